import { AGENTS, OPPONENT, TEMPER } from '../../agents/index.ts';
import { type MeanInterval, mean, meanInterval } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { playedHash } from '../../model/index.ts';
import { markdownTable } from '../../report/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { type Earned, tournament } from '../../sim/index.ts';
import { readScenario } from '../files.ts';

/** Scenarios on the page. */
const SCENARIOS = ['harbour-lease', 'marenia', 'istanbul-2022'];
/** Players in the order of the page. */
const PLAYERS = [
  'one-text',
  'hold-out',
  'conceder',
  'linear',
  'boulware',
  'relative-tit-for-tat',
  'bluffing',
  'bridging',
  'random',
  'reciprocal',
  'reading',
];
/** What the others are compared with. */
const CLOCK = 'linear';
const SEED = 'players';

const signed = (x: number): string => (x < 0 ? `−${Math.abs(x).toFixed(1)}` : x.toFixed(1));
const range = ({ mean: m, low, high }: MeanInterval): string =>
  `${signed(m)} [${signed(low)}; ${signed(high)}]`;

function rowOf(e: Earned, clock: Earned | undefined): string[] {
  const runs = e.gains.length;
  const apart = e.gains.map((x, i) => x - (clock?.gains[i] ?? 0));
  const share = (n: number): string => `${((100 * n) / runs).toFixed(0)} %`;
  return [
    `\`${e.player}\``,
    range(meanInterval(e.gains)),
    e.player === CLOCK ? '–' : range(meanInterval(apart)),
    share(e.agreed),
    share(e.signed),
    mean(e.rounds)?.toFixed(1) ?? '–',
  ];
}

function section(c: Case, found: readonly Earned[]): string[] {
  const seats = [...new Set(found.map((e) => e.seat))];
  return [
    `## ${c.scenario.title} (\`${c.scenario.id}\`)`,
    '',
    ...seats.flatMap((seat) => {
      const here = found.filter((e) => e.seat === seat);
      const clock = here.find((e) => e.player === CLOCK);
      return [
        `### ${c.parties.find((p) => p.id === seat)?.name ?? seat}`,
        '',
        ...markdownTable(
          ['Player', 'Gain, points', `Against \`${CLOCK}\``, 'Agreed', 'Signed', 'Rounds to an agreement'],
          here.map((e) => rowOf(e, clock)),
        ),
        '',
      ];
    }),
    `Scenario \`${playedHash(c).slice(0, 16)}\`.`,
    '',
  ];
}

/** The figures of temper with their ranges and where they come from. */
function temperTable(): string[] {
  const { envy, ...drawn } = TEMPER;
  return markdownTable(
    ['Trait', 'Range (low, mode, high)', 'From', 'What it is'],
    [
      ...Object.entries(drawn).map(([trait, f]) => [
        trait,
        `${f.low}, ${f.mode}, ${f.high}`,
        f.source,
        f.note,
      ]),
      [
        'envy',
        envy.values.map(([v, p]) => `${v} (${(100 * p).toFixed(0)} %)`).join(', '),
        envy.source,
        envy.note,
      ],
    ],
  );
}

/** docs/players.md: what ways of playing earn against the default opponent. Slow: minutes. */
export async function playersPage(runs: number): Promise<string> {
  const lines = [
    '<!-- Made by playing; do not edit. `npm run docs -- --players 200` writes it again. -->',
    '',
    '# Players',
    '',
    `What ways of playing earn against the default opponent, \`${OPPONENT}\`: ${runs} runs for each player and seat, seed`,
    `"${SEED}", the same worlds for all. *Gain* is the signed text's score over the seat's walk-away at the end, 0 where no`,
    'text was signed; what became of the text in later years is not in it. Means with 95 % intervals; the comparison is of',
    'the same runs, pair by pair. How the opponent behaves, and what of it is judgement: [behaviour.md](behaviour.md).',
    '',
    ...markdownTable(
      ['Player', 'What it does'],
      PLAYERS.map((name) => [`\`${name}\``, AGENTS[name]?.about ?? '']),
    ),
    '',
  ];
  for (const name of SCENARIOS) {
    const read = await readScenario(name);
    if (!read.ok) throw new Error(read.error.message);
    const c = compileCase(read.value);
    const onStart = (player: string, seat: string): void => {
      process.stderr.write(`${name}: ${player} as ${seat}\n`);
    };
    const found = await tournament(c, { players: PLAYERS, opponent: OPPONENT, runs, seed: SEED, onStart });
    lines.push(...section(c, found));
  }
  lines.push(
    '## Temper',
    '',
    'What is drawn for whoever plays the default opponent:',
    '',
    ...temperTable(),
    '',
  );
  return lines.join('\n');
}
