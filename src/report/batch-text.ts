import type { Share, Summary } from '../analysis/index.ts';
import { type Case, inShort } from '../model/index.ts';
import { ENDING_WORDS, percent, plural } from '../telling/index.ts';
import { judgementShare } from './sources.ts';
import { shareLine } from './sources-text.ts';
import { columns, wrap } from './words.ts';

/** Blockers that are printed. */
const MOST_BLOCKERS = 12;

/** What a batch was, for its heading. */
export interface BatchFacts {
  readonly seed: string;
  /** Runs asked for; more than were done when it was stopped. */
  readonly asked: number;
}

const interval = (s: Share): string[] => [
  String(s.count),
  percent(s.share),
  `${percent(s.low)} to ${percent(s.high)}`,
];

/** How many ended with a treaty in force: under several of the endings above it is, and they are counted there already. */
const inForceLine = ({ inForce, runs }: Summary): string => {
  const { count, share, low, high } = inForce;
  return `Of these, ${count} ended with a treaty in force: ${percent(share)} of ${plural(runs, 'run')} (${percent(low)} to ${percent(high)}).`;
};

/** How often it ended how, with 95 % Wilson intervals, and what stood in the way. */
export function batchText(c: Case, found: Summary, facts: BatchFacts): string {
  const party = (id: string | null): string => c.parties.find((p) => p.id === id)?.short ?? '–';
  const clause = (id: string | null): string => c.clauses.find((x) => x.id === id)?.title ?? '–';
  const done =
    found.runs === facts.asked
      ? plural(found.runs, 'run')
      : `${found.runs} of ${plural(facts.asked, 'run')}, stopped`;
  const lines = [`${c.scenario.title} (${c.scenario.id}): ${done}, seed ${inShort(facts.seed, '"')}`, ''];
  lines.push(
    ...columns(
      [
        ['Ending', 'Runs', 'Share', '95 % interval (Wilson)'],
        ...found.endings.map((e) => [ENDING_WORDS[e.ending].title, ...interval(e)]),
      ],
      [1, 2],
    ),
  );
  if (c.treaty) lines.push('', inForceLine(found));
  if (found.meanDay !== null && found.meanRound !== null)
    lines.push(
      '',
      `Ended on day ${found.meanDay.toFixed(0)} on average (median ${found.medianDay ?? '–'}), after ${found.meanRound.toFixed(1)} rounds of talks.`,
    );
  if (found.blockers.length > 0) {
    const shown = found.blockers.slice(0, MOST_BLOCKERS);
    lines.push(
      '',
      'What stood in the way, in runs that brought no treaty or one that failed (share of all runs)',
    );
    lines.push(
      ...columns(
        [
          ['Party', 'Clause', 'Cause', 'Runs', 'Share', '95 % interval'],
          ...shown.map((b) => [party(b.party), clause(b.clause), b.code, ...interval(b)]),
        ],
        [3, 4],
      ),
    );
    if (found.blockers.length > shown.length)
      lines.push(`(${shown.length} of ${found.blockers.length}; all with --json)`);
  }
  lines.push(
    '',
    ...wrap(
      `Behind these figures: ${shareLine(judgementShare(c))} Which of them matter: demarche judgements.`,
    ),
  );
  return `${lines.join('\n')}\n`;
}
