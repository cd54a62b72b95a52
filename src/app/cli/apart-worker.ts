import { type AnalysisFacts, type AnalyzeOptions, analyze } from '../../analysis/index.ts';
import { rootOf, type Scenario } from '../../model/index.ts';
import type { Turn } from '../../report/index.ts';
import { openWorld } from '../../rules/index.ts';
import { compileCase } from '../../scenario/index.ts';
import { type CastNames, playout, readCast, turningPoints } from '../../sim/index.ts';

/** A negotiation by agents, as plain data. */
export interface RunKey {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly run: number;
  readonly agents: CastNames;
}

/** An analysis, as plain data. `drawn`: the run whose world is looked at; null for the figures at their modes. */
export interface AnalysisTask {
  readonly scenario: Scenario;
  readonly options: Omit<AnalyzeOptions, 'world'>;
  readonly drawn: { readonly seed: string; readonly run: number } | null;
}

/** What can be done on a thread of its own. */
export interface ApartTasks {
  readonly analysis: (task: AnalysisTask) => AnalysisFacts;
  readonly turns: (task: RunKey) => readonly Turn[];
}

export const analysis: ApartTasks['analysis'] = ({ scenario, options, drawn }) => {
  const c = compileCase(scenario);
  return analyze(c, drawn ? { ...options, world: openWorld(c, rootOf(drawn.seed), drawn.run) } : options);
};

/** Single changes of the decisive text that would have led elsewhere. */
export const turns: ApartTasks['turns'] = ({ scenario, seed, run, agents }) => {
  const c = compileCase(scenario);
  const cast = readCast(c, agents);
  if (!cast.ok) throw new Error(cast.error);
  const found = turningPoints(playout(c, seed, run, cast.value), cast.value);
  return found.map((t) => ({ ...t, ending: t.ending.kind }));
};
