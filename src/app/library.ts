/**
 * Demarche as a library: `import { loadScenario, playout, batch, analyze, explain } from 'demarche'`.
 *
 * A `Case` is a scenario compiled once; everything takes one. Packages are arrays of option indices inside
 * (`namePackage`, `readPackage` translate), names in everything that is returned for reading.
 */
import type { Case, Problem } from '../model/index.ts';
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

export { AGENTS, type Agent, DEFAULT_AGENT, type Luck, type Plan, strategy } from '../agents/index.ts';
export {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  type Explanation,
  explain,
  type Share,
  type Summary,
  summarize,
  wilson,
} from '../analysis/index.ts';
export {
  type Act,
  type Case,
  clauseIndex,
  type EndingKind,
  NATURE,
  type NamedAct,
  type NamedPackage,
  nameAct,
  namePackage,
  optionIndex,
  type Package,
  type PlayRecord,
  type Problem,
  partyIndex,
  type Refusal,
  type Result,
  readAct,
  readPackage,
  type Scenario,
  type Table,
  type World,
} from '../model/index.ts';
export {
  isOver,
  natureIn,
  openPlay,
  type Play,
  readRecord,
  recordOf,
  replay,
  rewind,
  send,
  turnOf,
  typesOf,
  undo,
  viewFrom,
} from '../protocol/index.ts';
export { transcript } from '../report/index.ts';
export { type Ending, endingOf, inForce, type View } from '../rules/index.ts';
export {
  applyFigures,
  applyReadings,
  compileCase,
  type Figures,
  figurePaths,
  parseScenario,
  scenarioJsonSchema,
} from '../scenario/index.ts';
export {
  type Batch,
  type BatchOptions,
  batch,
  type Cast,
  hashPlayout,
  type Playout,
  playout,
  type RunRow,
  recordPlayout,
  rowOf,
  streamRuns,
} from '../sim/index.ts';
export { bundledScenarios } from './files.ts';
export { storyOf, storyOfPlayout } from './narrate.ts';
