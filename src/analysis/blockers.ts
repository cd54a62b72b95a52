import { at, type Case, type CaseRedLine, type Hindrance, type Impasse, POINT } from '../model/index.ts';
import { clauseCost, inSituation, optionsIn, type Residual, situationOf } from '../rules/index.ts';
import { type Opening, openingOf } from './opening.ts';
import { propagate, type Space } from './space.ts';
import { Work } from './work.ts';

interface Clash {
  readonly clause: number;
  readonly bridged: boolean;
  readonly sides: readonly { readonly party: number; readonly line: CaseRedLine }[];
}

/** Costs below this many score units are not worth a line. */
const LEAST_COST = POINT / 2;

/** Steps of the search for red lines that clash. */
const CLASH_STEPS = 2_000_000;

/**
 * Who and what stands in the way of some parties: first whoever can accept nothing at all, then the clauses on which
 * their red lines cannot both be kept, then those on which only a bridging option keeps both, then the same between one
 * of them and any other party, then the clauses by the points that have to be given up. Red lines tied to so many
 * clauses that the work does not suffice are taken to be compatible; `complete` is false then.
 */
export function blockersOf(
  space: Space,
  impasses: readonly Impasse[],
  work: Work = new Work(CLASH_STEPS),
): { readonly list: Hindrance[]; readonly complete: boolean } {
  const { parties } = space;
  const { case: c } = space.world;
  const search: Search = { c, opening: openingOf(c, space.world), work };
  const between = parties.flatMap((one, i) =>
    parties.slice(i + 1).flatMap((two) => clashes(search, one, two)),
  );
  const others = c.parties
    .map((p) => p.index)
    .filter((p) => !parties.includes(p))
    .flatMap((other) => parties.flatMap((one) => clashes(search, one, other)));
  const met = meetings(space);
  const alone = impasses.map((x) => ownRow(space, x, search, met));
  const found = [...alone, ...ranked(space, between, met), ...ranked(space, others, met)];
  const seen = new Set<string>();
  const first = found.filter(({ party, clause }) => {
    const fresh = !seen.has(`${party} ${clause}`);
    seen.add(`${party} ${clause}`);
    return fresh;
  });
  const list = [...first, ...costly(space, met).filter((x) => !seen.has(`${x.party} ${x.clause}`))];
  return { list, complete: work.left > 0 };
}

/** What a search for clashes needs. */
interface Search {
  readonly c: Case;
  readonly opening: Opening;
  readonly work: Work;
}

