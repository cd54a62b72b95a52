import { number, type Package, POINT, type World } from '../model/index.ts';
import { holds, type Situation } from './conditions.ts';

const TOP = 100 * POINT;

/**
 * A package's worth to a party in score units, 0 to 100 points:
 * 100 · Σ w·v(option) / Σ w, plus the points of every linked-clause term whose condition holds.
 */
export function scoreOf(world: World, party: number, text: Package, now: Situation): number {
  const { offset, parties } = world.case;
  const table = world.worth[party];
  if (!table) return 0;
  let units = 0;
  for (let c = 0; c < offset.length; c++) units += table[(offset[c] ?? 0) + (text[c] ?? 0)] ?? 0;
  const links = parties[party]?.links ?? [];
  for (const link of links) {
    if (holds(link.when, text, now)) units += Math.round(number(world, link.points) * POINT);
  }
  return units < 0 ? 0 : units > TOP ? TOP : units;
}

/** What one clause's option costs a party against its best option there, in score units. */
export function clauseCost(world: World, party: number, clause: number, option: number): number {
  const table = world.worth[party];
  const from = world.case.offset[clause] ?? 0;
  const options = world.case.clauses[clause]?.options.length ?? 0;
  if (!table) return 0;
  let best = 0;
  for (let o = 0; o < options; o++) best = Math.max(best, table[from + o] ?? 0);
  return best - (table[from + option] ?? 0);
}

/** Score units as points, for people. */
export const points = (units: number): number => units / POINT;
