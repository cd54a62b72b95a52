import { ENDINGS, type EndingKind, inForce } from '../model/index.ts';
import { mean, median, type Share, wilson } from './intervals.ts';

/** What a summary reads of one run; rows of a batch have it and more. */
export interface RunFacts {
  readonly ending: EndingKind;
  readonly day: number;
  readonly round: number;
  /** Most weighty first. Ids, or null where none is meant. */
  readonly causes: readonly {
    readonly code: string;
    readonly party: string | null;
    readonly clause: string | null;
  }[];
}

/** How often one party and clause were a cause of failure; a run counts once for each. */
export interface BlockerShare extends Share {
  readonly party: string | null;
  readonly clause: string | null;
  readonly code: string;
}

/** Many runs in a few figures. Shares are of all runs, with 95 % Wilson intervals. */
export interface Summary {
  readonly runs: number;
  /** Every ending that occurred, in the order from none to tested. */
  readonly endings: readonly (Share & { readonly ending: EndingKind })[];
  /** Runs that ended with a treaty in force. */
  readonly inForce: Share;
  /** Causes in runs that ended without a treaty in force, or with one that failed; most frequent first. */
  readonly blockers: readonly BlockerShare[];
  /** Days from the opening to the end; null without runs. */
  readonly meanDay: number | null;
  readonly medianDay: number | null;
  /** Rounds of talks; null without runs. */
  readonly meanRound: number | null;
}

const good = (ending: EndingKind): boolean =>
  ending === 'agreed' || (inForce(ending) && ending !== 'failed-when-tested');

/** Causes that say how it went, not what stood in the way. */
const NARRATIVE = new Set(['walked-out', 'lapsed', 'incident', 'helped', 'years', 'agreed', 'too-few']);

function blockers(rows: readonly RunFacts[]): BlockerShare[] {
  const counts = new Map<string, { cause: RunFacts['causes'][number]; count: number }>();
  for (const row of rows) {
    if (good(row.ending)) continue;
    const inRun = new Set<string>();
    for (const cause of row.causes) {
      if (NARRATIVE.has(cause.code)) continue;
      const key = JSON.stringify([cause.code, cause.party, cause.clause]);
      if (inRun.has(key)) continue;
      inRun.add(key);
      counts.set(key, { cause, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.entries()]
    .sort(([k, x], [l, y]) => y.count - x.count || (k < l ? -1 : 1))
    .map(([, { cause, count }]) => ({
      party: cause.party,
      clause: cause.clause,
      code: cause.code,
      ...wilson(count, rows.length),
    }));
}

/** Sums up the rows of a batch. */
export function summarize(rows: readonly RunFacts[]): Summary {
  const n = rows.length;
  const count = (keep: (row: RunFacts) => boolean): Share => wilson(rows.filter(keep).length, n);
  const days = rows.map((row) => row.day);
  return {
    runs: n,
    endings: ENDINGS.map((ending) => ({ ending, ...count((row) => row.ending === ending) })).filter(
      (e) => e.count > 0,
    ),
    inForce: count((row) => inForce(row.ending)),
    blockers: blockers(rows),
    meanDay: mean(days),
    medianDay: median(days),
    meanRound: mean(rows.map((row) => row.round)),
  };
}
