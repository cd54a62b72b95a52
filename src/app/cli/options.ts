import { type Command, InvalidArgumentError, Option } from 'commander';
import { AGENTS } from '../../agents/index.ts';
import type { Case, Scenario } from '../../model/index.ts';
import { applyReadings, compileCase } from '../../scenario/index.ts';
import type { Cast } from '../../sim/index.ts';
import { bundledScenarios, fileTrouble, readScenario, readWhole } from '../files.ts';
import { hint } from '../near.ts';
import { problemLines } from './problems.ts';
import { UsageError } from './say.ts';

/** The scenario a verb takes when none is named. */
export const HOME_SCENARIO = 'istanbul-2022';
/** The seed when none is given: never the clock, so that the same command gives the same answer. */
export const DEFAULT_SEED = '1';
/** Bytes in a record above which it is not read. */
export const LARGEST_RECORD: number = 64 * 1024 * 1024;
/** Bytes in a file with a text, `{clause: option}`, above which it is not read. */
export const LARGEST_PACKAGE: number = 1024 * 1024;

/** Reads a whole number of at least `least`; the error is commander's, with exit code 2. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const n = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(n >= least && n <= most)) {
      const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
      throw new InvalidArgumentError(`Give a whole number, ${range}.`);
    }
    return n;
  };
}

export const withScenario = (command: Command): Command =>
  command.argument(
    '[scenario]',
    `a bundled scenario's name, a YAML file, or a folder of *.yaml (default: ${HOME_SCENARIO})`,
  );

/** `--reading question=variant`: the scenario under another reading of its sources. */
export const withReading = (command: Command): Command =>
  command.option(
    '--reading <list>',
    'other readings of the sources: question=variant (demarche scenarios lists them)',
  );

export const withJson = (command: Command): Command => command.option('--json', 'print JSON');

export const withSeed = (command: Command): Command =>
  command.option('--seed <text>', 'any text; the same text, the same negotiation', DEFAULT_SEED);

export const withRun = (command: Command): Command =>
  command.addOption(
    new Option('--run <n>', 'which run under the seed, from 0')
      .default(0)
      .argParser(wholeNumber(0, 2 ** 31 - 2)),
  );

export const withAgents = (command: Command): Command =>
  command.option(
    '--agents <list>',
    `who plays which seat: kyiv=conceder,default=boulware (${Object.keys(AGENTS).join(', ')})`,
  );

/** Finds and compiles a scenario, or says what is wrong with the name or the files. */
export async function loadCase(given: string | undefined, reading?: string): Promise<Case> {
  const read = await readScenario(given ?? HOME_SCENARIO);
  if (read.ok) return caseUnder(read.value, readChoices(read.value, reading));
  const { kind, message, problems } = read.error;
  const tail = 'Check it with: demarche validate';
  if (kind === 'invalid') throw new UsageError([message, ...problemLines(problems), tail].join('\n'));
  const names = (await bundledScenarios()).join(', ');
  throw new UsageError(`${message}\nBundled scenarios: ${names}. Or give the path of a YAML file.`);
}

/** Compiles a scenario under other readings of its sources; `base` is the scenario as written. */
export function caseUnder(scenario: Scenario, choices: Readonly<Record<string, string>>): Case {
  const read = applyReadings(scenario, choices);
  if (read.ok) return compileCase(read.value);
  throw new UsageError(read.error.map((p) => `${scenario.id}: ${p.message}.`).join('\n'));
}

/** Reads `question=variant,…`. */
export function readChoices(scenario: Scenario, text: string | undefined): Record<string, string> {
  const choices: Record<string, string> = {};
  const questions = Object.keys(scenario.readings);
  for (const part of (text ?? '').split(',').map((x) => x.trim())) {
    if (part === '') continue;
    const [question = '', choice = ''] = part.split('=').map((x) => x.trim());
    const reading = Object.hasOwn(scenario.readings, question) ? scenario.readings[question] : undefined;
    if (!reading)
      throw new UsageError(`${scenario.id} has no reading "${question}" (${hint(question, questions)}).`);
    const known = ['base', ...Object.keys(reading.variants)];
    if (!known.includes(choice))
      throw new UsageError(`The reading "${question}" has no variant "${choice}" (${hint(choice, known)}).`);
    if (Object.hasOwn(choices, question))
      throw new UsageError(`The reading "${question}" is named twice in --reading.`);
    choices[question] = choice;
  }
  return choices;
}

/** A cast, and its agents' names for records. */
export interface Casting {
  readonly cast: Cast;
  /** Agent names by party id and `default`, as given. */
  readonly names: Readonly<Record<string, string>>;
}

/** Reads `kyiv=conceder,default=boulware`; a name alone stands for everyone. */
export function readCast(c: Case, text: string | undefined): Casting {
  const names: Record<string, string> = {};
  const parties = c.parties.map((p) => p.id);
  for (const part of (text ?? '').split(',').map((x) => x.trim())) {
    if (part === '') continue;
    const cut = part.indexOf('=');
    const seat = cut < 0 ? 'default' : part.slice(0, cut).trim();
    const agent = part.slice(cut + 1).trim();
    if (seat !== 'default' && !parties.includes(seat))
      throw new UsageError(
        `There is no party "${seat}" in ${c.scenario.id} (${hint(seat, [...parties, 'default'])}).`,
      );
    if (!Object.hasOwn(AGENTS, agent))
      throw new UsageError(`There is no agent "${agent}" (${hint(agent, Object.keys(AGENTS))}).`);
    if (Object.hasOwn(names, seat)) throw new UsageError(`"${seat}" is named twice in --agents.`);
    names[seat] = agent;
  }
  const cast = Object.fromEntries(
    Object.entries(names).flatMap(([seat, name]) => {
      const agent = AGENTS[name];
      return agent ? [[seat, agent] as const] : [];
    }),
  );
  return { cast, names };
}

/** Reads a list of parties, for `--as kyiv,moscow`. */
export function readSeats(c: Case, text: string | undefined): string[] {
  const parties = c.parties.map((p) => p.id);
  const seats = (text ?? '').split(',').map((x) => x.trim());
  const wanted = [...new Set(seats.filter((x) => x !== ''))];
  for (const seat of wanted) {
    if (!parties.includes(seat))
      throw new UsageError(`There is no party "${seat}" in ${c.scenario.id} (${hint(seat, parties)}).`);
  }
  return wanted;
}

/** Reads a file that the user named, of at most so many bytes. */
export async function readInput(path: string, most: number): Promise<string> {
  try {
    return await readWhole(path, most);
  } catch (error) {
    throw new UsageError(`"${path}" cannot be read: ${fileTrouble(error)}.`);
  }
}
