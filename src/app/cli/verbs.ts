import { Option } from 'commander';
import type { AnalyzeFlags } from './analyze.ts';
import { announce } from './announce.ts';
import type { BatchFlags } from './batch.ts';
import type { ExplainFlags } from './explain.ts';
import * as flag from './flags.ts';
import type { JudgementsFlags } from './judgements.ts';
import type { PlayFlags } from './play.ts';
import type { ReplayFlags } from './replay.ts';
import { FORMATS } from './row-names.ts';
import type { RunFlags } from './run.ts';
import type { StressFlags } from './stress.ts';
import type { Verb } from './verb.ts';

/** The verbs about negotiations. What a verb does is loaded when it is called: help needs none of it. */

const { DEFAULT_SEED, examples, having, HOME_SCENARIO, wholeNumber } = flag;

/** The menu, which is also what opens when the program is called alone in a terminal. */
export const start: Verb = (program, finish) => {
  const command = program.command('start').description('the menu: go on, choose a scenario, load a game');
  examples(command, [
    ['demarche', 'the menu, in a terminal'],
    ['demarche start', 'the same'],
    ['demarche start < /dev/null', 'one negotiation by agents, as play without a terminal'],
  ]).action(() => finish(async () => (await import('./start.ts')).openStart()));
};

/** Runs when none are asked for. */
const DEFAULT_RUNS = 200;

export const play: Verb = (program, finish) => {
  const command = having(program.command('play'), flag.scenarioArgument, flag.reading, flag.agents, flag.json)
    .summary('the game in the terminal')
    .description(
      'the game in the terminal; the seats you leave are played by "reciprocal" unless --agents says otherwise (in lines with --linear, TERM=dumb, ACCESSIBLE=1 or piped input; without a terminal or lines: one run by agents, as run)',
    )
    .option(
      '--seed <text>',
      `any text; the same text, the same chance (default: drawn and shown; without a terminal ${DEFAULT_SEED})`,
    )
    .option('--as <seats>', 'the seats you take, by comma: kyiv or kyiv,moscow')
    .option('--resume <file>', 'go on with a saved game, or from a record')
    .option(
      '--stand-in <seats>',
      "with --resume: people's seats that an agent plays until they are given back",
    )
    .option('--save <file>', "where the game's journal is kept (default: a free name in this folder)")
    .option('--force', 'with --save: write over a file that is there')
    .option('--linear', 'line by line, without a screen: for screen readers, dumb terminals and scripts')
    .option('--yes', 'in lines: every question is taken as answered with yes')
    .option('--width <n>', 'in lines: fold at so many columns, 0 never', wholeNumber(0, 10_000));
  examples(command, [
    ['demarche play istanbul-2022 --as kyiv', 'take a seat'],
    ['demarche play harbour-lease --as nordhall --linear', 'line by line'],
    ['demarche play harbour-lease --as nordhall < script.txt', 'by a script'],
    ['demarche play harbour-lease --as nordhall --seed 5', 'a short case, another negotiation'],
    ['demarche play --resume game.demarche.jsonl', 'go on'],
    [
      'demarche play --resume game.demarche.jsonl --as kyiv --stand-in moscow',
      "without the other seat's player",
    ],
  ]).action((scenario: string | undefined, flags: PlayFlags) =>
    finish(async () => {
      announce(flags.resume ?? scenario ?? HOME_SCENARIO, flags.json === true);
      return (await import('./play.ts')).playGame(scenario, flags);
    }),
  );
};

export const run: Verb = (program, finish) => {
  const command = having(
    program.command('run').description('one negotiation by agents, with reasons'),
    flag.scenarioArgument,
    flag.reading,
    flag.seed,
    flag.runNumber,
    flag.agents,
    flag.json,
    flag.force,
    flag.trace,
  )
    .option('--out <file>', 'write the record, for replay (.json; - for standard output)', flag.outFile)
    .option('--why', 'what single clause, changed, would have led elsewhere')
    .option(
      '--under <changes>',
      'the same negotiation once more, its decisive text changed: clause=option,…',
    );
  examples(command, [
    ['demarche run --seed 7', 'another negotiation'],
    ['demarche run --agents moscow=boulware', 'a harder Moscow'],
    ['demarche run harbour-lease --out lease.json', 'keep the record'],
    ['demarche run --run 12 --why', 'what would have led elsewhere'],
  ]).action((scenario: string | undefined, flags: RunFlags) =>
    finish(async () => (await import('./run.ts')).runFrom(scenario, flags)),
  );
};

