import { AGENTS, type Agent } from '../../agents/index.ts';
import type { Case, Scenario } from '../../model/index.ts';
import { applyReadings, compileCase } from '../../scenario/index.ts';
import type { Cast } from '../../sim/index.ts';
import { command } from '../command.ts';
import { passedOver, readScenario } from '../files.ts';
import { hint } from '../near.ts';
import { HOME_SCENARIO } from './flags.ts';
import { readList, readPairs } from './lists.ts';
import { problemLines } from './problems.ts';
import { note, UsageError } from './say.ts';

/** Finds and compiles a scenario, or says what is wrong with the name or the files. */
export async function loadCase(given: string | undefined, reading?: string): Promise<Case> {
  const read = await readScenario(given ?? HOME_SCENARIO);
  await noteLitter(given ?? HOME_SCENARIO);
  if (read.ok) return caseUnder(read.value, readChoices(read.value, reading));
  const { kind, message, problems } = read.error;
  if (kind === 'invalid') {
    const tail = `Check it with: ${command('validate', given ?? HOME_SCENARIO)}`;
    throw new UsageError([message, ...problemLines(problems), tail].join('\n'));
  }
  // What is not there may be near a bundled one: the message says which there are, or which is meant.
  throw new UsageError(`${message}\nOr give the path of a YAML file, or of a folder of them.`);
}

/** Says which files of a scenario's folder were passed over. */
export async function noteLitter(given: string): Promise<void> {
  const names = await passedOver(given);
  if (names.length > 0) note(`Passed over, as what an editor leaves behind: ${names.join(', ')}.`);
}

/** Compiles a scenario under other readings of its sources; `base` is the scenario as written. */
export function caseUnder(scenario: Scenario, choices: Readonly<Record<string, string>>): Case {
  const read = applyReadings(scenario, choices);
  if (read.ok) return compileCase(read.value);
  throw new UsageError(read.error.map((p) => `${scenario.id}: ${p.message}.`).join('\n'));
}

/** Reads `question=variant,…`. */
export function readChoices(scenario: Scenario, text: string | undefined): Record<string, string> {
  const questions = Object.keys(scenario.readings);
  const pairs = readPairs(text, '--reading', 'question=variant');
  for (const [question, choice] of pairs) {
    const reading = Object.hasOwn(scenario.readings, question) ? scenario.readings[question] : undefined;
    if (!reading)
      throw new UsageError(`${scenario.id} has no reading "${question}" (${hint(question, questions)}).`);
    const known = ['base', ...Object.keys(reading.variants)];
    if (!known.includes(choice))
      throw new UsageError(`The reading "${question}" has no variant "${choice}" (${hint(choice, known)}).`);
  }
  return Object.fromEntries(pairs);
}

/** A cast, and its agents' names for records. */
export interface Casting {
  readonly cast: Cast;
  /** Agent names by party id and `default`, as given. */
  readonly names: Readonly<Record<string, string>>;
}

/** Reads `kyiv=conceder,default=boulware`; a name alone stands for everyone. */
export function readCast(c: Case, text: string | undefined): Casting {
  const names = readPairs(text, '--agents', 'seat=agent', 'default');
  const parties = c.parties.map((p) => p.id);
  const cast: Record<string, Agent> = {};
  for (const [seat, name] of names) {
    if (seat !== 'default' && !parties.includes(seat))
      throw new UsageError(
        `There is no party "${seat}" in ${c.scenario.id} (${hint(seat, [...parties, 'default'])}).`,
      );
    const agent = Object.hasOwn(AGENTS, name) ? AGENTS[name] : undefined;
    if (!agent) throw new UsageError(`There is no agent "${name}" (${hint(name, Object.keys(AGENTS))}).`);
    cast[seat] = agent;
  }
  return { cast, names: Object.fromEntries(names) };
}

/** Reads a list of parties, for `--as kyiv,moscow`; each counts once. A list that names nobody is refused. */
export function readSeats(c: Case, text: string | undefined, flag = '--as'): string[] {
  const parties = c.parties.map((p) => p.id);
  const wanted = [...new Set(readList(text))];
  if (text !== undefined && wanted.length === 0)
    throw new UsageError(`${flag} names nobody: it takes parties, by comma (${hint('', parties)}).`);
  for (const seat of wanted) {
    if (!parties.includes(seat))
      throw new UsageError(`There is no party "${seat}" in ${c.scenario.id} (${hint(seat, parties)}).`);
  }
  return wanted;
}
