import { type AnalysisFacts, type AnalyzeOptions, analyze } from '../../analysis/index.ts';
import type { Scenario } from '../../model/index.ts';
import type { Turn } from '../../report/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { type CastNames, playout, readCast, turningPoints } from '../../sim/index.ts';

/** A negotiation by agents, as plain data. */
export interface RunKey {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly run: number;
  readonly agents: CastNames;
}

/** What can be done on a thread of its own. */
export interface ApartTasks {
  readonly analysis: (task: {
    readonly scenario: Scenario;
    readonly options: AnalyzeOptions;
  }) => AnalysisFacts;
  readonly turns: (task: RunKey) => readonly Turn[];
}

export const analysis: ApartTasks['analysis'] = ({ scenario, options }) =>
  analyze(compileCase(scenario), options);

/** Single changes of the decisive text that would have led elsewhere. */
export const turns: ApartTasks['turns'] = ({ scenario, seed, run, agents }) => {
  const c = compileCase(scenario);
  const cast = readCast(c, agents);
  if (!cast.ok) throw new Error(cast.error);
  const found = turningPoints(playout(c, seed, run, cast.value), cast.value);
  return found.map((t) => ({ ...t, ending: t.ending.kind }));
};
