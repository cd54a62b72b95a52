import { workerData } from 'node:worker_threads';
import { type Case, rootOf } from '../model/index.ts';
import { type CastNames, type Design, readCast, rowOfRun } from './one-run.ts';
import type { RunRow } from './run-row.ts';

/** What a worker is given once, when it starts. */
export interface WorkerSetup {
  /** Plain data: a worker gets a copy, and what is kept beside a case is kept for the copy anew. */
  readonly case: Case;
  readonly seed: string;
  readonly cast: CastNames;
  readonly hash: boolean;
}

/** A chunk of runs. */
export interface WorkerTask {
  readonly from: number;
  readonly count: number;
}

const setup = workerData as WorkerSetup;
const c = setup.case;
const cast = readCast(c, setup.cast);
if (!cast.ok) throw new Error(cast.error);
const design: Design = { root: rootOf(setup.seed), names: setup.cast, cast: cast.value, hash: setup.hash };

/** Plays a chunk of runs. */
export const chunk = (task: WorkerTask): RunRow[] =>
  Array.from({ length: task.count }, (_, i) => rowOfRun(c, design, task.from + i));
