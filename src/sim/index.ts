export { type Batch, type BatchOptions, batch, streamRuns } from './batch.ts';
export { mostActs } from './bound.ts';
export { AgentFault, chooseFor, luckOf } from './choose.ts';
export { type CastChoice, type CastNames, readCast } from './one-run.ts';
export {
  type Cast,
  castOf,
  finish,
  hashPlayout,
  type Playout,
  playout,
  recordPlayout,
} from './playout.ts';
export { lastCrisis, replayCrisis } from './replay-crisis.ts';
export {
  type GuarantorState,
  guarantorsOf,
  type RowOptions,
  type RunRow,
  rowOf,
} from './run-row.ts';
export {
  type BenchOptions,
  type BenchRound,
  namedBy,
  type StressOptions,
  streamStress,
  stress,
  stressAlone,
} from './stress.ts';
export type { BenchText } from './tasks.ts';
export {
  type Earned,
  type TournamentOptions,
  tournament,
} from './tournament.ts';
export { branchWith, decisiveText, type TurningPoint, turningPoints } from './what-if.ts';
export { type WorthOptions, worthByWorld } from './worth-draws.ts';
