import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { printable } from '../../model/index.ts';
import { asTyped } from '../command.ts';
import { explainFailure, finish } from './finish.ts';
import { exampleLines } from './flags.ts';
import { EXIT, UsageError } from './say.ts';
import type { Verb } from './verb.ts';
import { analyze, batch, explain, judgements, play, replay, run, start, stress } from './verbs.ts';
import {
  agents,
  print,
  readings,
  scaffold,
  scenarios,
  schema,
  sources,
  validate,
} from './verbs-catalogue.ts';

const VERBS: readonly Verb[] = [
  start,
  play,
  run,
  replay,
  explain,
  analyze,
  batch,
  stress,
  judgements,
  scenarios,
  readings,
  sources,
  print,
  validate,
  scaffold,
  schema,
  agents,
];

const EXAMPLES = [
  ['demarche', 'the menu, in a terminal'],
  ['demarche play istanbul-2022 --as kyiv', 'take a seat'],
  ['demarche run --agents moscow=boulware --seed 7', 'watch agents negotiate'],
  ['demarche batch --runs 1000 --out runs.jsonl', 'how it tends to end'],
] as const;

const AFTER = `
A scenario is a bundled name, a YAML file or a folder; without one: istanbul-2022.
Exit codes: 0 fine, 1 no (invalid, refused), 2 usage, 3 our fault, 130 stopped.`;

async function version(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const { version: v } = JSON.parse(text) as { version?: unknown };
  return typeof v === 'string' ? v : 'unknown';
}

/** A verb with its arguments, for the list of verbs. */
const term = (command: Command): string =>
  [
    command.name(),
    ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
  ].join(' ');

/** `help VERB`, listed among the verbs; `main` answers it before the command line is read. */
const help: Verb = (program) => {
  program.command('help').description('the help of a verb, with examples').argument('[verb]', 'a verb');
};

/** Refuses an option whose value is given twice: the first would do nothing. */
function refuseTwice(command: Command): void {
  for (const option of command.options.filter((each) => each.required)) {
    let count = 0;
    command.on(`option:${option.name()}`, () => {
      count += 1;
      if (count > 1) throw new UsageError(`${option.long} is given twice: leave one out.`);
    });
  }
}

/** The whole command line. */
export function programOf(versionText: string): Command {
  const program = new Command('demarche')
    .description('Negotiations for security guarantees: play, run, explain and count them.')
    .usage('<verb> [scenario] [--option]')
    .version(versionText, '-v, --version')
    .helpCommand(false)
    .showHelpAfterError(
      `(${asTyped('demarche --help')}, or ${asTyped('demarche <verb> --help')}, shows what there is)`,
    )
    .addHelpText('after', () => `\n${exampleLines(EXAMPLES)}\n${AFTER}`)
    .configureHelp({ subcommandTerm: term })
    .configureOutput({
      writeOut: (text) => process.stdout.write(printable(text)),
      writeErr: (text) => process.stderr.write(printable(text)),
    })
    .exitOverride();
  for (const verb of [...VERBS, help]) verb(program, finish);
  for (const command of program.commands) refuseTwice(command.copyInheritedSettings(program));
  return program;
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/**
 * What commander is to read: `help VERB` and `--help VERB` are `VERB --help`, and of an unknown verb nothing after it
 * counts, so that it is refused whatever follows.
 */
function wordsOf(program: Command, [first = '', second, ...rest]: readonly string[]): readonly string[] {
  const known = (word: string): boolean => program.commands.some((command) => command.name() === word);
  if (HELP.has(first)) {
    if (second === undefined || HELP.has(second)) return ['--help'];
    if (!known(second)) return [second];
    // What follows is too much, and the verb `help` says so.
    return rest.length === 0 ? [second, '--help'] : ['help', second, ...rest];
  }
  if (first === '-V') return ['--version'];
  if (!first.startsWith('-') && !known(first)) return [first];
  return [first, ...(second === undefined ? [] : [second]), ...rest];
}

/** Runs the command line; sets `process.exitCode`, so that what was written is flushed first. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = programOf(await version());
  const given = argv.slice(2);
  if (given.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync([...wordsOf(program, given)], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    else process.exitCode = explainFailure(error);
  }
}
