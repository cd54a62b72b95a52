import type { Agent } from '../../agents/index.ts';
import { type Case, partyIndex } from '../../model/index.ts';
import { openPlay } from '../../protocol/index.ts';
import { openSession, type Session } from '../../session/index.ts';
import { ownLines } from '../line-reader.ts';
import type { SavedGame } from '../saved-game.ts';
import { runLines } from './run.ts';

/** What the game in lines is opened with. */
export interface LinesOptions {
  readonly case: Case;
  readonly seed: string;
  /** Party ids of the seats that people take; empty: the game asks. */
  readonly seats: readonly string[];
  /** Who plays the other seats, by party id; the key `default` serves the rest. */
  readonly agents: Readonly<Record<string, Agent>>;
  /** A game to go on with, everybody in place; `seats` then say nothing. */
  readonly session?: Session | undefined;
  /** What of it stands in `place` already; absent: nothing. */
  readonly known?: Session | undefined;
  /** Where the game is kept after every act. */
  readonly place: SavedGame;
  /** Something to say first. */
  readonly notice: string;
  /** Is every question taken as answered with yes? */
  readonly sure: boolean;
  /** Columns to fold lines at, 0 for none; absent: the terminal's, or 80. */
  readonly width?: number | undefined;
}

/** The game in lines, from standard input to standard output. Resolves to the exit code once it has been left. */
export function playInLines(options: LinesOptions): Promise<number> {
  const { case: c, seed, seats, agents, place, notice, sure, width } = options;
  const people = seats.map((id) => partyIndex(c, id));
  return runLines({
    session: options.session ?? openSession({ play: openPlay(c, seed, 0) }, agents, people),
    cast: agents,
    place,
    known: options.known ?? null,
    notice,
    lines: ownLines(),
    sure,
    width,
  });
}
