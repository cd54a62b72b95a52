import { type Move, POINT, type Seat } from '../model/index.ts';
import type { Play } from '../protocol/index.ts';

/** What one act did to a seat's own reservation value. Score units. */
export interface Moved {
  readonly from: number;
  readonly to: number;
  readonly moves: readonly Move[];
}

/** The same, with the act's place in the record: for the session alone. */
export interface Placed extends Moved {
  readonly index: number;
}

/** Units below which a move is not worth a word. */
const LEAST = POINT / 20;

/** What the last act of a play did to a seat's own reservation value; null when it did nothing. */
export function movedBy(play: Play, seat: Seat): Placed | null {
  const before = play.before?.table.own[seat];
  const after = play.table.own[seat];
  if (!before || !after || before.moves === after.moves) return null;
  // A new round starts the list anew; anything else adds to it.
  const moves =
    play.acts.at(-1)?.type === 'nature.round' ? after.moves : after.moves.slice(before.moves.length);
  if (!moves.some((m) => Math.abs(m.units) >= LEAST)) return null;
  return { index: play.acts.length - 1, from: before.reservation, to: after.reservation, moves };
}

/** Every move of a seat's own reservation value by the acts from `index` on, oldest first. */
export function placedMoves(play: Play, seat: Seat, index: number): Placed[] {
  const found: Placed[] = [];
  for (let at: Play | null = play; at?.before && at.acts.length > index; at = at.before) {
    const moved = movedBy(at, seat);
    if (moved) found.push(moved);
  }
  return found.reverse();
}

/** The sum of moves, in points. */
export const sumOf = (moves: readonly Move[]): number => moves.reduce((sum, m) => sum + m.units, 0) / POINT;
