import { type AnalyzeOptions, analyze as analyzeCase } from '../../analysis/index.ts';
import { analysisText } from '../../report/index.ts';
import { loadCase, readSeats } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, out, outJson, UsageError } from './say.ts';

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
  const found = analyzeCase(c, options);
  if (flags.json) outJson({ scenario: c.scenario.id, ...readingsOf(c), ...found });
  else out(analysisText(c, found));
  return EXIT.fine;
}
