import { Option } from 'commander';
import { type AnalyzeOptions, analyze as analyzeCase } from '../../analysis/index.ts';
import { analysisText } from '../../report/index.ts';
import { loadCase, readSeats, withJson, withReading, withScenario } from './options.ts';
import { readingsOf } from './outcome.ts';
import { EXIT, out, outJson, UsageError } from './say.ts';
import type { Verb } from './verb.ts';

interface AnalyzeFlags {
  readonly parties?: string;
  readonly over?: 'all' | 'feasible';
  readonly reading?: string;
  readonly json?: boolean;
}

async function analyzeScenario(scenario: string | undefined, flags: AnalyzeFlags): Promise<number> {
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

export const analyze: Verb = (program, finish) => {
  withJson(withReading(withScenario(program.command('analyze'))))
    .description('agreement zone, frontier, solutions, blockers')
    .option('--parties <a,b>', 'the two parties (default: the first two principals)')
    .addOption(new Option('--over <texts>', 'what the frontier is taken over').choices(['feasible', 'all']))
    .action((scenario: string | undefined, flags: AnalyzeFlags) =>
      finish(() => analyzeScenario(scenario, flags)),
    );
};
