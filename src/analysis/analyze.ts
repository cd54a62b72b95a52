import { type Case, type NamedPackage, namePackage, partyIndex } from '../model/index.ts';
import { points } from '../rules/index.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import { rationalOutcomes } from './count.ts';
import { frontierOf, type Point } from './frontier.ts';
import { openingOf } from './opening.ts';
import { type Disagreement, fairest, type Solutions, solve } from './solutions.ts';
import { type Over, sizeOf, spaceOf } from './space.ts';

/** What `analyze` looks at: whose talks, and which texts. */
export interface AnalyzeOptions {
  /** Ids of the two parties; the first two principals when absent. */
  readonly parties?: readonly [string, string] | undefined;
  /** The outcomes the frontier is taken over; default `feasible`, and all where none is feasible. */
  readonly over?: Over | undefined;
}

/** A text with what it is worth to the two parties, in points. */
export interface ScoredPackage {
  readonly package: NamedPackage;
  readonly scores: Readonly<Record<string, number>>;
}

/** Whole numbers; as decimal text where they are above 2^53. */
export type Count = number | string;

/** The talks between two parties at the opening, every figure at its mode. */
export interface Analysis {
  /** Texts that could be written. */
  readonly outcomes: Count;
  readonly parties: readonly [string, string];
  /** Reservation values in points: the disagreement point of the solutions. */
  readonly reservations: Readonly<Record<string, number>>;
  /** Texts that breach no red line of either party. */
  readonly feasible: Count;
  /** Texts that both would accept: the zone of possible agreement. Null when the space is too large to count. */
  readonly rational: Count | null;
  /** What the frontier was taken over. */
  readonly over: Over;
  /** Pareto-optimal texts, from the first party's best to the second's. */
  readonly frontier: readonly ScoredPackage[];
  /** Null where no text of the frontier is feasible and worth both reservation values. */
  readonly solutions: Readonly<Record<keyof Solutions, ScoredPackage | null>>;
  /** What stands in the way, most weighty first. */
  readonly blockers: readonly Blocker[];
  /** What a reader has to know of how the figures came about. */
  readonly notes: readonly string[];
}

const countOf = (n: bigint): Count => (n > BigInt(Number.MAX_SAFE_INTEGER) ? n.toString() : Number(n));

function pairOf(c: Case, wanted: readonly [string, string] | undefined): [number, number] {
  const rest = c.parties.map((p) => p.index).filter((p) => !c.principals.includes(p));
  const ids = wanted ?? [...c.principals, ...rest].slice(0, 2).map((p) => c.parties[p]?.id ?? '');
  const [a, b] = ids.map((id) => partyIndex(c, id));
  if (a === undefined || b === undefined || a < 0 || b < 0 || a === b) {
    const known = c.parties.map((p) => p.id).join(', ');
    throw new RangeError(`an analysis needs two different parties of: ${known} (got ${ids.join(', ')})`);
  }
  return [a, b];
}

/** By how much the text that comes nearest misses what the parties need. */
function missed(c: Case, pair: readonly [number, number], nearest: Point, d: Disagreement): string {
  const short = [d[0] - nearest.a, d[1] - nearest.b].flatMap((units, i) =>
    units > 0 ? [`${points(units).toFixed(1)} points to ${c.parties[pair[i] ?? -1]?.name ?? ''}`] : [],
  );
  const most = short.length > 0 ? `: the nearest lacks ${short.join(' and ')}` : '';
  return `No text that keeps the red lines is worth both reservation values${most}.`;
}

/**
 * Outcomes, zone of possible agreement, Pareto frontier, bargaining solutions and blockers for two parties. Exact also
 * where the texts are far too many to list.
 * @throws RangeError when `options.parties` are not two different parties of the case
 */
export function analyze(c: Case, options: AnalyzeOptions = {}): Analysis {
  const [a, b] = pairOf(c, options.parties);
  const { table } = openingOf(c);
  const d: Disagreement = [table.own[a]?.reservation ?? 0, table.own[b]?.reservation ?? 0];
  const ids: [string, string] = [c.parties[a]?.id ?? '', c.parties[b]?.id ?? ''];
  const lawful = spaceOf(c, a, b, 'feasible');
  const feasible = sizeOf(lawful);
  const over: Over = options.over ?? (feasible > 0n ? 'feasible' : 'all');
  const frontier = frontierOf(over === 'feasible' ? lawful : spaceOf(c, a, b, 'all'));
  const within = over === 'feasible' || feasible === 0n ? frontier : frontierOf(lawful);
  const rational = rationalOutcomes(lawful, d);
  const solutions = solve(feasible === 0n ? [] : within.points, d);
  const show = (p: Point): ScoredPackage => ({
    package: namePackage(c, p.package),
    scores: { [ids[0]]: points(p.a), [ids[1]]: points(p.b) },
  });
  const one = (list: readonly Point[]): ScoredPackage | null => {
    const p = fairest(list, d);
    return p ? show(p) : null;
  };
  const notes: string[] = [];
  if (feasible === 0n) {
    const rest = options.over === 'feasible' ? '' : ' The frontier is over all texts.';
    notes.push(`No text keeps the red lines of both.${rest}`);
  } else if (over === 'all')
    notes.push('The frontier is over all texts; the solutions are over those that keep the red lines.');
  if (rational === null) notes.push('There are too many texts to count those that both would accept.');
  const nearest = rational === 0n ? fairest(within.points, d) : null;
  if (nearest) notes.push(missed(c, [a, b], nearest, d));
  if (frontier.capped || within.capped)
    notes.push('The frontier was thinned on the way: points may be missing.');
  return {
    outcomes: countOf(c.clauses.reduce((n, clause) => n * BigInt(clause.options.length), 1n)),
    parties: ids,
    reservations: { [ids[0]]: points(d[0]), [ids[1]]: points(d[1]) },
    feasible: countOf(feasible),
    rational: rational === null ? null : countOf(rational),
    over,
    frontier: frontier.points.map(show),
    solutions: {
      nash: one(solutions.nash),
      kalai: one(solutions.kalai),
      kalaiSmorodinsky: one(solutions.kalaiSmorodinsky),
      welfare: one(solutions.welfare),
    },
    blockers: blockersOf(lawful),
    notes,
  };
}
