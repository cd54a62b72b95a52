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

/** The opening of a case as an analyst sees it: every figure at its mode, and no fog over the front. */
export interface Opening {
  readonly world: World;
  readonly table: Table;
}

/** Opens a case for analysis. The table is a private copy, free to change. */
export function openingOf(c: Case): Opening {
  const world = modeWorld(c);
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
