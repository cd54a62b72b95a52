import {
  type Act,
  type Case,
  type Package,
  type Refusal,
  refuse,
  type Table,
  type World,
} from '../model/index.ts';

/**
 * One act's law: `check` says why it is not lawful, or null; `apply` changes the table it is handed.
 * `apply` runs only after `check` has passed, so no act is half applied.
 */
export interface Rule<A extends Act> {
  readonly check: (world: World, table: Table, act: A) => Refusal | null;
  readonly apply: (world: World, table: Table, act: A) => void;
}

export const notYourTurn = (world: World, seat: number): Refusal =>
  refuse('not-your-turn', `It is not for ${nameOf(world.case, seat)} to act now.`);

/** A seat's name as people know it. */
export function nameOf(c: Case, seat: number): string {
  return seat < 0 ? 'nature' : (c.parties[seat]?.name ?? `seat ${seat}`);
}

/** Refuses a package that is not one known option for every clause. */
export function checkPackage(c: Case, text: Package): Refusal | null {
  if (!Array.isArray(text) || text.length !== c.clauses.length) {
    return refuse(
      'incomplete-package',
      `A text needs one option for each of the ${c.clauses.length} clauses.`,
    );
  }
  for (const [i, clause] of c.clauses.entries()) {
    const option = text[i];
    if (option === undefined || !Number.isInteger(option) || option < 0 || option >= clause.options.length) {
      return refuse(
        'no-such-option',
        `"${clause.title}" has no option ${option}; choose 0 to ${clause.options.length - 1}.`,
      );
    }
  }
  return null;
}

export const samePackage = (a: Package, b: Package): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);

export const bit = (seat: number): number => 1 << seat;
export const has = (bits: number, seat: number): boolean => ((bits >>> seat) & 1) === 1;
