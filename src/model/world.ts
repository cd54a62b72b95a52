import type { Case } from './case.ts';
import { type Chance, triangular, uniform } from './chance.ts';
import { NATURE } from './indices.ts';

/** The fixed facts of one run: the case, its drawn figures, and the key of its chance. */
export interface World {
  readonly case: Case;
  readonly chance: Chance;
  /** One number per figure of the case, drawn once per run. */
  readonly numbers: Float64Array;
  /** Worth tables in score units, by party: entry `offset[clause] + option`. They add up to a package's score. */
  readonly worth: readonly Float64Array[];
}

/** The figures at their modes: what an analyst works with, and what is publicly known. */
export function modes(c: Case): Float64Array {
  return Float64Array.from(c.figures, (f) => f.mode);
}

/** Draws every range once (triangular on low, mode, high), each keyed by its own key. */
export function drawNumbers(c: Case, chance: Chance): Float64Array {
  return Float64Array.from(c.figures, (f) =>
    f.high > f.low
      ? triangular(uniform(chance, 0, NATURE, 'figure', 0, f.key), f.low, f.mode, f.high)
      : f.mode,
  );
}

/** A drawn figure by index. */
export const number = (world: World, figure: number): number => world.numbers[figure] ?? 0;
