import { workerData } from 'node:worker_threads';
import { rootOf } from '../model/index.ts';
import { faceCrises } from './crises.ts';
import { type Design, readCast, rowOfRun } from './one-run.ts';
import type { WorkerSetup, WorkerTasks } from './tasks.ts';

const setup = workerData as WorkerSetup;
const c = setup.case;
const cast = readCast(c, setup.cast);
if (!cast.ok) throw new Error(cast.error);
const design: Design = { root: rootOf(setup.seed), cast: cast.value, hash: setup.hash };

/** Plays a chunk of runs. */
export const runs: WorkerTasks['runs'] = (task) =>
  Array.from({ length: task.count }, (_, i) => rowOfRun(c, design, task.from + i));

/** Puts a text through a chunk of crises. */
export const crises: WorkerTasks['crises'] = (task) => faceCrises(c, design.root, design.cast, task);
