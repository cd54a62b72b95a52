export { ACTS_TOLD, tell } from './acts.ts';
export { causeTold, RULE_WORDS } from './causes.ts';
export { moveTold, type Pushed, pushes, pushesTold, walkAwayTold } from './moves.ts';
export {
  ANSWER_WORDS,
  changeInWords,
  clauseTitle,
  type Difference,
  differences,
  differing,
  ENDING_WORDS,
  FINDING_WORDS,
  nameOf,
  namesOf,
  optionShort,
  PHASE_WORDS,
  responseWords,
  STANDING_WORDS,
  shortName,
} from './names.ts';
export { objectionsTold, type Person, reasonLine, reasonText, sourceOf, wayOut } from './reasons.ts';
export { refusalText } from './refusals.ts';
export {
  EVERYBODY,
  type Heard,
  type HeardAct,
  hear,
  mayHear,
  type Reader,
  type Step,
  type StepOf,
  type Teller,
  type Told,
  type Weight,
  type Why,
} from './told.ts';
export {
  cite,
  clipped,
  isoDate,
  listed,
  percent,
  plainDate,
  plural,
  pts,
  sentence,
  signed,
} from './words.ts';
