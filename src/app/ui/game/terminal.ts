import { writeSync } from 'node:fs';
import type { Size } from '../state/state.ts';

const ENTER = '\u001B[?1049h\u001B[2J\u001B[H\u001B[?25l';
/** Ends a synchronised update that may be open, resets colours, shows the cursor, leaves the alternate screen. */
const LEAVE = '\u001B[?2026l\u001B[0m\u001B[?25h\u001B[?1049l';
const CLEAR = '\u001B[2J\u001B[H';

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;
type Signal = keyof typeof SIGNALS;

export interface Terminal {
  readonly size: () => Size;
  /** Standard output as ink may have it: never wipes the scrollback, and leaves resizing to us. */
  readonly stdout: NodeJS.WriteStream;
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
  /** Gives the terminal back as it was. May be called more than once. */
  readonly restore: () => void;
}

/** Standard output without the sequence that wipes the scrollback. */
function tamed(out: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk.replaceAll('\u001B[3J', '') : chunk;
    return Reflect.apply(out.write, out, [text, ...rest]) as boolean;
  };
  const quiet = (event: string | symbol): boolean => event === 'resize';
  return new Proxy(out, {
    get(target, key) {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key === 'on' || key === 'off')
        return (event: string | symbol, ...rest: unknown[]) =>
          quiet(event) ? out : Reflect.apply(value, target, [event, ...rest]);
      return value.bind(target) as unknown;
    },
  });
}

/**
 * Takes the terminal over: alternate screen, no cursor. It is given back on `restore`, on every way out of the
 * process, and on SIGINT, SIGTERM and SIGHUP, after `leaving` has run.
 */
export function openTerminal(leaving: () => string): Terminal {
  const out = process.stdout;
  let open = true;
  const restore = (): void => {
    if (!open) return;
    open = false;
    try {
      if (process.stdin.isTTY) process.stdin.setRawMode(false);
      writeSync(out.fd, LEAVE);
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
  for (const name of Object.keys(SIGNALS) as Signal[]) {
    process.on(name, () => {
      const last = leaving();
      restore();
      say(last);
      process.exit(128 + SIGNALS[name]);
    });
  }
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
  const size = (): Size => ({ columns: out.columns || 80, rows: out.rows || 24 });
  return {
    size,
    stdout: tamed(out),
    clear: () => {
      if (open) out.write(CLEAR);
    },
    onResize: (listener) => {
      out.on('resize', () => listener(size()));
    },
    suspend,
    onStop: (listener) => {
      if (process.platform !== 'win32') stopping.add(listener);
    },
    restore,
  };
}
