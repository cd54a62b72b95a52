/**
 * Demarche as a library: `import { loadScenario, playout, batch, analyze, explain } from 'demarche'`.
 *
 * A `Case` is a scenario compiled once; everything takes one. Packages are arrays of option indices inside
 * (`namePackage`, `readPackage` translate), names in everything that is returned for reading.
 */
import { explain as explainText } from '../analysis/index.ts';
import type { Case, Package, Problem } from '../model/index.ts';
import { type ToldExplanation, toldExplanation } from '../report/index.ts';
import { applyReadings, compileCase } from '../scenario/index.ts';
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
  bestOwn,
  boulware,
  bridging,
  caucusAnswer,
  concede,
  conceder,
  crisisAct,
  DEFAULT_AGENT,
  guarantorAnswer,
  type Luck,
  linear,
  type Objective,
  othersAim,
  type Plan,
  random,
  strategy,
  timeOf,
  type Wordings,
  wordings,
} from '../agents/index.ts';
export {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  type Blocker,
  type BlockerCode,
  type BlockerShare,
  type Count,
  type Over,
  type RunFacts,
  type ScoredPackage,
  type Share,
  type Solutions,
  type StressTally,
  type Summary,
  summarize,
  tallyStress,
  wilson,
} from '../analysis/index.ts';
export {
  type Act,
  type Case,
  type Chance,
  clauseIndex,
  ENGINE,
  type EndingKind,
  type Figure,
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
  type Result,
  type Root,
  rootOf,
  type Scenario,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
export {
  actorFrom,
  isOver,
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
  type ToldExplanation as Explanation,
  type ToldParty,
  type ToldReason,
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
  type Judgement,
  type Reason,
  type View,
  type ViewData,
} from '../rules/index.ts';
export {
  applyFigures,
  applyReadings,
  compileCase,
  type Figures,
  figurePaths,
  parseScenario,
  readAct,
  readPackage,
  readRecord,
  type ScenarioFile,
  scenarioJsonSchema,
} from '../scenario/index.ts';
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
  type TurningPoint,
  turningPoints,
} from '../sim/index.ts';
export { refusalText } from '../telling/index.ts';
export { bundledScenarios } from './files.ts';
export { storyOf, storyOfPlayout } from './narrate.ts';
export { replayRecord as replay } from './replay.ts';

/** Who would sign a text, and why not, in words and names. See `explain` on the command line. */
export const explain = (c: Case, text: Package): ToldExplanation => toldExplanation(c, explainText(c, text));
