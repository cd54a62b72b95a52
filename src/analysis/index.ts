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
export { type MeanInterval, mean, meanInterval, median, type Share, wilson } from './intervals.ts';
export { type Solutions, solve } from './solutions.ts';
export { type Over, sizeOf, spaceOf } from './space.ts';
export { type IncidentTally, type StressTally, tallyStress, type Weighted } from './stress-tally.ts';
export { type BlockerShare, type RunFacts, type Summary, summarize } from './summary.ts';
