import { err, ok, type Problem, type Result, type Scenario, unfitIn } from '../model/index.ts';
import type { ScenarioFile } from './load.ts';
import { hint } from './nearest.ts';
import { isObject } from './shapes.ts';

/** A scenario's prose in another language, by the places where the English stands. */
export interface Translation {
  /** Dotted path to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** The words of the sheets themselves that the file brings along, by key. */
  readonly words: Readonly<Record<string, string>>;
}

/** Fields that hold prose which packs print. */
const PROSE: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'question',
  'text',
  'short',
  'name',
  'brief',
  'fullBrief',
  'closed',
]);
/** Of those, the ones that run over several lines. */
const LONG: ReadonlySet<string> = new Set(['summary', 'brief', 'fullBrief', 'closed', 'text']);

/** Parts of a scenario that packs print no prose of, or whose `text` is the name of a text. */
const LEFT: readonly string[] = ['sources', 'readings', 'conditions', 'treaty.opens', 'chosen'];

type Put = (text: string) => void;

/** One piece of prose: where it stands, what it says, and how to say it otherwise. */
interface Piece {
  readonly text: string;
  readonly put: Put;
}

function walk(value: unknown, path: string, found: Map<string, Piece>): void {
  if (LEFT.includes(path)) return;
  const inside = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    for (const [i, entry] of list.entries()) {
      const step = inside(isObject(entry) && typeof entry.id === 'string' ? entry.id : String(i + 1));
      if (path === 'about.discoveries' && typeof entry === 'string')
        found.set(step, {
          text: entry,
          put: (text) => {
            list[i] = text;
          },
        });
      else walk(entry, step, found);
    }
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && PROSE.has(key))
      // A discovery is named alike whether it says what shows it or not.
      found.set(/^about\.discoveries\.\d+$/.test(path) ? path : inside(key), {
        text: inner,
        put: (text) => {
          value[key] = text;
        },
      });
    else if (typeof inner === 'object') walk(inner, inside(key), found);
  }
}

/** Every piece of prose of a scenario by its path: ids of list entries, or their number from 1. */
function piecesOf(scenario: Scenario): Map<string, Piece> {
  const found = new Map<string, Piece>();
  walk(scenario, '', found);
  return found;
}

const HEAD = /^##\s+(\S+)\s*$/;

interface Section {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

function sectionsOf(text: string): Section[] {
  const sections: { path: string; line: number; lines: string[] }[] = [];
  for (const [i, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    const path = HEAD.exec(line)?.[1];
    if (path !== undefined) sections.push({ path, line: i + 1, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ path, line, lines }) => ({ path, line, text: lines.join('\n').trim() }));
}

/** Why a path leads to no prose of the scenario. */
function strange(scenario: Scenario, path: string, known: readonly string[]): string {
  const [area, name] = path.split('.');
  const areas = { parties: 'party', clauses: 'clause', texts: 'text' } as const;
  for (const [key, what] of Object.entries(areas)) {
    const there = Object.keys(scenario[key as keyof typeof areas]);
    if (area === key && name !== undefined && !there.includes(name))
      return `there is no ${what} '${name}' in ${scenario.id} (${hint(name, there)})`;
  }
  return `no text of ${scenario.id} stands at '${path}' (${hint(path, known)})`;
}

/**
 * Reads a language file, `brief.LANG.md`: sections `## path`, each with the text that stands there in English. What comes
 * before the first section is for its readers. Sections `## pack.KEY` give words of the sheets.
 * @param packKeys the keys of the words of the sheets
 * @returns every fault with its place: a path that leads to no text, one that is there twice, a section without text, a
 * title over several lines, a character that no text may hold
 */
export function readTranslation(
  scenario: Scenario,
  { name, text }: ScenarioFile,
  packKeys: readonly string[],
): Result<Translation, readonly Problem[]> {
  const pieces = piecesOf(scenario);
  const known = [...pieces.keys()];
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const words: Record<string, string> = {};
  const sections = sectionsOf(text);
  const bad = (line: number, path: string, message: string): void => {
    problems.push({ file: name, line, column: 1, path, message });
  };
  if (sections.length === 0) bad(1, '', "expected sections that begin with '## ' and a path");
  for (const { path, line, text: said } of sections) {
    const key = path.startsWith('pack.') ? path.slice(5) : null;
    const unfit = unfitIn(said);
    if (key !== null && !packKeys.includes(key))
      bad(line, path, `there is no word '${key}' on the sheets (${hint(key, packKeys)})`);
    else if (key === null && !pieces.has(path)) bad(line, path, strange(scenario, path, known));
    else if (texts.has(path) || (key !== null && Object.hasOwn(words, key)))
      bad(line, path, `'${path}' is there twice`);
    else if (said === '') bad(line, path, 'expected some text, found an empty section');
    else if (unfit !== undefined) bad(line, path, `holds a character that no text may hold: ${unfit}`);
    else if (said.includes('\n') && !LONG.has(path.split('.').at(-1) ?? '') && !/^about\.disc/.test(path))
      bad(line, path, 'expected text on one line, found a line break');
    else if (key !== null) words[key] = said;
    else texts.set(path, said);
  }
  return problems.length > 0 ? err(problems) : ok({ texts, words });
}

/** A scenario in another language, and the texts that stayed in English. It plays as the other does. */
export function translated(
  scenario: Scenario,
  { texts }: Translation,
): { readonly scenario: Scenario; readonly english: ReadonlySet<string> } {
  const copy = structuredClone(scenario);
  const english = new Set<string>();
  for (const [path, piece] of piecesOf(copy)) {
    const said = texts.get(path);
    if (said === undefined) english.add(piece.text);
    else piece.put(said);
  }
  return { scenario: copy, english };
}
