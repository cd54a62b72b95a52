import { transcript } from '../../report/index.ts';
import { castOf, playout, recordPlayout } from '../../sim/index.ts';
import { storyOfPlayout } from '../narrate.ts';
import {
  loadCase,
  readCast,
  withAgents,
  withJson,
  withReading,
  withRun,
  withScenario,
  withSeed,
} from './options.ts';
import { outcomeOf } from './outcome.ts';
import { saveRecord } from './records.ts';
import { EXIT, out, outJson } from './say.ts';
import type { Verb } from './verb.ts';

interface RunOptions {
  readonly seed: string;
  readonly run: number;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
  readonly trace?: boolean;
  readonly out?: string;
}

/** Plays one negotiation by agents and prints it; also what `play` does without a terminal. */
export async function runOnce(scenario: string | undefined, options: RunOptions): Promise<number> {
  const c = await loadCase(scenario, options.reading);
  const { cast } = readCast(c, options.agents);
  const played = playout(c, options.seed, options.run, cast);
  const seats = Object.fromEntries(castOf(c, cast).map((a, i) => [c.parties[i]?.id ?? '', a.name]));
  const story = storyOfPlayout(played, seats);
  if (options.out !== undefined) await saveRecord(options.out, recordPlayout(played, cast));
  if (options.json) outJson(outcomeOf(story, options.trace === true));
  else out(transcript(story));
  return EXIT.fine;
}

export const run: Verb = (program, finish) => {
  const command = program.command('run').description('one negotiation by agents, with reasons');
  withJson(withAgents(withRun(withSeed(withReading(withScenario(command))))))
    .option('--trace', 'with --json: every act as well')
    .option('--out <file>', 'write the record, for replay')
    .action((scenario: string | undefined, options: RunOptions) => finish(() => runOnce(scenario, options)));
};
