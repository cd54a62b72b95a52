/**
 * Demarche as a library: `import { loadScenario, playout, batch, analyze, explain } from 'demarche'`.
 *
 * A `Case` is a scenario compiled once; everything takes one. Packages are arrays of option indices inside
 * (`namePackage`, `readPackage` translate), names in everything that is returned for reading.
 */
import { type AnalyzeOptions, analyze as analyzeCase, explain as explainText } from '../analysis/index.ts';
import type { Case, Package, Problem, Refusal } from '../model/index.ts';
import { type ToldAnalysis, type ToldExplanation, toldAnalysis, toldExplanation } from '../report/index.ts';
import { applyReadings, compileCase } from '../scenario/index.ts';
import { refusalText as refusalTold } from '../telling/index.ts';
import { readScenario } from './files.ts';

/** Thrown by `loadScenario`: what is wrong, with file, line and column for every problem. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** `missing`: nothing could be read there; `invalid`: what was read is no valid scenario. */
  readonly kind: 'missing' | 'invalid';
  readonly problems: readonly Problem[];

  constructor(kind: 'missing' | 'invalid', message: string, problems: readonly Problem[]) {
    const first = problems[0];
    const where = first && kind === 'invalid' ? ` First: ${first.file}:${first.line}: ${first.message}` : '';
    super(message + where);
    this.kind = kind;
    this.problems = problems;
  }
}

/**
 * Finds, reads, checks and compiles a scenario: a bundled one by name (`istanbul-2022`), or by the path of a YAML file
 * or of a folder of `*.yaml`.
 * @param readings other readings of its sources, by question: `{ guarantors: 'usip-nine' }`
 * @throws ScenarioError with every problem found
 */
export async function loadScenario(
  nameOrPath: string,
  readings: Readonly<Record<string, string>> = {},
): Promise<Case> {
  const read = await readScenario(nameOrPath);
  if (!read.ok) throw new ScenarioError(read.error.kind, read.error.message, read.error.problems);
  const chosen = applyReadings(read.value, readings);
  if (!chosen.ok) throw new ScenarioError('invalid', `"${nameOrPath}" cannot be read so.`, chosen.error);
  return compileCase(chosen.value);
}

