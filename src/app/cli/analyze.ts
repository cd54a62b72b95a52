import type { AnalysisFacts } from '../../analysis/index.ts';
import { analysisText, toldAnalysis } from '../../report/index.ts';
import { apart } from './apart.ts';
import { type AnalysisTask, analysis } from './apart-worker.ts';
import { DEFAULT_SEED } from './flags.ts';
import { loadCase, readSeats } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

/** Clauses from which an analysis may take long enough to be stopped. */
const MANY_CLAUSES = 10;

export interface AnalyzeFlags {
  readonly parties?: string;
  readonly over?: 'all' | 'feasible';
  readonly seed?: string;
  readonly run?: number;
  readonly reading?: string;
  readonly json?: boolean;
}

/** Milliseconds after which somebody who waits is told why. */
const LONG = 1000;

/** Says so when work takes long. */
async function patiently<T>(work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => note('Looking at all texts: this may take some seconds.'), LONG);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

export async function analyzeScenario(scenario: string | undefined, flags: AnalyzeFlags): Promise<number> {
  const { seed, run } = flags;
  const c = await loadCase(scenario, flags.reading);
  const parties = readSeats(c, flags.parties, '--parties');
  if (flags.parties !== undefined && parties.length < 2)
    throw new UsageError('--parties takes two different parties or more, as kyiv,moscow.');
  // Either of the two means the world of one run, as `demarche run` opens it under the same two.
  const drawn =
    seed === undefined && run === undefined ? null : { seed: seed ?? DEFAULT_SEED, run: run ?? 0 };
  const task: AnalysisTask = {
    scenario: c.scenario,
    options: {
      ...(parties.length > 0 ? { parties } : {}),
      ...(flags.over === undefined ? {} : { over: flags.over }),
    },
    drawn,
  };
  const work = (): AnalysisFacts => analysis(task);
  const found =
    c.clauses.length < MANY_CLAUSES ? { done: work() } : await patiently(apart('analysis', task, work));
  if ('stopped' in found) {
    note('Stopped before the analysis was over: there is nothing to show.');
    return found.stopped;
  }
  if (flags.json)
    outJson({ scenario: c.scenario.id, ...drawn, ...readingsOf(c), ...toldAnalysis(c, found.done) });
  else out(analysisText(c, found.done, drawn));
  return EXIT.fine;
}
