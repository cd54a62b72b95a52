export type {
  Aftermath,
  BeliefPoint,
  OfferPoint,
  Rank,
  Ranks,
  TurnFound,
  TurnsFound,
} from './aftermath.ts';
export {
  type AnalysisFacts,
  type AnalyzeOptions,
  analyze,
  type Count,
  type ScoredPackage,
  type Tie,
} from './analyze.ts';
export { type ClauseBite, clauseBites, FIGURES, type Figure, lifeOf, type Span } from './bites.ts';
export { counterOf, rationalOutcomes } from './count.ts';
export { type ExplainedReason, type Explanation, explain } from './explain.ts';
export { frontierOf, type Point, undominated } from './frontier.ts';
export {
  type Conclusion,
  conclusionsOf,
  estimateOf,
  type Headline,
  type Sample,
  swingOf,
  type Verdict,
  verdictOf,
} from './headlines.ts';
export { type MeanInterval, mean, meanInterval, median, type Share, wilson } from './intervals.ts';
export {
  byTurns,
  type Judged,
  judgedFigures,
  type Screened,
  screenFigures,
} from './judged.ts';
export {
  bySwing,
  type Hinges,
  hingesOf,
  type JudgedResult,
  type JudgedSamples,
  type JudgementStudy,
  type SettingName,
  type TriedConclusion,
  type VariantResult,
  type VariantSample,
} from './judgement-study.ts';
export { type Placed, type Settlement, settlementOf } from './settlement.ts';
export { type ActKind, type SampleGame, sampleGame } from './showings.ts';
export { type Solutions, solve } from './solutions.ts';
export { type Over, sizeOf, spaceOf } from './space.ts';
export { type IncidentTally, type StressTally, tallyStress, type Weighted } from './stress-tally.ts';
export { type BlockerShare, type RunFacts, type Summary, summarize } from './summary.ts';
