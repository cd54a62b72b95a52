import type { Seat } from '../model/index.ts';
import { type LogLine, linesFor } from './log.ts';
import { type Moved, type Placed, placedMoves } from './moves.ts';
import type { Session } from './state.ts';

/** A line that is new to a seat, with what it did to the seat's own reservation value; null where it did nothing. */
export interface NewsLine extends LogLine {
  readonly moved: Moved | null;
}

/** What a seat may know and has not looked at, oldest first. */
export interface News {
  readonly lines: readonly NewsLine[];
  /** Moves of the seat's own reservation value by what it did not hear of. */
  readonly apart: readonly Moved[];
  /** Is there anything that the seat did not do itself, and that is worth reading? */
  readonly worthReading: boolean;
}

const bare = ({ from, to, moves }: Placed): Moved => ({ from, to, moves });

/** What is new to a seat since it last looked (`looked`), and nothing that it may not know. */
export function newsFor(s: Session, seat: Seat): News {
  const mark = s.marks[seat] ?? 0;
  const fresh = linesFor(s, { seat }).filter(({ index }) => index >= mark);
  const moves = placedMoves(s.play, seat, mark);
  return {
    lines: fresh.map(({ index, line }) => {
      const found = moves.find((m) => m.index === index);
      return { ...line, moved: found ? bare(found) : null };
    }),
    apart: moves.filter((m) => !fresh.some(({ index }) => index === m.index)).map(bare),
    worthReading: moves.length > 0 || fresh.some(({ line }) => line.seat !== seat && line.weight > 0),
  };
}
