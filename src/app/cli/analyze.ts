import { type AnalysisFacts, type AnalyzeOptions, analyze as analyzeCase } from '../../analysis/index.ts';
import { analysisText, toldAnalysis } from '../../report/index.ts';
import { apart } from './apart.ts';
import { loadCase, readSeats } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

/** Clauses from which an analysis may take long enough to be stopped. */
const MANY_CLAUSES = 10;

export interface AnalyzeFlags {
  readonly parties?: string;
  readonly over?: 'all' | 'feasible';
  readonly reading?: string;
  readonly json?: boolean;
}

export async function analyzeScenario(scenario: string | undefined, flags: AnalyzeFlags): Promise<number> {
  const c = await loadCase(scenario, flags.reading);
  const [a, b, ...more] = readSeats(c, flags.parties);
  if (flags.parties !== undefined && (a === undefined || b === undefined || more.length > 0))
    throw new UsageError('--parties takes two different parties, as kyiv,moscow.');
  const options: AnalyzeOptions = {
    ...(a !== undefined && b !== undefined ? { parties: [a, b] as const } : {}),
    ...(flags.over === undefined ? {} : { over: flags.over }),
  };
  const work = (): AnalysisFacts => analyzeCase(c, options);
  const found =
    c.clauses.length < MANY_CLAUSES
      ? { done: work() }
      : await apart('analysis', { scenario: c.scenario, options }, work);
  if ('stopped' in found) {
    note('Stopped before the analysis was over: there is nothing to show.');
    return found.stopped;
  }
  if (flags.json) outJson({ scenario: c.scenario.id, ...readingsOf(c), ...toldAnalysis(c, found.done) });
  else out(analysisText(c, found.done));
  return EXIT.fine;
}
