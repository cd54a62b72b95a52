import { err, ok, type Problem, type Result, type Scenario } from '../model/index.ts';
import { readChanged } from './changed.ts';
import { type Finding, shownMessage, shownPath } from './marks.ts';
import { hint, quoted } from './nearest.ts';
import { lay } from './overlay.ts';
import { checkReferences } from './references.ts';

/** Findings of one variant, and of all together, after which `checkReadings` looks no further. */
const MOST_OF_ONE = 20;
const MOST_OF_ALL = 1000;

const cited = new WeakMap<Scenario['readings'], ReadonlySet<string>>();

/** Every source that the readings themselves rest on. */
function citedIn(readings: Scenario['readings']): ReadonlySet<string> {
  const known = cited.get(readings);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { base, variants } of Object.values(readings))
    for (const { source } of [base, ...Object.values(variants)]) for (const key of source) found.add(key);
  cited.set(readings, found);
  return found;
}

/** A scenario with parts laid over, in order, checked; the findings are those of the result. */
function overlaid(
  scenario: Scenario,
  changes: readonly Readonly<Record<string, unknown>>[],
): { readonly scenario: Scenario; readonly findings: readonly Finding[] } {
  let whole: unknown = scenario;
  for (const one of changes) whole = lay(whole, one);
  const read = readChanged(scenario, whole as Readonly<Record<string, unknown>>);
  if (read.findings.length > 0) return read;
  // The readings are checked with the scenario as written. Only a source taken away can make them wrong.
  const { readings, sources } = read.scenario;
  const gone = Object.keys(scenario.sources).filter((key) => !Object.hasOwn(sources, key));
  const needed = gone.length > 0 && gone.some((key) => citedIn(readings).has(key));
  const findings = checkReferences(
    { ...read.scenario, readings: needed ? readings : {} },
    needed ? undefined : { ...scenario, readings: {} },
  );
  return { scenario: read.scenario, findings };
}

/**
 * A scenario under other readings of its sources: `{guarantors: 'usip-nine'}`. What changes is checked like a file;
 * problems name the reading. An unknown question or variant is a problem that lists the known ones.
 * @param scenario a checked scenario, as `parseScenario` gives it
 */
export function applyReadings(
  scenario: Scenario,
  choices: Readonly<Record<string, string>>,
): Result<Scenario, Problem[]> {
  const problem = (path: string, message: string): Problem => ({
    file: scenario.id,
    line: 1,
    column: 1,
    path,
    message: shownMessage(message),
  });
  const unknown: Problem[] = [];
  const changes: Readonly<Record<string, unknown>>[] = [];
  const chosen: Record<string, string> = { ...scenario.chosen };
  for (const [question, choice] of Object.entries(choices)) {
    const reading = Object.hasOwn(scenario.readings, question) ? scenario.readings[question] : undefined;
    if (!reading) {
      const known = hint(question, Object.keys(scenario.readings));
      unknown.push(problem('readings', `there is no reading ${quoted(question)} (${known})`));
      continue;
    }
    if (choice === 'base') continue;
    const variant = Object.hasOwn(reading.variants, choice) ? reading.variants[choice] : undefined;
    if (!variant) {
      const known = hint(choice, ['base', ...Object.keys(reading.variants)]);
      unknown.push(
        problem(`readings.${question}`, `there is no variant ${quoted(choice)} of ${question} (${known})`),
      );
      continue;
    }
    changes.push(variant.changes);
    chosen[question] = choice;
  }
  if (unknown.length > 0) return err(unknown);
  if (Object.keys(chosen).length === 0) return ok(scenario);
  const { scenario: changed, findings } = overlaid(scenario, changes);
  if (findings.length === 0) return ok({ ...changed, chosen });
  const where = Object.entries(chosen)
    .map(([q, v]) => `${q}=${v}`)
    .join(', ');
  return err(findings.map((f) => problem(shownPath(f.path), `under the reading ${where}: ${f.message}`)));
}

/**
 * What goes wrong under each variant of each reading, told at the variant. Each variant costs what it changes and one
 * look at the names of the scenario, however many variants there are.
 */
export function checkReadings(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  for (const [question, { variants }] of Object.entries(scenario.readings)) {
    for (const [variant, { changes }] of Object.entries(variants)) {
      const { findings } = overlaid(scenario, [changes]);
      const path = ['readings', question, 'variants', variant, 'changes'];
      const where = `under the reading ${question}=${variant}`;
      for (const f of findings.slice(0, MOST_OF_ONE))
        found.push({ path, message: `${shownPath(f.path)}: ${where}: ${f.message}` });
      if (found.length > MOST_OF_ALL) return found;
    }
  }
  return found;
}
