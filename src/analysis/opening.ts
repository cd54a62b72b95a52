import type { Case, Table, World } from '../model/index.ts';
import { bit, modeWorld, openTable } from '../rules/index.ts';

/** The opening of a case as an analyst sees it: without fog over the front. */
export interface Opening {
  readonly world: World;
  readonly table: Table;
}

/**
 * Opens a case for analysis. The table is a private copy, free to change.
 * @param world a drawn world of the case; without one every figure is at its mode
 */
export function openingOf(c: Case, world: World = modeWorld(c)): Opening {
  const table = openTable(world);
  for (const own of table.own) own.front = table.hidden.front;
  return { world, table };
}

/** Parties that a text asks to be guarantors. */
export function namedGuarantors(c: Case, text: readonly number[]): readonly number[] {
  const { treaty } = c;
  return treaty ? (treaty.members[text[treaty.guarantorsClause] ?? -1] ?? []) : [];
}

/** A bit set of seats. */
export const bitsOf = (seats: readonly number[]): number => seats.reduce((bits, s) => bits | bit(s), 0);

/** Points rounded to two decimals, for the edge. */
export const rounded = (x: number): number => Math.round(x * 100) / 100;
