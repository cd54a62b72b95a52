import { availableParallelism } from 'node:os';
import { AGENTS } from '../../agents/index.ts';
import type { Case } from '../../model/index.ts';
import { judgementsText } from '../../report/index.ts';
import { hint } from '../near.ts';
import { judgements } from '../study/judgements.ts';
import { interruptible, type Stop } from './interrupt.ts';
import { readList } from './lists.ts';
import { refuseIdle } from './needs.ts';
import { loadCase, readCast } from './options.ts';
import { openProgress, type Progress } from './progress.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

/** Worker threads at most, when nobody says how many. */
const MOST_WORKERS = 8;

export interface JudgementsFlags {
  readonly seed: string;
  readonly runs: number;
  readonly top: number;
  readonly screen?: number;
  readonly worlds: number;
  readonly texts?: string;
  readonly spread: number;
  readonly allReadings?: boolean;
  readonly strategies?: string;
  readonly workers?: number;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

/** Names from a list, each of them known. */
function namesFrom(text: string, known: readonly string[], what: string): readonly string[] {
  const names = [...new Set(readList(text))];
  for (const name of names)
    if (!known.includes(name)) throw new UsageError(`There is no ${what} "${name}" (${hint(name, known)}).`);
  return names;
}

/** Which texts are asked about; all of the scenario when nobody says. */
function textsOf(c: Case, given: string | undefined): readonly string[] | undefined {
  const known = c.treaty ? Object.keys(c.texts) : [];
  refuseIdle({
    flag: '--texts',
    given: given !== undefined,
    met: known.length > 0,
    why: `with ${c.scenario.id}: it has no text whose worth could be asked`,
  });
  return given === undefined ? undefined : namesFrom(given, known, 'text');
}

/** A signal ends the study with what is played. */
export const runJudgements = (scenario: string | undefined, flags: JudgementsFlags): Promise<number> =>
  interruptible((stop) => studyUnder(scenario, flags, stop));

async function studyUnder(scenario: string | undefined, flags: JudgementsFlags, stop: Stop): Promise<number> {
  const c = await loadCase(scenario, flags.reading);
  const { seed, runs, top, worlds, spread } = flags;
  const texts = textsOf(c, flags.texts);
  const strategies = namesFrom(flags.strategies ?? '', Object.keys(AGENTS), 'agent');
  const { names } = readCast(c, flags.agents);
  let progress: Progress | null = null;
  const study = await judgements(c, {
    ...{ seed, runs, top, worlds, spread, texts, strategies, cast: names, signal: stop.signal },
    screenRuns: flags.screen,
    readings: flags.allReadings,
    workers: flags.workers ?? Math.min(MOST_WORKERS, availableParallelism()),
    onProgress: (done, all) => {
      progress ??= openProgress(all, { one: 'run', many: 'runs' });
      progress.update(done);
    },
  }).finally(() => progress?.end());
  if (study.interrupted) note('Stopped: what was not played to its end is left out.');
  if (study.base.length === 0) return stop.code();
  if (flags.json) outJson(study);
  else out(judgementsText(c, study));
  return study.interrupted ? stop.code() : EXIT.fine;
}
