import { type Case, number, POINT, type World } from '../model/index.ts';
import { type Situation, situationOf } from '../rules/index.ts';
import { openingOf } from './opening.ts';
import { allOptions, assign, inSituation, optionsIn, type Residual, speaksOf, within } from './residual.ts';

/** Points that one or both parties gain (in units) when a condition on several clauses holds. */
export interface SpaceLink {
  readonly when: Residual;
  readonly a: number;
  readonly b: number;
}

/** The outcomes of a case for two parties, factored: what is left of each clause, and what ties clauses together. */
export interface Space {
  readonly world: World;
  /** Party indices. */
  readonly a: number;
  readonly b: number;
  /** Bit set of the options left, by clause. */
  readonly domains: readonly number[];
  /** Breaches that depend on several clauses: none may hold. */
  readonly breaches: readonly Residual[];
  readonly links: readonly SpaceLink[];
  /** Links that hold for every outcome, in units. */
  readonly base: readonly [number, number];
  /** Every clause once: those tied to others first, group by group. */
  readonly order: readonly number[];
  /** How many clauses of `order` are tied to others. */
  readonly tied: number;
  /** False when some clause has no option left, or a red line is breached by every text. */
  readonly possible: boolean;
}

/** Where the two parties' red lines are kept, or everything that could be written. */
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
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
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

/** Clauses that occur together in a condition, in groups; each group in clause order. */
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
  return groups.map((g) => [...g].sort((x, y) => x - y));
}

/** Factors the outcomes of a case for two parties, at the opening with every figure at its mode. */
export function spaceOf(c: Case, a: number, b: number, over: Over): Space {
  const { world, table } = openingOf(c);
  const breaches =
    over === 'all' ? [] : [a, b].flatMap((party) => breachesOf(c, party, situationOf(table, party)));
  const left = propagate(c, breaches);
  const base: [number, number] = [0, 0];
  const links: SpaceLink[] = [];
  for (const [side, party] of [a, b].entries()) {
    for (const link of c.parties[party]?.links ?? []) {
      const units = Math.round(number(world, link.points) * POINT);
      const seen = inSituation(c, link.when, situationOf(table, party));
      const when = typeof seen === 'boolean' ? seen : within(seen, left.domains);
      if (when === true) base[side === 0 ? 0 : 1] += units;
      else if (when !== false) links.push({ when, a: side === 0 ? units : 0, b: side === 1 ? units : 0 });
    }
  }
  const tied = groupsOf([...left.breaches, ...links.map((l) => l.when)]).flat();
  const order = [...tied, ...c.clauses.map((_, i) => i).filter((i) => !tied.includes(i))];
  return { world, a, b, ...left, links, base, order, tied: tied.length };
}

/** What is still open of the ties after some clauses have been chosen. Equal keys have equal futures. */
export interface Ties {
  readonly breaches: readonly Residual[];
  readonly links: readonly SpaceLink[];
  readonly key: string;
}

export const tiesOf = (space: Space): Ties => keyed(space.breaches, space.links);

const keyed = (breaches: readonly Residual[], links: readonly SpaceLink[]): Ties => ({
  breaches,
  links,
  key: breaches.length + links.length === 0 ? '' : JSON.stringify([breaches, links]),
});

/** Chooses an option: the ties that stay open and the units gained, or null when a red line is breached for good. */
export function choose(
  space: Space,
  ties: Ties,
  clause: number,
  option: number,
): { ties: Ties; a: number; b: number } | null {
  const at = (space.world.case.offset[clause] ?? 0) + option;
  let a = space.world.worth[space.a]?.[at] ?? 0;
  let b = space.world.worth[space.b]?.[at] ?? 0;
  if (ties.key === '') return { ties, a, b };
  const breaches: Residual[] = [];
  for (const breach of ties.breaches) {
    const left = assign(breach, clause, option);
    if (left === true) return null;
    if (left !== false) breaches.push(left);
  }
  const links: SpaceLink[] = [];
  for (const link of ties.links) {
    const when = assign(link.when, clause, option);
    if (when === true) {
      a += link.a;
      b += link.b;
    } else if (when !== false) links.push({ ...link, when });
  }
  return { ties: keyed(breaches, links), a, b };
}

/** How many outcomes a space holds, exactly: counts of partial texts by what is still tied. */
export function sizeOf(space: Space): bigint {
  if (!space.possible) return 0n;
  const start = tiesOf(space);
  let layer = new Map([[start.key, { ties: start, count: 1n }]]);
  for (const clause of space.order) {
    const next = new Map<string, { ties: Ties; count: bigint }>();
    for (const { ties, count } of layer.values()) {
      for (const option of optionsIn(space.domains[clause] ?? 0)) {
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
  return total;
}
