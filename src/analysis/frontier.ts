import { type Package, POINT } from '../model/index.ts';
import { effort, optionsIn, type Ties, wholeScore } from '../rules/index.ts';
import { type Order, reduce, type Sheet } from './pareto.ts';
import { choose, type Space, tiesOf, worthOf } from './space.ts';
import { STEPS, Work } from './work.ts';

/** An outcome and what it is worth to the parties of a space, in score units and in their order. */
export interface Point {
  readonly package: Package;
  readonly scores: readonly number[];
}

export interface Frontier {
  /** From the first party's best on; one text for each row of scores, the first in clause order. */
  readonly points: readonly Point[];
  /**
   * Score units. 0: the frontier is exact. Else the work did not suffice: points may be missing and others may be
   * beaten, but every text has a point here that is worth at most so much less to each party. Infinite: no such bound.
   */
  readonly within: number;
}

/** Different open ties followed at a time; beyond it the frontier has no bound. */
const MOST_TIES = 500;
/** The same once the work is done. */
const FEWEST_TIES = 4;
/** Partial texts kept for one way of being tied, at the least. */
const FEWEST = 100;

/** Partial texts that no other with the same ties dominates. */
interface Partial {
  readonly ties: Ties;
  readonly columns: readonly Float64Array[];
  /** Where each text stands in the choices made. */
  readonly node: Int32Array;
}

/** The choices that led to each partial text: a forest of (previous, option). */
class Choices {
  readonly #previous: number[] = [-1];
  readonly #option: number[] = [-1];
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  add(previous: number, option: number): number {
    this.#previous.push(previous);
    return this.#option.push(option) - 1;
  }

