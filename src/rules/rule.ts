import type { Act, Case, Package, Refusal, Seat, Table, World } from '../model/index.ts';

/**
 * One act's law: `check` says why it is not lawful, or null; `apply` changes the table it is handed.
 * `apply` runs only after `check` has passed, so no act is half applied.
 */
export interface Rule<A extends Act> {
  readonly check: (world: World, table: Table, act: A) => Refusal | null;
  readonly apply: (world: World, table: Table, act: A) => void;
}

export const notYourTurn = (seat: Seat): Refusal => ({ code: 'not-your-turn', seat });

/** Refuses an option that the clause does not have; `none`: −1 is possible as well. */
export function checkOption(c: Case, clause: number, option: number, none = false): Refusal | null {
  const options = c.clauses[clause]?.options.length ?? 0;
  const least = none ? -1 : 0;
  return Number.isInteger(option) && option >= least && option < options
    ? null
    : { code: 'no-such-option', clause, option, none };
}

/** Refuses a package that is not one known option for every clause. */
export function checkPackage(c: Case, text: Package): Refusal | null {
  if (!Array.isArray(text) || text.length !== c.clauses.length)
    return { code: 'incomplete-package', clauses: c.clauses.length };
  for (let i = 0; i < text.length; i++) {
    const wrong = checkOption(c, i, text[i] ?? -1);
    if (wrong) return wrong;
  }
  return null;
}

export const samePackage = (a: Package, b: Package): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
