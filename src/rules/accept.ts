import {
  type CaseRedLine,
  type ClauseIndex,
  type Line,
  number,
  type OptionIndex,
  type Package,
  POINT,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { holds, type Situation, situationOf } from './conditions.ts';
import { clauseCost, scoreOf } from './worth.ts';

export type Verdict = 'accept' | 'below-reservation' | 'red-line';

/**
 * One thing that speaks against a text for a party, as facts; `clause` is the one it hangs on, or −1. Worths and costs
 * are score units.
 */
export type Reason = { readonly party: Seat; readonly clause: ClauseIndex } & (
  | { readonly code: 'red-line'; readonly line: number }
  /** A public commitment to nothing worse than `option` is broken, at a cost of `units`. */
  | { readonly code: 'broken-line'; readonly option: OptionIndex; readonly units: number }
  | { readonly code: 'points-short'; readonly score: number; readonly needed: number }
  | { readonly code: 'clause-costs'; readonly option: OptionIndex; readonly units: number }
  /** A condition on other guarantors fails: an index into the party's `dependsOn`. */
  | { readonly code: 'depends-on'; readonly condition: number }
);

/** How a party judges a text. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Score units. */
  readonly score: number;
  /** The bar it was held against, in score units: reservation value plus audience costs. */
  readonly reservation: number;
  /** Red lines, broken promises, points short, then the dearest clauses. */
  readonly reasons: readonly Reason[];
}

/** The first red line a package breaches, or null. */
export function breach(world: World, party: Seat, text: Package, now: Situation): CaseRedLine | null {
  const lines = world.case.parties[party]?.redLines ?? [];
  for (const line of lines) if (holds(line.breached, text, now)) return line;
  return null;
}

/** What one broken public commitment costs, in score units. */
const audienceCost = (world: World): number => number(world, world.case.audienceCost) * POINT;

/** How many of a seat's public commitments a package breaks. */
export function brokenLines(world: World, table: Table, seat: Seat, text: Package): number {
  let n = 0;
  for (const line of table.open.lines) if (line.seat === seat && breaksLine(world, line, text)) n++;
  return n;
}

function breaksLine(world: World, line: Line, text: Package): boolean {
  const chosen = text[line.clause] ?? 0;
  return (
    clauseCost(world, line.seat, line.clause, chosen) > clauseCost(world, line.seat, line.clause, line.option)
  );
}

/** What a package must be worth to a seat now: its reservation value, raised by each public commitment it breaks. */
export function bar(world: World, table: Table, seat: Seat, text: Package): number {
  const base = table.own[seat]?.reservation ?? 0;
  const broken = brokenLines(world, table, seat, text);
  return broken === 0 ? base : base + Math.round(broken * audienceCost(world));
}

/** Would this seat take this package now? The short form of `judge`, for agents. */
export function acceptable(
  world: World,
  table: Table,
  seat: Seat,
  text: Package,
  now: Situation = situationOf(table, seat),
): boolean {
  return (
    scoreOf(world, seat, text, now) >= bar(world, table, seat, text) &&
    breach(world, seat, text, now) === null
  );
}

/** Whether a party would sign a package, and everything that speaks against it, most weighty first. */
export function judge(
  world: World,
  table: Table,
  seat: Seat,
  text: Package,
  now: Situation = situationOf(table, seat),
): Judgement {
  const score = scoreOf(world, seat, text, now);
  const reservation = bar(world, table, seat, text);
  const reasons: Reason[] = [];
  for (const line of world.case.parties[seat]?.redLines ?? []) {
    if (!holds(line.breached, text, now)) continue;
    reasons.push({ code: 'red-line', party: seat, clause: line.clauses[0] ?? -1, line: line.index });
  }
  const breached = reasons.length > 0;
  for (const line of table.open.lines) {
    if (line.seat !== seat || !breaksLine(world, line, text)) continue;
    const { clause, option } = line;
    reasons.push({ code: 'broken-line', party: seat, clause, option, units: audienceCost(world) });
  }
  const short = reservation - score;
  if (short > 0) reasons.push({ code: 'points-short', party: seat, clause: -1, score, needed: reservation });
  if (breached || short > 0) reasons.push(...costliest(world, seat, text, 3));
  const verdict: Verdict = breached ? 'red-line' : short > 0 ? 'below-reservation' : 'accept';
  return { verdict, score, reservation, reasons };
}

/** The clauses that cost a party most, at least `least` units each. */
export function costliest(
  world: World,
  seat: Seat,
  text: Package,
  most: number,
  least: number = POINT / 2,
): Reason[] {
  return world.case.clauses
    .map((_, clause) => ({ clause, units: clauseCost(world, seat, clause, text[clause] ?? 0) }))
    .filter((x) => x.units >= least)
    .sort((a, b) => b.units - a.units || a.clause - b.clause)
    .slice(0, most)
    .map(({ clause, units }) => ({
      code: 'clause-costs' as const,
      party: seat,
      clause,
      option: text[clause] ?? 0,
      units,
    }));
}
