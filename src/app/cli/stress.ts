import { availableParallelism } from 'node:os';
import { tallyStress } from '../../analysis/index.ts';
import { type Case, ENGINE, namePackage, partyIndex } from '../../model/index.ts';
import { stressText } from '../../report/index.ts';
import type { CrisisFacts } from '../../rules/index.ts';
import { namedBy, streamStress } from '../../sim/index.ts';
import { plural } from '../../telling/index.ts';
import { hint } from '../near.ts';
import { interruptible, type Stop } from './interrupt.ts';
import { readList } from './lists.ts';
import { loadCase, readCast } from './options.ts';
import { readingsOf } from './outcome.ts';
import { openProgress } from './progress.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import { type Chosen, changed, chosenText } from './texts.ts';

/** Worker threads at most. */
const MOST_WORKERS = 8;
/** Crises, over all kinds and texts, from which starting workers pays. */
const WORTH_WORKERS = 4000;

export interface StressFlags {
  readonly seed: string;
  readonly crises: number;
  readonly package?: string;
  readonly with?: string;
  readonly guarantors?: string;
  readonly under?: string;
  readonly agents?: string;
  readonly reading?: string;
  readonly json?: boolean;
}

/** Reads `--guarantors a,b`; without it, all whom the text names. */
function guarantorsOf(c: Case, text: Chosen['text'], given: string | undefined): readonly number[] {
  if (given === undefined) return namedBy(c, text);
  const known = c.parties.flatMap((p) => (p.guarantor ? [p.id] : []));
  return [...new Set(readList(given))].map((id) => {
    if (!known.includes(id))
      throw new UsageError(`There is no guarantor "${id}" in ${c.scenario.id} (${hint(id, known)}).`);
    return partyIndex(c, id);
  });
}

/** What each text went through, and how many crises of each kind that were. */
interface Faced {
  readonly crises: number;
  readonly facts: readonly CrisisFacts[][];
}

/** Facts that are alike are kept once: of a long bench there would be millions. */
function keeper(): (facts: CrisisFacts) => CrisisFacts {
  const known = new Map<string, CrisisFacts>();
  return (facts) => {
    const key = JSON.stringify(facts);
    const same = known.get(key) ?? facts;
    known.set(key, same);
    return same;
  };
}

type BenchTexts = Parameters<typeof streamStress>[1]['texts'];

async function face(c: Case, texts: BenchTexts, flags: StressFlags, { signal }: Stop): Promise<Faced> {
  const { crises, seed } = flags;
  const kinds = c.treaty?.incidents.length ?? 0;
  const all = crises * kinds * texts.length;
  const workers = all < WORTH_WORKERS ? 1 : Math.min(MOST_WORKERS, availableParallelism());
  const cast = readCast(c, flags.agents).names;
  const progress = openProgress(all, { one: 'crisis', many: 'crises' });
  const facts: CrisisFacts[][] = texts.map(() => []);
  const keep = keeper();
  let done = 0;
  try {
    const rounds = streamStress(c, { texts, crises, seed, cast, workers, signal });
    for await (const round of rounds) {
      for (const [i, rows] of round.facts.entries()) for (const row of rows) facts[i]?.push(keep(row));
      done += round.crises;
      progress.update(done * kinds * texts.length);
    }
  } finally {
    progress.end();
  }
  return { crises: done, facts };
}

/** Heard from the start: a signal while the scenario is read ends the verb as one during the crises does. */
export const runStress = (scenario: string | undefined, flags: StressFlags): Promise<number> =>
  interruptible((stop) => stressUnder(scenario, flags, stop));

async function stressUnder(scenario: string | undefined, flags: StressFlags, stop: Stop): Promise<number> {
  const c = await loadCase(scenario, flags.reading);
  if (!c.treaty) throw new UsageError(`${c.scenario.id} has no treaty to put on the bench.`);
  const chosen = changed(c, await chosenText(c, flags.package), flags.with);
  const wanted = [chosen];
  if (flags.under !== undefined) wanted.push(changed(c, chosen, flags.under, '--under'));
  const benches = wanted.map(({ text }) => ({ text, guarantors: guarantorsOf(c, text, flags.guarantors) }));
  const { crises, facts } = await face(c, benches, flags, stop);
  const interrupted = crises < flags.crises;
  if (interrupted)
    note(`Stopped after ${crises} of ${plural(flags.crises, 'crisis', 'crises')} of each kind.`);
  if (crises === 0) return stop.code();
  const texts = wanted.map(({ title, text }, i) => ({
    title,
    text,
    guarantors: benches[i]?.guarantors ?? [],
    tally: tallyStress(c, facts[i] ?? []),
  }));
  if (flags.json) {
    outJson({
      scenario: c.scenario.id,
      ...readingsOf(c),
      seed: flags.seed,
      crises,
      asked: flags.crises,
      interrupted,
      engine: ENGINE,
      texts: texts.map(({ title, text, guarantors, tally }) => ({
        title,
        package: namePackage(c, text),
        guarantors: guarantors.map((p) => c.parties[p]?.id),
        tally,
      })),
    });
  } else {
    out(stressText(c, texts, crises, flags.seed));
    if (interrupted)
      out(
        `Stopped: ${crises} of ${plural(flags.crises, 'crisis', 'crises')} of each kind, the same for every text.`,
      );
  }
  return interrupted ? stop.code() : EXIT.fine;
}
