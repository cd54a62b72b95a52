import { err, ok, type Problem, type Result, type Scenario } from '../model/index.ts';
import { explain } from './explain.ts';
import { MOST } from './limits.ts';
import { dotted, type Finding, inOrder, type Path, place } from './marks.ts';
import { merge } from './merge.ts';
import { type Reading, readYaml } from './read-yaml.ts';
import { checkReadings } from './readings.ts';
import { checkReferences } from './references.ts';
import { scenarioSchema } from './schema.ts';

/** A file's name, for messages, and its text. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
}

/** Problems listed before the rest are only counted. */
export const MOST_PROBLEMS = 200;

function capped(problems: readonly Problem[], files: readonly ScenarioFile[]): Problem[] {
  const sorted = inOrder(
    problems,
    files.map((file) => file.name),
  );
  const next = sorted[MOST_PROBLEMS];
  if (next === undefined) return sorted;
  const message =
    sorted.length === MOST_PROBLEMS + 1
      ? 'and one more problem, here'
      : `and ${sorted.length - MOST_PROBLEMS} more problems, of which this is the place of the first`;
  return [...sorted.slice(0, MOST_PROBLEMS), { ...next, path: '', message }];
}

/** Was this value, or one it lies in, already refused by the reader? */
function refusedBefore(path: Path, refused: ReadonlySet<string>): boolean {
  return refused.size > 0 && path.some((_, i) => refused.has(dotted(path.slice(0, i + 1))));
}

/**
 * Reads a scenario from one YAML (or JSON) file or several whose keys are put side by side. Reports every problem
 * found, each with file, line, column and path: first what is not YAML, then every fault of shape, then, once the
 * shape is right, every name that leads nowhere. Never throws for bad input. Shorthand is written out in full:
 * see `scenarioSchema`.
 * @param options.readings try every variant of every reading as well: for `validate`, not for every load
 */
export function parseScenario(
  files: readonly ScenarioFile[],
  options: { readonly readings?: boolean } = {},
): Result<Scenario, Problem[]> {
  const last = files[MOST.files];
  if (last !== undefined) {
    const message = `one file too many: expected at most ${MOST.files} files, found ${files.length}`;
    return err([{ file: last.name, line: 1, column: 1, path: '', message }]);
  }
  const [first, ...rest] = files.map((file): Reading => readYaml(file.name, file.text));
  if (first === undefined) {
    return err([{ file: '', line: 1, column: 1, path: '', message: 'no scenario file was given' }]);
  }
  const readings: [Reading, ...Reading[]] = [first, ...rest];
  const unread = readings.flatMap((reading) => reading.problems);
  if (readings.some((reading) => !reading.readable)) return err(capped(unread, files));

  const merged = merge(readings);
  const problems = [...unread, ...merged.problems];
  const refused = new Set(readings.flatMap((reading) => [...reading.refused]));
  const add = (finding: Finding): void => {
    if (!refusedBefore(finding.path, refused)) problems.push(place(merged.mark, finding));
  };
  const shaped = scenarioSchema.safeParse(merged.value);
  if (shaped.success) for (const finding of checkReferences(shaped.data)) add(finding);
  else
    for (const issue of shaped.error.issues) for (const finding of explain(merged.value, issue)) add(finding);

  if (shaped.success && problems.length === 0 && options.readings) {
    for (const finding of checkReadings(shaped.data)) add(finding);
  }
  if (shaped.success && problems.length === 0) return ok(shaped.data);
  return err(capped(problems, files));
}
