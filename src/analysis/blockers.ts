import type { Case, CaseRedLine } from '../model/index.ts';
import { clauseCost, points, situationOf } from '../rules/index.ts';
import { type Opening, openingOf, rounded } from './opening.ts';
import { inSituation, optionsIn, type Residual } from './residual.ts';
import { propagate, type Space } from './space.ts';

/**
 * `conflict`: red lines on this clause cannot both be kept. `bridge-only`: they can, but only with an option made as a
 * bridge. `costs`: no red line stands against it, but agreement on the clause costs this party points.
 */
export type BlockerCode = 'conflict' | 'bridge-only' | 'costs';

/** A party and a clause that stand in the way of agreement. */
export interface Blocker {
  readonly party: string;
  readonly clause: string;
  readonly code: BlockerCode;
  readonly text: string;
  /** Points that the party gives up on the clause in the option on which the two lose least together, two decimals. */
  readonly cost: number;
  /** The parties whose red lines it meets, and the ids of this party's red lines that do. */
  readonly against: readonly string[];
  readonly lines: readonly string[];
}

interface Clash {
  readonly clause: number;
  readonly bridged: boolean;
  readonly sides: readonly { readonly party: number; readonly line: CaseRedLine }[];
}

/** Costs below this many points are not worth a line. */
const LEAST_COST = 0.5;

/**
 * Who and what stands in the way of two parties: first the clauses on which their red lines cannot both be kept, then
 * those on which only a bridging option keeps both, then the same between one of the two and any other party, then the
 * clauses by the points that have to be given up.
 */
export function blockersOf(c: Case, a: number, b: number, space: Space): Blocker[] {
  const opening = openingOf(c);
  const between = clashes(c, opening, a, b);
  const others = c.parties
    .map((p) => p.index)
    .filter((p) => p !== a && p !== b)
    .flatMap((other) => [...clashes(c, opening, a, other), ...clashes(c, opening, b, other)]);
  const costs = agreedCosts(space);
  const found = [...ranked(c, between, costs), ...ranked(c, others, costs)];
  const seen = new Set<string>();
  const first = found.filter(({ party, clause }) => {
    const fresh = !seen.has(`${party} ${clause}`);
    seen.add(`${party} ${clause}`);
    return fresh;
  });
  return [...first, ...costly(c, [a, b], costs).filter((x) => !seen.has(`${x.party} ${x.clause}`))];
}

/** The red lines of two parties that cannot both be kept, or only on a bridge, with the clauses at fault. */
function clashes(c: Case, opening: Opening, one: number, other: number): Clash[] {
  const found: Clash[] = [];
  for (const mine of c.parties[one]?.redLines ?? []) {
    for (const theirs of c.parties[other]?.redLines ?? []) {
      const sides = [
        { party: one, line: mine },
        { party: other, line: theirs },
      ];
      const shared = mine.clauses.filter((x) => theirs.clauses.includes(x));
      if (shared.length === 0) continue;
      const breaches = sides.map(({ party, line }) =>
        inSituation(c, line.breached, situationOf(opening.table, party)),
      );
      const plain = [...breaches, ...bridges(c)];
      const bridged = jointly(c, breaches);
      if (bridged && jointly(c, plain)) continue;
      const pool = bridged ? plain : breaches;
      const fault = shared.filter((clause) => emptyOn(c, clause, pool));
      for (const clause of fault.length > 0 ? fault : shared) found.push({ clause, bridged, sides });
    }
  }
  return found;
}

/** Bridging options, as if taking one were a breach. */
function bridges(c: Case): Residual[] {
  return c.clauses.flatMap((clause, i) => {
    const mask = clause.options.reduce((bits, o, k) => (o.bridging ? bits | (1 << k) : bits), 0);
    return mask === 0 ? [] : [{ op: 'in' as const, clause: i, mask }];
  });
}

