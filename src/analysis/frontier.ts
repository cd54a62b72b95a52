import { type Package, POINT } from '../model/index.ts';
import { optionsIn } from './residual.ts';
import { choose, type Space, type Ties, tiesOf } from './space.ts';

/** An outcome and what it is worth to the two parties, in score units. */
export interface Point {
  readonly package: Package;
  readonly a: number;
  readonly b: number;
}

export interface Frontier {
  /** From the first party's best to the second's; one text for each pair of scores. */
  readonly points: readonly Point[];
  /** True when partial texts had to be left out, so that a point may be missing. */
  readonly capped: boolean;
}

/** Partial texts kept at each step; a full set is thinned evenly. */
export const MOST_PARTIAL = 250_000;

/** Partial texts that no other with the same ties dominates: the first party's sum falls, the second's rises. */
interface Partial {
  readonly ties: Ties;
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Where each text stands in the choices made. */
  readonly node: Int32Array;
}

/** Candidates for one place, as stretches of earlier partial texts with one option more. */
interface Stretch {
  readonly from: Partial;
  readonly option: number;
  readonly a: number;
  readonly b: number;
}

/** The choices that led to each partial text: a forest of (previous, option). */
class Choices {
  readonly #previous: number[] = [-1];
  readonly #option: number[] = [-1];

  add(previous: number, option: number): number {
    this.#previous.push(previous);
    return this.#option.push(option) - 1;
  }

  read(node: number, order: readonly number[]): number[] {
    const text = order.map(() => 0);
    let at = node;
    for (let i = order.length - 1; i >= 0; i--) {
      text[order[i] ?? 0] = this.#option[at] ?? 0;
      at = this.#previous[at] ?? -1;
    }
    return text;
  }
}

/** Joins stretches and drops every dominated sum, and all but the first of equal ones. */
function prune(
  ties: Ties,
  stretches: readonly Stretch[],
  choices: Choices,
): { set: Partial; capped: boolean } {
  const size = stretches.reduce((n, s) => n + s.from.a.length, 0);
  const a = new Float64Array(size);
  const b = new Float64Array(size);
  const from = new Int32Array(size);
  const option = new Int32Array(size);
  let n = 0;
  for (const s of stretches) {
    for (let i = 0; i < s.from.a.length; i++, n++) {
      a[n] = (s.from.a[i] ?? 0) + s.a;
      b[n] = (s.from.b[i] ?? 0) + s.b;
      from[n] = s.from.node[i] ?? 0;
      option[n] = s.option;
    }
  }
  const byA = Uint32Array.from({ length: size }, (_, i) => i).sort(
    (x, y) => (a[y] ?? 0) - (a[x] ?? 0) || (b[y] ?? 0) - (b[x] ?? 0) || x - y,
  );
  let best = -Infinity;
  const kept = byA.filter((i) => {
    const better = (b[i] ?? 0) > best;
    if (better) best = b[i] ?? 0;
    return better;
  });
  const capped = kept.length > MOST_PARTIAL;
  const chosen = capped ? thin(kept) : kept;
  const set: Partial = {
    ties,
    a: Float64Array.from(chosen, (i) => a[i] ?? 0),
    b: Float64Array.from(chosen, (i) => b[i] ?? 0),
    node: Int32Array.from(chosen, (i) => choices.add(from[i] ?? 0, option[i] ?? 0)),
  };
  return { set, capped };
}

/** An even sample with both ends. */
const thin = (kept: Uint32Array): Uint32Array =>
  Uint32Array.from({ length: MOST_PARTIAL }, (_, i) => {
    const at = Math.round((i * (kept.length - 1)) / (MOST_PARTIAL - 1));
    return kept[at] ?? 0;
  });

/**
 * The Pareto frontier of a space, exactly. Two-party scores are sums over clauses, so a partial text that another with
 * the same open ties dominates can never be completed to a Pareto-optimal one: clauses are merged one at a time and
 * dominated sums dropped (Bellman's principle; cf. the multi-objective knapsack, Nemhauser and Ullmann 1969).
 * Scores are whole units, so a difference below one unit per clause is rounding and counts as none.
 */
export function frontierOf(space: Space): Frontier {
  if (!space.possible) return { points: [], capped: false };
  const choices = new Choices();
  const start = tiesOf(space);
  const [a, b] = space.base;
  const none: Partial = {
    ties: start,
    a: Float64Array.of(a),
    b: Float64Array.of(b),
    node: Int32Array.of(0),
  };
  let layer = new Map([[start.key, none]]);
  let capped = false;
  for (const clause of space.order) {
    const places = new Map<string, { ties: Ties; stretches: Stretch[] }>();
    for (const from of layer.values()) {
      for (const option of optionsIn(space.domains[clause] ?? 0)) {
        const chosen = choose(space, from.ties, clause, option);
        if (!chosen) continue;
        const place = places.get(chosen.ties.key) ?? { ties: chosen.ties, stretches: [] };
        place.stretches.push({ from, option, a: chosen.a, b: chosen.b });
        places.set(chosen.ties.key, place);
      }
    }
    layer = new Map();
    for (const [key, { ties, stretches }] of places) {
      const pruned = prune(ties, stretches, choices);
      layer.set(key, pruned.set);
      capped ||= pruned.capped;
    }
  }
  const points = [...layer.values()].flatMap((set) =>
    Array.from(set.a, (a, i) => ({
      package: choices.read(set.node[i] ?? 0, space.order),
      a,
      b: set.b[i] ?? 0,
    })),
  );
  return { points: undominated(points.map(clamped), space.order.length), capped };
}

/** Scores stay within 0 to 100 points, as in the rules. */
const TOP = 100 * POINT;
const clamp = (units: number): number => Math.min(TOP, Math.max(0, units));
const clamped = (p: Point): Point => ({ package: p.package, a: clamp(p.a), b: clamp(p.b) });

/**
 * The points that no other beats: at least as good within `tolerance` units for one party, and better by more than
 * that for the other. Of points that are equal within it, the first party's best stays.
 */
export function undominated(points: readonly Point[], tolerance: number): Point[] {
  const sorted = [...points].sort((x, y) => y.a - x.a || y.b - x.b);
  const kept: Point[] = [];
  for (const p of sorted) {
    const last = kept.at(-1);
    if (last && p.b <= last.b + tolerance) continue;
    while ((kept.at(-1)?.a ?? Infinity) <= p.a + tolerance) kept.pop();
    kept.push(p);
  }
  return kept;
}
