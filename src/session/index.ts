export {
  breached,
  guessChange,
  guessReservation,
  guessScore,
  ownChange,
  type Stance,
  stances,
} from './estimates.ts';
export { canSee, entriesOf, type LogLine, lastEntry, logFor, whenOf } from './log.ts';
export { type Moved, movesSince, sumOf } from './moves.ts';
export {
  act,
  advance,
  inCrisis,
  moveClock,
  openSession,
  type Programs,
  type Session,
  type Stop,
  seatsOf,
  takeBack,
  toRound,
  waiting,
} from './session.ts';
export {
  castFor,
  hadCrisis,
  type Studied,
  type Study,
  type StudyKind,
  studyOf,
  type Turn,
  type UnderRules,
  type WhatIf,
  type Work,
} from './studies.ts';
