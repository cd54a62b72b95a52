import { inked, streamHasColour } from '../canvas/colour.ts';
import { keyboardOf } from '../game/keyboard.ts';
import { Screen } from '../game/screen.ts';
import { openTerminal } from '../game/terminal.ts';
import { menuFrame } from './frame.ts';
import { type Draw, menuAfter } from './reduce.ts';
import { type MenuSources, readAll } from './sources.ts';
import { firstMenu, type MenuEvent, reading } from './state.ts';

/** What the menu is opened with. */
export interface MenuOptions {
  readonly sources: MenuSources;
  /** Saved games of this folder, newest first. */
  readonly saves: readonly string[];
  readonly draw: Draw;
  readonly ascii: boolean;
}

/** Milliseconds between two turns of what moves while something is read. */
const BEAT = 120;
/** Milliseconds for the screen to say what is being opened. */
const SOON = 20;

/** The menu on the whole screen, and the game that is chosen in it. Resolves to the exit code. */
export async function runMenu({ sources, saves, draw, ascii }: MenuOptions): Promise<number> {
  const terminal = openTerminal(() => '', true);
  const screen = new Screen(terminal.write);
  let state = firstMenu(
    { size: terminal.size(), seed: draw(), colour: streamHasColour(process.stdout), ascii },
    saves,
  );
  let stir = (): void => undefined;
  const show = (): void => {
    screen.draw(
      menuFrame(state)
        .map((line) => inked(line, state.colour))
        .join('\n'),
    );
  };
  const tell = (event: MenuEvent): void => {
    const before = state;
    state = menuAfter(state, event, draw);
    if (state.colour !== before.colour || state.size !== before.size) {
      screen.forget();
      terminal.clear();
    }
    show();
    if (state.choice !== null) stir();
  };
  const keyboard = keyboardOf(
    process.stdin,
    (typed) => {
      if (typed.kind === 'paste') tell({ type: 'paste' });
      else if (typed.name === 'ctrl-z') void suspend();
      else tell({ type: 'key', key: typed.name });
    },
    () => tell({ type: 'key', key: 'ctrl-c' }),
  );
  const suspend = async (): Promise<void> => {
    if (process.platform === 'win32') return;
    keyboard.close();
    await terminal.suspend();
    keyboard.open();
    screen.forget();
    tell({ type: 'resize', size: { ...terminal.size() } });
  };
  terminal.onStop(() => void suspend());
  terminal.onResize((size) => tell({ type: 'resize', size }));
  terminal.onRestore(keyboard.close);
  show();
  keyboard.open();
  const beat = setInterval(() => {
    if (reading(state)) tell({ type: 'beat' });
  }, BEAT);
  const curtain = (): void => {
    clearInterval(beat);
    sources.close();
    terminal.close();
  };
  try {
    let round = 0;
    const readOn = (): void => {
      const mine = ++round;
      void readAll(
        sources,
        () => state,
        tell,
        () => mine === round,
      );
    };
    readOn();
    for (;;) {
      await new Promise<void>((resolve) => {
        stir = resolve;
        if (state.choice !== null) resolve();
      });
      const { choice } = state;
      if (choice === null) continue;
      if (choice.kind === 'quit') return 0;
      await new Promise((resolve) => setTimeout(resolve, SOON));
      sources.close();
      const left = await sources.open(choice, state, curtain);
      if (typeof left === 'number') return left;
      // Something may have been said on the screen meanwhile.
      screen.forget();
      terminal.clear();
      tell({ type: 'failed', why: left });
      readOn();
    }
  } finally {
    curtain();
  }
}
