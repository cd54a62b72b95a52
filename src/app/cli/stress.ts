import { type Case, namePackage, partyIndex } from '../../model/index.ts';
import { stressText } from '../../report/index.ts';
import { namedBy } from '../../sim/index.ts';
import { hint } from '../near.ts';
import { interruptible } from './interrupt.ts';
import {
  loadCase,
  readCast,
  wholeNumber,
  withAgents,
  withJson,
  withReading,
  withScenario,
  withSeed,
} from './options.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';
import { tallyJobs } from './stress-bench.ts';
import type { StressJob } from './stress-job.ts';
import { type Chosen, changed, chosenText } from './texts.ts';
import type { Verb } from './verb.ts';

interface StressFlags {
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
  return given
    .split(',')
    .map((x) => x.trim())
    .filter((x) => x !== '')
    .map((id) => {
      if (!known.includes(id))
        throw new UsageError(`There is no guarantor "${id}" in ${c.scenario.id} (${hint(id, known)}).`);
      return partyIndex(c, id);
    });
}

const jobOf = (c: Case, { text }: Chosen, flags: StressFlags): StressJob => ({
  scenario: c.scenario,
  text,
  guarantors: guarantorsOf(c, text, flags.guarantors),
  crises: flags.crises,
  seed: flags.seed,
  agents: readCast(c, flags.agents).names,
});

async function runStress(
  scenario: string | undefined,
  flags: StressFlags,
  signal: AbortSignal,
): Promise<number> {
  const c = await loadCase(scenario, flags.reading);
  if (!c.treaty) throw new UsageError(`${c.scenario.id} has no treaty to put on the bench.`);
  const chosen = changed(c, await chosenText(c, flags.package), flags.with);
  const wanted = [chosen];
  if (flags.under !== undefined) wanted.push(changed(c, chosen, flags.under, '--under'));
  const jobs = wanted.map((text) => jobOf(c, text, flags));
  const tallies = await tallyJobs(c, jobs, signal);
  if (tallies === null) {
    note('Stopped before the crises were over: there is nothing to show.');
    return EXIT.interrupted;
  }
  const texts = wanted.flatMap(({ title, text }, i) => {
    const [tally, job] = [tallies[i], jobs[i]];
    return tally && job ? [{ title, text, guarantors: job.guarantors, tally }] : [];
  });
  if (flags.json) {
    outJson({
      scenario: c.scenario.id,
      seed: flags.seed,
      crises: flags.crises,
      texts: texts.map(({ title, text, guarantors, tally }) => ({
        title,
        package: namePackage(c, text),
        guarantors: guarantors.map((p) => c.parties[p]?.id),
        tally,
      })),
    });
  } else out(stressText(c, texts, flags.crises, flags.seed));
  return EXIT.fine;
}

export const stress: Verb = (program, finish) => {
  withJson(withAgents(withSeed(withReading(withScenario(program.command('stress'))))))
    .description('a treaty on the bench: help under every kind of crisis')
    .option('--package <name|file>', "one of the scenario's texts, or a JSON or YAML file {clause: option}")
    .option('--with <changes>', 'changes to it: clause=option,clause=option')
    .option('--guarantors <list>', 'who has joined (default: all whom the text names)')
    .option('--under <changes>', 'the same crises under another wording as well: clause=option,…')
    .option('--crises <n>', 'crises of each kind', wholeNumber(1, 1_000_000), 200)
    .action((scenario: string | undefined, flags: StressFlags) =>
      finish(() => interruptible((signal) => runStress(scenario, flags, signal))),
    );
};
