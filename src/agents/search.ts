import type { ClauseIndex, Package, Test } from '../model/index.ts';
import {
  type Board,
  holds,
  optionOf,
  PEACE,
  type Situation,
  startOf,
  unitsAt,
  type View,
  type Worths,
} from '../rules/index.ts';

/** A condition that costs while it holds, in score units. */
export interface Penalty {
  readonly breached: Test;
  readonly clauses: readonly number[];
  readonly cost: number;
}

/** Something to be made large: per-option gains in score units, less the penalties that hold. */
export interface Objective {
  readonly worth: Worths;
  readonly penalties: readonly Penalty[];
  /** By clause: the penalties that speak of it. */
  readonly touching: readonly (readonly number[])[];
}

/** Lists, for each clause, the penalties that speak of it. */
export const touchingOf = (c: Board, penalties: readonly Penalty[]): number[][] =>
  c.clauses.map((_, clause) => penalties.flatMap((p, i) => (p.clauses.includes(clause) ? [i] : [])));

/** The situation as far as everybody knows it: no party's own sight of the front. */
export const plain = (view: View): Situation => ({
  ...PEACE,
  drivers: view.open.drivers,
  lasting: view.open.lasting,
});

/** The situation as the seat sees it. */
export const seenBy = (view: View): Situation => ({
  ...plain(view),
  front: view.own.front,
  joined: view.open.joined,
});

/** What one change of a text brings under an objective, given which penalties hold before it. */
export function gainOf(
  view: View,
  aim: Objective,
  text: number[],
  held: readonly boolean[],
  now: Situation,
  clause: number,
  option: number,
): number {
  const from = startOf(view.board.offset, clause);
  const was = optionOf(text, clause);
  let gain = unitsAt(aim.worth, from + option) - unitsAt(aim.worth, from + was);
  text[clause] = option;
  for (const i of aim.touching[clause] ?? []) {
    const p = aim.penalties[i];
    if (!p) continue;
    const after = holds(p.breached, text, now);
    if (after !== held[i]) gain += after ? -p.cost : p.cost;
  }
  text[clause] = was;
  return gain;
}

/** Options a seat may write into its texts: 1 for each entry of a worth table that it may use. */
export type Wordings = Uint8Array;

/**
 * The documented wordings, and those bridging ones that have come up: in an offer, or in what a sounded party named.
 * A bridge has to be thought of before it can be crossed; an inventive seat thinks of them all.
 */
export function wordings(view: View, inventive: boolean): Wordings {
  const { clauses, offset, width } = view.board;
  const usable = new Uint8Array(width).fill(1);
  if (inventive) return usable;
  const bridged: ClauseIndex[] = [];
  for (const [c, clause] of clauses.entries()) {
    let any = false;
    for (const [o, option] of clause.options.entries()) {
      if (!option.bridging) continue;
      usable[startOf(offset, c) + o] = 0;
      any = true;
    }
    if (any) bridged.push(c);
  }
  if (bridged.length === 0) return usable;
  const learn = (text: Package): void => {
    for (const c of bridged) usable[startOf(offset, c) + optionOf(text, c)] = 1;
  };
  for (const offer of view.open.offers) learn(offer.package);
  for (const sounding of view.own.soundings) if (sounding.change) learn(sounding.change);
  return usable;
}

/**
 * The seat's best lawful text: its best option on every clause, mended clause by clause while one of its own red
 * lines is breached. Falls back on the text it was mended to when no mending is found.
 */
export function bestOwn(view: View, usable: Wordings): number[] {
  const { worth } = view;
  const { clauses, offset } = view.board;
  const text = clauses.map((clause, c) => {
    const from = startOf(offset, c);
    let best = 0;
    let value = -1;
    for (let o = 0; o < clause.options.length; o++) {
      if (usable[from + o] !== 1) continue;
      const units = unitsAt(worth, from + o);
      if (units <= value) continue;
      best = o;
      value = units;
    }
    return best;
  });
  for (let tries = 0; tries < 8 && view.breach(text) >= 0; tries++) {
    const change = mend(view, text, usable);
    if (!change) break;
    text[change.clause] = change.option;
  }
  return text;
}

