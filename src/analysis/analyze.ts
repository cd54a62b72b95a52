import {
  type Case,
  type Hindrance,
  type NamedPackage,
  namePackage,
  partyIndex,
  type Remark,
  type World,
} from '../model/index.ts';
import { points } from '../rules/index.ts';
import { blockersOf } from './blockers.ts';
import { counterOf } from './count.ts';
import { frontierOf, type Point } from './frontier.ts';
import { remarksOn } from './notes.ts';
import { openingOf } from './opening.ts';
import { impasses } from './own.ts';
import { fairest, type Solutions, solve } from './solutions.ts';
import { type Over, sizeOf, spaceOf } from './space.ts';
import { STEPS, Work } from './work.ts';

/** What `analyze` looks at: whose talks, and which texts. */
export interface AnalyzeOptions {
  /** Ids of the parties, two or more; every principal when absent. */
  readonly parties?: readonly string[] | undefined;
  /** The outcomes the frontier is taken over; default `feasible`, and all where none is feasible. */
  readonly over?: Over | undefined;
  /** The world to look at, such as one run's (`openWorld`); without one every figure is at its mode. */
  readonly world?: World | undefined;
  /** Steps that each count and each frontier may take; by default a few seconds' work. */
  readonly steps?: number | undefined;
}

/** A text with what it is worth to the parties, in points. */
export interface ScoredPackage {
  readonly package: NamedPackage;
  readonly scores: Readonly<Record<string, number>>;
}

/** Whole numbers, exact at any size: a number up to 2^53 − 1, above that its decimal digits as text. */
export type Count = number | string;

/** What ties for a solution. */
export interface Tie {
  /** Texts that are the solution, those with the same scores included; null where they are too many to count. */
  readonly texts: Count | null;
  /** Texts of the frontier with other scores that are the solution as well as the one named. */
  readonly others: readonly ScoredPackage[];
}

/** The talks between some parties at the opening, as facts: `report/` has the words. */
export interface AnalysisFacts {
  /** Texts that could be written. */
  readonly outcomes: Count;
  /** Ids, in the order of the talks. */
  readonly parties: readonly string[];
  /** Reservation values in points: the disagreement point of the solutions. */
  readonly reservations: Readonly<Record<string, number>>;
  /** Texts that breach no red line of any of the parties. Null when the space is too large to count. */
  readonly feasible: Count | null;
  /** Texts that all would accept: the zone of possible agreement. Null when the space is too large to count. */
  readonly rational: Count | null;
  /** What the frontier was taken over. */
  readonly over: Over;
  /** Pareto-optimal texts, from the first party's best on; of texts with the same scores the first in clause order. */
  readonly frontier: readonly ScoredPackage[];
  /**
   * 0 when the frontier is exact. Else points may be missing, but every text has one in the frontier that is worth at
   * most so many points less to each party; null when there is no such bound.
   */
  readonly within: number | null;
  /** Null where no text of the frontier is feasible and worth every reservation value. */
  readonly solutions: Readonly<Record<keyof Solutions, ScoredPackage | null>>;
  /** What ties for each solution; which one is named does not depend on the order of the parties. */
  readonly ties: Readonly<Record<keyof Solutions, Tie>>;
  /** What stands in the way, most weighty first. */
  readonly hindrances: readonly Hindrance[];
  /** What a reader has to know of how the figures came about. */
  readonly remarks: readonly Remark[];
}

const countOf = (n: bigint): Count => (n > BigInt(Number.MAX_SAFE_INTEGER) ? n.toString() : Number(n));

/** The parties to look at, in the order named; else the principals, or as many others as make two. */
function partiesOf(c: Case, wanted: readonly string[] | undefined): number[] {
  const rest = c.parties.map((p) => p.index).filter((p) => !c.principals.includes(p));
  const usual = [...c.principals, ...rest].slice(0, Math.max(2, c.principals.length));
  const found = wanted?.map((id) => partyIndex(c, id)) ?? usual;
  if (found.length < 2 || found.includes(-1) || new Set(found).size < found.length) {
    const known = c.parties.map((p) => p.id).join(', ');
    const got = (wanted ?? c.parties.map((p) => p.id)).join(', ');
    throw new RangeError(`an analysis needs two different parties or more of: ${known} (got ${got})`);
  }
  return found;
}

