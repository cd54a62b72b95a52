import { writeSync } from 'node:fs';
import type { Size } from '../canvas/size.ts';

/** Alternate screen, pastes marked as such, no line folded by the terminal, no cursor. */
const ENTER = '\u001B[?1049h\u001B[?2004h\u001B[?7l\u001B[2J\u001B[H\u001B[?25l';
/** Ends a synchronised update that may be open and undoes what was set. */
const LEAVE = '\u001B[?2026l\u001B[?2004l\u001B[?7h\u001B[?25h\u001B[?1049l';
const PLAIN = '\u001B[0m';
const CLEAR = '\u001B[2J\u001B[H';

const SIGNALS = {
  SIGINT: 2,
  SIGTERM: 15,
  SIGHUP: 1,
  ...(process.platform === 'win32' ? {} : { SIGQUIT: 3 }),
};
type Signal = keyof typeof SIGNALS;

export interface Terminal {
  readonly size: () => Size;
  /** Writes to the screen while it is ours. */
  readonly write: (text: string) => void;
  /** Wipes the alternate screen. */
  readonly clear: () => void;
  readonly onResize: (listener: (size: Size) => void) => void;
  /**
   * Stops the process group as Ctrl-Z does, with the terminal given back, and takes the terminal over again when it
   * is continued. Resolves then. Where nobody could continue it (no job control) it resolves at once.
   */
  readonly suspend: () => Promise<void>;
  /** Called when somebody else asks the process to stop. */
  readonly onStop: (listener: () => void) => void;
  /** Called before the terminal is given back. */
  readonly onRestore: (listener: () => void) => void;
  /** Gives the terminal back as it was. May be called more than once. */
  readonly restore: () => void;
  /** The same, and lets go of signals and of what ends the process: another may take the terminal now. */
  readonly close: () => void;
}

/**
 * Takes the terminal over: alternate screen, no cursor. It is given back on `restore`, on every way out of the
 * process, and on SIGINT, SIGTERM, SIGHUP and SIGQUIT, after `leaving` has run.
 */
export function openTerminal(leaving: () => string, colour: boolean): Terminal {
  const out = process.stdout;
  let open = true;
  const letting = new Set<() => void>();
  const restore = (): void => {
    if (!open) return;
    open = false;
    try {
      for (const listener of letting) listener();
      if (process.stdin.isTTY) process.stdin.setRawMode(false);
      writeSync(out.fd, colour ? PLAIN + LEAVE : LEAVE);
    } catch {
      // The terminal is gone: nothing is left to restore.
    }
  };
  const say = (text: string): void => {
    try {
      writeSync(process.stderr.fd, text);
    } catch {
      // Nobody is left to read it.
    }
  };
  const heard = (Object.keys(SIGNALS) as Signal[]).map((name) => {
    const end = (): void => {
      const last = leaving();
      restore();
      say(last);
      process.exit(128 + (SIGNALS[name] ?? 0));
    };
    process.on(name, end);
    return [name, end] as const;
  });
  process.on('exit', restore);
  const crash = (error: unknown): void => {
    const last = leaving();
    restore();
    say(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${last}`);
    process.exit(3);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  const stopping = new Set<() => void>();
  const onStop = (): void => {
    for (const listener of stopping) listener();
  };
  const listen = (): void => {
    if (process.platform !== 'win32') process.on('SIGTSTP', onStop);
  };
  const suspend = (): Promise<void> =>
    new Promise((resolve) => {
      const back = (): void => {
        process.off('SIGCONT', back);
        clearTimeout(unstopped);
        listen();
        open = true;
        writeSync(out.fd, ENTER);
        resolve();
      };
      restore();
      // With no listener of ours the signal stops us; the whole group, so that `npm start` does not keep the terminal.
      process.off('SIGTSTP', onStop);
      process.on('SIGCONT', back);
      // A stopped process has no timers: this one runs after the stop, or when there was none.
      const unstopped = setTimeout(back, 100);
      process.kill(0, 'SIGTSTP');
    });
  listen();
  writeSync(out.fd, ENTER);
  const resized = new Set<() => void>();
  const close = (): void => {
    restore();
    for (const [name, end] of heard) process.off(name, end);
    process.off('exit', restore);
    process.off('uncaughtException', crash);
    process.off('unhandledRejection', crash);
    process.off('SIGTSTP', onStop);
    for (const listener of resized) out.off('resize', listener);
  };
  const size = (): Size => ({ columns: out.columns || 80, rows: out.rows || 24 });
  return {
    size,
    write: (text) => {
      if (open) out.write(text);
    },
    clear: () => {
      if (open) out.write(CLEAR);
    },
    onResize: (listener) => {
      const follow = (): void => listener(size());
      resized.add(follow);
      out.on('resize', follow);
    },
    onRestore: (listener) => {
      letting.add(listener);
    },
    suspend,
    onStop: (listener) => {
      if (process.platform !== 'win32') stopping.add(listener);
    },
    restore,
    close,
  };
}
