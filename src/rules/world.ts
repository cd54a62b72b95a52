import { type Case, type Chance, drawNumbers, modes, POINT, type Root, type World } from '../model/index.ts';
import { fine, startOf } from './worth.ts';

/**
 * Worth tables: 100 · w · v(option) / Σw for every clause, in score units to 1/4096: a text's sum is rounded, not its
 * parts (`wholeScore`).
 * Additive value after Keeney and Raiffa, Decisions with Multiple Objectives (1976), ch. 3.
 */
export function worthFrom(c: Case, party: number, numbers: Float64Array): Float64Array {
  const table = new Float64Array(c.width);
  const p = c.parties[party];
  if (!p) return table;
  let sum = 0;
  for (const w of p.weights) if (w >= 0) sum += numbers[w] ?? 0;
  for (let clause = 0; clause < c.clauses.length; clause++) {
    const w = p.weights[clause] ?? -1;
    if (w < 0) continue;
    const share = (100 * POINT * (numbers[w] ?? 0)) / sum;
    const from = startOf(c.offset, clause);
    const to = c.offset[clause + 1] ?? c.width;
    for (let i = from; i < to; i++) table[i] = fine(share * (p.values[i] ?? 0));
  }
  return table;
}

const modeWorlds = new WeakMap<Case, World>();

/** The world in which every figure is at its mode and there is no fog: for analysis, and for what is publicly known. */
export function modeWorld(c: Case): World {
  const known = modeWorlds.get(c);
  if (known) return known;
  const numbers = modes(c);
  if (c.war) numbers[c.war.fog] = 0;
  const world: World = {
    case: c,
    chance: { root: { seed: '', a: 0, b: 0 }, run: 0 },
    numbers,
    worth: c.parties.map((_, i) => worthFrom(c, i, numbers)),
  };
  modeWorlds.set(c, world);
  return world;
}

/** True when a party's weights are all certain, so that its worth table is the same in every run. */
function certain(c: Case, party: number): boolean {
  return (c.parties[party]?.weights ?? []).every((w) => w < 0 || c.figures[w]?.low === c.figures[w]?.high);
}

/** Opens the world of run `run` under a seed. */
export function openWorld(c: Case, root: Root, run: number): World {
  const chance: Chance = { root, run };
  const numbers = drawNumbers(c, chance);
  const base = modeWorld(c);
  const worth = c.parties.map((_, i) =>
    certain(c, i) ? (base.worth[i] ?? new Float64Array(0)) : worthFrom(c, i, numbers),
  );
  return { case: c, chance, numbers, worth };
}