/** Can every line be kept at once? Breaches left on several clauses are tried option by option. */
function jointly(c: Case, breaches: readonly (Residual | boolean)[]): boolean {
  const left = propagate(c, breaches);
  const [tie] = left.breaches;
  if (!left.possible || !tie) return left.possible;
  const clause = firstClause(tie);
  return optionsIn(left.domains[clause] ?? 0).some((option) => jointly(c, [...breaches, only(clause, option)]));
}

const firstClause = (test: Residual): number =>
  test.op === 'in' ? test.clause : test.of[0] ? firstClause(test.of[0]) : -1;

/** Taking any other option than this one is a breach. */
const only = (clause: number, option: number): Residual => ({ op: 'in', clause, mask: ~(1 << option) });

/** Is there no option of the clause that both parties could take, each looking at its own line alone? */
function emptyOn(c: Case, clause: number, breaches: readonly (Residual | boolean)[]): boolean {
  const [mine, theirs, ...rest] = breaches;
  const options = c.clauses[clause]?.options.map((_, o) => o) ?? [];
  const fine = (breach: Residual | boolean | undefined, option: number): boolean =>
    jointly(c, [breach ?? false, ...rest, only(clause, option)]);
  return !options.some((o) => fine(mine, o) && fine(theirs, o));
}

/** What each of the two gives up on each clause, in points, on the option where they lose least together. */
function agreedCosts(space: Space): readonly { readonly a: number; readonly b: number }[] {
  const { world } = space;
  return world.case.clauses.map((clause, i) => {
    const left = optionsIn(space.domains[i] ?? 0);
    const options = left.length > 0 ? left : clause.options.map((_, o) => o);
    const costs = options.map((o) => ({
      a: points(clauseCost(world, space.a, i, o)),
      b: points(clauseCost(world, space.b, i, o)),
    }));
    return costs.reduce((best, x) => (x.a + x.b < best.a + best.b ? x : best), costs[0] ?? { a: 0, b: 0 });
  });
}

type Costs = ReturnType<typeof agreedCosts>;

const classOf = (clash: Clash): number => (clash.bridged ? 1 : 0);

/** One row for each party and clause: conflicts first, then by the points given up, then in clause order. */
function ranked(c: Case, list: readonly Clash[], costs: Costs): Blocker[] {
  const weight = (x: Clash): number => (costs[x.clause]?.a ?? 0) + (costs[x.clause]?.b ?? 0);
  const sorted = [...list].sort(
    (x, y) => classOf(x) - classOf(y) || weight(y) - weight(x) || x.clause - y.clause,
  );
  const keys = [...new Set(sorted.map((x) => `${classOf(x)} ${x.clause}`))];
  return keys.flatMap((key) => {
    const here = sorted.filter((x) => `${classOf(x)} ${x.clause}` === key);
    const parties = [...new Set(here.flatMap((x) => x.sides.map((s) => s.party)))];
    return parties.map((party) => row(c, party, here));
  });
}

function row(c: Case, party: number, clashes: readonly Clash[]): Blocker {
  const mine = clashes.filter((x) => x.sides.some((s) => s.party === party));
  const lines = [...new Set(mine.flatMap((x) => x.sides.filter((s) => s.party === party).map((s) => s.line)))];
  const against = [...new Set(mine.flatMap((x) => x.sides.map((s) => s.party)).filter((p) => p !== party))];
  const bridged = clashes.every((x) => x.bridged);
  const clause = c.clauses[clashes[0]?.clause ?? -1];
  const names = against.map((p) => c.parties[p]?.name ?? '').join(', ');
  const what = bridged ? 'only a bridging option keeps this and the red lines of' : 'no option keeps this and the red lines of';
  const { world } = openingOf(c);
  const index = clashes[0]?.clause ?? -1;
  return {
    party: c.parties[party]?.id ?? '',
    clause: clause?.id ?? '',
    code: bridged ? 'bridge-only' : 'conflict',
    text: `${clause?.title ?? ''}: ${what} ${names}: ${lines.map((l) => l.line.text).join(' ')}`,
    cost: rounded(leastCost(c, world, party, index, lines)),
    against: against.map((p) => c.parties[p]?.id ?? ''),
    lines: lines.map((l) => l.id),
  };
}
