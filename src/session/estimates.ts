import { type ClauseIndex, type OptionIndex, type Package, POINT, type Seat } from '../model/index.ts';
import { type Board, holds, type Situation, type View } from '../rules/index.ts';

/** A figure with its range in points: nine times in ten, if the scenario's spread is right, it lies within. */
export interface Guess {
  readonly value: number;
  readonly spread: number;
}

/** Standard deviations on either side that hold nine tenths of a normal distribution. */
const NINE_TENTHS = 1.64;

const at = (board: Board, clause: ClauseIndex, option: OptionIndex): number =>
  (board.offset[clause] ?? 0) + option;

/**
 * What a text is thought to be worth to another party, from the seat's own estimate.
 * Range by the delta method on normalised weights: sd² = Σ (share · spread · (value − score))².
 */
export function guessScore(view: View, party: Seat, text: Package): Guess {
  const c = view.board;
  const { worth, values, shares, spread: sd } = view.estimate(party);
  let units = 0;
  for (const [clause, option] of text.entries()) units += worth[at(c, clause, option)] ?? 0;
  const value = Math.min(100, Math.max(0, units / POINT));
  let variance = 0;
  for (const [clause, share] of shares.entries()) {
    const v = values[at(c, clause, text[clause] ?? 0)] ?? 0;
    variance += (share * sd * (100 * v - value)) ** 2;
  }
  return { value, spread: NINE_TENTHS * Math.sqrt(variance) };
}

/** The seat's estimate of the score below which another party walks away. */
export function guessReservation(view: View, party: Seat): Guess {
  const { reservation, reservationSpread } = view.estimate(party);
  return { value: reservation / POINT, spread: (NINE_TENTHS * reservationSpread) / POINT };
}

/** What another option on a clause is thought to bring another party, in points. */
export function guessChange(
  view: View,
  party: Seat,
  clause: ClauseIndex,
  from: OptionIndex,
  to: OptionIndex,
): Guess {
  const { worth, spread } = view.estimate(party);
  const c = view.board;
  const value = ((worth[at(c, clause, to)] ?? 0) - (worth[at(c, clause, from)] ?? 0)) / POINT;
  return { value, spread: NINE_TENTHS * spread * Math.abs(value) };
}

/** Points another option on a clause brings the seat itself, linked terms aside. Exact. */
export function ownChange(view: View, clause: ClauseIndex, from: OptionIndex, to: OptionIndex): number {
  const c = view.board;
  return ((view.worth[at(c, clause, to)] ?? 0) - (view.worth[at(c, clause, from)] ?? 0)) / POINT;
}

/** Indices of a party's red lines that a text breaches: all of one's own, the public ones of others. */
export function breached(view: View, party: Seat, text: Package): number[] {
  const { open, own } = view;
  const { drivers, lasting, joined } = open;
  const now: Situation = { front: own.front, drivers, lasting, joined };
  return (view.board.parties[party]?.redLines ?? [])
    .filter((l) => holds(l.breached, text, now))
    .map((l) => l.index);
}

/** A accepts, C has a price, R refuses (a red line or a public word), ? unclear, - no known interest. */
export type Stance = 'A' | 'C' | 'R' | '?' | '-';

/** Points a party may lose on a clause and still be said to accept it. */
const MINOR = 1.5;

/** Where a party stands on each clause of a text, by what is public and by the seat's estimates; itself exactly. */
export function stances(view: View, party: Seat, text: Package): Stance[] {
  const c = view.board;
  const mine = party === view.seat;
  const worth = mine ? view.worth : view.estimate(party).worth;
  const lines = new Set(
    breached(view, party, text).flatMap(
      (i) => c.parties[party]?.redLines.find((l) => l.index === i)?.clauses ?? [],
    ),
  );
  const { shares, spread } = view.estimate(party);
  const wide = mine ? 0 : spread;
  return c.clauses.map((clause, k): Stance => {
    if (lines.has(k)) return 'R';
    const loss = (option: number): number => {
      let best = 0;
      for (let o = 0; o < clause.options.length; o++) best = Math.max(best, worth[at(c, k, o)] ?? 0);
      return (best - (worth[at(c, k, option)] ?? 0)) / POINT;
    };
    const cost = loss(text[k] ?? 0);
    const word = view.open.lines.find((l) => l.seat === party && l.clause === k);
    if (word && cost > loss(word.option)) return 'R';
    if ((shares[k] ?? 0) === 0) return '-';
    if (cost * (1 + wide) <= MINOR) return 'A';
    return cost * (1 - Math.min(0.9, wide)) >= MINOR || mine ? (cost <= MINOR ? 'A' : 'C') : '?';
  });
}
