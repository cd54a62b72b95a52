export {
  advance,
  compile,
  type Protocol,
  protocol,
  refusalAt,
  settle,
  turnAt,
} from './compile.ts';
export { type MachineContext, machine, type PhaseMeta } from './machine.ts';
export {
  isOver,
  makeRecord,
  natureIn,
  openPlay,
  type Play,
  playHash,
  recordOf,
  rewind,
  scenarioHash,
  send,
  turnOf,
  typesOf,
  undo,
  viewFrom,
} from './play.ts';
export { type RecordProblem, readRecord, replay } from './replay.ts';
