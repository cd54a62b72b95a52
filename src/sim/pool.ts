import { fileURLToPath } from 'node:url';
import type { WorkerSetup, WorkerTasks } from './tasks.ts';

/**
 * Can workers run here? Node 20 starts no TypeScript file, so from source the work stays in this process. A built copy
 * beside the sources is not used: it might be an older one.
 */
export const canPool: boolean = import.meta.url.endsWith('.js');

/** One kind of task, and all of them in order. */
export interface PoolJob<K extends keyof WorkerTasks> {
  /** Which function of the worker does it. */
  readonly name: K;
  readonly setup: WorkerSetup;
  /** How many tasks there are, and the task of each number. */
  readonly count: number;
  readonly task: (index: number) => Parameters<WorkerTasks[K]>[0];
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does tasks on worker threads and yields their results in order. Stops, without an error, at the first one that was
 * not finished when the signal came; the workers are ended either way. Piscina is loaded here only.
 */
export async function* pooled<K extends keyof WorkerTasks>(
  job: PoolJob<K>,
): AsyncGenerator<ReturnType<WorkerTasks[K]>, void> {
  type Given = Parameters<WorkerTasks[K]>[0];
  type Done = ReturnType<WorkerTasks[K]>;
  const { Piscina } = await import('piscina');
  const { count, signal, name } = job;
  const threads = Math.min(job.workers, count);
  const pool = new Piscina<Given, Done>({
    filename: fileURLToPath(new URL('./worker.js', import.meta.url)),
    name,
    workerData: job.setup,
    minThreads: threads,
    maxThreads: threads,
  });
  const stopped = new Promise<null>((resolve) => {
    if (signal?.aborted) resolve(null);
    signal?.addEventListener('abort', () => resolve(null), { once: true });
  });
  const waiting: Promise<Done>[] = [];
  let next = 0;
  const submit = (): void => {
    if (next >= count || signal?.aborted) return;
    const task = pool.run(job.task(next));
    task.catch(() => undefined);
    waiting.push(task);
    next++;
  };
  try {
    for (let i = 0; i < threads * 3; i++) submit();
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const done = await Promise.race([task, stopped]);
      if (done === null) return;
      submit();
      yield done;
    }
  } finally {
    await pool.destroy();
  }
}
