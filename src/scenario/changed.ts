import type { Scenario } from '../model/index.ts';
import { explain } from './explain.ts';
import type { Finding } from './marks.ts';
import { hint, quoted } from './nearest.ts';
import { mapFaults, scenarioParts } from './schema.ts';
import { isObject } from './shapes.ts';

/** One part of a scenario to be read again: a top-level key, and for a map of things only those that changed. */
export interface Part {
  readonly key: string;
  readonly value: unknown;
  /** True when `value` holds only the changed entries of the map. */
  readonly partial: boolean;
}

/** What differs between a checked scenario and the same with something laid over, by identity. */
export function changedParts(base: Scenario, whole: Readonly<Record<string, unknown>>): Part[] {
  const before: Readonly<Record<string, unknown>> = { ...base };
  const keys = new Set([...Object.keys(before), ...Object.keys(whole)]);
  const parts: Part[] = [];
  for (const key of keys) {
    const was = before[key];
    const is = whole[key];
    if (was === is) continue;
    if (!Object.hasOwn(mapFaults, key) || !isObject(was) || !isObject(is)) {
      parts.push({ key, value: is, partial: false });
      continue;
    }
    const changed = Object.entries(is).filter(([name, one]) => was[name] !== one);
    parts.push({ key, value: Object.fromEntries(changed), partial: true });
  }
  return parts;
}

/** What is wrong with the names of a map that has changed: the entries are read on their own. */
function nameFindings(key: string, map: unknown): Finding[] {
  if (!isObject(map)) return [];
  return (mapFaults[key]?.(Object.keys(map)) ?? []).map(({ name, message }) =>
    name === undefined ? { path: [key], message } : { path: [key, name], key: true, message },
  );
}

/** Reads again what changed and puts it into the scenario; `findings` are what is wrong with its shape. */
export function readChanged(
  base: Scenario,
  whole: Readonly<Record<string, unknown>>,
): { readonly scenario: Scenario; readonly findings: readonly Finding[] } {
  const scenario: Record<string, unknown> = { ...base };
  const findings: Finding[] = [];
  for (const { key, value, partial } of changedParts(base, whole)) {
    const schema = Object.hasOwn(scenarioParts, key) ? scenarioParts[key] : undefined;
    if (schema === undefined) {
      const message = `unknown key ${quoted(key)}: ${hint(key, Object.keys(scenarioParts))}`;
      findings.push({ path: [key], key: true, message });
      continue;
    }
    if (partial) {
      const faults = nameFindings(key, whole[key]);
      findings.push(...faults);
      if (faults.length > 0) continue;
    }
    // Where entries were only taken out there is nothing to read.
    const empty = partial && isObject(value) && Object.keys(value).length === 0;
    const parsed = empty ? { success: true as const, data: value } : schema.safeParse(value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) findings.push(...explain(whole, issue, [key]));
      continue;
    }
    const now = partial ? inPlace(whole[key], parsed.data, scenario[key]) : parsed.data;
    if (now === undefined) delete scenario[key];
    else scenario[key] = now;
  }
  // The parts are those of the schema, read by it: together they are a scenario again.
  return { scenario: scenario as unknown as Scenario, findings };
}

/** The map in its order, with what was read again for what had changed. */
function inPlace(whole: unknown, changed: unknown, before: unknown): unknown {
  if (!isObject(whole) || !isObject(changed) || !isObject(before)) return changed;
  return Object.fromEntries(
    Object.keys(whole).map((name) => [name, Object.hasOwn(changed, name) ? changed[name] : before[name]]),
  );
}