/** The red lines of two parties that cannot both be kept, or only on a bridge, with the clauses at fault. */
function clashes(search: Search, one: number, other: number): Clash[] {
  const { c, opening } = search;
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
      const bridged = jointly(search, breaches);
      if (bridged && jointly(search, plain)) continue;
      const pool = bridged ? plain : breaches;
      const fault = shared.filter((clause) => emptyOn(search, clause, pool));
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
function jointly(search: Search, breaches: readonly (Residual | boolean)[]): boolean {
  if (!search.work.spend(breaches.length + search.c.clauses.length)) return true;
  const left = propagate(search.c, breaches);
  const [tie] = left.breaches;
  if (!left.possible || !tie) return left.possible;
  const clause = firstClause(tie);
  return optionsIn(left.domains[clause] ?? 0).some((option) =>
    jointly(search, [...breaches, only(clause, option)]),
  );
}

const firstClause = (test: Residual): number =>
  test.op === 'in' ? test.clause : test.of[0] ? firstClause(test.of[0]) : -1;

/** Taking any other option than this one is a breach. */
const only = (clause: number, option: number): Residual => ({ op: 'in', clause, mask: ~(1 << option) });

/** Is there no option of the clause that both parties could take, each looking at its own line alone? */
function emptyOn(search: Search, clause: number, breaches: readonly (Residual | boolean)[]): boolean {
  const [mine, theirs, ...rest] = breaches;
  const options = search.c.clauses[clause]?.options.map((_, o) => o) ?? [];
  const fine = (breach: Residual | boolean | undefined, option: number): boolean =>
    jointly(search, [breach ?? false, ...rest, only(clause, option)]);
  return !options.some((o) => fine(mine, o) && fine(theirs, o));
}

/** For each clause the option on which the parties lose least together, and what they lose there, in points. */
function meetings(space: Space): readonly Meeting[] {
  const { world } = space;
  return world.case.clauses.map((clause, i) => {
    const left = optionsIn(space.domains[i] ?? 0);
    const options = left.length > 0 ? left : clause.options.map((_, o) => o);
    const loss = (o: number): number =>
      space.parties.reduce((sum, party) => sum + clauseCost(world, party, i, o), 0);
    const option = options.reduce((best, o) => (loss(o) < loss(best) ? o : best), options[0] ?? 0);
    return { option, loss: loss(option) };
  });
}

interface Meeting {
  readonly option: number;
  readonly loss: number;
}

const classOf = (clash: Clash): number => (clash.bridged ? 1 : 0);

/** One row for each party and clause: conflicts first, then by the points given up, then in clause order. */
function ranked(space: Space, list: readonly Clash[], met: readonly Meeting[]): Hindrance[] {
  const loss = (x: Clash): number => met[x.clause]?.loss ?? 0;
  const sorted = [...list].sort(
    (x, y) => classOf(x) - classOf(y) || loss(y) - loss(x) || x.clause - y.clause,
  );
  const keyOf = (x: Clash): string => `${classOf(x)} ${x.clause}`;
  return [...new Set(sorted.map(keyOf))].flatMap((key) => {
    const here = sorted.filter((x) => keyOf(x) === key);
    const parties = [...new Set(here.flatMap((x) => x.sides.map((s) => s.party)))];
    return parties.map((party) => row(space, party, here, met));
  });
}

function row(space: Space, party: number, list: readonly Clash[], met: readonly Meeting[]): Hindrance {
  const mine = list.filter((x) => x.sides.some((s) => s.party === party));
  const sides = mine.flatMap((x) => x.sides);
  const lines = [...new Set(sides.filter((s) => s.party === party).map((s) => s.line))];
  const clause = list[0]?.clause ?? -1;
  return {
    party,
    clause,
    code: list.every((x) => x.bridged) ? 'bridge-only' : 'conflict',
    cost: costAt(space, party, clause, met),
    against: [...new Set(sides.map((s) => s.party).filter((p) => p !== party))],
    lines: placesOf(space, party, lines),
  };
}

/** Where some red lines stand in their party's list. */
const placesOf = (space: Space, party: number, lines: readonly CaseRedLine[]): number[] => {
  const all = at(space.world.case.parties, party).redLines;
  return lines.map((line) => all.indexOf(line));
};

const costAt = (space: Space, party: number, clause: number, met: readonly Meeting[]): number =>
  clauseCost(space.world, party, clause, met[clause]?.option ?? 0);

/** What each of the parties has to give up on each clause, dearest first. */
function costly(space: Space, met: readonly Meeting[]): Hindrance[] {
  const rows = space.world.case.clauses.flatMap((_, clause) =>
    space.parties.map((party) => ({
      party,
      clause,
      code: 'costs' as const,
      cost: costAt(space, party, clause, met),
      option: met[clause]?.option ?? 0,
      parties: space.parties.length,
      against: [],
      lines: [],
    })),
  );
  return rows.filter((r) => r.cost >= LEAST_COST).sort((x, y) => y.cost - x.cost);
}

/** A party that can accept nothing, by the clause at which that shows. */
function ownRow(space: Space, impasse: Impasse, search: Search, met: readonly Meeting[]): Hindrance {
  const { case: c } = space.world;
  const { party } = impasse;
  const all = c.parties[party]?.redLines ?? [];
  const lines = impasse.code === 'own-lines' ? clashing(search, party) : all;
  const clause = lines.find((l) => l.clauses.length > 0)?.clauses[0] ?? dearest(space, party, met);
  return {
    ...impasse,
    clause,
    cost: costAt(space, party, clause, met),
    against: [],
    lines: placesOf(space, party, lines),
  };
}

/** Two of a party's red lines that clash, or all of them where no two do. */
function clashing(search: Search, party: number): readonly CaseRedLine[] {
  const lines = search.c.parties[party]?.redLines ?? [];
  const now = situationOf(search.opening.table, party);
  const breach = (line: CaseRedLine): Residual | boolean => inSituation(search.c, line.breached, now);
  for (const [i, one] of lines.entries()) {
    if (!jointly(search, [breach(one)])) return [one];
    const other = lines.slice(0, i).find((l) => !jointly(search, [breach(l), breach(one)]));
    if (other) return [other, one];
  }
  return lines;
}

const dearest = (space: Space, party: number, met: readonly Meeting[]): number =>
  space.world.case.clauses.reduce(
    (most, _, i) => (costAt(space, party, i, met) > costAt(space, party, most, met) ? i : most),
    0,
  );
