import { type Belief, beliefOf, believedOf, believedScore } from '../agents/index.ts';
import { type ClauseIndex, type OptionIndex, type Package, POINT, type Seat } from '../model/index.ts';
import { type Board, holds, type Situation, type View, type Worths } from '../rules/index.ts';

/** A figure with its range in points: nine times in ten, if the scenario's spread is right, it lies within. */
export interface Guess {
  readonly value: number;
  readonly spread: number;
}

/** Standard deviations on either side that hold nine tenths of a normal distribution. */
const NINE_TENTHS = 1.64;

const at = (board: Board, clause: ClauseIndex, option: OptionIndex): number =>
  (board.offset[clause] ?? 0) + option;

const beliefs = new WeakMap<View, Map<Seat, Belief>>();

/**
 * What a view's seat believes of a party by now, made once per view: by Bayes' rule from what it has seen, starting
 * from its own estimate. The strategies that read the other side go by the same.
 */
function belief(view: View, party: Seat): Belief {
  const known = beliefs.get(view) ?? new Map<Seat, Belief>();
  beliefs.set(view, known);
  const found = known.get(party) ?? beliefOf(view, party);
  known.set(party, found);
  return found;
}

const guess = ({ mean, spread }: { readonly mean: number; readonly spread: number }): Guess => ({
  value: mean / POINT,
  spread: (NINE_TENTHS * spread) / POINT,
});

/** What a text is believed to be worth to another party, from what the seat has seen. */
export function guessScore(view: View, party: Seat, text: Package): Guess {
  const { value, spread } = guess(believedScore(view, belief(view, party), text));
  return { value: Math.min(100, Math.max(0, value)), spread };
}

/** The score below which another party is believed to walk away, from what the seat has seen. */
export function guessReservation(view: View, party: Seat): Guess {
  const { reservation, reservationSpread } = belief(view, party);
  return guess({ mean: reservation, spread: reservationSpread });
}

/** What another option on a clause is believed to bring another party, in points. */
export function guessChange(
  view: View,
  party: Seat,
  clause: ClauseIndex,
  from: OptionIndex,
  to: OptionIndex,
): Guess {
  const [was, is] = [at(view.board, clause, from), at(view.board, clause, to)];
  return guess(believedOf(belief(view, party), (worth) => (worth[is] ?? 0) - (worth[was] ?? 0)));
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

/** What an option loses a party against its best on the clause, in score units. */
const lossBy = (board: Board, clause: ClauseIndex, option: OptionIndex, worth: Worths): number => {
  let best = 0;
  for (let o = 0; o < (board.clauses[clause]?.options.length ?? 0); o++)
    best = Math.max(best, worth[at(board, clause, o)] ?? 0);
  return best - (worth[at(board, clause, option)] ?? 0);
};

/** Where a party stands on each clause of a text, by what is public and by what the seat believes; itself exactly. */
export function stances(view: View, party: Seat, text: Package): Stance[] {
  const { board } = view;
  const loss = (clause: ClauseIndex, option: OptionIndex): Guess => {
    if (party === view.seat) return { value: lossBy(board, clause, option, view.worth) / POINT, spread: 0 };
    const { mean, spread } = believedOf(belief(view, party), (worth) => lossBy(board, clause, option, worth));
    return { value: mean / POINT, spread: spread / POINT };
  };
  const lines = new Set(
    breached(view, party, text).flatMap(
      (i) => board.parties[party]?.redLines.find((l) => l.index === i)?.clauses ?? [],
    ),
  );
  const { shares } = view.estimate(party);
  return board.clauses.map((_, k): Stance => {
    if (lines.has(k)) return 'R';
    const cost = loss(k, text[k] ?? 0);
    const word = view.open.lines.find((l) => l.seat === party && l.clause === k);
    if (word && cost.value > loss(k, word.option).value) return 'R';
    if ((shares[k] ?? 0) === 0) return '-';
    if (cost.value + cost.spread <= MINOR) return 'A';
    return cost.value - cost.spread >= MINOR ? 'C' : '?';
  });
}