export const replay: Verb = (program, finish) => {
  const command = having(program.command('replay'), flag.json, flag.trace, flag.force)
    .summary('a game or a record again, checked act by act')
    .description('a game or a record again, checked act by act; of a game that is not over, what is public')
    .argument('<file>', "a record, as written by run --out, or a game's journal")
    .argument('[scenario]', "the scenario, where the record's own name does not lead to it");
  command
    .option('--as <seat>', 'as one seat knows it')
    .option('--all', 'everything, also of a game that is not over: every secret of every seat')
    .option('--out <file>', 'write a record of it (.json; - for standard output)', flag.outFile)
    .option('--page <file>', 'write a finished game as a page to share, its secrets told (.txt or .html)')
    .option(
      '--games <n>',
      'with --page: games by programs to rank it among; 0 for none (default: 20)',
      wholeNumber(0, 100_000),
    );
  examples(command, [
    ['demarche replay lease.json', 'check it, and print its story'],
    ['demarche replay mine.json ./my-case', 'of a scenario of your own'],
    ['demarche replay game.demarche.jsonl --as kyiv', 'of a game under way, what Kyiv knows'],
    ['demarche replay game.demarche.jsonl --out game.json', 'a record of a finished game'],
    ['demarche replay lease.json --page lease.html', 'how it was, and what could have been'],
  ]).action((file: string, scenario: string | undefined, flags: ReplayFlags) =>
    finish(async () => (await import('./replay.ts')).replayFile(file, scenario, flags)),
  );
};

export const explain: Verb = (program, finish) => {
  const command = having(
    program.command('explain').description('who would sign a text, and why not'),
    flag.scenarioArgument,
    flag.reading,
    flag.text,
    flag.json,
  );
  examples(command, [
    ['demarche explain --package kyiv-offer', 'one of the texts of the scenario'],
    ['demarche explain --with decision-rule=unanimity', 'with one clause changed'],
    ['demarche explain harbour-lease --package mine.json', 'a text of your own'],
  ]).action((scenario: string | undefined, flags: ExplainFlags) =>
    finish(async () => (await import('./explain.ts')).explainPackage(scenario, flags)),
  );
};

export const analyze: Verb = (program, finish) => {
  const command = having(
    program.command('analyze').description('agreement zone, frontier, solutions, blockers'),
    flag.scenarioArgument,
    flag.reading,
    flag.json,
  )
    .option('--parties <a,b,…>', 'two parties or more (default: every principal)')
    .addOption(new Option('--over <texts>', 'what the frontier is taken over').choices(['feasible', 'all']))
    .option(
      '--seed <text>',
      `the figures as drawn for a run, not at their modes (with --run: ${DEFAULT_SEED})`,
    )
    .addOption(
      new Option('--run <n>', 'which run under the seed, from 0 (with --seed: 0)').argParser(
        wholeNumber(0, flag.LAST_RUN),
      ),
    );
  examples(command, [
    ['demarche analyze', 'between the principals'],
    ['demarche analyze --parties kyiv,moscow,poland', 'between others, or more'],
    ['demarche analyze --seed 7 --run 12', 'in the world of one run'],
  ]).action((scenario: string | undefined, flags: AnalyzeFlags) =>
    finish(async () => (await import('./analyze.ts')).analyzeScenario(scenario, flags)),
  );
};

