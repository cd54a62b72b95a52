import { type FileHandle, open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type RunFacts, summarize } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { batchText, judgementShare, type Variant, variantsText } from '../../report/index.ts';
import { type BatchOptions, type RunRow, streamRuns } from '../../sim/index.ts';
import { hint } from '../near.ts';
import { interruptible } from './interrupt.ts';
import {
  loadCase,
  readCast,
  readChoices,
  wholeNumber,
  withAgents,
  withJson,
  withReading,
  withScenario,
  withSeed,
} from './options.ts';
import { readingsOf } from './outcome.ts';
import { withForce, writeFlag, writeTrouble } from './outputs.ts';
import { openProgress } from './progress.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import type { Verb } from './verb.ts';

/** Runs when none are asked for. */
const DEFAULT_RUNS = 200;
/** Worker threads at most, when nobody says how many. */
const MOST_WORKERS = 8;
/** Runs from which starting workers pays by default. */
const WORTH_WORKERS = 100;
/** Characters gathered before a write. */
const BUFFER = 64 * 1024;

interface BatchFlags {
  readonly seed: string;
  readonly runs: number;
  readonly from: number;
  readonly workers?: number;
  readonly agents?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly hash?: boolean;
  readonly reading?: string;
  readonly by?: string;
  readonly json?: boolean;
}

/** Rows as JSON lines in a file, or nowhere. */
interface Sink {
  readonly write: (rows: readonly RunRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const NOWHERE: Sink = { write: async () => {}, close: async () => {} };

async function openSink(path: string | undefined, force: boolean | undefined): Promise<Sink> {
  if (path === undefined) return NOWHERE;
  const trouble = (error: unknown): never => {
    throw writeTrouble(path, error);
  };
  const file: FileHandle = await open(path, await writeFlag(path, force)).catch(trouble);
  let waiting = '';
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    await file.writeFile(text).catch(trouble);
  };
  return {
    write: async (rows) => {
      for (const row of rows) waiting += `${JSON.stringify(row)}\n`;
      if (waiting.length > BUFFER) await flush();
    },
    close: async () => {
      await flush();
      await file.close();
    },
  };
}

/** What the summary needs of a row: rows of a large batch are not kept. */
const factsOf = ({ ending, day, round, causes }: RunRow): RunFacts => ({ ending, day, round, causes });

interface Finished {
  readonly facts: readonly RunFacts[];
  readonly interrupted: boolean;
}

/** Plays the runs; Ctrl-C ends them cleanly, a second one at once. */
const playRuns = (c: Case, options: BatchOptions, sink: Sink): Promise<Finished> =>
  interruptible(async (signal) => {
    const progress = openProgress(options.runs);
    const facts: RunFacts[] = [];
    try {
      const stream = streamRuns(c, { ...options, signal, onProgress: progress.update });
      for (;;) {
        const next = await stream.next();
        if (next.done) return { facts, interrupted: next.value };
        for (const row of next.value) facts.push(factsOf(row));
        await sink.write(next.value);
      }
    } finally {
      progress.end();
      await sink.close();
    }
  });

function optionsOf(
  c: Case,
  flags: BatchFlags,
): BatchOptions & { readonly cast: Readonly<Record<string, string>> } {
  const { names } = readCast(c, flags.agents);
  const { runs, seed, from } = flags;
  const spare = runs < WORTH_WORKERS ? 1 : Math.min(MOST_WORKERS, availableParallelism());
  return {
    runs,
    seed,
    from,
    cast: names,
    workers: flags.workers ?? spare,
    ...(flags.hash ? { hash: true } : {}),
  };
}

async function runBatch(scenario: string | undefined, flags: BatchFlags): Promise<number> {
  if (flags.by !== undefined) return runByReading(scenario, flags, flags.by);
  const c = await loadCase(scenario, flags.reading);
  const { runs, seed, from } = flags;
  const options = optionsOf(c, flags);
  const { facts, interrupted } = await playRuns(c, options, await openSink(flags.out, flags.force));
  const summary = summarize(facts);
  if (flags.out !== undefined) note(`${facts.length} rows written to ${flags.out}.`);
  if (interrupted) note(`Stopped after ${facts.length} of ${runs} runs.`);
  const head = {
    scenario: c.scenario.id,
    seed,
    from,
    asked: runs,
    interrupted,
    agents: options.cast,
    ...readingsOf(c),
  };
  if (flags.json) outJson({ ...head, ...summary, judgement: judgementShare(c) });
  else out(batchText(c, summary, { seed, asked: runs }));
  return interrupted ? EXIT.interrupted : EXIT.fine;
}

/** The same runs under each variant of a reading, side by side. */
async function runByReading(
  scenario: string | undefined,
  flags: BatchFlags,
  question: string,
): Promise<number> {
  const base = await loadCase(scenario, flags.reading);
  const { readings } = base.scenario;
  const reading = Object.hasOwn(readings, question) ? readings[question] : undefined;
  if (!reading) {
    const known = Object.keys(readings);
    throw new UsageError(`${base.scenario.id} has no reading "${question}" (${hint(question, known)}).`);
  }
  if (Object.hasOwn(readChoices(base.scenario, flags.reading), question))
    throw new UsageError(`--by tries every variant of "${question}": leave it out of --reading.`);
  if (flags.out !== undefined) throw new UsageError('--by prints a table of its own: leave out --out.');
  const columns: Variant[] = [];
  for (const variant of ['base', ...Object.keys(reading.variants)]) {
    const others = flags.reading === undefined ? '' : `${flags.reading},`;
    const c = await loadCase(scenario, `${others}${question}=${variant}`);
    const { facts, interrupted } = await playRuns(c, optionsOf(c, flags), NOWHERE);
    if (interrupted) {
      note(`Stopped during ${question}=${variant}; what was finished follows.`);
      break;
    }
    columns.push({ variant, summary: summarize(facts) });
  }
  if (flags.json)
    outJson({
      scenario: base.scenario.id,
      seed: flags.seed,
      runs: flags.runs,
      by: question,
      variants: columns,
    });
  else out(variantsText(base, question, columns, { seed: flags.seed, asked: flags.runs }));
  return EXIT.fine;
}

export const batch: Verb = (program, finish) => {
  withForce(withJson(withAgents(withSeed(withReading(withScenario(program.command('batch')))))))
    .description('many runs: endings, shares, who blocks')
    .option('--runs <n>', 'how many', wholeNumber(1, 1_000_000_000), DEFAULT_RUNS)
    .option('--from <n>', 'the number of the first run', wholeNumber(0, 1_000_000_000), 0)
    .option('--workers <n>', 'worker threads; results do not depend on it', wholeNumber(1, 256))
    .option('--out <file>', 'write one JSON line for each run (.jsonl)')
    .option('--by <question>', 'the same runs under every variant of a reading, side by side')
    .option('--hash', "with --out: each run's hash")
    .action((scenario: string | undefined, flags: BatchFlags) => finish(() => runBatch(scenario, flags)));
};
