export { tell } from './acts.ts';
export { causeTold, RULE_WORDS } from './causes.ts';
export { pushesTold } from './moves.ts';
export {
  ANSWER_WORDS,
  clauseTitle,
  differences,
  ENDING_WORDS,
  FINDING_WORDS,
  nameOf,
  optionShort,
  PHASE_WORDS,
  responseWords,
  STANDING_WORDS,
} from './names.ts';
export { reasonLine, reasonText, sourceOf } from './reasons.ts';
export { refusalText } from './refusals.ts';
export {
  type Heard,
  hear,
  mayHear,
  type Reader,
  type Step,
  type Told,
  type Weight,
} from './told.ts';
export {
  cite,
  clipped,
  isoDate,
  percent,
  plural,
  type Words,
} from './words.ts';
