export { type Batch, type BatchOptions, batch, streamRuns } from './batch.ts';
export { mostActs } from './bound.ts';
export { AgentFault, chooseFor } from './choose.ts';
export { type CastNames, readCast } from './one-run.ts';
export {
  type Cast,
  castOf,
  hashPlayout,
  type Playout,
  playout,
  recordPlayout,
} from './playout.ts';
export { lastCrisis, replayCrisis } from './replay-crisis.ts';
export { type GuarantorState, guarantorsOf, type RunRow, rowOf } from './run-row.ts';
export { namedBy, type StressOptions, stress } from './stress.ts';
export { branchWith, decisiveText, type TurningPoint, turningPoints } from './what-if.ts';
