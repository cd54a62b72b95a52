import { setImmediate as tick } from 'node:timers/promises';
import { type Case, rootOf } from '../model/index.ts';
import { type CastChoice, type Design, namesOf, readCast, rowOfRun } from './one-run.ts';
import { canPool, pooled } from './pool.ts';
import type { RunRow } from './run-row.ts';
import type { RunChunk, WorkerSetup } from './tasks.ts';

/** Runs in one chunk at most: a chunk is what is lost at an interruption. */
const MOST_IN_CHUNK = 64;
/** Chunks for each worker over a whole batch, so that progress moves and the last chunks end together. */
const CHUNKS_EACH = 16;

/** How many runs, with which seed and agents, and who is told of them. */
export interface BatchOptions {
  /** Runs to play, ≥ 0. */
  readonly runs: number;
  readonly seed: string;
  /** Number of the first run; default 0. Run k is the same whichever batch it is part of. */
  readonly from?: number | undefined;
  /**
   * Agents by party id, `default` for the rest: names of known agents, or agents themselves. The latter need one
   * worker, since no other thread can be handed a function.
   */
  readonly cast?: CastChoice | undefined;
  /** Worker threads; 1, the default, plays in this process. The rows do not depend on it. */
  readonly workers?: number | undefined;
  /** Adds each playout's hash to its row. */
  readonly hash?: boolean | undefined;
  /** Called after each finished chunk with the runs done so far. */
  readonly onProgress?: ((done: number, runs: number) => void) | undefined;
  /** Ends the batch early, without an error. */
  readonly signal?: AbortSignal | undefined;
}

/** The rows of a batch, and whether they are all of them. */
export interface Batch {
  /** In run order, without gaps. */
  readonly rows: readonly RunRow[];
  /** True when the signal came before the last run: `rows` are the first ones only. */
  readonly interrupted: boolean;
}

function check(options: BatchOptions): void {
  const { runs, from = 0, workers = 1, cast = {} } = options;
  const whole = (x: number, least: number): boolean => Number.isSafeInteger(x) && x >= least;
  if (!whole(runs, 0)) throw new RangeError(`runs must be a whole number of at least 0, not ${runs}`);
  if (!whole(from, 0)) throw new RangeError(`from must be a whole number of at least 0, not ${from}`);
  if (!whole(workers, 1))
    throw new RangeError(`workers must be a whole number of at least 1, not ${workers}`);
  if (workers > 1 && namesOf(cast) === null)
    throw new RangeError(
      'an agent that is not in AGENTS cannot be sent to a worker thread, since a function cannot be copied: use workers: 1',
    );
}

/**
 * Plays runs of a case by agents and yields their rows in run order, chunk by chunk, for studies too large to hold.
 * Returns true when it was interrupted. Rows are the same, byte for byte, for any number of workers.
 * @throws RangeError for impossible options or an unknown seat or agent; an error naming run and agents when one fails
 */
export async function* streamRuns(
  c: Case,
  options: BatchOptions,
): AsyncGenerator<readonly RunRow[], boolean> {
  check(options);
  const { runs, seed, from = 0, cast = {}, workers = 1, hash = false, onProgress, signal } = options;
  const agents = readCast(c, cast);
  if (!agents.ok) throw new RangeError(agents.error);
  const names = namesOf(cast);
  const chunks =
    workers > 1 && runs > 1 && canPool && names !== null
      ? onWorkers({ from, runs, workers, signal, setup: { case: c, seed, cast: names, hash } })
      : inProcess(c, { root: rootOf(seed), cast: agents.value, hash }, from, runs, signal);
  let done = 0;
  for await (const rows of chunks) {
    done += rows.length;
    onProgress?.(done, runs);
    yield rows;
  }
  return done < runs;
}

interface Spread {
  readonly setup: WorkerSetup;
  readonly from: number;
  readonly runs: number;
  readonly workers: number;
  readonly signal: AbortSignal | undefined;
}

/** Runs on worker threads, in chunks. */
function onWorkers({ setup, from, runs, workers, signal }: Spread): AsyncGenerator<RunRow[], void> {
  const size = Math.min(MOST_IN_CHUNK, Math.max(1, Math.ceil(runs / (workers * CHUNKS_EACH))));
  const task = (index: number): RunChunk => {
    const first = from + index * size;
    return { from: first, count: Math.min(size, from + runs - first) };
  };
  return pooled({ name: 'runs', setup, count: Math.ceil(runs / size), task, workers, signal });
}

/** Runs one at a time, giving way to the event loop before each, so that an interruption is heard. */
async function* inProcess(
  c: Case,
  design: Design,
  from: number,
  runs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly RunRow[], void> {
  for (let i = 0; i < runs; i++) {
    await tick();
    if (signal?.aborted) return;
    yield [rowOfRun(c, design, from + i)];
  }
}

/** Plays runs of a case by agents and collects their rows. See `streamRuns`. */
export async function batch(c: Case, options: BatchOptions): Promise<Batch> {
  const rows: RunRow[] = [];
  const stream = streamRuns(c, options);
  for (;;) {
    const next = await stream.next();
    if (next.done) return { rows, interrupted: next.value };
    rows.push(...next.value);
  }
}
