import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../src/model/index.ts';
import { compileCase, parseScenario } from '../../src/scenario/index.ts';

/** `DEMARCHE_TEST_SCENARIOS` names another folder, for trying the tests on scenarios of one's own. */
const home =
  process.env.DEMARCHE_TEST_SCENARIOS ?? fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Every folder of `scenarios/`, so that a scenario not yet written is tested the day it appears. */
export const FOLDERS: readonly string[] = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const cases = new Map<string, Case>();
const faults = new Map<string, string>();

for (const name of FOLDERS) {
  const files = readdirSync(home + name)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => ({ name: `${name}/${file}`, text: readFileSync(`${home}${name}/${file}`, 'utf8') }));
  const parsed = parseScenario(files);
  if (parsed.ok) cases.set(name, compileCase(parsed.value));
  else faults.set(name, parsed.error.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'));
}

/** The bundled scenarios that load. That all of them do is a test of its own, in core/invariants. */
export const SCENARIOS: readonly string[] = [...cases.keys()];

/** Folders that hold no valid scenario, with the loader's own words. */
export const BROKEN: ReadonlyMap<string, string> = faults;

/** Runs for each scenario when `runs` are to be shared among all, so that more scenarios do not take more time. */
export const shared = (runs: number): number => Math.max(2, Math.ceil(runs / SCENARIOS.length));

/** A bundled scenario, compiled. */
export function caseOf(name: string): Case {
  const known = cases.get(name);
  if (!known)
    throw new Error(`scenario "${name}" is not valid:\n${faults.get(name) ?? 'there is no such folder'}`);
  return known;
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
