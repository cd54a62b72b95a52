import { err, ok, type Problem, type Range, type Result, type Scenario } from '../model/index.ts';
import { readChanged } from './changed.ts';
import { compileCase } from './compile-case.ts';
import { shownMessage, shownPath } from './marks.ts';
import { nearest, quoted } from './nearest.ts';
import { checkReferences } from './references.ts';
import { isObject } from './shapes.ts';

/** Other figures for a scenario, by path: a number, which is then certain, or a range. */
export type Figures = Readonly<Record<string, number | Range>>;

/** A path longer than this is not compared with the known ones. */
const LONGEST_PATH = 300;

/** The paths of all figures of a scenario, in the order compiled, each once: what `applyFigures` takes. */
export const figurePaths = (scenario: Scenario): string[] => [
  ...new Set(compileCase(scenario).figures.map((figure) => figure.path)),
];

const asRange = (given: number | Range): Range =>
  typeof given === 'number' ? { low: given, mode: given, high: given } : given;

/** The value with this range at this path, which is there. What lies beside the path is the very same as before. */
function withRange(under: unknown, path: readonly string[], range: Range): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    const { low, mode, high } = range;
    return { ...(isObject(under) ? under : {}), low, mode, high };
  }
  if (Array.isArray(under))
    return under.map((item, i) => (String(i) === step ? withRange(item, rest, range) : item));
  return isObject(under) ? { ...under, [step]: withRange(under[step], rest, range) } : under;
}

function unknownPath(path: string, known: readonly string[]): string {
  const near = path.length > LONGEST_PATH ? undefined : nearest(path, known, LONGEST_PATH);
  const last = path.split('.').at(-1) ?? '';
  const alike = known.filter((one) => one.endsWith(`.${last}`)).slice(0, 3);
  const cure =
    near !== undefined
      ? `: did you mean ${quoted(near, LONGEST_PATH)}?`
      : alike.length > 0
        ? `: figures of that name are ${alike.join(', ')}`
        : '';
  return `there is no figure ${quoted(path, LONGEST_PATH)}${cure}`;
}

/**
 * A scenario with other figures, for studies of what a result hangs on. Sources and notes stay: they say where the figure
 * as written came from. Every figure is held to the limits it has in a file.
 * @param scenario a checked scenario, as `parseScenario` gives it
 * @returns the scenario, or a problem for each path that is unknown (with the nearest known one) or figure out of range
 */
export function applyFigures(scenario: Scenario, figures: Figures): Result<Scenario, Problem[]> {
  const problem = (path: string, message: string): Problem => ({
    file: scenario.id,
    line: 1,
    column: 1,
    path: shownPath([path]),
    message: shownMessage(message),
  });
  const known = figurePaths(scenario);
  const there = new Set(known);
  const problems: Problem[] = [];
  let whole: unknown = scenario;
  for (const [path, given] of Object.entries(figures)) {
    if (!there.has(path)) problems.push(problem(path, unknownPath(path, known)));
    else if (typeof given !== 'number' && !isObject(given))
      problems.push(problem(path, 'expected a number or {low, mode, high}'));
    else whole = withRange(whole, path.split('.'), asRange(given));
  }
  if (problems.length > 0) return err(problems);
  const read = readChanged(scenario, whole as Readonly<Record<string, unknown>>);
  const findings = read.findings.length > 0 ? read.findings : checkReferences(read.scenario, scenario);
  if (findings.length === 0) return ok(read.scenario);
  return err(findings.map((f) => problem(shownPath(f.path), f.message)));
}
