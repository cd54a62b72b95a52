import type { Agent } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import { partyIndex, printable } from '../../model/index.ts';
import { openPlay, type Play } from '../../protocol/index.ts';
import { openSession } from '../../session/index.ts';
import { freeFile } from './state/save.ts';

/** What the terminal game is opened with. */
export interface TerminalOptions {
  readonly case: Case;
  readonly seed: string;
  readonly run?: number | undefined;
  /** Party ids of the seats that people take; empty: the game asks. */
  readonly seats: readonly string[];
  /** Who plays the other seats, by party id; the key `default` serves the rest. `cast` is the same by another name. */
  readonly agents?: Readonly<Record<string, Agent>> | undefined;
  readonly cast?: Readonly<Record<string, Agent>> | undefined;
  /** A saved game to go on with. `play` is the same by another name. */
  readonly resume?: Play | undefined;
  readonly play?: Play | undefined;
  /** Where the game is kept after every act; absent: a free name in the working directory. */
  readonly saveFile?: string | undefined;
  /** Draw with + - | only; by default when DEMARCHE_ASCII is set. */
  readonly ascii?: boolean | undefined;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0';

/**
 * The game in the terminal. Resolves to the exit code once the player has left: 0, or 3 when the game could not be
 * saved. Without a terminal it says so and resolves to 2.
 * @throws never for bad seats: an unknown id is reported and resolves to 2
 */
export async function playInTerminal(options: TerminalOptions): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(
      'The game needs a terminal for input and output; `demarche run` works without one.\n',
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
  // React is slower without it; it is read when React is imported.
  process.env.NODE_ENV ??= 'production';
  const { runGame } = await import('./game/game.tsx');
  const cast = options.agents ?? options.cast ?? {};
  const play = options.resume ?? options.play ?? openPlay(c, options.seed, options.run ?? 0);
  return runGame({
    session: openSession({ play }, cast, humans),
    cast,
    ascii: options.ascii ?? isSet(process.env.DEMARCHE_ASCII),
    saveFile: options.saveFile ?? freeFile(c.scenario.id, options.seed),
  });
}
