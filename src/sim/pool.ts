import { fileURLToPath } from 'node:url';
import type { Case } from '../model/index.ts';
import type { RunRow } from './run-row.ts';
import type { WorkerSetup, WorkerTask } from './worker.ts';

/** Runs in one chunk at most: a chunk is what is lost at an interruption. */
const MOST_IN_CHUNK = 64;
/** Chunks for each worker over a whole batch, so that progress moves and the last chunks end together. */
const CHUNKS_EACH = 16;

/**
 * Can workers run here? Node 20 starts no TypeScript file, so from source the runs stay in this process. A built copy
 * beside the sources is not used: it might be an older one.
 */
export const canPool: boolean = import.meta.url.endsWith('.js');

export interface PoolJob {
  readonly setup: WorkerSetup;
  readonly from: number;
  readonly runs: number;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Plays runs on worker threads and yields them chunk by chunk in run order. Stops, without an error, at the first
 * chunk that was not finished when the signal came; the workers are ended either way. Piscina is loaded here only.
 */
export async function* pooled(job: PoolJob): AsyncGenerator<readonly RunRow[], void> {
  const { Piscina } = await import('piscina');
  const size = Math.min(MOST_IN_CHUNK, Math.max(1, Math.ceil(job.runs / (job.workers * CHUNKS_EACH))));
  const chunks = Math.ceil(job.runs / size);
  const threads = Math.min(job.workers, chunks);
  const pool = new Piscina<WorkerTask, RunRow[]>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    name: 'chunk',
    workerData: job.setup,
    minThreads: threads,
    maxThreads: threads,
  });
  const { signal } = job;
  const stopped = new Promise<null>((resolve) => {
    if (signal?.aborted) resolve(null);
    signal?.addEventListener('abort', () => resolve(null), { once: true });
  });
  const waiting: Promise<RunRow[]>[] = [];
  let next = 0;
  const submit = (): void => {
    if (next >= chunks || signal?.aborted) return;
    const from = job.from + next * size;
    const task = pool.run({ from, count: Math.min(size, job.from + job.runs - from) });
    task.catch(() => undefined);
    waiting.push(task);
    next++;
  };
  try {
    for (let i = 0; i < threads * 3; i++) submit();
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const rows = await Promise.race([task, stopped]);
      if (!rows) return;
      submit();
      yield rows;
    }
  } finally {
    await pool.destroy();
  }
}

/** What workers need to know of a batch. */
export const setupOf = (c: Case, rest: Omit<WorkerSetup, 'case'>): WorkerSetup => ({
  case: c,
  ...rest,
});
