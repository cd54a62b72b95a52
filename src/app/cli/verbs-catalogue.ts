import { Option } from 'commander';
import type { JsonOption, SchemaOptions, SourcesOptions } from './catalogue.ts';
import * as flag from './flags.ts';
import type { NewFlags } from './new.ts';
import type { PrintFlags } from './print.ts';
import type { Verb } from './verb.ts';

/** The verbs about scenarios: which there are, who says what in them, and writing one. */

const { examples, having, wholeNumber } = flag;

export const scenarios: Verb = (program, finish) => {
  const command = having(program.command('scenarios').description('the bundled scenarios'), flag.json);
  examples(command, [['demarche scenarios', 'names, sizes, playing times, readings']]).action(
    (flags: JsonOption) => finish(async () => (await import('./catalogue.ts')).listScenarios(flags)),
  );
};

export const readings: Verb = (program, finish) => {
  const command = having(
    program.command('readings').description('where the sources differ, with both sides'),
    flag.scenarioArgument,
    flag.json,
  );
  examples(command, [['demarche readings istanbul-2022', 'each question and its variants']]).action(
    (scenario: string | undefined, flags: JsonOption) =>
      finish(async () => (await import('./readings.ts')).listReadings(scenario, flags)),
  );
};

export const sources: Verb = (program, finish) => {
  const command = having(
    program.command('sources').description('who says what; how much is judgement'),
    flag.scenarioArgument,
    flag.reading,
    flag.json,
  )
    .option('--only <path>', 'only what stands under a path, as parties.kyiv.redLines')
    .option('--markdown', 'as a Markdown page');
  examples(command, [
    ['demarche sources --only decision-rule', 'who says so'],
    ['demarche sources --markdown > sources.md', 'everything, as a page'],
  ]).action((scenario: string | undefined, flags: SourcesOptions) =>
    finish(async () => (await import('./catalogue.ts')).tellSources(scenario, flags)),
  );
};

export const validate: Verb = (program, finish) => {
  const command = having(
    program
      .command('validate')
      .description('check a scenario: file, line, column')
      .argument('<path>', "a YAML file, a folder of *.yaml, or a bundled scenario's name"),
    flag.json,
  );
  examples(command, [['demarche validate my-case', 'every fault with its place']]).action(
    (path: string, flags: JsonOption) =>
      finish(async () => (await import('./validate.ts')).validateScenario(path, flags)),
  );
};

/** Games among agents for a teaching note when none are asked for. */
const DEFAULT_GAMES = 24;

/** Packs for a class on paper. */
export const print: Verb = (program, finish) => {
  const command = having(
    program
      .command('print')
      .summary('role packs for a class on paper')
      .description(
        'role packs for a class on paper, HTML and Markdown: instructions, score sheets, worksheets, the agreement form, dates and sources, a teaching note',
      ),
    flag.scenarioArgument,
    flag.reading,
    flag.json,
    flag.force,
  )
    .requiredOption('--out <folder>', 'the folder to write')
    .option('--lang <tag>', 'the language of a brief.LANG.md beside the scenario', 'en')
    .option('--seed <text>', 'the figures of one known world, and the games of the teaching note')
    .addOption(
      new Option('--run <n>', 'which world under the seed, from 0').argParser(wholeNumber(0, flag.LAST_RUN)),
    )
    .addOption(
      new Option('--games <n>', 'games among agents for the teaching note')
        .default(DEFAULT_GAMES)
        .argParser(wholeNumber(0, 10_000)),
    );
  examples(command, [
    ['demarche print marenia --out marenia-packs', 'published modes and ranges'],
    ['demarche print marenia --out world-12 --seed 7 --run 12', 'one known world'],
    ['demarche print harbour-lease --out oblik --lang uk', 'in Ukrainian'],
  ]).action((scenario: string | undefined, flags: PrintFlags) =>
    finish(async () => (await import('./print.ts')).printPacks(scenario, flags)),
  );
};

/** A first scenario to change. */
export const scaffold: Verb = (program, finish) => {
  const command = having(
    program
      .command('new')
      .description('a first scenario, commented, to change')
      .argument('<name>', 'its name: small letters, digits and hyphens'),
    flag.json,
  ).option('--dir <folder>', 'where to make its folder: one that is there', '.');
  examples(command, [['demarche new river-ford', 'makes river-ford/scenario.yaml']]).action(
    (name: string, flags: NewFlags) =>
      finish(async () => (await import('./new.ts')).newScenario(name, flags)),
  );
};

export const schema: Verb = (program, finish) => {
  const command = having(
    program.command('schema').description('the JSON Schema of a scenario file'),
    flag.json,
  ).option('--acts <scenario>', 'instead: of the acts in a scenario, as records and journals hold them');
  examples(command, [
    ['demarche schema > scenario.schema.json', 'for an editor'],
    ['demarche schema --acts harbour-lease', 'for a program that plays a seat'],
  ]).action((flags: SchemaOptions) =>
    finish(async () => (await import('./catalogue.ts')).printSchema(flags)),
  );
};

export const agents: Verb = (program, finish) => {
  const command = having(program.command('agents').description('the strategies for --agents'), flag.json);
  examples(command, [['demarche agents', 'each with a line about it']]).action((flags: JsonOption) =>
    finish(async () => (await import('./catalogue.ts')).listAgents(flags)),
  );
};
