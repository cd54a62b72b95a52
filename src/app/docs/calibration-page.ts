import { summarize } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { playedHash } from '../../model/index.ts';
import { markdownTable } from '../../report/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { batch, type RunRow } from '../../sim/index.ts';
import { ENDING_WORDS } from '../../telling/index.ts';
import { bundledScenarios, readScenario } from '../files.ts';

/** Agents on the page with the runs each gets. */
const CASTS: readonly { readonly agent: string; readonly runs: number }[] = [
  { agent: 'linear', runs: 1000 },
  { agent: 'bridging', runs: 200 },
];
const SEED = 'calibration';

const range = (s: { readonly share: number; readonly low: number; readonly high: number }): string =>
  `${(100 * s.share).toFixed(1)} % (${(100 * s.low).toFixed(1)}–${(100 * s.high).toFixed(1)})`;

/** Blockers that are named. */
const MOST_NAMED = 3;

/** Party and clause that stood in the way most often, whatever the cause; a run counts once for each pair. */
function stoodInTheWay(rows: readonly RunRow[]): string {
  const codes = new Set(summarize(rows).blockers.map((b) => b.code));
  const plain = rows.map((row) => ({
    ...row,
    causes: row.causes.filter((x) => codes.has(x.code)).map((x) => ({ ...x, code: 'in-the-way' })),
  }));
  return summarize(plain)
    .blockers.filter((b) => b.clause !== null)
    .slice(0, MOST_NAMED)
    .map((b) => `${b.party ?? '–'} on ${b.clause} (${(100 * b.share).toFixed(0)} %)`)
    .join('; ');
}

async function section(c: Case): Promise<string[]> {
  const found: { readonly agent: string; readonly rows: readonly RunRow[] }[] = [];
  for (const { agent, runs } of CASTS) {
    const { rows } = await batch(c, { runs, seed: SEED, cast: { default: agent }, workers: 1 });
    found.push({ agent, rows });
  }
  const summaries = found.map(({ agent, rows }) => ({ agent, rows, summary: summarize(rows) }));
  const kinds = [...new Set(summaries.flatMap((s) => s.summary.endings.map((e) => e.ending)))];
  const cell = (s: (typeof summaries)[number], kind: string): string => {
    const e = s.summary.endings.find((x) => x.ending === kind);
    return e && e.count > 0 ? range(e) : '–';
  };
  const stood = stoodInTheWay(found[0]?.rows ?? []);
  return [
    `## ${c.scenario.title} (\`${c.scenario.id}\`)`,
    '',
    ...markdownTable(
      ['Ending', ...summaries.map((s) => `${s.agent}, ${s.rows.length} runs`)],
      [
        ...kinds.map((k) => [ENDING_WORDS[k].title, ...summaries.map((s) => cell(s, k))]),
        ...(c.treaty ? [['A treaty in force', ...summaries.map((s) => range(s.summary.inForce))]] : []),
      ],
    ),
    '',
    stood
      ? `What stood in the way most with linear agents: ${stood}.`
      : 'Nothing stood in the way often enough to list.',
    '',
    `Scenario \`${playedHash(c).slice(0, 16)}\`.`,
    '',
  ];
}

/** docs/calibration.md: how every bundled scenario tends to end, with intervals. Slow: minutes. */
export async function calibrationPage(): Promise<string> {
  const lines = [
    '<!-- Made from scenarios/; do not edit. `npm run docs -- --calibration` writes it again. -->',
    '',
    '# Calibration',
    '',
    `How every scenario tends to end: all seats by one strategy, seed "${SEED}", shares with 95 % score intervals (Wilson).`,
    'The intervals say how well the simulation is known, not how well the world is: see docs/model.md. The patterns are',
    'tested loosely in tests/calibration.',
    '',
  ];
  for (const name of await bundledScenarios()) {
    const read = await readScenario(name);
    if (!read.ok) throw new Error(read.error.message);
    lines.push(...(await section(compileCase(read.value))));
  }
  return lines.join('\n');
}
