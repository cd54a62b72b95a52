import { clausesOf, type Package, type World } from '../model/index.ts';
import { breach } from './accept.ts';
import { holds, type Situation } from './conditions.ts';
import { clauseCost, scoreOf } from './worth.ts';

/** A package that differs from another in few clauses. */
export interface Change {
  readonly package: Package;
  /** The clauses that differ. */
  readonly clauses: readonly number[];
  /** The sum of the rungs moved. */
  readonly distance: number;
}

function rungs(world: World, clause: number, from: number, to: number): number {
  const options = world.case.clauses[clause]?.options ?? [];
  if (world.case.clauses[clause]?.kind === 'set') return 1;
  return Math.abs((options[to]?.rung ?? 0) - (options[from]?.rung ?? 0));
}

/**
 * The smallest change to a text that a party would take: one clause if one is enough, else two;
 * among equals the shortest way on the ladders, then the better score. Null when two clauses are not enough.
 * @param bar what a draft must be worth, in score units
 * @param nowOf the situation in which a draft is judged
 * @param also a further test the changed text must pass, such as a guarantor's conditions on others
 */
export function smallestChange(
  world: World,
  party: number,
  text: Package,
  bar: (draft: Package) => number,
  nowOf: (draft: Package) => Situation,
  also: (draft: Package) => boolean = () => true,
): Change | null {
  const allowed = world.case.clauses.map((_, i) => i);
  const draft = [...text];
  let best: Change | null = null;
  let bestScore = 0;
  const consider = (clauses: readonly number[], distance: number): void => {
    if (best && best.distance < distance) return;
    const now = nowOf(draft);
    const score = scoreOf(world, party, draft, now);
    if (best && best.distance === distance && score <= bestScore) return;
    if (score < bar(draft)) return;
    if (breach(world, party, draft, now) || !also(draft)) return;
    best = { package: [...draft], clauses: [...clauses], distance };
    bestScore = score;
  };
  const eachOption = (clause: number, visit: (distance: number) => void): void => {
    const was = text[clause] ?? 0;
    const options = world.case.clauses[clause]?.options.length ?? 0;
    for (let o = 0; o < options; o++) {
      if (o === was) continue;
      draft[clause] = o;
      visit(rungs(world, clause, was, o));
    }
    draft[clause] = was;
  };
  for (const c of allowed) eachOption(c, (d) => consider([c], d));
  if (best) return best;
  const telling = tellingClauses(world, party, text, nowOf(text), allowed);
  for (const [i, a] of telling.entries()) {
    for (const b of telling.slice(i + 1)) {
      eachOption(a, (da) => eachOption(b, (db) => consider([a, b], da + db)));
    }
  }
  return best;
}

/** Clauses worth touching two at a time: those of breached red lines, and the six that cost most. */
function tellingClauses(
  world: World,
  party: number,
  text: Package,
  now: Situation,
  allowed: readonly number[],
): number[] {
  const lines = world.case.parties[party]?.redLines ?? [];
  const found = new Set<number>(lines.flatMap((l) => (holds(l.breached, text, now) ? l.clauses : [])));
  for (const d of world.case.parties[party]?.guarantor?.dependsOn ?? []) {
    if (!holds(d.require, text, now)) for (const c of clausesOf(d.require)) found.add(c);
  }
  const costly = [...allowed].sort(
    (a, b) => clauseCost(world, party, b, text[b] ?? 0) - clauseCost(world, party, a, text[a] ?? 0) || a - b,
  );
  for (const c of costly.slice(0, 6)) found.add(c);
  return [...found].filter((c) => allowed.includes(c)).sort((a, b) => a - b);
}