export const batch: Verb = (program, finish) => {
  const command = having(
    program.command('batch').description('many runs: endings, shares, who blocks'),
    flag.scenarioArgument,
    flag.reading,
    flag.seed,
    flag.agents,
    flag.json,
    flag.force,
  )
    .option('--runs <n>', 'how many', wholeNumber(1, 1_000_000_000), DEFAULT_RUNS)
    .option('--from <n>', 'the number of the first run', wholeNumber(0, 1_000_000_000), 0)
    .option('--workers <n>', 'worker threads; results do not depend on it', wholeNumber(1, 256))
    .option(
      '--out <file>',
      'write a row for each run: .jsonl, .json or .csv; - for standard output',
      flag.outFile,
    )
    .addOption(
      new Option('--format <name>', 'with --out: the format, where the name says none').choices(FORMATS),
    )
    .option('--by <question>', 'the same runs under every variant of a reading, side by side')
    .option('--hash', "with --out: each run's hash");
  examples(command, [
    ['demarche batch --runs 1000 --out runs.csv', 'a table, one row for each run'],
    ['demarche batch --agents kyiv=bridging --json', 'the summary as JSON'],
    ['demarche batch --by window --out by.jsonl', 'under every variant of a reading'],
    ['demarche batch --runs 50 --out - | head', 'rows on standard output'],
  ]).action((scenario: string | undefined, flags: BatchFlags) =>
    finish(async () => (await import('./batch.ts')).runBatch(scenario, flags)),
  );
};

export const stress: Verb = (program, finish) => {
  const command = having(
    program.command('stress').description('a treaty on the bench: help in every kind of crisis'),
    flag.scenarioArgument,
    flag.reading,
    flag.seed,
    flag.agents,
    flag.text,
    flag.json,
  )
    .option('--guarantors <list>', 'who has joined, by comma (default: all whom the text names)')
    .option('--under <changes>', 'the same crises under another wording as well: clause=option,…')
    .option('--crises <n>', 'crises of each kind', wholeNumber(1, 1_000_000), 200);
  examples(command, [
    ['demarche stress --package kyiv-offer', 'what it is worth in a crisis'],
    ['demarche stress --under decision-rule=unanimity', 'against another wording'],
    ['demarche stress --guarantors us,uk,poland', 'with three of them in'],
  ]).action((scenario: string | undefined, flags: StressFlags) =>
    finish(async () => (await import('./stress.ts')).runStress(scenario, flags)),
  );
};

/** Runs under each setting when none are asked for: a study has dozens of settings. */
const STUDY_RUNS = 100;

export const judgements: Verb = (program, finish) => {
  const command = having(
    program.command('judgements').description('which judgements the result hangs on'),
    flag.scenarioArgument,
    flag.reading,
    flag.seed,
    flag.agents,
    flag.json,
  )
    .option('--runs <n>', 'runs under each setting', wholeNumber(2, 1_000_000), STUDY_RUNS)
    .option('--top <n>', 'judgements to show', wholeNumber(1, 1000), 10)
    .option('--screen <n>', 'runs of the screening (default: eight times --runs)', wholeNumber(2, 10_000_000))
    .option('--worlds <n>', 'worlds for what texts are worth', wholeNumber(2, 100_000), 200)
    .option('--texts <list>', "texts whose worth is asked, by comma (default: all of the scenario's)")
    .option(
      '--spread <share>',
      'how far to either side a judgement is tried that is one number, as a share of it; 0: not at all',
      flag.shareNumber,
      0.5,
    )
    .option('--all-readings', 'every variant of every reading as well')
    .option('--strategies <list>', 'other strategies for all seats as well: linear,reciprocal')
    .option('--workers <n>', 'worker threads; results do not depend on it', wholeNumber(1, 256));
  examples(command, [
    ['demarche judgements --agents bridging', 'the ten that matter most: some minutes'],
    ['demarche judgements harbour-lease --runs 50', 'a short case'],
    ['demarche judgements --all-readings --strategies linear', 'and where the sources differ, and who plays'],
  ]).action((scenario: string | undefined, flags: JudgementsFlags) =>
    finish(async () => (await import('./judgements.ts')).runJudgements(scenario, flags)),
  );
};
