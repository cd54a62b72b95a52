import { availableParallelism } from 'node:os';
import { type Summary, summarize } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { ENGINE } from '../../model/index.ts';
import { batchText, judgementShare, variantsText } from '../../report/index.ts';
import type { BatchOptions } from '../../sim/index.ts';
import { plural } from '../../telling/index.ts';
import { hint } from '../near.ts';
import { openSink, playRuns, type Sink } from './batch-runs.ts';
import { interruptible, type Stop } from './interrupt.ts';
import { refuseIdle } from './needs.ts';
import { loadCase, readCast, readChoices } from './options.ts';
import { readingsOf } from './outcome.ts';
import { checkOut, STDOUT } from './outputs.ts';
import { openProgress } from './progress.ts';
import { formatOf, rowText } from './row-format.ts';
import type { Format } from './row-names.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

/** Worker threads at most, when nobody says how many. */
const MOST_WORKERS = 8;
/** Runs from which starting workers pays by default. */
const WORTH_WORKERS = 100;

export interface BatchFlags {
  readonly seed: string;
  readonly runs: number;
  readonly from: number;
  readonly workers?: number;
  readonly agents?: string;
  readonly out?: string;
  readonly format?: Format;
  readonly force?: boolean;
  readonly hash?: boolean;
  readonly reading?: string;
  readonly by?: string;
  readonly json?: boolean;
}

/** One set of runs: the scenario as written, or a variant of a reading. */
interface Column {
  readonly variant: string | null;
  readonly c: Case;
}

/** A set of runs that has been played, perhaps in part. */
interface Played extends Column {
  readonly summary: Summary;
}

/** The file that rows go to. Opened once all that can be wrong with the command is known. */
function sinkFor(columns: readonly Column[], flags: BatchFlags): Sink {
  const { out: path, seed, from, runs, by, hash, force } = flags;
  const format = path === undefined ? 'jsonl' : formatOf(path, flags.format);
  const scenario = columns[0]?.c.scenario.id;
  const head = { scenario, engine: ENGINE, seed, from, asked: runs * columns.length, ...(by ? { by } : {}) };
  const text = rowText(
    format,
    columns.map((column) => column.c),
    head,
    { hash: hash === true, by: by !== undefined },
  );
  return openSink(path, force, text);
}

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

/** Plays one set of runs after another until all are over or the work is stopped, their rows in one file. */
async function playAll(columns: readonly Column[], flags: BatchFlags, stop: Stop): Promise<Played[]> {
  const { by } = flags;
  // What is wrong with the options is found before a file is made.
  const options = columns.map(({ c }) => optionsOf(c, flags));
  const sink = sinkFor(columns, flags);
  const progress = openProgress(flags.runs * columns.length, { one: 'run', many: 'runs' });
  const played: Played[] = [];
  let before = 0;
  try {
    for (const [i, column] of columns.entries()) {
      const { variant, c } = column;
      const here = { ...progress, update: (done: number) => progress.update(before + done) };
      const { facts, interrupted } = await playRuns(
        c,
        options[i] ?? optionsOf(c, flags),
        stop,
        here,
        (rows) =>
          sink.write(
            by === undefined || variant === null ? rows : rows.map((row) => ({ ...row, by, variant })),
          ),
      );
      before += facts.length;
      if (facts.length > 0 || !interrupted) played.push({ ...column, summary: summarize(facts) });
      if (interrupted) break;
    }
    progress.end();
    const all = flags.runs * columns.length;
    sink.finish(before < all);
    if (flags.out !== undefined)
      note(`${plural(before, 'row')} written to ${flags.out === STDOUT ? 'standard output' : flags.out}.`);
    if (before < all) note(`Stopped after ${before} of ${plural(all, 'run')}.`);
    return played;
  } catch (error) {
    progress.end();
    const kept = sink.abandon();
    if (kept > 0) note(`${flags.out} holds the first ${plural(kept, 'row')}.`);
    throw error;
  }
}

