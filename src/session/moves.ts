import { type Move, POINT, type Seat } from '../model/index.ts';
import { type Play, type PlayedStep, stepsFrom } from '../protocol/index.ts';

/** What one act did to a seat's own reservation value. Score units. */
export interface Moved {
  /** The act's place in the record. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly moves: readonly Move[];
}

/** Units below which a move is not worth a word. */
const LEAST = POINT / 20;

function movedIn({ index, act, before: was, after: now }: PlayedStep, seat: Seat): Moved | null {
  const before = was.own[seat];
  const after = now.own[seat];
  if (!before || !after) return null;
  // A new round starts the list anew; anything else adds to it.
  const moves = act.type === 'nature.round' ? after.moves : after.moves.slice(before.moves.length);
  if (!moves.some((m) => Math.abs(m.units) >= LEAST)) return null;
  return { index, from: before.reservation, to: after.reservation, moves: [...moves] };
}

/** What the last act of a play did to a seat's own reservation value; null when it did nothing. */
export function movedBy(play: Play, seat: Seat): Moved | null {
  for (const step of stepsFrom(play, play.count - 1)) return movedIn(step, seat);
  return null;
}

/** Every move of a seat's own reservation value by the acts from `index` on, oldest first. */
export function movesSince(play: Play, seat: Seat, index: number): Moved[] {
  const found: Moved[] = [];
  for (const step of stepsFrom(play, index)) {
    const moved = movedIn(step, seat);
    if (moved) found.push(moved);
  }
  return found;
}

/** The sum of moves, in points. */
export const sumOf = (moves: readonly Move[]): number => moves.reduce((sum, m) => sum + m.units, 0) / POINT;
