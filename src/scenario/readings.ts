import { err, ok, type Problem, type Result, type Scenario } from '../model/index.ts';
import { explain } from './explain.ts';
import { dotted, type Finding } from './marks.ts';
import { checkReferences } from './references.ts';
import { scenarioSchema } from './schema.ts';

type Json = unknown;

const isMap = (x: Json): x is Record<string, Json> =>
  x !== null && typeof x === 'object' && !Array.isArray(x);
const idOf = (x: Json): string | undefined => (isMap(x) && typeof x.id === 'string' ? x.id : undefined);

/** Lists of things with ids merge by id, and `remove: true` takes one out; every other list is replaced. */
function layList(under: readonly Json[], over: readonly Json[]): Json[] {
  if (over.length === 0 || !over.every((x) => idOf(x) !== undefined)) return [...over];
  const merged = under.flatMap((x) => {
    const change = over.find((y) => idOf(y) === idOf(x));
    if (isMap(change) && change.remove === true) return [];
    return [change === undefined ? x : lay(x, change)];
  });
  return [...merged, ...over.filter((y) => !under.some((x) => idOf(x) === idOf(y)))];
}

const CONDITION_KEYS = [
  'clause',
  'is',
  'atLeast',
  'atMost',
  'all',
  'any',
  'not',
  'condition',
  'front',
  'driver',
  'joined',
];

/** A condition is written whole: half of one laid over half of another would be neither. */
const isCondition = (x: Readonly<Record<string, Json>>): boolean =>
  Object.keys(x).length > 0 && Object.keys(x).every((k) => CONDITION_KEYS.includes(k));

/** Lays a part over a whole: maps merge key by key, null removes, conditions and anything else replace. */
function lay(under: Json, over: Json): Json {
  if (Array.isArray(under) && Array.isArray(over)) return layList(under, over);
  if (!isMap(under) || !isMap(over) || (isCondition(under) && isCondition(over))) return over;
  const whole: Record<string, Json> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete whole[key];
    else whole[key] = key in under ? lay(under[key], value) : value;
  }
  return whole;
}

/** A figure that changes is written whole: a plain `value` does not merge with an old range. */
function lastFigure(value: Json): Json {
  if (Array.isArray(value)) return value.map(lastFigure);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).map(([k, v]): [string, Json] => [k, lastFigure(v)]);
  const plain = Object.fromEntries(entries);
  if ('value' in plain && 'low' in plain) {
    const { low: _low, mode: _mode, high: _high, ...rest } = plain;
    return rest;
  }
  return plain;
}

/**
 * A scenario under other readings of its sources: `{guarantors: 'usip-nine'}`. The result is checked like a file;
 * problems name the reading. An unknown question or variant is a problem that lists the known ones.
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
    message,
  });
  const unknown: Problem[] = [];
  let whole: Json = scenario;
  const chosen: Record<string, string> = { ...scenario.chosen };
  for (const [question, choice] of Object.entries(choices)) {
    const reading = scenario.readings[question];
    if (!reading) {
      const known = Object.keys(scenario.readings).join(', ') || 'none';
      unknown.push(problem('readings', `there is no reading "${question}" (known: ${known})`));
      continue;
    }
    if (choice === 'base') continue;
    const variant = reading.variants[choice];
    if (!variant) {
      const known = ['base', ...Object.keys(reading.variants)].join(', ');
      unknown.push(problem(`readings.${question}`, `there is no variant "${choice}" (known: ${known})`));
      continue;
    }
    whole = lay(whole, variant.changes);
    chosen[question] = choice;
  }
  if (unknown.length > 0) return err(unknown);
  if (Object.keys(chosen).length === 0) return ok(scenario);
  const parsed = scenarioSchema.safeParse({ ...(lastFigure(whole) as object), chosen });
  const where = Object.entries(chosen)
    .map(([q, v]) => `${q}=${v}`)
    .join(', ');
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap((issue) => explain(whole, issue));
    return err(findings.map((f) => problem(dotted(f.path), `under the reading ${where}: ${f.message}`)));
  }
  const findings = checkReferences(parsed.data);
  if (findings.length > 0) {
    return err(findings.map((f) => problem(dotted(f.path), `under the reading ${where}: ${f.message}`)));
  }
  return ok(parsed.data);
}

/** What goes wrong under each variant of each reading, told at the variant. */
export function checkReadings(scenario: Scenario): Finding[] {
  return Object.entries(scenario.readings).flatMap(([question, { variants }]) =>
    Object.keys(variants).flatMap((variant) => {
      const applied = applyReadings(scenario, { [question]: variant });
      if (applied.ok) return [];
      const path = ['readings', question, 'variants', variant, 'changes'];
      return applied.error.map((p) => ({ path, message: `${p.path}: ${p.message}` }));
    }),
  );
}
