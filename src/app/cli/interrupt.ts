import { performance } from 'node:perf_hooks';
import { EXIT } from './say.ts';

/** Milliseconds in which a second signal is taken for the same one: npm passes on what the terminal has sent already. */
const SAME = 500;

/** Signals that end a verb, and the exit codes that say so. */
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;

type Signal = keyof typeof SIGNALS;
const NAMES = Object.keys(SIGNALS) as readonly Signal[];

/** Work that may be stopped from outside. */
export interface Stop {
  /** Aborts at the first signal. */
  readonly signal: AbortSignal;
  /** The exit code when the work was stopped, else `fine`. */
  readonly code: () => number;
}

/**
 * Does some work that Ctrl-C, TERM and HUP end cleanly: the first one aborts the signal, and the work ends with what it
 * has; a second one ends the program at once. Work must give way to the event loop, or run elsewhere, to be stopped.
 */
export async function interruptible<T>(work: (stop: Stop) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let code: number = EXIT.fine;
  let heard = 0;
  const hear = (name: NodeJS.Signals): void => {
    const wanted = SIGNALS[name as Signal];
    const now = performance.now();
    if (stop.signal.aborted) {
      if (now - heard > SAME) process.exit(wanted);
      return;
    }
    heard = now;
    code = wanted;
    stop.abort();
  };
  for (const name of NAMES) process.on(name, hear);
  try {
    return await work({ signal: stop.signal, code: () => code });
  } finally {
    for (const name of NAMES) process.off(name, hear);
  }
}