/** The cheapest single change that leaves fewer of the seat's own red lines breached. */
function mend(view: View, text: number[], usable: Wordings): { clause: number; option: number } | null {
  const { worth } = view;
  const { offset, clauses } = view.board;
  const lines = view.board.parties[view.seat]?.redLines ?? [];
  const now = seenBy(view);
  const breaches = (): number => lines.reduce((n, l) => n + (holds(l.breached, text, now) ? 1 : 0), 0);
  const before = breaches();
  let best: { clause: number; option: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [c, clause] of clauses.entries()) {
    const from = startOf(offset, c);
    const was = optionOf(text, c);
    for (let o = 0; o < clause.options.length; o++) {
      if (o === was || usable[from + o] !== 1) continue;
      text[c] = o;
      const loss = unitsAt(worth, from + was) - unitsAt(worth, from + o);
      if (loss < least && breaches() < before) {
        best = { clause: c, option: o };
        least = loss;
      }
    }
    text[c] = was;
  }
  return best;
}

/**
 * Logrolling: from the seat's best text, give way where each point lost brings the objective most,
 * as long as the text stays worth `floor` to the seat and breaches none of its red lines.
 * A greedy walk on the ratio gain/loss, as in the continuous knapsack; ties go to the first clause and option.
 */
export function concede(
  view: View,
  aim: Objective,
  floor: number,
  usable: Wordings,
  start: readonly number[] = bestOwn(view, usable),
): number[] {
  const { offset, clauses, width } = view.board;
  const now = plain(view);
  const text = [...start];
  const gains = new Float64Array(width);
  const held = aim.penalties.map((p) => holds(p.breached, text, now));
  const refresh = (clause: number): void => {
    const from = startOf(offset, clause);
    const options = clauses[clause]?.options.length ?? 0;
    for (let o = 0; o < options; o++) {
      gains[from + o] =
        o === text[clause] || usable[from + o] !== 1 ? 0 : gainOf(view, aim, text, held, now, clause, o);
    }
  };
  for (let c = 0; c < clauses.length; c++) refresh(c);
  for (let steps = 0; steps < 4 * clauses.length; steps++) {
    const taken = takeBest(view, text, gains, floor);
    if (taken < 0) break;
    for (const i of aim.touching[taken] ?? []) {
      const p = aim.penalties[i];
      if (p) held[i] = holds(p.breached, text, now);
    }
    for (const clause of neighbours(aim, taken)) refresh(clause);
  }
  return text;
}

/** A clause and all that share a penalty with it: those whose gains a change of it may alter. */
function neighbours(aim: Objective, clause: number): number[] {
  const found = [clause];
  for (const i of aim.touching[clause] ?? []) {
    for (const c of aim.penalties[i]?.clauses ?? []) if (!found.includes(c)) found.push(c);
  }
  return found;
}

/**
 * Takes the step with the best ratio of gain to loss that keeps the text above the floor and on the right side of
 * the seat's red lines. Returns the clause changed, or −1 when no step is left.
 */
function takeBest(view: View, text: number[], gains: Float64Array, floor: number): number {
  const { worth } = view;
  const { offset, clauses } = view.board;
  const own = view.score(text);
  const refused: number[] = [];
  for (;;) {
    let best = -1;
    let bestClause = -1;
    let bestRatio = 0;
    for (let c = 0; c < clauses.length; c++) {
      const from = startOf(offset, c);
      const end = offset[c + 1] ?? gains.length;
      const mine = unitsAt(worth, from + optionOf(text, c));
      for (let i = from; i < end; i++) {
        const gain = unitsAt(gains, i);
        if (gain <= 0) continue;
        const loss = mine - unitsAt(worth, i);
        // `own` is rounded and `loss` is not: within a unit, the score itself decides below.
        if (own - loss < floor - 1) continue;
        const r = ratio(gain, loss);
        if (r <= bestRatio || refused.includes(i)) continue;
        best = i;
        bestClause = c;
        bestRatio = r;
      }
    }
    if (best < 0) return -1;
    const was = optionOf(text, bestClause);
    text[bestClause] = best - startOf(offset, bestClause);
    if (view.score(text) >= floor && view.breach(text) < 0) return bestClause;
    text[bestClause] = was;
    refused.push(best);
  }
}

/** Gain for each unit lost; a gain that costs nothing comes first. */
const ratio = (gain: number, loss: number): number =>
  loss <= 0 ? Number.MAX_VALUE / 2 + Math.min(gain, 1e15) : gain / loss;
