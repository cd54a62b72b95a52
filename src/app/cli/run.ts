import type { Case } from '../../model/index.ts';
import { type Turn, transcript, turningText } from '../../report/index.ts';
import {
  branchWith,
  type Cast,
  castOf,
  decisiveText,
  type Playout,
  playout,
  recordPlayout,
  turningPoints,
} from '../../sim/index.ts';
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
import { withForce, writeFlag } from './outputs.ts';
import { saveRecord } from './records.ts';
import { EXIT, note, out, outJson } from './say.ts';
import { changed } from './texts.ts';
import type { Verb } from './verb.ts';

interface RunOptions {
  readonly seed: string;
  readonly run: number;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
  readonly trace?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly under?: string;
  readonly why?: boolean;
}

/** The same negotiation with its decisive text changed; null when no text was ever on the table. */
function branched(
  c: Case,
  played: Playout,
  cast: Cast,
  changes: string,
): { playout: Playout; signable: boolean } | null {
  const text = decisiveText(played);
  if (!text) return null;
  return branchWith(played, changed(c, { title: '', text }, changes, '--under').text, cast);
}

/** Plays one negotiation by agents and prints it; also what `play` does without a terminal. */
export async function runOnce(c: Case, options: RunOptions): Promise<number> {
  const { cast } = readCast(c, options.agents);
  const flag = options.out === undefined ? 'wx' : await writeFlag(options.out, options.force);
  const played = playout(c, options.seed, options.run, cast);
  const seats = Object.fromEntries(castOf(c, cast).map((a, i) => [c.parties[i]?.id ?? '', a.name]));
  const story = storyOfPlayout(played, seats);
  const turns = options.why === true ? turnsOf(played, cast) : null;
  const branch = options.under === undefined ? null : branched(c, played, cast, options.under);
  if (options.under !== undefined && branch === null)
    note('No text was ever on the table: there is nothing to change.');
  // Only now: a mistake in another option leaves no file behind.
  if (options.out !== undefined) await saveRecord(options.out, recordPlayout(played, cast), flag);
  const other = branch ? storyOfPlayout(branch.playout, seats) : null;
  if (options.json) {
    const trace = options.trace === true;
    const under = other && { changes: options.under, signable: branch?.signable, ...outcomeOf(other, trace) };
    const named = turns?.map((t) => ({
      clause: c.clauses[t.clause]?.id,
      from: c.clauses[t.clause]?.options[t.from]?.id,
      to: c.clauses[t.clause]?.options[t.to]?.id,
      ending: t.ending,
      signable: t.signable,
    }));
    outJson({
      ...outcomeOf(story, trace),
      ...(under ? { under } : {}),
      ...(named ? { turningPoints: named } : {}),
    });
    return EXIT.fine;
  }
  out(transcript(story));
  if (turns && story.ending) out(`\n${turningText(c, story.ending.kind, turns)}`);
  if (other) {
    const would = branch?.signable
      ? 'every principal would have signed it'
      : 'not every principal would have signed it';
    out(`\nThe same negotiation under ${options.under} (${would})\n\n${transcript(other)}`);
  }
  return EXIT.fine;
}

const turnsOf = (played: Playout, cast: Cast): Turn[] =>
  turningPoints(played, cast).map((t) => ({ ...t, ending: t.ending.kind }));

export const run: Verb = (program, finish) => {
  const command = program.command('run').description('one negotiation by agents, with reasons');
  withForce(withJson(withAgents(withRun(withSeed(withReading(withScenario(command)))))))
    .option('--trace', 'with --json: every act as well')
    .option('--out <file>', 'write the record, for replay')
    .option('--why', 'what single clause, changed, would have led elsewhere')
    .option('--under <changes>', 'the same negotiation once more, its decisive text changed: clause=option,…')
    .action((scenario: string | undefined, options: RunOptions) =>
      finish(async () => runOnce(await loadCase(scenario, options.reading), options)),
    );
};
