import {
  type Case,
  type Package,
  type Seat,
  type Seats,
  setOf,
  type Table,
  type World,
} from '../model/index.ts';
import { modeWorld, openTable, termsOf } from '../rules/index.ts';

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
export const namedGuarantors = (c: Case, text: Package): readonly Seat[] => termsOf(c, text)?.members ?? [];

/** A set of seats. */
export const bitsOf = (seats: readonly Seat[]): Seats => setOf(seats);

/** Points rounded to two decimals, for the edge. */
export const rounded = (x: number): number => Math.round(x * 100) / 100;
