import type { Judged } from '../../analysis/index.ts';
import type { Case, Range } from '../../model/index.ts';
import { applyFigures, applyReadings, compileCase, type Figures } from '../../scenario/index.ts';

/**
 * The same case with other figures.
 * @throws when one of them is unknown or out of its limits: whoever asks has looked
 */
export function caseWith(c: Case, figures: Figures): Case {
  const read = applyFigures(c.scenario, figures);
  if (!read.ok) throw new Error(read.error.map((p) => `${p.path}: ${p.message}`).join('; '));
  return compileCase(read.value);
}

/**
 * The same case under a variant of a reading.
 * @throws when there is none of that name
 */
export function caseUnder(c: Case, question: string, variant: string): Case {
  const read = applyReadings(c.scenario, { [question]: variant });
  if (!read.ok) throw new Error(read.error.map((p) => p.message).join('; '));
  return compileCase(read.value);
}

/** Limits within which a range is tried in turn: none, a score's, a share's. */
const LIMITS = [Number.POSITIVE_INFINITY, 100, 1];

/**
 * Ranges for judgements that are given as one number: `spread` of it to either side, as far as its kind allows. A nought has
 * none, and neither has what cannot be moved without breaking the scenario.
 * @param spread a share, 0 to 1; at 0 there are no ranges
 */
export function rangesFor(c: Case, judged: readonly Judged[], spread: number): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  let open = spread > 0 ? judged.filter((j) => j.high === j.low && j.mode !== 0) : [];
  for (const limit of LIMITS) {
    const within = (x: number): number => Math.max(-limit, Math.min(limit, x));
    const wanted = open
      .filter(({ mode }) => Math.abs(mode) <= limit)
      .map(({ path, mode }): readonly [string, Range] => {
        const [a, b] = [within(mode * (1 - spread)), within(mode * (1 + spread))];
        return [path, { low: Math.min(a, b), mode, high: Math.max(a, b) }];
      });
    const tried = applyFigures(c.scenario, Object.fromEntries(wanted));
    const refused = tried.ok ? [] : tried.error.map((p) => p.path);
    const isRefused = (path: string): boolean =>
      refused.some((one) => one === path || one.startsWith(`${path}.`));
    for (const [path, range] of wanted) if (!isRefused(path)) found.set(path, range);
    open = open.filter(({ path }) => !found.has(path));
  }
  return applyFigures(c.scenario, Object.fromEntries(found)).ok ? found : new Map();
}
