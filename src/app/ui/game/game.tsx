import { render } from 'ink';
import { printable } from '../../../model/index.ts';
import type { Programs, Session } from '../../../session/index.ts';
import { streamHasColour } from '../canvas/colour.ts';
import { initialState } from '../state/flow.ts';
import { branchFile, saveSession } from '../state/save.ts';
import { App } from './app.tsx';
import { keyboardOf } from './keyboard.ts';
import { inkStream, Screen } from './screen.ts';
import { makeStore } from './store.ts';
import { openTerminal } from './terminal.ts';

export interface Game {
  readonly session: Session;
  readonly cast: Programs;
  readonly ascii: boolean;
  readonly saveFile: string;
}

/** Runs the game on the terminal until it is left. Resolves to the exit code. */
export async function runGame(game: Game): Promise<number> {
  const { saveFile } = game;
  let kept = false;
  let troubled = '';
  const farewell = (): string =>
    kept ? `${troubled}Saved in ${saveFile}\nGo on with: demarche play --resume ${saveFile}\n` : troubled;
  const colour = streamHasColour(process.stdout);
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
  const attempt = (write: () => void): string => {
    try {
      write();
      troubled = '';
      return '';
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      troubled = `The game as it stands could not be saved: ${why}\n`;
      return troubled.trim();
    }
  };
  const store = makeStore(initialState({ ...game, size: terminal.size() }), {
    save: (session) => {
      const trouble = attempt(() => saveSession(saveFile, session));
      kept ||= trouble === '';
      return trouble;
    },
    saveBranch: (session, branch) => attempt(() => saveSession(branchFile(saveFile, branch), session)),
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
  process.stderr.write(printable(farewell()));
  return troubled === '' ? 0 : 3;
}
