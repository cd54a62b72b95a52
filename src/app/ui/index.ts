import type { Agent } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import { partyIndex, printable } from '../../model/index.ts';
import { openPlay } from '../../protocol/index.ts';
import { openSession, type Session } from '../../session/index.ts';
import { command } from '../command.ts';
import { defaultName, type SavedGame, shelf } from '../saved-game.ts';
import { streamHasColour } from './canvas/colour.ts';

/** What the terminal game is opened with. */
export interface TerminalOptions {
  readonly case: Case;
  readonly seed: string;
  readonly run?: number | undefined;
  /** Party ids of the seats that people take; empty: the game asks. */
  readonly seats: readonly string[];
  /** Who plays the other seats, by party id; the key `default` serves the rest. */
  readonly agents?: Readonly<Record<string, Agent>> | undefined;
  /** A game to go on with, everybody in place; `seats` then say nothing. */
  readonly session?: Session | undefined;
  /** What of it stands in `place` already; absent: nothing. */
  readonly known?: Session | undefined;
  /** Where the game is kept after every act; absent: a free name in the working directory. */
  readonly place?: SavedGame | undefined;
  /** Something to say first. */
  readonly notice?: string | undefined;
  /** Draw with + - | only; by default when DEMARCHE_ASCII is set. */
  readonly ascii?: boolean | undefined;
  /** Draw in colour; by default as the terminal and the environment have it. */
  readonly colour?: boolean | undefined;
  /** Called when the game takes the screen, from whatever was on it. */
  readonly curtain?: (() => void) | undefined;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';

function screenOfGame(): Promise<typeof import('./game/game.tsx')> {
  // React is slower without it; it is read when React is imported.
  process.env.NODE_ENV ??= 'production';
  return import('./game/game.tsx');
}

/** Loads the screen of the game, which takes a while, before there is a game. */
export async function warmGame(): Promise<void> {
  await screenOfGame();
}

/**
 * The game in the terminal. Resolves to the exit code once the player has left: 0, or 3 when the game could not be
 * saved. Without a terminal it says so and resolves to 2.
 * @throws never for bad seats: an unknown id is reported and resolves to 2
 */
export async function playInTerminal(options: TerminalOptions): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(
      `The game needs a terminal for input and output; ${command('run')} works without one.\n`,
    );
    return 2;
  }
  const c = options.case;
  const humans = options.seats.map((id) => partyIndex(c, id));
  const unknown = options.seats.find((_, i) => humans[i] === -1);
  if (unknown !== undefined) {
    process.stderr.write(
      printable(`There is no seat "${unknown}"; there are: ${c.parties.map((p) => p.id).join(', ')}.\n`),
    );
    return 2;
  }
  const { runGame } = await screenOfGame();
  const cast = options.agents ?? {};
  const play = openPlay(c, options.seed, options.run ?? 0);
  return runGame({
    session: options.session ?? openSession({ play }, cast, humans),
    cast,
    ascii: options.ascii ?? isSet(process.env.DEMARCHE_ASCII),
    place: options.place ?? shelf.claimFree(defaultName(c.scenario.id, options.seed, options.seats.length)),
    known: options.known ?? null,
    notice: options.notice ?? '',
    colour: options.colour ?? streamHasColour(process.stdout),
    curtain: options.curtain ?? (() => undefined),
  });
}
