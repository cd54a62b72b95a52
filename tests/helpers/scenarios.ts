import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Case, compileCase } from '../../src/model/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';

const home = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Every folder of `scenarios/`, so that a scenario not yet written is tested the day it appears. */
export const SCENARIOS: readonly string[] = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => readdirSync(`${home}${name}`).some((file) => file.endsWith('.yaml')))
  .sort();

/** Folders of `scenarios/` that hold no scenario file at all: somebody is still writing them, or forgot them. */
export const EMPTY_FOLDERS: readonly string[] = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SCENARIOS.includes(entry.name))
  .map((entry) => entry.name);

const cases = new Map<string, Case>();

/** A bundled scenario, loaded and compiled once. Throws with the loader's own words when it is not valid. */
export function caseOf(name: string): Case {
  const known = cases.get(name);
  if (known) return known;
  const folder = `${home}${name}/`;
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ name: `${name}/${file}`, text: readFileSync(folder + file, 'utf8') }));
  const parsed = parseScenario(files);
  if (!parsed.ok) {
    const said = parsed.error.map((p) => `${p.file}:${p.line}:${p.column} ${p.path}: ${p.message}`);
    throw new Error(`scenario "${name}" is not valid:\n${said.join('\n')}`);
  }
  const made = compileCase(parsed.value);
  cases.set(name, made);
  return made;
}

/** A case from text written in a test. */
export function caseFrom(yaml: string): Case {
  const parsed = parseScenario([{ name: 'test.yaml', text: yaml }]);
  if (!parsed.ok) {
    const said = parsed.error.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);
    throw new Error(`the test's own scenario is not valid:\n${said.join('\n')}`);
  }
  return compileCase(parsed.value);
}

/** A named text of a case. */
export function textOf(c: Case, id: string): readonly number[] {
  const text = c.texts[id];
  if (!text) throw new Error(`"${c.scenario.id}" has no text "${id}"`);
  return text;
}

/** Index of a party. Throws on a name that is not there. */
export function seatOf(c: Case, id: string): number {
  const seat = c.parties.findIndex((p) => p.id === id);
  if (seat < 0) throw new Error(`"${c.scenario.id}" has no party "${id}"`);
  return seat;
}

/** A text with some clauses changed, by name. Throws on a name that is not there. */
export function changed(
  c: Case,
  text: readonly number[],
  changes: Readonly<Record<string, string>>,
): number[] {
  const made = [...text];
  for (const [clauseId, optionId] of Object.entries(changes)) {
    const clause = c.clauses.findIndex((x) => x.id === clauseId);
    const option = c.clauses[clause]?.options.findIndex((o) => o.id === optionId) ?? -1;
    if (option < 0) throw new Error(`"${c.scenario.id}" has no option "${optionId}" of "${clauseId}"`);
    made[clause] = option;
  }
  return made;
}

export const fileExists = (path: string): boolean => existsSync(path);
