import { render } from 'ink';
import { App } from './app.tsx';
import { initialState } from './reduce.ts';
import { branchFile, saveSession } from './save.ts';
import type { Cast, Session } from './session.ts';
import { makeStore } from './store.ts';
import { openTerminal } from './terminal.ts';

export interface Game {
  readonly session: Session;
  readonly cast: Cast;
  readonly ascii: boolean;
  readonly saveFile: string;
}

/** Runs the game on the terminal until it is left. Resolves to the exit code. */
export async function runGame(game: Game): Promise<number> {
  const { saveFile } = game;
  let kept = false;
  const farewell = (): string =>
    kept ? `Saved in ${saveFile}\nGo on with: demarche play --resume ${saveFile}\n` : '';
  const terminal = openTerminal(farewell);
  let leave: () => void = () => undefined;
  let troubled = '';
  const store = makeStore(initialState({ ...game, size: terminal.size() }), {
    save: (session) => {
      try {
        saveSession(saveFile, session);
        kept = true;
        troubled = '';
      } catch (error) {
        troubled = `The game could not be saved: ${error instanceof Error ? error.message : String(error)}\n`;
      }
    },
    saveBranch: (session, branch) => {
      saveSession(branchFile(saveFile, branch), session);
    },
    quit: () => leave(),
  });
  const app = render(<App store={store} />, {
    stdout: terminal.stdout,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  terminal.onResize((size) => {
    terminal.clear();
    store.dispatch({ type: 'resize', size });
  });
  leave = () => app.unmount();
  try {
    await app.waitUntilExit();
  } finally {
    terminal.restore();
  }
  process.stderr.write(troubled + farewell());
  return troubled === '' ? 0 : 3;
}
