import { POINT } from '../model/index.ts';
import { optionsIn } from './residual.ts';
import { choose, type Space, type Ties, tiesOf } from './space.ts';

/** Sums that one half of the clauses can come to, with how many ways; sorted by the first party's sum. */
interface Half {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ways: Float64Array;
}

/** Different sums held for one half of the clauses. */
const MOST_SUMS = 2_000_000;

const NOTHING: Half = { a: Float64Array.of(0), b: Float64Array.of(0), ways: Float64Array.of(1) };

/** Sorts sums and puts equal ones together. */
function gather(a: Float64Array, b: Float64Array, ways: Float64Array): Half {
  const order = Uint32Array.from(a, (_, i) => i).sort(
    (x, y) => (a[x] ?? 0) - (a[y] ?? 0) || (b[x] ?? 0) - (b[y] ?? 0),
  );
  const out = {
    a: new Float64Array(a.length),
    b: new Float64Array(a.length),
    ways: new Float64Array(a.length),
  };
  let n = 0;
  for (const i of order) {
    const same = n > 0 && out.a[n - 1] === a[i] && out.b[n - 1] === b[i];
    if (same) out.ways[n - 1] = (out.ways[n - 1] ?? 0) + (ways[i] ?? 0);
    else {
      out.a[n] = a[i] ?? 0;
      out.b[n] = b[i] ?? 0;
      out.ways[n] = ways[i] ?? 0;
      n++;
    }
  }
  return { a: out.a.slice(0, n), b: out.b.slice(0, n), ways: out.ways.slice(0, n) };
}

function together(parts: readonly { half: Half; a: number; b: number }[]): Half {
  const size = parts.reduce((n, p) => n + p.half.a.length, 0);
  const a = new Float64Array(size);
  const b = new Float64Array(size);
  const ways = new Float64Array(size);
  let n = 0;
  for (const p of parts) {
    for (let i = 0; i < p.half.a.length; i++, n++) {
      a[n] = (p.half.a[i] ?? 0) + p.a;
      b[n] = (p.half.b[i] ?? 0) + p.b;
      ways[n] = p.half.ways[i] ?? 0;
    }
  }
  return gather(a, b, ways);
}

/** The sums of the tied clauses together; null when there are too many. */
function tiedHalf(space: Space): Half | null {
  const start = tiesOf(space);
  const [a, b] = space.base;
  let layer = new Map<string, { ties: Ties; half: Half }>([
    [
      start.key,
      { ties: start, half: { a: Float64Array.of(a), b: Float64Array.of(b), ways: Float64Array.of(1) } },
    ],
  ]);
  for (const clause of space.order.slice(0, space.tied)) {
    const places = new Map<string, { ties: Ties; parts: { half: Half; a: number; b: number }[] }>();
    let size = 0;
    for (const { ties, half } of layer.values()) {
      for (const option of optionsIn(space.domains[clause] ?? 0)) {
        const chosen = choose(space, ties, clause, option);
        if (!chosen) continue;
        const place = places.get(chosen.ties.key) ?? { ties: chosen.ties, parts: [] };
        place.parts.push({ half, a: chosen.a, b: chosen.b });
        places.set(chosen.ties.key, place);
        size += half.a.length;
      }
    }
    if (size > MOST_SUMS) return null;
    layer = new Map([...places].map(([key, { ties, parts }]) => [key, { ties, half: together(parts) }]));
  }
  return together([...layer.values()].map(({ half }) => ({ half, a: 0, b: 0 })));
}

/** Adds a free clause to a half; null when it would grow too large. */
function extend(space: Space, half: Half, clause: number): Half | null {
  const options = optionsIn(space.domains[clause] ?? 0);
  if (half.a.length * options.length > MOST_SUMS) return null;
  const ties = { breaches: [], links: [], key: '' };
  return together(
    options.flatMap((option) => {
      const chosen = choose(space, ties, clause, option);
      return chosen ? [{ half, a: chosen.a, b: chosen.b }] : [];
    }),
  );
}

/**
 * How many outcomes of a space are worth at least `reservations` (score units) to both parties, exactly; null when
 * the space is too large. The free clauses are split into two halves (Horowitz and Sahni 1974), and the pairs of
 * halves that reach both values are counted with a Fenwick tree over the second party's sums (Fenwick 1994).
 */
export function rationalOutcomes(space: Space, reservations: readonly [number, number]): bigint | null {
  if (!space.possible) return 0n;
  let left = tiedHalf(space);
  let right: Half | null = NOTHING;
  for (const clause of space.order.slice(space.tied)) {
    if (!left || !right) return null;
    if (left.a.length <= right.a.length) left = extend(space, left, clause);
    else right = extend(space, right, clause);
  }
  return left && right ? countPairs(left, right, reservations) : null;
}

/** Pairs with both sums at their bars. A bar at or below 0 always holds, for scores never fall below 0. */
function countPairs(left: Half, right: Half, bars: readonly [number, number]): bigint {
  const [barA, barB] = bars.map((bar) => (bar <= 0 ? -Infinity : bar > 100 * POINT ? Infinity : bar));
  const ranks = [...new Set(right.b)].sort((x, y) => x - y);
  const tree = new Float64Array(ranks.length + 1);
  const rankOf = (value: number): number => {
    let low = 0;
    let high = ranks.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((ranks[mid] ?? 0) < value) low = mid + 1;
      else high = mid;
    }
    return low;
  };
  let inside = 0;
  let total = 0n;
  let next = right.a.length - 1;
  for (let i = 0; i < left.a.length; i++) {
    const needA = (barA ?? 0) - (left.a[i] ?? 0);
    for (; next >= 0 && (right.a[next] ?? 0) >= needA; next--) {
      const ways = right.ways[next] ?? 0;
      inside += ways;
      for (let r = rankOf(right.b[next] ?? 0) + 1; r <= ranks.length; r += r & -r)
        tree[r] = (tree[r] ?? 0) + ways;
    }
    let below = 0;
    for (let r = rankOf((barB ?? 0) - (left.b[i] ?? 0)); r > 0; r -= r & -r) below += tree[r] ?? 0;
    const pairs = inside - below;
    if (pairs > 0) total += BigInt(left.ways[i] ?? 0) * BigInt(pairs);
  }
  return total;
}
