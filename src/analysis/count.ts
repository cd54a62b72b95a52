import { leastSums, type Space, sizeOf } from './space.ts';
import { type Halves, halvesOf, type Sums } from './sums.ts';
import { readWays, type WaysKind, waysFor } from './ways.ts';
import { STEPS, Work } from './work.ts';

/** Counts outcomes of one space that are worth given bars; null when the work does not suffice. */
export type Counter = (bars: readonly number[]) => bigint | null;

/**
 * Gets ready to count the outcomes of a space that are worth at least some bars (score units) to its parties. The
 * counts are exact at any size. The clauses are split into two halves, and the pairs of halves that reach every bar are
 * counted.
 * @param size how many outcomes the space holds, where that is known (`sizeOf`)
 */
export function counterOf(
  space: Space,
  work: Work = new Work(STEPS),
  size: bigint | null = sizeOf(space, work),
): Counter {
  if (!space.possible) return () => 0n;
  const halves = size === null ? null : halvesOf(space, waysFor(size), work);
  if (!halves) return () => null;
  return (bars) => countPairs(halves, leastSums(space, bars), work);
}

/**
 * How many outcomes of a space are worth at least `bars` (score units, in the order of its parties) to all of them,
 * exactly; null when the space is too large.
 */
export const rationalOutcomes = (space: Space, bars: readonly number[], work?: Work): bigint | null =>
  counterOf(space, work)(bars);

/** Some sums of each half, each sorted by the column before the last. */
interface Part {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
}

/**
 * Pairs whose sums reach every bar. All columns but the last two are settled by dividing the sums at the middle of a
 * column and conquering (Bentley 1980), the last two by a sweep with a Fenwick tree (Fenwick 1994).
 */
function countPairs(halves: Halves, least: readonly number[], work: Work): bigint | null {
  const { left, right, kind } = halves;
  const dimensions = least.length;
  if (left.size === 0 || right.size === 0) return 0n;
  const needs = left.columns.map((column, k) => column.map((x) => (least[k] ?? 0) - x));
  const sweepBy = Math.max(0, dimensions - 2);
  const sorted = (column: Float64Array | undefined, size: number): Uint32Array => {
    const order = Uint32Array.from({ length: size }, (_, i) => i);
    return sweepBy === 0 ? order : order.sort((x, y) => (column?.[x] ?? 0) - (column?.[y] ?? 0));
  };
  let total = 0n;
  const count = (part: Part, column: number): boolean => {
    if (part.left.length === 0 || part.right.length === 0) return true;
    if (!work.spend((part.left.length + part.right.length) * kind.digits)) return false;
    if (column >= sweepBy) {
      total += sweep(left, right, needs, part, sweepBy, kind);
      return true;
    }
    const need = needs[column];
    const have = right.columns[column];
    if (!need || !have) return true;
    const values = [
      ...new Set([...part.left].map((i) => need[i] ?? 0).concat([...part.right].map((j) => have[j] ?? 0))),
    ];
    values.sort((x, y) => x - y);
    return divide(part, values, 0, values.length, column);
  };
  /** The sums whose needs and values are among `values[from]` to `values[to - 1]`. */
  const divide = (
    part: Part,
    values: readonly number[],
    from: number,
    to: number,
    column: number,
  ): boolean => {
    if (part.left.length === 0 || part.right.length === 0) return true;
    if (to - from <= 1) return count(part, column + 1);
    if (!work.spend(part.left.length + part.right.length)) return false;
    const middle = (from + to) >> 1;
    const at = values[middle] ?? 0;
    const need = needs[column];
    const have = right.columns[column];
    const low = {
      left: part.left.filter((i) => (need?.[i] ?? 0) < at),
      right: part.right.filter((j) => (have?.[j] ?? 0) < at),
    };
    const high = {
      left: part.left.filter((i) => (need?.[i] ?? 0) >= at),
      right: part.right.filter((j) => (have?.[j] ?? 0) >= at),
    };
    return (
      count({ left: low.left, right: high.right }, column + 1) &&
      divide(low, values, from, middle, column) &&
      divide(high, values, middle, to, column)
    );
  };
  const all: Part = {
    left: sorted(left.columns[sweepBy], left.size),
    right: sorted(right.columns[sweepBy], right.size),
  };
  return count(all, 0) ? total : null;
}

/** Pairs that reach the needs of two columns, `column` and the one after it (of one, where it is the only one). */
function sweep(
  left: Sums,
  right: Sums,
  needs: readonly Float64Array[],
  part: Part,
  column: number,
  kind: WaysKind,
): bigint {
  const needA = needs[column];
  const needB = needs[column + 1];
  const haveA = right.columns[column];
  const haveB = right.columns[column + 1];
  const ranks = [...new Set(Array.from(part.right, (j) => haveB?.[j] ?? 0))].sort((x, y) => x - y);
  const trees = Array.from({ length: kind.digits }, () => new Float64Array(ranks.length + 1));
  const inside = new Array<number>(kind.digits).fill(0);
  const pairs = new Array<number>(kind.digits).fill(0);
  let total = 0n;
  let small = 0;
  let next = part.right.length - 1;
  for (const i of part.left) {
    for (; next >= 0; next--) {
      const j = part.right[next] ?? 0;
      if ((haveA?.[j] ?? 0) < (needA?.[i] ?? 0)) break;
      const rank = rankOf(ranks, haveB?.[j] ?? 0) + 1;
      for (const [d, tree] of trees.entries()) {
        const ways = right.ways[d]?.[j] ?? 0;
        inside[d] = (inside[d] ?? 0) + ways;
        for (let r = rank; r <= ranks.length; r += r & -r) tree[r] = (tree[r] ?? 0) + ways;
      }
    }
    const below = rankOf(ranks, needB?.[i] ?? 0);
    for (const [d, tree] of trees.entries()) {
      let under = 0;
      for (let r = below; r > 0; r -= r & -r) under += tree[r] ?? 0;
      pairs[d] = (inside[d] ?? 0) - under;
    }
    if (kind.digits === 1) small += (pairs[0] ?? 0) * (left.ways[0]?.[i] ?? 0);
    else
      total +=
        readWays(
          kind,
          left.ways.map((w) => w[i] ?? 0),
        ) * readWays(kind, pairs);
  }
  return total + BigInt(small);
}

/** How many of the ranks are below a value. */
function rankOf(ranks: readonly number[], value: number): number {
  let low = 0;
  let high = ranks.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((ranks[mid] ?? 0) < value) low = mid + 1;
    else high = mid;
  }
  return low;
}
