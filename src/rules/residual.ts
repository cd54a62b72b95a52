import type { CaseClause, Test } from '../model/index.ts';
import { holds, type Situation } from './conditions.ts';

/** What a condition is read against: a case, or a board. */
interface Clauses {
  readonly clauses: readonly CaseClause[];
}

/** A condition on the package alone, with every `not` pushed into the masks. */
export type Residual =
  | { readonly op: 'in'; readonly clause: number; readonly mask: number }
  | { readonly op: 'all' | 'any'; readonly of: readonly Residual[] };

/** Bit set of all options of a clause. */
export const allOptions = (c: Clauses, clause: number): number =>
  2 ** (c.clauses[clause]?.options.length ?? 0) - 1;

/** Options in a bit set. */
export function optionsIn(mask: number): number[] {
  const found: number[] = [];
  for (let o = 0; o < 32; o++) if ((mask >>> o) & 1) found.push(o);
  return found;
}

/**
 * What a condition says of the package once the situation is known: true, false, or a condition on clauses only.
 * `wanted` false gives its negation.
 */
export function inSituation(c: Clauses, test: Test, now: Situation, wanted = true): Residual | boolean {
  switch (test.op) {
    case 'in':
      return tidyLeaf(c, test.clause, wanted ? test.mask : ~test.mask & allOptions(c, test.clause));
    case 'all':
    case 'any':
      return join(
        (test.op === 'all') === wanted ? 'all' : 'any',
        test.of.map((t) => inSituation(c, t, now, wanted)),
      );
    case 'not':
      return inSituation(c, test.of, now, !wanted);
    case 'front':
    case 'lasting':
    case 'driver':
    case 'joined':
      return holds(test, [], now) === wanted;
    default: {
      const never: never = test;
      return never;
    }
  }
}

function tidyLeaf(c: Clauses, clause: number, mask: number): Residual | boolean {
  if (mask === 0) return false;
  return mask === allOptions(c, clause) ? true : { op: 'in', clause, mask };
}

/** Joins parts by `all` or `any`; leaves on one clause become one. */
function join(op: 'all' | 'any', parts: readonly (Residual | boolean)[]): Residual | boolean {
  const decides = op === 'any';
  const masks = new Map<number, number>();
  const rest: Residual[] = [];
  const take = (part: Residual): void => {
    if (part.op === op) for (const p of part.of) take(p);
    else if (part.op === 'in') {
      const was = masks.get(part.clause);
      const mask = was === undefined ? part.mask : decides ? was | part.mask : was & part.mask;
      masks.set(part.clause, mask);
    } else rest.push(part);
  };
  for (const part of parts) {
    if (part === decides) return decides;
    if (typeof part !== 'boolean') take(part);
  }
  const leaves: Residual[] = [];
  for (const [clause, mask] of masks) {
    if (mask === 0) return false;
    leaves.push({ op: 'in', clause, mask });
  }
  const of = [...leaves, ...rest];
  const [first] = of;
  if (!first) return !decides;
  return of.length === 1 ? first : { op, of };
}

/** What is left of a condition when each clause can only take the options in `domains` (bit sets). */
export function within(test: Residual, domains: readonly number[]): Residual | boolean {
  if (test.op === 'in') {
    const domain = domains[test.clause] ?? 0;
    const mask = test.mask & domain;
    if (mask === 0) return false;
    return mask === domain ? true : { op: 'in', clause: test.clause, mask };
  }
  const left = join(
    test.op,
    test.of.map((t) => within(t, domains)),
  );
  if (typeof left === 'boolean' || left.op === 'all') return left;
  const full = (r: Residual): boolean => r.op === 'in' && r.mask === (domains[r.clause] ?? 0);
  return full(left) || (left.op === 'any' && left.of.some(full)) ? true : left;
}

/** What is left of a condition once a clause has its option. */
export function assign(test: Residual, clause: number, option: number): Residual | boolean {
  if (test.op === 'in') return test.clause === clause ? ((test.mask >>> option) & 1) === 1 : test;
  if (!mentions(test, clause)) return test;
  return join(
    test.op,
    test.of.map((t) => assign(t, clause, option)),
  );
}

const mentions = (test: Residual, clause: number): boolean =>
  test.op === 'in' ? test.clause === clause : test.of.some((t) => mentions(t, clause));

/** The clauses a condition speaks of. */
export function speaksOf(test: Residual, found: Set<number> = new Set()): Set<number> {
  if (test.op === 'in') found.add(test.clause);
  else for (const t of test.of) speaksOf(t, found);
  return found;
}
