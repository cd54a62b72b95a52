import { normal, POINT, type Seat, uniform, type World } from '../model/index.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { Worths } from './worth.ts';

/** Members of a sample: enough for means and spreads, few enough to be gone through at every act. */
export const SAMPLE = 64;
/** The least part of its estimated weight that a clause has in a member of the sample. */
const LEAST = 0.05;

/**
 * What an outsider holds possible of a party before anything was said: members of equal chance around the seat's own
 * estimate, each with its worth table (score units) and its reservation value. Made of public figures and of the
 * estimate's own error, keyed by run, observer and observed, never by the truth.
 */
export interface Prior {
  readonly worths: readonly Worths[];
  readonly reservations: ArrayLike<number>;
}

/** What each clause weighs by an estimate, up to a common factor: an option's worth by its value. */
function weightsOf({ worth, values }: Estimate, offset: readonly number[], width: number): number[] {
  return offset.map((from, clause) => {
    let most = -1;
    for (let i = from; i < (offset[clause + 1] ?? width); i++)
      if (most < 0 || (values[i] ?? 0) > (values[most] ?? 0)) most = i;
    const value = values[most] ?? 0;
    return value > 0 ? (worth[most] ?? 0) / value : 0;
  });
}

function priorOf(world: World, seat: Seat, party: Seat): Prior {
  const known = estimate(world, seat, party);
  const { offset, width, parties } = world.case;
  const id = parties[party]?.id;
  const weights = weightsOf(known, offset, width);
  const reservations = new Float64Array(SAMPLE);
  const worths = Array.from({ length: SAMPLE }, (_, j) => {
    const z = normal(world.chance, 0, seat, 'belief-reservation', j, id);
    reservations[j] = Math.round(known.reservation + known.reservationSpread * z);
    const drawn = weights.map((w, clause) =>
      w === 0
        ? 0
        : w *
          Math.max(
            LEAST,
            1 + known.spread * normal(world.chance, 0, seat, 'belief', j * offset.length + clause, id),
          ),
    );
    const sum = drawn.reduce((a, b) => a + b, 0);
    const table = new Float64Array(width);
    for (const [clause, from] of offset.entries()) {
      const share = sum > 0 ? (100 * POINT * (drawn[clause] ?? 0)) / sum : 0;
      for (let i = from; i < (offset[clause + 1] ?? width); i++) table[i] = share * (known.values[i] ?? 0);
    }
    return table;
  });
  return { worths, reservations };
}

const priors = new WeakMap<World, Map<number, Prior>>();

/** A seat's prior sample of another party, made once per run and kept. */
export function prior(world: World, seat: Seat, party: Seat): Prior {
  const known = priors.get(world) ?? new Map<number, Prior>();
  priors.set(world, known);
  const key = seat * 64 + party;
  const made = known.get(key) ?? priorOf(world, seat, party);
  known.set(key, made);
  return made;
}

/** A trait of whoever sits there, uniform in [0, 1): the same through the whole run, whatever happens in it. */
export const character = (world: World, seat: Seat, trait: string): number =>
  uniform(world.chance, 0, seat, 'character', 0, trait);
