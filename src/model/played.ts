import type { Case } from './case.ts';
import { hashOf } from './hash.ts';
import type { Scenario } from './scenario.ts';

/** Fields of a case that are there to be read: they change no negotiation. */
const PROSE: ReadonlySet<string> = new Set([
  'text',
  'title',
  'short',
  'name',
  'source',
  'line',
  'barredText',
  'enoughText',
]);

function bare(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (Array.isArray(value)) return value.map(bare);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, x]) => (PROSE.has(key) ? [] : [[key, bare(x)]])),
  );
}

const known = new WeakMap<Case, { readonly played: unknown; readonly hash: string }>();

function of(c: Case): { readonly played: unknown; readonly hash: string } {
  const before = known.get(c);
  if (before) return before;
  const { scenario, texts, ...rest } = c;
  const { rounds, sideMoves, daysPerRound } = scenario.talks;
  const played = { ...(bare(rest) as object), talks: { rounds, sideMoves, daysPerRound } };
  const made = { played, hash: hashOf(played) };
  known.set(c, made);
  return made;
}

/** What of a case decides how it is played: no prose, no sources, no comments. Two such cases play alike. */
export const playedOf = (c: Case): unknown => of(c).played;

/** SHA-256 of what decides how a case is played: it survives edits of prose. */
export const playedHash = (c: Case): string => of(c).hash;

/** Dotted paths at which two values differ, at most `most`. */
export function differingPaths(a: unknown, b: unknown, most: number, path = ''): string[] {
  if (Object.is(a, b)) return [];
  const object = (x: unknown): x is Readonly<Record<string, unknown>> => x !== null && typeof x === 'object';
  if (!object(a) || !object(b)) return [`${path} ${JSON.stringify(a)} → ${JSON.stringify(b)}`];
  const found: string[] = [];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (found.length >= most) break;
    const own = (x: Readonly<Record<string, unknown>>): string => {
      const inner = x[key];
      if (!object(inner)) return key;
      return String(inner.id ?? inner.path ?? key);
    };
    found.push(...differingPaths(a[key], b[key], most - found.length, `${path}${path && '.'}${own(a)}`));
  }
  return found;
}

/**
 * A scenario as a record carries it: everything that a negotiation is played and told by. What no replay reads is left
 * out: the confidential briefs, the notes, the page about it, and readings not chosen.
 */
export function bundleOf(scenario: Scenario): Scenario {
  const { about: _, chosen: __, ...rest } = scenario;
  const parties = Object.entries(scenario.parties).map(([id, { fullBrief: ___, ...party }]) => [
    id,
    { ...party, brief: 'Not carried in records.' },
  ]);
  return { ...rest, parties: Object.fromEntries(parties), readings: {} } as Scenario;
}
