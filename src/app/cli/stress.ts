import { tallyStress } from '../../analysis/index.ts';
import { type Case, namePackage, partyIndex } from '../../model/index.ts';
import { type StressedText, stressText } from '../../report/index.ts';
import { namedBy, stress as stressCases } from '../../sim/index.ts';
import { hint } from '../near.ts';
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
import { EXIT, out, outJson, UsageError } from './say.ts';
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

/** Puts one text through the deck. */
function bench(c: Case, chosen: Chosen, flags: StressFlags): StressedText {
  const { cast } = readCast(c, flags.agents);
  const guarantors = guarantorsOf(c, chosen.text, flags.guarantors);
  const rows = stressCases(c, {
    text: chosen.text,
    guarantors,
    crises: flags.crises,
    seed: flags.seed,
    cast,
  });
  return { title: chosen.title, text: chosen.text, guarantors, tally: tallyStress(c, rows) };
}

async function runStress(scenario: string | undefined, flags: StressFlags): Promise<number> {
  const c = await loadCase(scenario, flags.reading);
  if (!c.treaty) throw new UsageError(`${c.scenario.id} has no treaty to put on the bench.`);
  const chosen = changed(c, await chosenText(c, flags.package), flags.with);
  const texts = [bench(c, chosen, flags)];
  if (flags.under !== undefined) texts.push(bench(c, changed(c, chosen, flags.under, '--under'), flags));
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
    .action((scenario: string | undefined, flags: StressFlags) => finish(() => runStress(scenario, flags)));
};
