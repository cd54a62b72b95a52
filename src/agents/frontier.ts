import { POINT } from '../model/index.ts';
import {
  type Board,
  inSituation,
  type Residual,
  type SpaceLink,
  speaksOf,
  TieBook,
  type Ties,
  type View,
} from '../rules/index.ts';
import { type Objective, plain, seenBy, type Wordings } from './search.ts';

/** A text that no other beats in both: what it is worth to the seat, and how far it serves the aim. Score units. */
export interface FrontierText {
  readonly text: readonly number[];
  readonly own: number;
  readonly aim: number;
}

/** One choice among open ties: from which to which, and which linked terms it settles for good. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly option: number;
  readonly settled: readonly number[];
}

/** How the conditions on several clauses unfold, clause by clause: the same whatever texts are worth. */
interface Unfolding {
  /** Clauses in the order in which they are chosen, the tied ones first. */
  readonly order: readonly number[];
  readonly layers: readonly { readonly states: number; readonly edges: readonly Edge[] }[];
  /** Linked terms that hold for every text. */
  readonly always: readonly number[];
}

/** Sums that lie nearer than this are one, in score units: a tenth of a point. */
const NEAR = POINT / 10;
/** Ways of being tied followed at a time. */
const MOST_STATES = 400;
/** Unfoldings kept for one board. */
const MOST_KEPT = 64;

const kept = new WeakMap<Board, Map<string, Unfolding>>();

/** Conditions with what a text gains when they hold: the seat's own links, then the aim's penalties. */
interface Conditions {
  readonly breaches: readonly (Residual | boolean)[];
  readonly gains: readonly (Residual | boolean)[];
}

function conditionsOf(view: View, aim: Objective): Conditions {
  const { board } = view;
  const seen = seenBy(view);
  const blind = plain(view);
  const lines = board.parties[view.seat]?.redLines ?? [];
  return {
    breaches: lines.map((l) => inSituation(board, l.breached, seen)),
    gains: [
      ...view.links.map((l) => inSituation(board, l.when, seen)),
      ...aim.penalties.map((p) => inSituation(board, p.breached, blind)),
    ],
  };
}

/** Clauses that occur together, in groups, so that few ties are open at a time. */
function tiedOrder(c: Board, tests: readonly Residual[]): number[] {
  const order: number[] = [];
  const left = tests.map((t) => [...speaksOf(t)].sort((x, y) => x - y));
  while (left.length > 0) {
    // Next the condition with the fewest clauses still to choose, the first of equals.
    let best = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [i, clauses] of left.entries()) {
      const n = clauses.filter((x) => !order.includes(x)).length;
      if (n < fewest) {
        fewest = n;
        best = i;
      }
    }
    for (const x of left.splice(best, 1)[0] ?? []) if (!order.includes(x)) order.push(x);
  }
  for (const i of c.clauses.keys()) if (!order.includes(i)) order.push(i);
  return order;
}

function unfold(c: Board, { breaches, gains }: Conditions, usable: Wordings): Unfolding {
  const book = new TieBook();
  const width = gains.length;
  const open = breaches.filter((b): b is Residual => typeof b !== 'boolean');
  const links: SpaceLink[] = gains.flatMap((when, i) =>
    typeof when === 'boolean'
      ? []
      : [{ when, units: Array.from({ length: width }, (_, k) => Number(k === i)) }],
  );
  const tests = [...open, ...links.map((l) => l.when)];
  const order = tiedOrder(c, tests);
  let states: Ties[] = breaches.includes(true) ? [] : [book.ties(open, links)];
  const layers = order.map((clause) => {
    const index = new Map<string, number>();
    const next: Ties[] = [];
    const edges: Edge[] = [];
    for (const [from, ties] of states.entries()) {
      for (let option = 0; option < (c.clauses[clause]?.options.length ?? 0); option++) {
        if (usable[(c.offset[clause] ?? 0) + option] !== 1) continue;
        const gained: number[] = Array.from({ length: width }, () => 0);
        const left = ties.key === '' ? ties : book.assign(ties, clause, option, gained);
        if (!left) continue;
        let to = index.get(left.key);
        if (to === undefined) {
          if (next.length >= MOST_STATES) continue;
          to = next.push(left) - 1;
          index.set(left.key, to);
        }
        edges.push({ from, to, option, settled: gained.flatMap((x, i) => (x > 0 ? [i] : [])) });
      }
    }
    states = next;
    return { states: next.length, edges };
  });
  return { order, layers, always: gains.flatMap((g, i) => (g === true ? [i] : [])) };
}

function unfolding(view: View, aim: Objective, usable: Wordings): Unfolding {
  const conditions = conditionsOf(view, aim);
  const key = JSON.stringify([conditions, usable.join('')]);
  const known = kept.get(view.board) ?? new Map<string, Unfolding>();
  kept.set(view.board, known);
  const made = known.get(key);
  if (made) return made;
  const found = unfold(view.board, conditions, usable);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  return found;
}

/** Partial texts of one state, own worth falling and aim rising. */
interface Sums {
  readonly own: Float64Array;
  readonly aim: Float64Array;
  /** Which partial text each continues, and by which option. */
  readonly previous: Int32Array;
  readonly option: Int32Array;
  readonly size: number;
}

interface Part {
  readonly from: Sums;
  readonly base: number;
  readonly option: number;
  readonly own: number;
  readonly aim: number;
}