/** The scenario under each variant of a reading. */
async function variantsOf(
  scenario: string | undefined,
  flags: BatchFlags,
  question: string,
): Promise<readonly Column[]> {
  const base = await loadCase(scenario, flags.reading);
  const { readings } = base.scenario;
  const reading = Object.hasOwn(readings, question) ? readings[question] : undefined;
  if (!reading) {
    const known = Object.keys(readings);
    throw new UsageError(`${base.scenario.id} has no reading "${question}" (${hint(question, known)}).`);
  }
  if (Object.hasOwn(readChoices(base.scenario, flags.reading), question))
    throw new UsageError(`--by tries every variant of "${question}": leave it out of --reading.`);
  const others = flags.reading === undefined ? '' : `${flags.reading},`;
  const columns: Column[] = [];
  for (const variant of ['base', ...Object.keys(reading.variants)])
    columns.push({ variant, c: await loadCase(scenario, `${others}${question}=${variant}`) });
  return columns;
}

function check(flags: BatchFlags): void {
  const { out: path, force, hash, format, json } = flags;
  const filed = path !== undefined;
  refuseIdle(
    { flag: '--hash', given: hash === true, met: filed, why: 'without --out: hashes stand in the rows' },
    { flag: '--force', given: force === true, met: filed && path !== STDOUT, why: 'without a file in --out' },
    {
      flag: '--format',
      given: format !== undefined,
      met: filed,
      why: 'without --out: it is the format of the rows',
    },
  );
  checkOut(path, force);
  if (path === STDOUT && json)
    throw new UsageError('--out - and --json both write to standard output: leave one out, or name a file.');
  if (path !== undefined) formatOf(path, format);
}

/** Where text for people goes: beside data on standard output, to standard error. */
const tell = (flags: BatchFlags, text: string): void => (flags.out === STDOUT ? note(text) : out(text));

/** Heard from the start: a signal while scenarios are read ends the verb as one during the runs does. */
export const runBatch = (scenario: string | undefined, flags: BatchFlags): Promise<number> =>
  interruptible((stop) => batchUnder(scenario, flags, stop));

async function batchUnder(scenario: string | undefined, flags: BatchFlags, stop: Stop): Promise<number> {
  check(flags);
  const { by, seed, runs, from } = flags;
  const columns =
    by === undefined
      ? [{ variant: null, c: await loadCase(scenario, flags.reading) }]
      : await variantsOf(scenario, flags, by);
  const [first] = columns;
  if (!first) throw new Error('a reading has a base');
  const played = await playAll(columns, flags, stop);
  const done = played.reduce((sum, { summary }) => sum + summary.runs, 0);
  const interrupted = done < runs * columns.length;
  const code = interrupted ? stop.code() : EXIT.fine;
  const { c } = first;
  if (by !== undefined) {
    const variants = played.map(({ variant, summary }) => ({ variant: variant ?? '', summary }));
    if (flags.json)
      outJson({ scenario: c.scenario.id, seed, from, runs, interrupted, by, engine: ENGINE, variants });
    else {
      tell(flags, variantsText(c, by, variants, { seed, asked: runs }));
      for (const { variant, summary } of variants)
        if (summary.runs < runs)
          tell(flags, `${variant}: ${summary.runs} of ${plural(runs, 'run')}, stopped.`);
    }
    return code;
  }
  const summary = played[0]?.summary ?? summarize([]);
  const head = {
    scenario: c.scenario.id,
    seed,
    from,
    asked: runs,
    interrupted,
    agents: readCast(c, flags.agents).names,
    engine: ENGINE,
    ...readingsOf(c),
  };
  if (flags.json) outJson({ ...head, ...summary, judgement: judgementShare(c) });
  else tell(flags, batchText(c, summary, { seed, asked: runs }));
  return code;
}
