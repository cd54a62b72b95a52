export { partsTold, tenthsOf } from './account.ts';
export { tell } from './acts.ts';
export { fixTold, learntTold, lineTold, otherSideTold, turningTold } from './advice.ts';
export { givesUp, hindranceTold, remarkTold, SOLUTION_WORDS } from './analysis.ts';
export { causeTold, hangingOn } from './causes.ts';
export { ruleTold } from './crisis-state.ts';
export { figureWords } from './figures.ts';
export { GLOSSARY } from './glossary.ts';
export {
  aimTold,
  barLine,
  barTold,
  type GoalFacts,
  neededLine,
  neededTold,
} from './goal.ts';
export { type HelpFacts, helpTold } from './help.ts';
export {
  appealMeans,
  BASIS_WORDS,
  beliefTold,
  evidenceMeans,
  judgedGain,
  lineMeans,
  MEANS,
  sideMovesTold,
  walkOutMeans,
} from './meaning.ts';
export { movedTold, pushesTold } from './moves.ts';
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
  shortName,
} from './names.ts';
export { carriedTold } from './needed.ts';
export { openingTold } from './opening.ts';
export { packWords } from './pack-languages.ts';
export { filled, PACK_ENGLISH, type PackKey, type PackWords } from './pack-words.ts';
export { realisedTold } from './realised.ts';
export { kindWord, reasonLine, reasonText, sourceOf, turnTold } from './reasons.ts';
export { refusalText } from './refusals.ts';
export { betterTold, guaranteeWords, interval, windowWords, worthTold } from './terms.ts';
export {
  type Heard,
  hear,
  mayHear,
  type Reader,
  type Step,
  type Told,
  type Weight,
} from './told.ts';
export { trapText } from './traps.ts';
export { campaignTold, oddsTold, swaysTold } from './votes.ts';
export {
  apart,
  cite,
  clipped,
  gap,
  isoDate,
  listed,
  mentions,
  percent,
  plural,
  pts,
  sentence,
  sentences,
  shy,
  signed,
  type Words,
} from './words.ts';
