import type { Case, Package } from '../model/index.ts';
import type { CrisisFacts } from '../rules/index.ts';
import type { CastNames } from './one-run.ts';
import type { RunRow } from './run-row.ts';

/** What a worker is given once, when it starts: plain data. */
export interface WorkerSetup {
  /** Plain data: a worker gets a copy, and what is kept beside a case is kept for the copy anew. */
  readonly case: Case;
  readonly seed: string;
  readonly cast: CastNames;
  readonly hash: boolean;
}

/** Runs `from` to `from + count − 1`. */
export interface RunChunk {
  readonly from: number;
  readonly count: number;
}

/** A text, and who is in. */
export interface BenchText {
  readonly text: Package;
  readonly guarantors: readonly number[];
}

/** Crises `from` to `from + count − 1` of one kind, under one text. */
export interface StressChunk extends BenchText {
  readonly incident: number;
  readonly from: number;
  readonly count: number;
}

/** The kinds of tasks that the pool knows; a worker has a function of each name. */
export interface WorkerTasks {
  readonly runs: (task: RunChunk) => RunRow[];
  readonly crises: (task: StressChunk) => CrisisFacts[];
}
