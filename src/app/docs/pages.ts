import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../model/index.ts';
import { protocolPage, sourcesMarkdown } from '../../report/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { readScenario } from '../files.ts';
import { type ApiPage, apiPage } from './api-page.ts';
import { calibrationPage } from './calibration-page.ts';
import { chartOf } from './chart.ts';
import { clausesPage } from './clauses-page.ts';
import { judgementsPage } from './judgements-page.ts';
import { playersPage } from './players-page.ts';
import { stressPage } from './stress-page.ts';

/** A generated page: where it belongs, and what it must say. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const place = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

/** The reference of the library, from the sources beside which this program lies. */
export const libraryPage = (): ApiPage =>
  apiPage((path) => {
    const file = new URL(`../../../src/${path}`, import.meta.url);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  });

async function home(): Promise<Case> {
  const read = await readScenario('istanbul-2022');
  if (!read.ok) throw new Error(read.error.message);
  return compileCase(read.value);
}

/** The pages of docs/ that are made from the code and the scenario. */
export async function pages(): Promise<Page[]> {
  const c = await home();
  const sources = [
    '<!-- Made from scenarios/istanbul-2022; do not edit. `npm run docs` writes it again. -->',
    '',
    sourcesMarkdown(c),
  ].join('\n');
  return [
    { path: place('protocol.md'), text: protocolPage(chartOf()) },
    { path: place('sources.md'), text: sources },
    { path: place('api.md'), text: libraryPage().text },
    { path: place('stress.md'), text: stressPage(c) },
    { path: place('clauses.md'), text: clausesPage(c) },
  ];
}

/** The page that takes minutes to make. */
export const slowPages = async (): Promise<Page[]> => [
  { path: place('calibration.md'), text: await calibrationPage() },
];

/** The tournament of players, with so many runs for each and seat. Minutes as well. */
export const playerPages = async (runs: number): Promise<Page[]> => [
  { path: place('players.md'), text: await playersPage(runs) },
];

/** What the home scenario's result hangs on, with so many runs under each setting. Many minutes. */
export const judgementPages = async (runs: number): Promise<Page[]> => [
  { path: place('judgements.md'), text: await judgementsPage(await home(), runs) },
];
