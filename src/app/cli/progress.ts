import { performance } from 'node:perf_hooks';
import { plural } from '../../telling/index.ts';
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

function words(done: number, all: number, what: Counted, elapsed: number): string {
  const share = all === 0 ? 1 : done / all;
  const left = done === 0 ? '' : `, ${duration((elapsed / done) * (all - done))} left`;
  return `${done} of ${plural(all, what.one, what.many)} (${Math.floor(100 * share)} %)${left}`;
}

/** What is counted. */
export interface Counted {
  readonly one: string;
  readonly many: string;
}

/** Opens a progress report on stderr: so many runs, or what else is counted. */
export function openProgress(all: number, what: Counted): Progress {
  const started = performance.now();
  const terminal = process.stderr.isTTY === true;
  const every = terminal ? REDRAW_EVERY : PLAIN_EVERY;
  let last = started;
  if (!terminal) note(`Playing ${plural(all, what.one, what.many)}.`);
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
