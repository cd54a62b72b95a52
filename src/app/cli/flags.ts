import { type Command, InvalidArgumentError, Option } from 'commander';
import { asTyped } from '../command.ts';

/** The scenario a verb takes when none is named. */
export const HOME_SCENARIO = 'istanbul-2022';
/** The seed when none is given: never the clock, so that the same command gives the same answer. */
export const DEFAULT_SEED = '1';

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

/** Other names of standard output. */
const STDOUT_NAMES: ReadonlySet<string> = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']);

/** Reads the name of a file to write: standard output is "-" by whatever name, also where a file stands behind it. */
export const outFile = (name: string): string => (STDOUT_NAMES.has(name) ? '-' : name);

/** Reads a share, 0 to 1; the error is commander's, with exit code 2. */
export function shareNumber(text: string): number {
  const x = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(x >= 0 && x <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.');
  return x;
}

/** A flag that several verbs have, described once. */
type Flag = (command: Command) => Command;

export const scenarioArgument: Flag = (command) =>
  command.argument(
    '[scenario]',
    `a bundled scenario's name, a YAML file, or a folder of *.yaml (default: ${HOME_SCENARIO})`,
  );

/** `--reading question=variant`: the scenario under another reading of its sources. */
export const reading: Flag = (command) =>
  command.option(
    '--reading <list>',
    'other readings of the sources: question=variant,… (the verb readings lists them)',
  );

export const json: Flag = (command) => command.option('--json', 'print JSON');

export const seed: Flag = (command) =>
  command.option('--seed <text>', 'any text; the same text, the same negotiation', DEFAULT_SEED);

/** The largest number of a run. */
export const LAST_RUN: number = 2 ** 31 - 2;

export const runNumber: Flag = (command) =>
  command.addOption(
    new Option('--run <n>', 'which run under the seed, from 0')
      .default(0)
      .argParser(wholeNumber(0, LAST_RUN)),
  );

export const agents: Flag = (command) =>
  command.option(
    '--agents <list>',
    'who plays which seat: kyiv=conceder,default=boulware (the verb agents lists them)',
  );

export const force: Flag = (command) => command.option('--force', 'write over a file that is there already');

export const trace: Flag = (command) => command.option('--trace', 'with --json: every act as well');

/** The text that `explain` and `stress` are about. */
export const text: Flag = (command) =>
  command
    .option('--package <name|file>', "one of the scenario's texts, or a JSON or YAML file {clause: option}")
    .option('--with <changes>', 'changes to it: clause=option,clause=option');

/** Adds flags in order. */
export const having = (command: Command, ...flags: readonly Flag[]): Command =>
  flags.reduce((so, flag) => flag(so), command);

/** Adds commands to try, each with what it does, to a verb's help. */
export const examples = (command: Command, rows: readonly (readonly [string, string])[]): Command =>
  command.addHelpText('after', () => `\n${exampleLines(rows)}`);

/** Letters of a command to try from which it has a line of its own. */
const WIDEST = 80;

/** Commands to try, as they are typed where this program was started, each with what it does. */
export function exampleLines(rows: readonly (readonly [string, string])[]): string {
  const typed = rows.map(([line, what]) => [asTyped(line), what] as const);
  const width = Math.max(...typed.map(([line]) => line.length));
  // Where the program is called by a long path, what it does stands above.
  const told = typed.flatMap(([line, what]) =>
    width > WIDEST ? [`  # ${what}`, `  ${line}`] : [`  ${line.padEnd(width)}  ${what}`],
  );
  return ['Examples:', ...told].join('\n');
}
