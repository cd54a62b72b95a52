import type { Case, World } from '../model/index.ts';
import {
  allOptions,
  effort,
  inSituation,
  leastSum,
  linkUnits,
  optionsIn,
  type Residual,
  type Situation,
  type SpaceLink,
  situationOf,
  speaksOf,
  TieBook,
  type Ties,
  within,
} from '../rules/index.ts';
import { openingOf } from './opening.ts';
import { STEPS, Work } from './work.ts';

/** The outcomes of a case for some parties, factored: what is left of each clause, and what ties clauses together. */
export interface Space {
  readonly world: World;
  /** Party indices. */
  readonly parties: readonly number[];
  /** Bit set of the options left, by clause. */
  readonly domains: readonly number[];
  /** Breaches that depend on several clauses: none may hold. */
  readonly breaches: readonly Residual[];
  readonly links: readonly SpaceLink[];
  readonly book: TieBook;
  /** Links that hold for every outcome, in unrounded units, by place in `parties`. */
  readonly base: readonly number[];
  /** Every clause once: those tied to others first, group by group. The order of the parties does not change it. */
  readonly order: readonly number[];
  /** How many clauses of `order` are tied to others. */
  readonly tied: number;
  /** False when some clause has no option left, or a red line is breached by every text. */
  readonly possible: boolean;
}

/** Where the parties' red lines are kept, or everything that could be written. */
export type Over = 'feasible' | 'all';

/** Breaches of some red lines, each a condition on clauses; true when every text breaches one. */
function breachesOf(c: Case, party: number, now: Situation): (Residual | boolean)[] {
  return (c.parties[party]?.redLines ?? []).map((line) => inSituation(c, line.breached, now));
}

/**
 * Takes options out of the domains until no breach rests on one clause alone. A breach on one clause removes options,
 * a breach by any of several parts is several breaches, and what the domains have settled falls away.
 */
export function propagate(
  c: Case,
  breaches: readonly (Residual | boolean)[],
): { domains: number[]; breaches: Residual[]; possible: boolean } {
  const domains = c.clauses.map((_, i) => allOptions(c, i));
  let pending = [...breaches];
  for (;;) {
    const kept: Residual[] = [];
    let changed = false;
    const queue = [...pending];
    for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
      const left = typeof part === 'boolean' ? part : within(part, domains);
      if (left === true) return { domains, breaches: [], possible: false };
      if (left === false) continue;
      if (left.op === 'in') {
        domains[left.clause] = (domains[left.clause] ?? 0) & ~left.mask;
        changed = true;
      } else if (left.op === 'any') queue.push(...left.of);
      else kept.push(left);
    }
    pending = kept;
    if (!changed) return { domains, breaches: kept, possible: domains.every((d) => d !== 0) };
  }
}

/** Clauses that occur together in a condition, in groups by their first clause; each group in clause order. */
function groupsOf(tests: readonly Residual[]): number[][] {
  const groups: Set<number>[] = [];
  for (const test of tests) {
    const merged = speaksOf(test);
    for (let g = groups.length - 1; g >= 0; g--) {
      const group = groups[g];
      if (!group || ![...merged].some((x) => group.has(x))) continue;
      for (const x of group) merged.add(x);
      groups.splice(g, 1);
    }
    groups.push(merged);
  }
  return groups.map((g) => [...g].sort((x, y) => x - y)).sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

/**
 * Factors the outcomes of a case for some parties, at the opening.
 * @param drawn the world to look at; without one every figure is at its mode
 */
export function spaceOf(c: Case, parties: readonly number[], over: Over, drawn?: World): Space {
  const { world, table } = openingOf(c, drawn);
  const breaches =
    over === 'all' ? [] : parties.flatMap((party) => breachesOf(c, party, situationOf(table, party)));
  const left = propagate(c, breaches);
  const base = parties.map(() => 0);
  const links: SpaceLink[] = [];
  for (const [side, party] of parties.entries()) {
    for (const link of c.parties[party]?.links ?? []) {
      const units = linkUnits(world, link.points);
      const seen = inSituation(c, link.when, situationOf(table, party));
      const when = typeof seen === 'boolean' ? seen : within(seen, left.domains);
      if (when === true) base[side] = (base[side] ?? 0) + units;
      else if (when !== false) links.push({ when, units: parties.map((_, s) => (s === side ? units : 0)) });
    }
  }
  const tied = groupsOf([...left.breaches, ...links.map((l) => l.when)]).flat();
  const free = new Set(tied);
  const order = [...tied, ...c.clauses.map((_, i) => i).filter((i) => !free.has(i))];
  return { world, parties, ...left, links, book: new TieBook(), base, order, tied: tied.length };
}

/** For each party of a space the least unrounded sum that is worth its bar (score units) once it is rounded. */
export const leastSums = (space: Space, bars: readonly number[]): number[] =>
  space.parties.map((party, i) => leastSum(space.world, party, bars[i] ?? 0));

/** All that ties clauses together, before any is chosen. */
export const tiesOf = (space: Space): Ties => space.book.ties(space.breaches, space.links);

/** What an option of a clause is worth to each party of a space, in unrounded units. */
export function worthOf(space: Space, clause: number, option: number): number[] {
  const at = (space.world.case.offset[clause] ?? 0) + option;
  return space.parties.map((party) => space.world.worth[party]?.[at] ?? 0);
}

/** An option chosen: the ties that stay open and the unrounded units gained, by place in `Space.parties`. */
export interface Chosen {
  readonly ties: Ties;
  readonly units: readonly number[];
}

/** Chooses an option; null when a red line is breached for good. */
export function choose(space: Space, ties: Ties, clause: number, option: number): Chosen | null {
  const units = worthOf(space, clause, option);
  if (ties.key === '') return { ties, units };
  const left = space.book.assign(ties, clause, option, units);
  return left && { ties: left, units };
}

/**
 * How many outcomes a space holds, exactly: counts of partial texts by what is still tied. Null when the clauses are
 * tied in so many ways that the work does not suffice.
 */
export function sizeOf(space: Space, work: Work = new Work(STEPS)): bigint | null {
  if (!space.possible) return 0n;
  const start = tiesOf(space);
  let layer = new Map([[start.key, { ties: start, count: 1n }]]);
  for (const clause of space.order.slice(0, space.tied)) {
    const next = new Map<string, { ties: Ties; count: bigint }>();
    for (const { ties, count } of layer.values()) {
      for (const option of optionsIn(space.domains[clause] ?? 0)) {
        if (!work.spend(effort(ties))) return null;
        const chosen = choose(space, ties, clause, option);
        if (!chosen) continue;
        const there = next.get(chosen.ties.key);
        next.set(chosen.ties.key, { ties: chosen.ties, count: (there?.count ?? 0n) + count });
      }
    }
    layer = next;
  }
  let total = 0n;
  for (const { count } of layer.values()) total += count;
  for (const clause of space.order.slice(space.tied))
    total *= BigInt(optionsIn(space.domains[clause] ?? 0).length);
  return total;
}
