import type { Case } from '../../model/index.ts';
import { type Turn, transcript, turningText } from '../../report/index.ts';
import {
  branchWith,
  type Cast,
  type CastNames,
  castOf,
  decisiveText,
  type Playout,
  playout,
  recordPlayout,
  turningPoints,
} from '../../sim/index.ts';
import { storyOfPlayout } from '../narrate.ts';
import { type Apart, apart } from './apart.ts';
import { refuseIdle } from './needs.ts';
import { loadCase, readCast } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { checkOut, checkRecordName, STDOUT, writeOut } from './outputs.ts';
import { recordText } from './records.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import { changed } from './texts.ts';

export interface RunFlags {
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

function check(c: Case, { out: path, force, json, trace, why, under }: RunFlags): void {
  const filed = path !== undefined && path !== STDOUT;
  refuseIdle(
    { flag: '--trace', given: trace === true, met: json === true, why: 'without --json' },
    { flag: '--force', given: force === true, met: filed, why: 'without a file in --out' },
    {
      flag: '--why',
      given: why === true,
      met: path !== STDOUT,
      why: 'with --out -: only the record is printed',
    },
    {
      flag: '--under',
      given: under !== undefined,
      met: path !== STDOUT,
      why: 'with --out -: only the record is printed',
    },
  );
  if (path === STDOUT && json)
    throw new UsageError('--out - and --json both write to standard output: leave one out, or name a file.');
  checkRecordName(path);
  checkOut(path, force);
  // A mistake in the changes is found before the negotiation is played.
  if (under !== undefined) changed(c, { title: '', text: c.clauses.map(() => 0) }, under, '--under');
}

export const runFrom = async (scenario: string | undefined, flags: RunFlags): Promise<number> =>
  runOnce(await loadCase(scenario, flags.reading), flags);

/** Plays one negotiation by agents and prints it; also what `play` does without a terminal. */
export async function runOnce(c: Case, options: RunFlags): Promise<number> {
  const { cast, names } = readCast(c, options.agents);
  check(c, options);
  const played = playout(c, options.seed, options.run, cast);
  const seats = Object.fromEntries(castOf(c, cast).map((a, i) => [c.parties[i]?.id ?? '', a.name]));
  if (options.out !== undefined) {
    writeOut(options.out, recordText(recordPlayout(played, cast)), options.force);
    if (options.out === STDOUT) return EXIT.fine;
    note(`Record written to ${options.out}.`);
  }
  const story = storyOfPlayout(played, seats);
  const found = options.why === true ? await turnsOf(played, cast, names) : null;
  if (found && 'stopped' in found) {
    note('Stopped before all changes were tried; the negotiation itself:');
    if (options.json) outJson({ ...outcomeOf(story, options.trace === true), interrupted: true });
    else out(transcript(story));
    return found.stopped;
  }
  const turns = found?.done ?? null;
  const branch = options.under === undefined ? null : branched(c, played, cast, options.under);
  if (options.under !== undefined && branch === null)
    note('No text was ever on the table: there is nothing to change.');
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

/** Changes that would have led elsewhere, found on a thread of its own: there is a playout behind each. */
const turnsOf = ({ world }: Playout, cast: Cast, agents: CastNames): Promise<Apart<readonly Turn[]>> => {
  const { case: c, chance } = world;
  const key = { scenario: c.scenario, seed: chance.root.seed, run: chance.run, agents };
  return apart('turns', key, () =>
    turningPoints(playout(c, chance.root, chance.run, cast), cast).map((t) => ({
      ...t,
      ending: t.ending.kind,
    })),
  );
};
