import type { Scenario } from '../model/index.ts';
import { explain } from './explain.ts';
import type { Finding } from './marks.ts';
import { hint, quoted } from './nearest.ts';
import { scenarioParts } from './schema.ts';
import { isObject } from './shapes.ts';

/** One part of a scenario to be read again: a top-level key, and for a map of things only those that changed. */
export interface Part {
  readonly key: string;
  readonly value: unknown;
  /** True when `value` holds only the changed entries of the map. */
  readonly partial: boolean;
}

/** Maps from names to things that can be read one by one. */
const MAPS = new Set(['sources', 'clauses', 'conditions', 'texts', 'parties']);

/**
 * What differs between a checked scenario and the same with something laid over, by identity. A map to which a name was
 * added, or from which all were taken, is read whole: its size counts.
 */
export function changedParts(base: Scenario, whole: Readonly<Record<string, unknown>>): Part[] {
  const before: Readonly<Record<string, unknown>> = { ...base };
  const keys = new Set([...Object.keys(before), ...Object.keys(whole)]);
  const parts: Part[] = [];
  for (const key of keys) {
    const was = before[key];
    const is = whole[key];
    if (was === is) continue;
    if (!MAPS.has(key) || !isObject(was) || !isObject(is)) {
      parts.push({ key, value: is, partial: false });
      continue;
    }
    const names = Object.keys(is);
    const changed = names.filter((name) => was[name] !== is[name]);
    const grown = changed.some((name) => !Object.hasOwn(was, name));
    if (grown || names.length === 0) parts.push({ key, value: is, partial: false });
    else
      parts.push({ key, value: Object.fromEntries(changed.map((name) => [name, is[name]])), partial: true });
  }
  return parts;
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
    const parsed = schema.safeParse(value);
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
