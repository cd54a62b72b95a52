import type { ExplainedReason, Explanation } from '../analysis/index.ts';
import type { Case, NamedPackage, Package } from '../model/index.ts';
import type { Verdict } from '../rules/index.ts';
import { reasonText, sourceOf, turnTold } from '../telling/index.ts';

/** A reason in words, as `explain --json` prints it. */
export interface ToldReason {
  /** Clause id, where one clause is meant. */
  readonly clause?: string;
  readonly code: ExplainedReason['code'];
  readonly text: string;
  /** With `would-turn`: the clauses that change, and the options they would take. */
  readonly change?: NamedPackage;
  /** Source keys; absent where the program speaks for itself. */
  readonly source?: readonly string[];
}

/** What one party would say to a text, and why. */
export interface ToldParty {
  /** Points, two decimals. */
  readonly score: number;
  /** What the text must be worth to it, in points, two decimals. */
  readonly reservation: number;
  readonly verdict: Verdict;
  readonly reasons: readonly ToldReason[];
}

/** An explanation in words and names. */
export interface ToldExplanation {
  readonly parties: Readonly<Record<string, ToldParty>>;
}

/** The clauses in which a text differs from another, by name. */
const changed = (c: Case, from: Package, to: Package): NamedPackage =>
  Object.fromEntries(
    c.clauses.flatMap(({ id, options }, i) =>
      from[i] === to[i] ? [] : [[id, options[to[i] ?? -1]?.id ?? '']],
    ),
  );

function told(c: Case, r: ExplainedReason): ToldReason {
  const clause = c.clauses[r.clause]?.id;
  const source = r.code === 'would-turn' ? [] : sourceOf(c, r);
  return {
    ...(clause === undefined ? {} : { clause }),
    code: r.code,
    text: r.code === 'would-turn' ? turnTold(c, r.from, r.to) : reasonText(c, r),
    ...(r.code === 'would-turn' ? { change: changed(c, r.from, r.to) } : {}),
    ...(source.length > 0 ? { source } : {}),
  };
}

/** Puts an explanation into words. */
export const toldExplanation = (c: Case, found: Explanation): ToldExplanation => ({
  parties: Object.fromEntries(
    Object.entries(found.parties).map(([id, { score, reservation, verdict, reasons }]) => [
      id,
      { score, reservation, verdict, reasons: reasons.map((r) => told(c, r)) },
    ]),
  ),
});
