import type { Package, Test, World } from '../model/index.ts';
import { breach } from './accept.ts';
import { holds, type Situation } from './conditions.ts';
import { linkUnits, scoreOf, startOf, unitsAt } from './worth.ts';

/** A package that differs from another in few clauses. */
export interface Change {
  readonly package: Package;
  /** The clauses that differ. */
  readonly clauses: readonly number[];
  /** The sum of the rungs moved. */
  readonly distance: number;
}

/** Rungs between two options; any two options of a set are one apart. */
export function rungs(world: World, clause: number, from: number, to: number): number {
  const options = world.case.clauses[clause]?.options ?? [];
  if (world.case.clauses[clause]?.kind === 'set') return 1;
  return Math.abs((options[to]?.rung ?? 0) - (options[from]?.rung ?? 0));
}

/**
 * The smallest change to a text that a party would take: one clause if one is enough, else two;
 * among equals the shortest way on the ladders, then the better score, then the first clauses and options.
 * Null when no two clauses are enough. Every pair of clauses is tried but those that cannot turn the text.
 * @param bar what a draft must be worth, in score units: a sum of parts that each hang on one clause
 * @param nowOf the situation in which a draft is judged; of the draft it may read the guarantors' clause only
 * @param also a further test the changed text must pass, such as a guarantor's conditions on others
 */
export function smallestChange(
  world: World,
  party: number,
  text: Package,
  bar: (draft: Package) => number,
  nowOf: (draft: Package) => Situation,
  also: (draft: Package, now: Situation) => boolean = () => true,
): Change | null {
  const { clauses } = world.case;
  const draft = [...text];
  let best: Change | null = null;
  let bestScore = 0;
  const consider = (changed: readonly number[], distance: number): void => {
    if (best && best.distance < distance) return;
    const now = nowOf(draft);
    const score = scoreOf(world, party, draft, now);
    if (best && best.distance === distance && score <= bestScore) return;
    if (score < bar(draft)) return;
    if (breach(world, party, draft, now) || !also(draft, now)) return;
    best = { package: [...draft], clauses: [...changed], distance };
    bestScore = score;
  };
  const eachOption = (clause: number, visit: (distance: number, option: number) => void): void => {
    const was = text[clause] ?? 0;
    const options = clauses[clause]?.options.length ?? 0;
    for (let o = 0; o < options; o++) {
      if (o === was) continue;
      draft[clause] = o;
      visit(rungs(world, clause, was, o), o);
    }
    draft[clause] = was;
  };
  for (const a of clauses.keys()) eachOption(a, (d) => consider([a], d));
  if (best) return best;
  const hope = hopeOf(world, party, text, bar, nowOf);
  if (!hope.any) return null;
  for (const a of clauses.keys()) {
    for (let b = a + 1; b < clauses.length; b++) {
      if (!hope.pair(a, b)) continue;
      eachOption(a, (da, o) => {
        if (!hope.with(a, o, b)) return;
        eachOption(b, (db, p) => {
          if (hope.both(a, o, b, p)) consider([a, b], da + db);
        });
      });
    }
  }
  return best;
}

/** What a change of two clauses can bring at most. */
interface Hope {
  /** False when no two clauses can ever be enough. */
  readonly any: boolean;
  /** False when changing these two clauses can never be enough. */
  pair(a: number, b: number): boolean;
  /** The same with the first one's new option known. */
  with(a: number, option: number, b: number): boolean;
  /** The same with both new options known. */
  both(a: number, option: number, b: number, other: number): boolean;
}

/** Units by which the bars of two drafts may differ from the sum of their clauses' parts, and sums from scores. */
const ROUNDING = 4;

/**
 * A pair of clauses can turn a text only when every red line now breached speaks of one of them, and when the points
 * the two bring at most, by their options, the links that speak of them and the bar, make up for what is missing.
 */
function hopeOf(
  world: World,
  party: number,
  text: Package,
  bar: (draft: Package) => number,
  nowOf: (draft: Package) => Situation,
): Hope {
  const { clauses, offset, parties, treaty } = world.case;
  const worth = world.worth[party];
  const now = nowOf(text);
  const sees = (test: Test, clauses: readonly number[]): readonly number[] =>
    treaty && asksWhoJoined(test) && !clauses.includes(treaty.guarantorsClause)
      ? [...clauses, treaty.guarantorsClause]
      : clauses;
  const breached = (parties[party]?.redLines ?? [])
    .filter((l) => holds(l.breached, text, now))
    .map((l) => sees(l.breached, l.clauses));
  const entry = (clause: number, option: number): number =>
    worth ? unitsAt(worth, startOf(offset, clause) + option) : 0;
  const needed = bar(text);
  let short = needed;
  const linked = clauses.map(() => 0);
  for (const [c, o] of text.entries()) short -= entry(c, o);
  for (const link of parties[party]?.links ?? []) {
    const units = linkUnits(world, link.points);
    const has = holds(link.when, text, now) ? units : 0;
    short -= has;
    for (const c of sees(link.when, link.clauses)) linked[c] = (linked[c] ?? 0) + Math.max(0, units) - has;
  }
  const draft = [...text];
  let lowest = needed;
  const gains = clauses.map((clause, c) => {
    const was = text[c] ?? 0;
    let lowers = 0;
    const here = clause.options.map((_, o) => {
      if (o === was) return Number.NEGATIVE_INFINITY;
      draft[c] = o;
      const moved = bar(draft) - needed;
      lowers = Math.min(lowers, moved);
      return entry(c, o) - entry(c, was) - moved + (linked[c] ?? 0);
    });
    lowest += lowers;
    draft[c] = was;
    return here;
  });
  const most = gains.map((here) => here.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY));
  /** A bar at or below 0 is met by any sum, for scores never fall below 0. */
  const certain = lowest <= ROUNDING;
  const reaches = (gain: number): boolean => certain || gain >= short - ROUNDING;
  const [first = 0, second = 0] = [...most].sort((x, y) => y - x);
  return {
    any: reaches(first + second),
    pair: (a, b) =>
      breached.every((l) => l.includes(a) || l.includes(b)) && reaches((most[a] ?? 0) + (most[b] ?? 0)),
    with: (a, option, b) => reaches((gains[a]?.[option] ?? 0) + (most[b] ?? 0)),
    both: (a, option, b, other) => reaches((gains[a]?.[option] ?? 0) + (gains[b]?.[other] ?? 0)),
  };
}

/** Does a condition ask which guarantors are in? */
function asksWhoJoined(test: Test): boolean {
  switch (test.op) {
    case 'joined':
      return true;
    case 'all':
    case 'any':
      return test.of.some(asksWhoJoined);
    case 'not':
      return asksWhoJoined(test.of);
    case 'in':
    case 'front':
    case 'lasting':
    case 'driver':
      return false;
    default: {
      const never: never = test;
      return never;
    }
  }
}
