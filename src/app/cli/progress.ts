import { performance } from 'node:perf_hooks';
import { note } from './say.ts';

/** Milliseconds between plain lines, and between redraws of a terminal's line. */
const PLAIN_EVERY = 5000;
const REDRAW_EVERY = 100;

/** A running count on stderr: one line redrawn on a terminal, a line now and then elsewhere. */
export interface Progress {
  readonly update: (done: number) => void;
  /** Clears the terminal's line. */
  readonly end: () => void;
}

/** Seconds in words: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

function words(done: number, all: number, what: string, elapsed: number): string {
  const share = all === 0 ? 1 : done / all;
  const left = done === 0 ? '' : `, ${duration((elapsed / done) * (all - done))} left`;
  return `${done} of ${all} ${what} (${Math.floor(100 * share)} %)${left}`;
}

/** Opens a progress report on stderr: so many runs, or what else is counted. */
export function openProgress(all: number, what: string): Progress {
  const started = performance.now();
  const terminal = process.stderr.isTTY === true;
  const every = terminal ? REDRAW_EVERY : PLAIN_EVERY;
  let last = started;
  if (!terminal) note(`Playing ${all} ${what}.`);
  return {
    update: (done) => {
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      const text = words(done, all, what, (now - started) / 1000);
      if (terminal) process.stderr.write(`\r\u001b[K${text}`);
      else note(text);
    },
    end: () => {
      if (terminal) process.stderr.write('\r\u001b[K');
    },
  };
}
