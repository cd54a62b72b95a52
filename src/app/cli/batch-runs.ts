import type { RunFacts } from '../../analysis/index.ts';
import type { Case } from '../../model/index.ts';
import { type BatchOptions, type RunRow, streamRuns } from '../../sim/index.ts';
import { writer } from '../write.ts';
import type { Stop } from './interrupt.ts';
import { STDOUT } from './outputs.ts';
import type { Progress } from './progress.ts';
import type { RowText, WrittenRow } from './row-format.ts';
import { outRaw } from './say.ts';

/** Where rows go, one chunk after another. */
export interface Sink {
  readonly write: (rows: readonly WrittenRow[]) => void;
  /** Everything on the disk, under the file's name. */
  readonly finish: (interrupted: boolean) => void;
  /** After a failure: no litter. Says how many rows a file still holds. */
  readonly abandon: () => number;
}

const NOWHERE: Sink = { write: () => {}, finish: () => {}, abandon: () => 0 };

/** Opens the file that `--out` names, or standard output, or nowhere. Each chunk is written at once. */
export function openSink(path: string | undefined, force: boolean | undefined, text: RowText): Sink {
  if (path === undefined) return NOWHERE;
  const put = path === STDOUT ? null : writer.rows(path, { force });
  const write = put ? put.write : outRaw;
  let finished = 0;
  // The head goes with the first rows: what fails, fails where the file is let go of.
  let head = text.head;
  return {
    write: (rows) => {
      write(head + rows.map((row) => text.row(row)).join(''));
      head = '';
      finished += rows.length;
    },
    finish: (interrupted) => {
      const rest = head + text.tail({ finished, interrupted });
      if (rest !== '') write(rest);
      put?.finish();
    },
    abandon: () => (put?.abandon(finished > 0) ? finished : 0),
  };
}

/**
 * What the summary needs of rows, each kind of run kept once: the rows of a large batch are not kept, and of its facts
 * there are few.
 */
export function factKeeper(): (row: RunRow) => RunFacts {
  const known = new Map<string, RunFacts>();
  return ({ ending, day, round, causes }) => {
    const facts: RunFacts = { ending, day, round, causes };
    const key = JSON.stringify(facts);
    const same = known.get(key);
    if (same) return same;
    known.set(key, facts);
    return facts;
  };
}

interface Finished {
  readonly facts: readonly RunFacts[];
  readonly interrupted: boolean;
}

/** Plays the runs until they are over or stopped, each finished chunk written. */
export async function playRuns(
  c: Case,
  options: BatchOptions,
  { signal }: Stop,
  progress: Progress,
  write: (rows: readonly RunRow[]) => void,
): Promise<Finished> {
  const facts: RunFacts[] = [];
  const keep = factKeeper();
  const stream = streamRuns(c, { ...options, signal, onProgress: progress.update });
  for (;;) {
    const next = await stream.next();
    if (next.done) return { facts, interrupted: next.value };
    write(next.value);
    for (const row of next.value) facts.push(keep(row));
  }
}
