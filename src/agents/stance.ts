import type { Package, Seat } from '../model/index.ts';
import { POINT } from '../model/index.ts';
import { droppedAs, holds, type View } from '../rules/index.ts';
import { type Belief, beliefOf, scoreBy } from './beliefs.ts';
import { type FrontierText, frontierOf } from './frontier.ts';
import { type Objective, type Penalty, plain, touchingOf, type Wordings, wordings } from './search.ts';

/** Points that crossing a public red line of a principal is thought to cost it. Judgement, as for every strategy. */
const PRINCIPAL_LINE = 30;
/** The same for a guarantor: a deal can live without one of them. */
const GUARANTOR_LINE = 2;
/** How much the guarantors' worth counts beside the principals' when trades are sought. Judgement. */
const GUARANTORS = 0.25;
/** Points that meeting a wish which a sounded guarantor named is thought to bring. */
const NAMED_WISH = 2;

/** What one seat makes of the table: itself, the other principals as it believes them, and the trades there are. */
export interface Stance {
  readonly view: View;
  readonly usable: Wordings;
  readonly others: readonly Belief[];
  /** The exact frontier of own worth against the others', own worth falling. */
  readonly frontier: readonly FrontierText[];
  /** Own best text's worth, and what a text that breaks no word must be worth. Score units. */
  readonly best: number;
  readonly bar: number;
  /** Where along the frontier both sides have the same share of what each could gain; index, or the last text. */
  readonly fair: number;
}

/** What the others are believed to want, public lines and named wishes included, as an objective. */
function aimOf(view: View, others: readonly Belief[]): Objective {
  const { board: c, seat, open, own } = view;
  const worth = new Float64Array(c.width);
  const add = (table: ArrayLike<number>, by: number): void => {
    for (let i = 0; i < worth.length; i++) worth[i] = (worth[i] ?? 0) + by * (table[i] ?? 0);
  };
  for (const b of others) add(b.worth, 1 / others.length);
  const guarantors = c.parties.filter((p) => p.guarantor && p.index !== seat);
  for (const g of guarantors) add(view.estimate(g.index).worth, GUARANTORS / guarantors.length);
  for (const b of others) {
    const { values } = view.estimate(b.party);
    for (const line of open.lines.filter((l) => l.seat === b.party)) {
      const at = c.offset[line.clause] ?? 0;
      const least = values[at + line.option] ?? 0;
      const cost = (c.talks.audienceCost * b.credit * POINT) / others.length;
      for (let o = 0; o < (c.clauses[line.clause]?.options.length ?? 0); o++)
        if ((values[at + o] ?? 0) < least) worth[at + o] = (worth[at + o] ?? 0) - cost;
    }
  }
  for (const s of own.soundings) {
    for (const [clause, option] of (s.change ?? []).entries()) {
      if (option === s.package[clause]) continue;
      const at = (c.offset[clause] ?? 0) + option;
      worth[at] = (worth[at] ?? 0) + NAMED_WISH * POINT;
    }
  }
  const penalties: Penalty[] = c.parties.flatMap((p) => {
    if (p.index === seat) return [];
    const points = p.role === 'principal' ? PRINCIPAL_LINE : p.guarantor ? GUARANTOR_LINE : 0;
    const lines = points === 0 ? [] : p.redLines.filter((l) => l.public);
    return lines.map(({ breached, clauses }) => ({ breached, clauses, cost: points * POINT }));
  });
  return { worth, penalties, touching: touchingOf(c, penalties) };
}

/** Does a text cross a public red line of another party? */
export function crossesLine(view: View, party: Seat, text: Package): boolean {
  const now = { ...plain(view), joined: view.open.joined };
  return (view.board.parties[party]?.redLines ?? []).some((l) => l.public && holds(l.breached, text, now));
}

/** What a text leaves another party above its reservation value, by belief; lines count. Score units. */
export function theirMargin(view: View, belief: Belief, text: Package): number {
  const line = crossesLine(view, belief.party, text) ? PRINCIPAL_LINE * POINT : 0;
  return scoreBy(view, belief.worth, text) - belief.reservation - line;
}

/** The least margin of several others. */
export const leastMargin = (view: View, others: readonly Belief[], text: Package): number =>
  others.reduce((least, b) => Math.min(least, theirMargin(view, b, text)), Number.POSITIVE_INFINITY);

/** What both sides could gain at most by the frontier: own margin where the others have theirs, and the other way round. */
export interface Room {
  readonly own: number;
  readonly theirs: number;
}

/** Room for both along a frontier; 0 where there is believed to be none. */
export function roomOf(margins: readonly number[], texts: readonly FrontierText[], bar: number): Room {
  let own = 0;
  let theirs = 0;
  for (const [i, { own: mine }] of texts.entries()) {
    const margin = margins[i] ?? 0;
    if (margin >= 0) own = Math.max(own, mine - bar);
    if (mine >= bar) theirs = Math.max(theirs, margin);
  }
  return { own, theirs };
}

const stances = new WeakMap<Belief, { readonly key: string; readonly stance: Stance; readonly room: Room }>();

/**
 * Reads the table from a seat. What was worked out before for the same belief and the same own judgement is taken over.
 * @param inventive uses bridging wordings that nobody has brought up yet
 */
export function stanceOf(view: View, inventive: boolean): { readonly stance: Stance; readonly room: Room } {
  const { board, seat, open, own } = view;
  const others = board.principals.filter((p) => p !== seat).map((p) => beliefOf(view, p));
  const usable = wordings(view, inventive);
  const [first] = others;
  const bar = own.reservation;
  const key = JSON.stringify([
    bar,
    own.front,
    open.drivers,
    open.lasting,
    open.joined,
    open.lines.length,
    own.soundings.map((s) => s.change),
    usable.join(''),
    others.slice(1).map((b) => b.reservation),
  ]);
  const known = first && stances.get(first);
  if (known?.key === key) return { ...known, stance: { ...known.stance, view } };
  const frontier = frontierOf(view, aimOf(view, others), usable, bar - 5 * POINT);
  const margins = frontier.map((x) => leastMargin(view, others, x.text));
  const room = roomOf(margins, frontier, bar);
  let fair = frontier.length - 1;
  for (let i = 0; i < frontier.length; i++) {
    const mine = (frontier[i]?.own ?? 0) - bar;
    const share = room.theirs > 0 ? (margins[i] ?? 0) / room.theirs : 0;
    if (mine < 0 || (room.own > 0 && share >= mine / room.own)) {
      fair = Math.max(0, mine < 0 ? i - 1 : i);
      break;
    }
  }
  const stance: Stance = {
    view,
    usable,
    others,
    frontier,
    best: frontier[0]?.own ?? bar,
    bar,
    fair,
  };
  if (first) stances.set(first, { key, stance, room });
  return { stance, room };
}

/** The text of a frontier that is worth a demand and serves the others most; the first one where none is worth it. */
export function textWorth(frontier: readonly FrontierText[], demand: number): FrontierText | null {
  let found: FrontierText | null = null;
  for (const x of frontier) {
    if (x.own < demand) break;
    found = x;
  }
  return found ?? frontier[0] ?? null;
}

/** Was this very text agreed once and not carried? The rules take it no more. */
export const failedBefore = (view: View, text: Package): boolean => droppedAs(view.open, text) !== null;
