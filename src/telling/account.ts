import { type Case, type Move, POINT, type Seat } from '../model/index.ts';
import { moveTold } from './moves.ts';
import { type Heard, heard } from './told.ts';
import { pts } from './words.ts';

/** A cause with what it added, in tenths of a point as they are shown. */
export interface Part extends Heard {
  readonly tenths: number;
}

/** Score units in tenths of a point, as `pts` shows them. */
export const tenthsOf = (units: number): number => Math.round(Number(pts(units)) * 10) + 0;

/**
 * Moves of a reservation value as parts that add up on paper: each is rounded to a tenth of a point, and the tenths that
 * rounding would lose go to the parts that lost most of one (the method of largest remainders), so that the first figure
 * and the parts make the last one exactly as shown. Parts of nothing are left out; the largest come first.
 * @param first where the value stood at first, in score units
 * @param now where it stands: `first` and all moves
 * @param moves one for each cause
 */
export function partsTold(c: Case, seat: Seat, first: number, now: number, moves: readonly Move[]): Part[] {
  const raw = moves.map((m) => (10 * m.units) / POINT);
  const parts = raw.map(Math.floor);
  let left = tenthsOf(now) - tenthsOf(first) - parts.reduce((a, b) => a + b, 0);
  const order = raw
    .map((x, i) => ({ i, part: x - Math.floor(x) }))
    .sort((a, b) => b.part - a.part || a.i - b.i);
  for (let n = 0; left !== 0 && order.length > 0; n++) {
    const step = left > 0 ? 1 : -1;
    const at = order[(step > 0 ? n : order.length - 1 - (n % order.length)) % order.length]?.i ?? 0;
    parts[at] = (parts[at] ?? 0) + step;
    left -= step;
  }
  return moves
    .map((move, i): Part => {
      const { text, source } = moveTold(c, seat, move.cause);
      return { ...heard(text, source), tenths: parts[i] ?? 0 };
    })
    .filter((p) => p.tenths !== 0)
    .sort((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths));
}
