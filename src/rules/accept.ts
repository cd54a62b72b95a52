import { type CaseRedLine, number, type Package, POINT, type Table, type World } from '../model/index.ts';
import { holds, type Situation, situationOf } from './conditions.ts';
import { clauseCost, points, scoreOf } from './worth.ts';

export type Verdict = 'accept' | 'below-reservation' | 'red-line';

export type ReasonCode =
  | 'red-line'
  | 'points-short'
  | 'clause-costs'
  | 'broken-line'
  | 'depends-on'
  | 'would-turn';

/** One thing that failed, or that would turn the answer. */
export interface Reason {
  readonly code: ReasonCode;
  /** Clause index, or −1. */
  readonly clause: number;
  readonly text: string;
  readonly source: readonly string[];
  /** Points it costs, 0 where it is no matter of points. */
  readonly points: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Score units. */
  readonly score: number;
  /** The bar it was held against, in score units: reservation value plus audience costs. */
  readonly reservation: number;
  readonly reasons: readonly Reason[];
}

/** The first red line a package breaches, or null. */
export function breach(world: World, party: number, text: Package, now: Situation): CaseRedLine | null {
  const lines = world.case.parties[party]?.redLines ?? [];
  for (const line of lines) if (holds(line.breached, text, now)) return line;
  return null;
}

/** How many of a seat's public commitments a package breaks. */
export function brokenLines(world: World, table: Table, seat: number, text: Package): number {
  let n = 0;
  for (const line of table.open.lines) if (line.seat === seat && breaksLine(world, line, text)) n++;
  return n;
}

function breaksLine(
  world: World,
  line: { seat: number; clause: number; option: number },
  text: Package,
): boolean {
  const chosen = text[line.clause] ?? 0;
  return (
    clauseCost(world, line.seat, line.clause, chosen) > clauseCost(world, line.seat, line.clause, line.option)
  );
}

/** What a package must be worth to a seat now: its reservation value, raised by each public commitment it breaks. */
export function bar(world: World, table: Table, seat: number, text: Package): number {
  const base = table.own[seat]?.reservation ?? 0;
  const broken = brokenLines(world, table, seat, text);
  return broken === 0 ? base : base + Math.round(broken * number(world, world.case.audienceCost) * POINT);
}

/** Would this seat take this package now? The short form of `judge`, for agents. */
export function acceptable(
  world: World,
  table: Table,
  seat: number,
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
  seat: number,
  text: Package,
  now: Situation = situationOf(table, seat),
): Judgement {
  const score = scoreOf(world, seat, text, now);
  const reservation = bar(world, table, seat, text);
  const reasons: Reason[] = [];
  for (const line of world.case.parties[seat]?.redLines ?? []) {
    if (!holds(line.breached, text, now)) continue;
    reasons.push({
      code: 'red-line',
      clause: line.clauses[0] ?? -1,
      text: line.line.text,
      source: line.line.source,
      points: 0,
    });
  }
  for (const line of table.open.lines) {
    if (line.seat !== seat || !breaksLine(world, line, text)) continue;
    const title = world.case.clauses[line.clause]?.title ?? '';
    const cost = number(world, world.case.audienceCost);
    reasons.push({
      code: 'broken-line',
      clause: line.clause,
      text: `It has promised in public not to go further on "${title}".`,
      source: world.case.figures[world.case.audienceCost]?.source ?? [],
      points: cost,
    });
  }
  const breached = reasons.some((r) => r.code === 'red-line');
  const short = reservation - score;
  if (short > 0) {
    const text = `The text is worth ${points(score).toFixed(1)} to it; it needs ${points(reservation).toFixed(1)}.`;
    const source = world.case.figures[world.case.parties[seat]?.reservation ?? -1]?.source ?? [];
    reasons.push({ code: 'points-short', clause: -1, text, source, points: points(short) });
  }
  if (breached || short > 0) reasons.push(...costliest(world, seat, text, 3));
  const verdict: Verdict = breached ? 'red-line' : short > 0 ? 'below-reservation' : 'accept';
  return { verdict, score, reservation, reasons };
}

/** The clauses that cost a party most, at least half a point each. */
function costliest(world: World, seat: number, text: Package, most: number): Reason[] {
  const { clauses, scenario, parties } = world.case;
  const preferences = scenario.parties[parties[seat]?.id ?? '']?.preferences ?? {};
  return clauses
    .map((clause, c) => ({ clause, c, cost: clauseCost(world, seat, c, text[c] ?? 0) }))
    .filter((x) => x.cost >= POINT / 2)
    .sort((a, b) => b.cost - a.cost || a.c - b.c)
    .slice(0, most)
    .map(({ clause, c, cost }) => ({
      code: 'clause-costs' as const,
      clause: c,
      text: `${clause.title}: "${clause.options[text[c] ?? 0]?.short ?? ''}" costs it ${points(cost).toFixed(1)} points.`,
      source: preferences[clause.id]?.source ?? [],
      points: points(cost),
    }));
}