  /** Which of two texts of one length has the smaller option on the first clause that tells them apart. */
  readonly order: Order = (previous, option, otherPrevious, otherOption) => {
    let result = option - otherOption;
    let x = previous;
    let y = otherPrevious;
    let steps = 0;
    while (x !== y && x > 0 && y > 0) {
      const difference = (this.#option[x] ?? 0) - (this.#option[y] ?? 0);
      if (difference !== 0) result = difference;
      x = this.#previous[x] ?? -1;
      y = this.#previous[y] ?? -1;
      steps++;
    }
    this.#work.spend(steps / 8);
    return result;
  };

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

/** Partial texts with one option more. */
const continued = (from: Partial, option: number, units: readonly number[]): Sheet => ({
  size: from.node.length,
  columns: from.columns.map((column, k) => {
    const by = units[k] ?? 0;
    return column.map((x) => x + by);
  }),
  previous: from.node,
  option: new Int32Array(from.node.length).fill(option),
});

const beats = (x: readonly number[], y: readonly number[]): boolean => x.every((v, i) => v >= (y[i] ?? 0));

/** Options of a clause that can stand in a Pareto-optimal text; of a tied clause all that are left. */
function worthwhile(space: Space, clause: number, tied: boolean): number[] {
  const options = optionsIn(space.domains[clause] ?? 0);
  if (tied) return options;
  const units = options.map((o) => worthOf(space, clause, o));
  return options.filter((_, i) => {
    const mine = units[i] ?? [];
    return !units.some((u, j) => j !== i && beats(u, mine) && (j < i || !beats(mine, u)));
  });
}

/**
 * The Pareto frontier of a space. Scores are sums over clauses, so a partial text that another with the same open ties
 * dominates can never be completed to a Pareto-optimal one: clauses are merged one at a time and dominated sums dropped
 * (Bellman's principle; cf. the multi-objective knapsack, Nemhauser and Ullmann 1969). It is exact unless the work does
 * not suffice; then sums that lie close together are thinned to one (Warburton 1987), and `within` says how close.
 * Scores are whole units, so a difference of one unit is rounding and counts as none.
 */
export function frontierOf(space: Space, work: Work = new Work(STEPS)): Frontier {
  if (!space.possible) return { points: [], within: 0 };
  const choices = new Choices(work);
  const start = tiesOf(space);
  const none: Partial = {
    ties: start,
    columns: space.base.map((x) => Float64Array.of(x)),
    node: Int32Array.of(0),
  };
  let layer = new Map([[start.key, none]]);
  let within = 0;
  const options = space.order.map((clause, i) => worthwhile(space, clause, i < space.tied));
  let toCome = options.reduce((n, o) => n + o.length, 0);
  for (const [i, clause] of space.order.entries()) {
    const here = options[i] ?? [];
    const places = new Map<string, { ties: Ties; sheets: Sheet[] }>();
    for (const from of layer.values()) {
      for (const option of here) {
        work.spend(effort(from.ties));
        const chosen = choose(space, from.ties, clause, option);
        if (!chosen) continue;
        const place = places.get(chosen.ties.key) ?? { ties: chosen.ties, sheets: [] };
        place.sheets.push(continued(from, option, chosen.units));
        places.set(chosen.ties.key, place);
      }
    }
    const share = work.left / Math.max(1, toCome) / Math.max(1, places.size);
    const most = Math.max(FEWEST, Math.floor(share / 8));
    const looks = Math.max(FEWEST * FEWEST, (share * here.length) / 2);
    toCome -= here.length;
    layer = new Map();
    let lost = 0;
    for (const [key, { ties, sheets }] of places) {
      const reduced = reduce(sheets, most, looks, choices.order, work);
      lost = Math.max(lost, reduced.lost);
      const { previous, option, columns } = reduced.sheet;
      const node = previous.map((p, n) => choices.add(p, option[n] ?? 0));
      layer.set(key, { ties, columns, node });
    }
    const followed = work.left > 0 ? MOST_TIES : FEWEST_TIES;
    if (layer.size > followed) {
      layer = new Map([...layer].slice(0, followed));
      lost = Number.POSITIVE_INFINITY;
    }
    within += lost;
  }
  const points = [...layer.values()].flatMap((set) =>
    Array.from(set.node, (node, n) => ({
      package: choices.read(node, space.order),
      scores: space.parties.map((party, k) => wholeScore(space.world, party, set.columns[k]?.[n] ?? 0)),
    })),
  );
  // A bound that no two scores can exceed is none.
  return {
    points: undominated(points, 1),
    within: within < 100 * POINT ? Math.ceil(within) : Number.POSITIVE_INFINITY,
  };
}

/** Texts in the order of their options: below 0 where the first one comes first. */
export function inOrder(x: Package, y: Package): number {
  for (const [i, option] of x.entries()) {
    const difference = option - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const byScores = (x: Point, y: Point): number => {
  for (const [i, score] of x.scores.entries()) {
    const difference = (y.scores[i] ?? 0) - score;
    if (difference !== 0) return difference;
  }
  return inOrder(x.package, y.package);
};

/**
 * The points that no other beats: at least as good within `tolerance` units for every party, and better by more than
 * that for one. Of points that are equal within it, the first text in clause order stays.
 */
export function undominated(points: readonly Point[], tolerance: number): Point[] {
  const covers = (x: Point, y: Point): boolean =>
    x.scores.every((score, i) => score >= (y.scores[i] ?? 0) - tolerance);
  const sorted = [...points].sort(byScores);
  const two = (sorted[0]?.scores.length ?? 0) <= 2;
  let kept: Point[] = [];
  for (const p of sorted) {
    // With two parties the scores of one fall as the other's rise, so that only the last ones kept can matter.
    const cover = two ? kept.length - 1 : kept.findIndex((k) => covers(k, p));
    const there = kept[cover];
    if (there && covers(there, p)) {
      if (covers(p, there) && inOrder(p.package, there.package) < 0) kept[cover] = p;
      continue;
    }
    if (two) {
      for (let last = kept.at(-1); last && covers(p, last); last = kept.at(-1)) kept.pop();
    } else kept = kept.filter((k) => !covers(p, k));
    kept.push(p);
  }
  return kept;
}