export {
  AGENTS,
  type Agent,
  aspiration,
  type Belief,
  type Believed,
  beliefOf,
  believedScore,
  bestOwn,
  boulware,
  bridging,
  caucusAnswer,
  chanceAbove,
  concede,
  conceder,
  crisisAct,
  DEFAULT_AGENT,
  guarantorAnswer,
  type Luck,
  linear,
  type Objective,
  OPPONENT,
  othersAim,
  type Plan,
  random,
  reading,
  reciprocal,
  reciprocating,
  strategy,
  TEMPER,
  type TemperFigure,
  type TemperFigures,
  type TemperTable,
  timeOf,
  type Wordings,
  wordings,
} from '../agents/index.ts';
export {
  type AnalysisFacts,
  type AnalyzeOptions,
  type BlockerShare,
  type ClauseBite,
  type Conclusion,
  type Count,
  clauseBites,
  type Figure as LifeFigure,
  type Headline,
  type Hinges,
  type JudgedResult,
  type JudgementStudy,
  lifeOf,
  type MeanInterval,
  type Over,
  type RunFacts,
  type ScoredPackage,
  type SettingName,
  type Share,
  type Solutions,
  type Span,
  type StressTally,
  type Summary,
  summarize,
  type TriedConclusion,
  tallyStress,
  type VariantResult,
  type Verdict,
  wilson,
} from '../analysis/index.ts';
export {
  type Act,
  type AgentSettings,
  type Case,
  type Chance,
  clauseIndex,
  ENGINE,
  type EndingKind,
  type Figure,
  type GameEvent,
  type GameHead,
  type Hindrance,
  type Holder,
  type Impasse,
  inForce,
  NATURE,
  type NamedAct,
  type NamedPackage,
  nameAct,
  namePackage,
  optionIndex,
  type Package,
  type PlayRecord,
  POINT,
  type Problem,
  partyIndex,
  type Quantity,
  type Range,
  type Refusal,
  type Remark,
  type Result,
  type Root,
  rootOf,
  type Scenario,
  type SeatChange,
  type SolutionName,
  type Table,
  uniform,
  type Wish,
  type World,
} from '../model/index.ts';
export {
  actorFrom,
  isOver,
  type Machine,
  machine,
  natureIn,
  openPlay,
  type Play,
  Position,
  recordOf,
  rewind,
  send,
  turnOf,
  typesOf,
  undo,
  viewFrom,
} from '../protocol/index.ts';
export {
  type BlockerCode,
  type ToldAnalysis as Analysis,
  type ToldExplanation as Explanation,
  type ToldHindrance as Blocker,
  type ToldParty,
  type ToldReason,
  type ToldRemark,
  transcript,
} from '../report/index.ts';
export {
  type Board,
  type Cause,
  type Change,
  type CrisisFacts,
  type Ending,
  type Estimate,
  endingOf,
  type Foreseen,
  foresee,
  guaranteeWorth,
  type Judgement,
  type Outlook,
  type Prospect,
  prospectOf,
  type Realised,
  type Reason,
  realisedBy,
  type Trap,
  trapsOf,
  underAttack,
  type View,
  type ViewData,
} from '../rules/index.ts';
export {
  actJsonSchema,
  applyFigures,
  applyReadings,
  compileCase,
  type Figures,
  figurePaths,
  type Journal,
  parseScenario,
  readAct,
  readEvents,
  readJournal,
  readPackage,
  readRecord,
  type ScenarioFile,
  scenarioJsonSchema,
} from '../scenario/index.ts';
export {
  type Advice,
  type Asked,
  act,
  advance,
  adviceFor,
  answerStep,
  type Branch,
  type Chair,
  type EventFault,
  exportFor,
  type FindAgent,
  type Fix,
  findAmong,
  type Guess,
  giveBack,
  type Hand,
  type HelpAdvice,
  heldSeats,
  holderOf,
  JournalKeeper,
  type JournalPort,
  type LogLine,
  logFor,
  looked,
  type Moved,
  moveClock,
  type News,
  type NewsLine,
  newsFor,
  note,
  type OtherSide,
  openSession,
  ownerOf,
  type Programs,
  type RestoreFault,
  recordOfSession,
  restoreSession,
  type SeatExport,
  type SeatRefusal,
  type Session,
  type Sitting,
  type StepRefusal,
  type Stop,
  standIn,
  stepBack,
  stepToRound,
  takeSeat,
  viewOf,
  waiting,
  wantStep,
} from '../session/index.ts';
export {
  AgentFault,
  type Batch,
  type BatchOptions,
  type BenchOptions,
  type BenchRound,
  type BenchText,
  batch,
  branchWith,
  type Cast,
  type CastChoice,
  type CastNames,
  decisiveText,
  type Earned,
  type GuarantorState,
  hashPlayout,
  namedBy,
  type Playout,
  playout,
  type RowOptions,
  type RunRow,
  recordPlayout,
  rowOf,
  type StressOptions,
  streamRuns,
  streamStress,
  stress,
  stressAlone,
  type TournamentOptions,
  type TurningPoint,
  tournament,
  turningPoints,
  type WorthOptions,
  worthByWorld,
} from '../sim/index.ts';
export { bundledScenarios } from './files.ts';
export { storyOf, storyOfPlayout } from './narrate.ts';
export { replayRecord as replay } from './replay.ts';
export { type JudgementOptions, judgements } from './study/judgements.ts';

/** Who would sign a text, and why not, in words and names. See `explain` on the command line. */
export const explain = (c: Case, text: Package): ToldExplanation => toldExplanation(c, explainText(c, text));

/**
 * Outcomes, zone of possible agreement, Pareto frontier, bargaining solutions and blockers for two parties or more, in
 * words and names. See `analyze` on the command line. Exact also where the texts are far too many to list; where even
 * that is too much work, a bound and a note say so.
 * @throws RangeError when `options.parties` are not different parties of the case, two at least
 */
export const analyze = (c: Case, options: AnalyzeOptions = {}): ToldAnalysis =>
  toldAnalysis(c, analyzeCase(c, options));

/** Why an act is not lawful, and what would be, as a sentence. */
export const refusalText = (c: Case, refusal: Refusal): string => refusalTold(c, refusal);
