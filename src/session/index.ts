export { accountOf } from './account.ts';
export { advance, playOut } from './advance.ts';
export { type Advice, adviceFor, type Fix, type HelpAdvice, helpFor, type OtherSide } from './advice.ts';
export type { EventFault } from './apply.ts';
export {
  breached,
  type Guess,
  guessChange,
  guessReservation,
  guessScore,
  ownChange,
  type Stance,
  stances,
} from './estimates.ts';
export { exportFor, publicPhase, type SeatExport, type Sitting } from './export.ts';
export { hindsightOf } from './hindsight.ts';
export {
  JournalKeeper,
  type JournalPort,
  journalText,
  type RestoreFault,
  restoreSession,
} from './journal.ts';
export { entriesOf, type LogLine, logFor, whenOf } from './log.ts';
export { type Moved, sumOf } from './moves.ts';
export { type News, type NewsLine, newsFor } from './news.ts';
export { type Chair, type FindAgent, findAmong, type Hand, isPersonal, type Programs } from './seats.ts';
export {
  act,
  giveBack,
  heldSeats,
  holderOf,
  inCrisis,
  looked,
  moveClock,
  note,
  openSession,
  ownerOf,
  recordOfSession,
  type SeatRefusal,
  type Stop,
  seatsTold,
  seedShown,
  standIn,
  takeSeat,
  viewOf,
  waiting,
} from './session.ts';
export type { Asked, Branch, Session } from './state.ts';
export {
  answerStep,
  concerned,
  type StepRefusal,
  stepBack,
  stepToRound,
  wantStep,
} from './steps.ts';
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
