import { type Case, type Package, POINT } from '../../../model/index.ts';
import { holds, PEACE, type View } from '../../../rules/index.ts';

/** A figure with its range in points: nine times in ten, if the scenario's spread is right, it lies within. */
export interface Guess {
  readonly value: number;
  readonly spread: number;
}

/** Standard deviations on either side that hold nine tenths of a normal distribution. */
const NINE_TENTHS = 1.64;

const mode = (c: Case, figure: number): number => c.figures[figure]?.mode ?? 0;
const at = (c: Case, clause: number, option: number): number => (c.offset[clause] ?? 0) + option;

/** The share of each clause in a party's score, from public positions. */
function shares(c: Case, party: number): number[] {
  const weights = (c.parties[party]?.weights ?? []).map((w) => (w < 0 ? 0 : mode(c, w)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => (sum > 0 ? w / sum : 0));
}

/**
 * What a text is thought to be worth to another party, from the seat's own estimate.
 * Range by the delta method on normalised weights: sd² = Σ (share · spread · (value − score))².
 */
export function guessScore(view: View, party: number, text: Package): Guess {
  const c = view.case;
  const { worth } = view.estimate(party);
  const values = c.parties[party]?.values;
  let units = 0;
  for (const [clause, option] of text.entries()) units += worth[at(c, clause, option)] ?? 0;
  const value = Math.min(100, Math.max(0, units / POINT));
  const sd = mode(c, c.estimateSpread);
  let variance = 0;
  for (const [clause, share] of shares(c, party).entries()) {
    const v = values?.[at(c, clause, text[clause] ?? 0)] ?? 0;
    variance += (share * sd * (100 * v - value)) ** 2;
  }
  return { value, spread: NINE_TENTHS * Math.sqrt(variance) };
}

/** The seat's estimate of the score below which another party walks away. */
export function guessReservation(view: View, party: number): Guess {
  const c = view.case;
  const figure = c.figures[c.parties[party]?.reservation ?? -1];
  const drawn = figure ? (figure.high - figure.low) / 4 : 0;
  const sd = Math.hypot(mode(c, c.estimateSpread) * 10, drawn);
  return { value: view.estimate(party).reservation / POINT, spread: NINE_TENTHS * sd };
}

/** What another option on a clause is thought to bring another party, in points. */
export function guessChange(view: View, party: number, clause: number, from: number, to: number): Guess {
  const { worth } = view.estimate(party);
  const c = view.case;
  const value = ((worth[at(c, clause, to)] ?? 0) - (worth[at(c, clause, from)] ?? 0)) / POINT;
  return { value, spread: NINE_TENTHS * mode(c, c.estimateSpread) * Math.abs(value) };
}

/** Points another option on a clause brings the seat itself, linked terms aside. Exact. */
export function ownChange(view: View, clause: number, from: number, to: number): number {
  const c = view.case;
  return ((view.worth[at(c, clause, to)] ?? 0) - (view.worth[at(c, clause, from)] ?? 0)) / POINT;
}

/** Indices of a party's red lines that a text breaches: all of one's own, the public ones of others. */
export function breached(view: View, party: number, text: Package): number[] {
  const { open, own, seat } = view;
  const now =
    party === seat
      ? { front: own.front, drivers: open.drivers, joined: open.joined }
      : { ...PEACE, front: own.front, drivers: open.drivers, joined: open.joined };
  return (view.case.parties[party]?.redLines ?? [])
    .filter((l) => (party === seat || l.public) && holds(l.breached, text, now))
    .map((l) => l.index);
}

/** A accepts, C has a price, R refuses (a red line or a public word), ? unclear, - no known interest. */
export type Stance = 'A' | 'C' | 'R' | '?' | '-';

/** Points a party may lose on a clause and still be said to accept it. */
const MINOR = 1.5;

/** Where a party stands on each clause of a text, by what is public and by the seat's estimates; itself exactly. */
export function stances(view: View, party: number, text: Package): Stance[] {
  const c = view.case;
  const mine = party === view.seat;
  const worth = mine ? view.worth : view.estimate(party).worth;
  const lines = new Set(
    breached(view, party, text).flatMap((i) => c.parties[party]?.redLines[i]?.clauses ?? []),
  );
  const wide = mine ? 0 : mode(c, c.estimateSpread);
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
    if ((c.parties[party]?.weights[k] ?? -1) < 0) return '-';
    if (cost * (1 + wide) <= MINOR) return 'A';
    return cost * (1 - Math.min(0.9, wide)) >= MINOR || mine ? (cost <= MINOR ? 'A' : 'C') : '?';
  });
}
