export { compile, type Protocol, protocol } from './compile.ts';
export { follow, type Play, type PlayedStep, Retracing, stepsFrom, stepsThrough, through } from './line.ts';
export { type Machine, type MachineContext, machine, type PhaseMeta } from './machine.ts';
export {
  actorFrom,
  isOver,
  makeRecord,
  natureIn,
  openPlay,
  playHash,
  recordOf,
  rewind,
  send,
  turnOf,
  typesOf,
  undo,
  viewFrom,
} from './play.ts';
export { Position } from './position.ts';
export { fellSo, type ReplayProblem, replay } from './replay.ts';
