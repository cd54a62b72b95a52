import { type StressTally, tallyStress } from '../../analysis/index.ts';
import type { Case, Package, Scenario } from '../../model/index.ts';
import { readCast, stress } from '../../sim/index.ts';

/** One text and the crises it must face, as plain data: a worker thread takes it. */
export interface StressJob {
  readonly scenario: Scenario;
  readonly text: Package;
  readonly guarantors: readonly number[];
  readonly crises: number;
  readonly seed: string;
  /** Agent names by party id and `default`. */
  readonly agents: Readonly<Record<string, string>>;
}

/** Puts a job's text through the deck. */
export function tallyOf(c: Case, job: StressJob): StressTally {
  const cast = readCast(c, job.agents);
  if (!cast.ok) throw new Error(cast.error);
  return tallyStress(c, stress(c, { ...job, cast: cast.value }));
}
