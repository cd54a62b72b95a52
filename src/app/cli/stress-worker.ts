import { parentPort, workerData } from 'node:worker_threads';
import { compileCase } from '../../scenario/index.ts';
import { type StressJob, tallyOf } from './stress-job.ts';

const job = workerData as StressJob;
parentPort?.postMessage(tallyOf(compileCase(job.scenario), job));
