import { Worker } from 'node:worker_threads';
import type { StressTally } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { type StressJob, tallyOf } from './stress-job.ts';

/** Can workers run here? Node 20 starts no TypeScript file, so from source the work stays in this thread. */
const canWork: boolean = import.meta.url.endsWith('.js');

/** A job on a thread of its own, so that this one hears Ctrl-C. */
function onThread(job: StressJob, signal: AbortSignal): Promise<StressTally | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./stress-worker.js', import.meta.url), { workerData: job });
    const stop = (): void => {
      resolve(null);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (tally: StressTally) => resolve(tally));
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('a worker ended without a word'));
    });
  });
}

/** The tally of each job, in order; null when the signal came first. */
export async function tallyJobs(
  c: Case,
  jobs: readonly StressJob[],
  signal: AbortSignal,
): Promise<readonly StressTally[] | null> {
  if (signal.aborted) return null;
  if (!canWork) return jobs.map((job) => tallyOf(c, job));
  const tallies = await Promise.all(jobs.map((job) => onThread(job, signal)));
  const whole = tallies.filter((t) => t !== null);
  return whole.length === jobs.length ? whole : null;
}
