import {
  type ClauseIndex,
  number,
  type OptionIndex,
  type Package,
  POINT,
  type World,
} from '../model/index.ts';
import { holds, type Situation } from './conditions.ts';

const TOP = 100 * POINT;

/** Worths by clause and option in score units: entry `offset[clause] + option`. Not to be written to. */
export type Worths = ArrayLike<number>;

const wrong = (what: string, index: number, length: number): never => {
  throw new RangeError(`there is no ${what} ${index} among ${length}`);
};

/**
 * An entry of a worth table, in score units. Kept apart from `at` for speed: it sees tables of numbers only.
 * @throws RangeError where the table has no such entry
 */
export function unitsAt(worth: Worths, index: number): number {
  const units = worth[index];
  return units === undefined ? wrong('worth', index, worth.length) : units;
}

/**
 * Where a clause's entries begin in a worth table.
 * @throws RangeError where there is no such clause
 */
export function startOf(offset: readonly number[], clause: ClauseIndex): number {
  const start = offset[clause];
  return start === undefined ? wrong('clause', clause, offset.length) : start;
}

/**
 * The option of a text on a clause.
 * @throws RangeError where the text has no such clause
 */
export function optionOf(text: Package, clause: ClauseIndex): OptionIndex {
  const option = text[clause];
  return option === undefined ? wrong('clause', clause, text.length) : option;
}

/**
 * Parts of a score unit that worth tables and links are kept in. Every entry is a whole number of these parts, so that
 * sums up to 2^41 units are exact in any order; only a whole text's sum is rounded to units.
 */
const PARTS = 4096;

/** Points as an entry of a worth table: score units, to the nearest 1/4096. */
export const fine = (units: number): number => Math.round(units * PARTS) / PARTS;

/** What a link adds while its condition holds, in score units, unrounded. */
export const linkUnits = (world: World, points: number): number => fine(number(world, points) * POINT);

/**
 * How much less than half a unit may be missing for a party's sum to be rounded up: no less than all that the entries
 * summed can have lost together (1/8192 each by `fine`, and less than that by floating point), so that a text worth
 * exactly its bar never falls below it.
 */
export const slackOf = (world: World, party: number): number => {
  const { offset, parties } = world.case;
  return (offset.length + (parties[party]?.links.length ?? 0) + 1) / PARTS;
};

/** Rounds a text's whole sum to score units, once, within 0 to 100 points. */
export function wholeScore(world: World, party: number, sum: number): number {
  const units = Math.floor(sum + 0.5 + slackOf(world, party));
  return units < 0 ? 0 : units > TOP ? TOP : units;
}

/** The smallest sum that `wholeScore` takes to at least `bar` score units; infinite where every sum, or none, does. */
export function leastSum(world: World, party: number, bar: number): number {
  if (bar <= 0) return Number.NEGATIVE_INFINITY;
  return bar > TOP ? Number.POSITIVE_INFINITY : Math.ceil(bar) - 0.5 - slackOf(world, party);
}

/**
 * A package's worth to a party in score units, 0 to 100 points, rounded once:
 * 100 · Σ w·v(option) / Σ w, plus the points of every linked-clause term whose condition holds.
 */
export function scoreOf(world: World, party: number, text: Package, now: Situation): number {
  const { offset, parties } = world.case;
  const table = world.worth[party];
  if (!table) return 0;
  let sum = 0;
  for (let c = 0; c < offset.length; c++) sum += unitsAt(table, startOf(offset, c) + optionOf(text, c));
  const links = parties[party]?.links ?? [];
  for (const link of links) if (holds(link.when, text, now)) sum += linkUnits(world, link.points);
  return wholeScore(world, party, sum);
}

/** What one clause's option costs a party against its best option there, in whole score units. */
export function clauseCost(world: World, party: number, clause: number, option: number): number {
  const table = world.worth[party];
  const from = startOf(world.case.offset, clause);
  const options = world.case.clauses[clause]?.options.length ?? 0;
  if (!table) return 0;
  let best = 0;
  for (let o = 0; o < options; o++) best = Math.max(best, unitsAt(table, from + o));
  return Math.round(best - unitsAt(table, from + option));
}

/** Score units as points, for people. */
export const points = (units: number): number => units / POINT;
