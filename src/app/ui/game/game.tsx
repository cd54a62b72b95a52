import { render } from 'ink';
import { inShort, printable } from '../../../model/index.ts';
import { JournalKeeper, type Programs, type Session, seedShown } from '../../../session/index.ts';
import { command } from '../../command.ts';
import type { SavedGame } from '../../saved-game.ts';
import { initialState } from '../state/flow.ts';
import { App } from './app.tsx';
import { keyboardOf } from './keyboard.ts';
import { inkStream, Screen } from './screen.ts';
import { makeStore } from './store.ts';
import { openTerminal } from './terminal.ts';

export interface Game {
  readonly session: Session;
  readonly cast: Programs;
  readonly ascii: boolean;
  /** Where it is kept, and the session that stands there already. */
  readonly place: SavedGame;
  readonly known: Session | null;
  readonly notice: string;
  readonly colour: boolean;
  /** Called when the screen is taken. */
  readonly curtain: () => void;
}

/** Runs the game on the terminal until it is left. Resolves to the exit code. */
export async function runGame(game: Game): Promise<number> {
  const { place, known, colour } = game;
  const { case: c, chance } = game.session.play.world;
  const played = seedShown(game.session)
    ? `${c.scenario.id}, seed ${inShort(chance.root.seed)}`
    : c.scenario.id;
  const keeper = new JournalKeeper(place, known);
  let kept = known !== null;
  let troubled = '';
  const farewell = (): string => printable(told());
  const told = (): string =>
    kept
      ? `${troubled}${played}\nSaved in ${place.file}\nGo on with: ${command('play', '--resume', place.file)}\n`
      : troubled;
  game.curtain();
  const terminal = openTerminal(farewell, colour);
  const screen = new Screen(terminal.write);
  const stream = inkStream(process.stdout, screen);
  let leave: () => void = () => undefined;
  let suspending = false;
  const suspend = (): void => {
    if (process.platform === 'win32') return;
    suspending = true;
    leave();
  };
  const save = (session: Session): string => {
    try {
      keeper.keep(session);
      kept = true;
      troubled = '';
      return place.said();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      troubled = `The game as it stands could not be saved: ${why}\n`;
      return troubled.trim();
    }
  };
  const store = makeStore(initialState({ ...game, saveFile: place.file, size: terminal.size() }), {
    save,
    file: () => place.file,
    quit: () => leave(),
    suspend,
    // Time for the screen to say that it is working.
    defer: (job) => setTimeout(job, 15),
  });
  terminal.onResize((size) => {
    screen.forget();
    terminal.clear();
    store.dispatch({ type: 'resize', size });
  });
  terminal.onStop(suspend);
  const keyboard = keyboardOf(process.stdin, store.type, () => store.press('ctrl-c'));
  terminal.onRestore(keyboard.close);
  try {
    // Suspended, ink is let go altogether and drawn anew afterwards: what it knows of the screen is no longer true.
    do {
      if (suspending) await terminal.suspend();
      suspending = false;
      store.dispatch({ type: 'resize', size: terminal.size() });
      screen.forget();
      keyboard.open();
      // Each frame comes whole ("debug"), whatever ink thinks of the machine; it is put on the screen by us.
      const app = render(<App store={store} colour={colour} />, {
        stdout: stream,
        debug: true,
        exitOnCtrlC: false,
        patchConsole: false,
        isScreenReaderEnabled: false,
      });
      leave = () => app.unmount();
      await app.waitUntilExit();
      keyboard.close();
    } while (suspending);
  } finally {
    terminal.restore();
  }
  process.stderr.write(farewell());
  return troubled === '' ? 0 : 3;
}