/** Joins shifted lists and drops what another beats, or lies near. */
function joined(parts: readonly Part[], least: number): Sums {
  const at = parts.map(() => 0);
  const room = parts.reduce((n, p) => n + p.from.size, 0);
  const own = new Float64Array(room);
  const aim = new Float64Array(room);
  const previous = new Int32Array(room);
  const option = new Int32Array(room);
  let size = 0;
  for (;;) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    let serves = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < parts.length; k++) {
      const p = parts[k];
      const i = at[k] ?? 0;
      if (!p || i >= p.from.size) continue;
      const x = (p.from.own[i] ?? 0) + p.own;
      if (x < most) continue;
      const y = (p.from.aim[i] ?? 0) + p.aim;
      if (x === most && y <= serves) continue;
      most = x;
      serves = y;
      best = k;
    }
    const p = parts[best];
    if (!p || most < least) break;
    const i = at[best] ?? 0;
    at[best] = i + 1;
    if (size > 0 && serves <= (aim[size - 1] ?? 0) + NEAR) continue;
    own[size] = most;
    aim[size] = serves;
    previous[size] = p.base + i;
    option[size] = p.option;
    size++;
  }
  return { own, aim, previous, option, size };
}

/**
 * The exact frontier of the seat's own worth against an aim, over every text that crosses none of its own red lines and
 * uses only usable wordings, from its own best text on: own worth falls and the aim rises. Clauses are merged one at a
 * time, and beaten partial sums dropped (Bellman; Nemhauser and Ullmann 1969); conditions on several clauses are carried
 * along as what is left of them. Sums nearer than a tenth of a point count as one.
 * @param least own score units below which texts are not wanted
 */
export function frontierOf(view: View, aim: Objective, usable: Wordings, least: number): FrontierText[] {
  const { board, worth } = view;
  const { order, layers, always } = unfolding(view, aim, usable);
  const links = view.links;
  const gain = (i: number): readonly [number, number] =>
    i < links.length ? [links[i]?.units ?? 0, 0] : [0, -(aim.penalties[i - links.length]?.cost ?? 0)];
  const base = always
    .map(gain)
    .reduce<readonly number[]>(([x = 0, y = 0], [mine, theirs]) => [x + mine, y + theirs], [0, 0]);
  // The most that the clauses still to come can add.
  const rest = new Float64Array(order.length + 1);
  const linked = links.reduce((sum, l) => sum + Math.max(0, l.units), 0);
  for (let k = order.length - 1; k >= 0; k--) {
    const clause = order[k] ?? 0;
    const from = board.offset[clause] ?? 0;
    let most = 0;
    for (let i = from; i < (board.offset[clause + 1] ?? board.width); i++)
      if (usable[i] === 1) most = Math.max(most, worth[i] ?? 0);
    rest[k] = (rest[k + 1] ?? 0) + most;
  }
  const history: { readonly sums: readonly Sums[]; readonly bases: readonly number[] }[] = [];
  let sums: readonly Sums[] = [
    {
      own: Float64Array.of(base[0] ?? 0),
      aim: Float64Array.of(base[1] ?? 0),
      previous: Int32Array.of(-1),
      option: Int32Array.of(-1),
      size: 1,
    },
  ];
  let bases: readonly number[] = [0];
  for (const [k, { states, edges }] of layers.entries()) {
    history.push({ sums, bases });
    const at = board.offset[order[k] ?? 0] ?? 0;
    const parts: Part[][] = Array.from({ length: states }, () => []);
    for (const { from, to, option, settled } of edges) {
      const source = sums[from];
      if (!source || source.size === 0) continue;
      let mine = worth[at + option] ?? 0;
      let theirs = aim.worth[at + option] ?? 0;
      for (const i of settled) {
        const [x, y] = gain(i);
        mine += x;
        theirs += y;
      }
      parts[to]?.push({ from: source, base: bases[from] ?? 0, option, own: mine, aim: theirs });
    }
    const floor = least - (rest[k + 1] ?? 0) - linked - POINT;
    sums = parts.map((p) => joined(p, floor));
    let n = 0;
    bases = sums.map((s) => {
      const was = n;
      n += s.size;
      return was;
    });
  }
  return read(view, order, history, sums, bases);
}

/** The texts behind the sums of the last layer. */
function read(
  view: View,
  order: readonly number[],
  history: readonly { readonly sums: readonly Sums[]; readonly bases: readonly number[] }[],
  last: readonly Sums[],
  bases: readonly number[],
): FrontierText[] {
  const layers = [...history.slice(1), { sums: last, bases }];
  const found: FrontierText[] = [];
  const end = layers.at(-1);
  for (const sums of end?.sums ?? []) {
    for (let i = 0; i < sums.size; i++) {
      const text = order.map(() => 0);
      let place = i;
      let here: Sums | undefined = sums;
      for (let k = order.length - 1; k >= 0 && here; k--) {
        text[order[k] ?? 0] = here.option[place] ?? 0;
        const whole: number = here.previous[place] ?? 0;
        const before = layers[k - 1];
        if (!before) break;
        let s = before.bases.length - 1;
        while (s > 0 && ((before.bases[s] ?? 0) > whole || (before.sums[s]?.size ?? 0) === 0)) s--;
        here = before.sums[s];
        place = whole - (before.bases[s] ?? 0);
      }
      found.push({ text, own: view.score(text), aim: sums.aim[i] ?? 0 });
    }
  }
  found.sort((x, y) => y.own - x.own || y.aim - x.aim);
  const texts: FrontierText[] = [];
  for (const x of found) if (x.aim > (texts.at(-1)?.aim ?? Number.NEGATIVE_INFINITY)) texts.push(x);
  return texts;
}
