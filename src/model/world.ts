import type { Case } from './case.ts';
import { type Chance, type Key, keyOf, triangular, uniformBy } from './chance.ts';
import { type FigureIndex, NATURE } from './indices.ts';

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

/** What of a case's figures is drawn, made ready once: the rest is certain. */
interface Draws {
  readonly modes: Float64Array;
  readonly drawn: readonly {
    readonly index: FigureIndex;
    readonly key: Key;
    readonly low: number;
    readonly mode: number;
    readonly high: number;
  }[];
}

const draws = new WeakMap<Case, Draws>();

function drawsOf(c: Case): Draws {
  const known = draws.get(c);
  if (known) return known;
  const drawn = c.figures.flatMap(({ key, low, mode, high }, index) =>
    high > low ? [{ index, key: keyOf('figure', key), low, mode, high }] : [],
  );
  const made = { modes: modes(c), drawn };
  draws.set(c, made);
  return made;
}

/** Draws every range once (triangular on low, mode, high), each keyed by its own key. */
export function drawNumbers(c: Case, chance: Chance): Float64Array {
  const { modes, drawn } = drawsOf(c);
  const numbers = modes.slice();
  for (const { index, key, low, mode, high } of drawn)
    numbers[index] = triangular(uniformBy(chance, 0, NATURE, key, 0), low, mode, high);
  return numbers;
}

/** A drawn figure by index. */
export const number = (world: World, figure: number): number => world.numbers[figure] ?? 0;
