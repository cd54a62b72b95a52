import { effort, optionsIn, type Ties } from '../rules/index.ts';
import { choose, type Space, tiesOf, worthOf } from './space.ts';
import { addWays, noWays, oneWay, type Ways, type WaysKind } from './ways.ts';
import type { Work } from './work.ts';

/** Sums that some clauses can come to, and in how many ways; sorted by the first party's sum, then the second's …. */
export interface Sums {
  readonly size: number;
  /** By party, in unrounded units. */
  readonly columns: readonly Float64Array[];
  readonly ways: Ways;
}

/** Different sums held for one half of the clauses. */
const MOST_SUMS = 2_000_000;

const single = (units: readonly number[], kind: WaysKind): Sums => ({
  size: 1,
  columns: units.map((x) => Float64Array.of(x)),
  ways: oneWay(kind),
});

/** Which of two rows comes first: below 0 the first one's, 0 for equal rows. */
function compare(x: readonly Float64Array[], i: number, y: readonly Float64Array[], j: number): number {
  for (let k = 0; k < x.length; k++) {
    const difference = (x[k]?.[i] ?? 0) - (y[k]?.[j] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Every sum with the same units added. */
const shifted = (sums: Sums, units: readonly number[]): Sums => ({
  ...sums,
  columns: sums.columns.map((column, k) => {
    const by = units[k] ?? 0;
    return by === 0 ? column : column.map((x) => x + by);
  }),
});

/** Two lists in one, equal sums together. */
function merged(x: Sums, y: Sums, kind: WaysKind): Sums {
  const most = x.size + y.size;
  const columns = x.columns.map(() => new Float64Array(most));
  const ways = noWays(kind, most);
  let n = 0;
  const take = (from: Sums, i: number): void => {
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k];
      if (column) column[n] = from.columns[k]?.[i] ?? 0;
    }
    addWays(kind, ways, n, from.ways, i);
    n++;
  };
  let i = 0;
  let j = 0;
  while (i < x.size && j < y.size) {
    const order = compare(x.columns, i, y.columns, j);
    if (order <= 0) take(x, i++);
    else take(y, j++);
    if (order === 0) addWays(kind, ways, n - 1, y.ways, j++);
  }
  while (i < x.size) take(x, i++);
  while (j < y.size) take(y, j++);
  if (n === most) return { size: n, columns, ways };
  return { size: n, columns: columns.map((c) => c.slice(0, n)), ways: ways.map((w) => w.slice(0, n)) };
}

/** Many lists in one, two by two; null when the work does not suffice. */
function together(lists: readonly Sums[], kind: WaysKind, work: Work): Sums | null {
  let row = lists;
  while (row.length > 1) {
    const next: Sums[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const [x, y] = [row[i], row[i + 1]];
      if (!x) continue;
      if (y && !work.spend((x.size + y.size) * kind.digits)) return null;
      next.push(y ? merged(x, y, kind) : x);
    }
    row = next;
  }
  return row[0] ?? { size: 0, columns: [], ways: noWays(kind, 0) };
}

/** The sums of the tied clauses together; null when there are too many. */
function tiedSums(space: Space, kind: WaysKind, work: Work): Sums | null {
  const start = tiesOf(space);
  let layer = new Map([[start.key, { ties: start, sums: single(space.base, kind) }]]);
  for (const clause of space.order.slice(0, space.tied)) {
    const places = new Map<string, { ties: Ties; parts: Sums[] }>();
    let size = 0;
    for (const { ties, sums } of layer.values()) {
      for (const option of optionsIn(space.domains[clause] ?? 0)) {
        if (!work.spend(effort(ties) + sums.size)) return null;
        const chosen = choose(space, ties, clause, option);
        if (!chosen) continue;
        const place = places.get(chosen.ties.key) ?? { ties: chosen.ties, parts: [] };
        place.parts.push(shifted(sums, chosen.units));
        places.set(chosen.ties.key, place);
        size += sums.size;
      }
      if (size > MOST_SUMS) return null;
    }
    layer = new Map();
    for (const [key, { ties, parts }] of places) {
      const sums = together(parts, kind, work);
      if (!sums) return null;
      layer.set(key, { ties, sums });
    }
  }
  return together(
    [...layer.values()].map(({ sums }) => sums),
    kind,
    work,
  );
}

/** Adds a free clause; null when there would be too many sums. */
function extended(space: Space, sums: Sums, clause: number, kind: WaysKind, work: Work): Sums | null {
  const options = optionsIn(space.domains[clause] ?? 0);
  if (sums.size * options.length > MOST_SUMS) return null;
  return together(
    options.map((option) => shifted(sums, worthOf(space, clause, option))),
    kind,
    work,
  );
}

/** The clauses of a space in two halves: every text is one sum of each. */
export interface Halves {
  readonly kind: WaysKind;
  readonly left: Sums;
  readonly right: Sums;
}

/**
 * Splits the clauses of a space into two halves (Horowitz and Sahni 1974), those tied to others in one. Null when there
 * are too many sums to hold, or too few steps to make them.
 */
export function halvesOf(space: Space, kind: WaysKind, work: Work): Halves | null {
  let left = tiedSums(space, kind, work);
  let right: Sums | null = single(
    space.parties.map(() => 0),
    kind,
  );
  for (const clause of space.order.slice(space.tied)) {
    if (!left || !right) return null;
    if (left.size <= right.size) left = extended(space, left, clause, kind, work);
    else right = extended(space, right, clause, kind, work);
  }
  return left && right ? { kind, left, right } : null;
}