const each = <T>(of: (key: keyof Solutions) => T): Record<keyof Solutions, T> => ({
  nash: of('nash'),
  kalai: of('kalai'),
  kalaiSmorodinsky: of('kalaiSmorodinsky'),
  welfare: of('welfare'),
});

/**
 * Outcomes, zone of possible agreement, Pareto frontier, bargaining solutions and blockers for two parties or more.
 * Exact also where the texts are far too many to list; where even that is too much work, a bound and a note say so.
 * @throws RangeError when `options.parties` are not different parties of the case, two at least
 */
export function analyze(c: Case, options: AnalyzeOptions = {}): AnalysisFacts {
  const seats = partiesOf(c, options.parties);
  const { world, table } = openingOf(c, options.world);
  const work = (): Work => new Work(options.steps ?? STEPS);
  const bars = seats.map((seat) => table.own[seat]?.reservation ?? 0);
  const ids = seats.map((seat) => c.parties[seat]?.id ?? '');
  const lawful = spaceOf(c, seats, 'feasible', world);
  const feasible = sizeOf(lawful, work());
  const over: Over = options.over ?? (feasible === 0n ? 'all' : 'feasible');
  const frontier = frontierOf(over === 'feasible' ? lawful : spaceOf(c, seats, 'all', world), work());
  const own = over === 'feasible' || feasible === 0n ? frontier : frontierOf(lawful, work());
  const kept = feasible === 0n ? [] : own.points;
  const count = counterOf(lawful, work(), feasible);
  const solutions = solve(kept, bars);
  const rational = count(bars) ?? noneWithin(kept, bars, own.within);
  const byId = (units: readonly number[]): Record<string, number> =>
    Object.fromEntries(ids.map((id, i) => [id, points(units[i] ?? 0)]));
  const show = (p: Point): ScoredPackage => ({ package: namePackage(c, p.package), scores: byId(p.scores) });
  const chosen = each((key) => fairest(solutions[key], bars));
  const textsAt = (list: readonly Point[]): Count | null => {
    let texts = 0n;
    for (const p of list) {
      const here = own.within === 0 ? count(p.scores) : null;
      if (here === null) return null;
      texts += here;
    }
    return countOf(texts);
  };
  const alone = impasses(lawful);
  const blockers = blockersOf(lawful, alone);
  const within = Math.max(frontier.within, own.within);
  return {
    outcomes: countOf(c.clauses.reduce((n, clause) => n * BigInt(clause.options.length), 1n)),
    parties: ids,
    reservations: byId(bars),
    feasible: feasible === null ? null : countOf(feasible),
    rational: rational === null ? null : countOf(rational),
    over,
    frontier: frontier.points.map(show),
    within: Number.isFinite(within) ? points(within) : null,
    solutions: each((key) => {
      const p = chosen[key];
      return p && show(p);
    }),
    ties: each((key) => ({
      texts: textsAt(solutions[key]),
      others: solutions[key].filter((p) => p !== chosen[key]).map(show),
    })),
    hindrances: blockers.list,
    remarks: remarksOn(
      {
        space: lawful,
        bars,
        over,
        asked: options.over !== undefined,
        feasible,
        rational,
        lawful: kept,
        within,
        tied: each((key) => solutions[key].length),
        blockersComplete: blockers.complete,
      },
      alone,
    ),
  };
}

/** A count of 0 where even a frontier that is not exact shows that no text is worth every bar; else null. */
function noneWithin(frontier: readonly Point[], bars: readonly number[], within: number): bigint | null {
  const near = (p: Point): boolean => p.scores.every((score, i) => score + within >= (bars[i] ?? 0));
  return Number.isFinite(within) && !frontier.some(near) ? 0n : null;
}
