import { type Case, type Move, POINT } from '../../../model/index.ts';
import type { Play } from '../../../protocol/index.ts';
import { signed } from '../canvas/text.ts';
import type { Why } from './reasons.ts';

/** What one act did to a seat's own reservation value. Units. */
export interface Moved {
  /** The act's place in the record. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly moves: readonly Move[];
}

/** Units below which a move is not worth a word. */
const LEAST = POINT / 20;

/** Own moves that are worth a word, with what each is due to and who says so; the largest first. */
export function causesOf(c: Case, seat: number, moves: readonly Move[]): Why[] {
  const id = c.parties[seat]?.id ?? '';
  const { war } = c.scenario;
  const cause = (by: Move['cause']): Why => {
    if (typeof by === 'number') {
      const driver = c.war?.drivers[by];
      return { text: (driver?.text ?? '').replace(/\.$/, ''), source: driver?.source ?? [] };
    }
    switch (by) {
      case 'waiting':
        return { text: 'a round of waiting', source: war?.waiting[id]?.source ?? [] };
      case 'recovery':
        return { text: 'earlier shocks wearing off', source: war?.recovery.source ?? [] };
      case 'asked-late':
        return {
          text: 'named without having been asked',
          source: c.scenario.parties[id]?.guarantor?.askedLate.source ?? [],
        };
      case 'ended':
        return { text: 'a lasting pressure has ended', source: [] };
      case 'limit':
        return { text: 'held to the limits of the scale', source: [] };
      default: {
        const never: never = by;
        return never;
      }
    }
  };
  const sums = new Map<Move['cause'], { units: number; times: number }>();
  for (const m of moves) {
    const sum = sums.get(m.cause) ?? { units: 0, times: 0 };
    sums.set(m.cause, { units: sum.units + m.units, times: sum.times + 1 });
  }
  return [...sums]
    .filter(([, sum]) => Math.abs(sum.units) >= LEAST)
    .sort(([, a], [, b]) => Math.abs(b.units) - Math.abs(a.units))
    .map(([by, { units, times }]) => {
      const why = cause(by);
      const often = times > 1 ? ` (${times} times)` : '';
      return { text: `${signed(units / POINT)} ${why.text}${often}`, source: why.source };
    });
}

/** What the last act of a play did to a seat's own reservation value; null when it did nothing. */
export function movedBy(play: Play, seat: number): Moved | null {
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
export function movesSince(play: Play, seat: number, index: number): Moved[] {
  const found: Moved[] = [];
  for (let at: Play | null = play; at?.before && at.acts.length > index; at = at.before) {
    const moved = movedBy(at, seat);
    if (moved) found.push(moved);
  }
  return found.reverse();
}

/** The sum of the viewer's moves since the last round began, in points. */
export const movedLately = (moves: readonly Move[]): number =>
  moves.reduce((sum, m) => sum + m.units, 0) / POINT;
