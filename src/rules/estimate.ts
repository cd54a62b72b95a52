import { normal, number, POINT, type Seat, type World } from '../model/index.ts';
import { modeWorld, worthFrom } from './world.ts';
import type { Worths } from './worth.ts';

/** What one seat believes of another. Score units. */
export interface Estimate {
  readonly worth: Worths;
  readonly reservation: number;
  /** Standard deviation of the reservation value, in score units. */
  readonly reservationSpread: number;
  /** Standard deviation of a weight as a share of it: how far published weights may be off. */
  readonly spread: number;
  /** The share of each clause in the party's score by its published weights, 0 where it has no interest. */
  readonly shares: readonly number[];
  /** The published value of each option, 0 to 1, by clause and option. */
  readonly values: Worths;
}

/**
 * What `seat` believes of `party`: the published positions (the figures' modes), with weights blurred by the
 * scenario's spread. Keyed by observer and observed, never by the truth.
 */
function estimateOf(world: World, seat: Seat, party: Seat): Estimate {
  const base = modeWorld(world.case);
  const p = world.case.parties[party];
  const spread = number(base, world.case.estimateSpread);
  const numbers = Float64Array.from(base.numbers);
  for (const [clause, w] of (p?.weights ?? []).entries()) {
    if (w < 0) continue;
    const z = normal(world.chance, 0, seat, 'estimate', clause, p?.id);
    numbers[w] = Math.max(0.05, (numbers[w] ?? 0) * (1 + spread * z));
  }
  const blur = normal(world.chance, 0, seat, 'estimated-reservation', 0, p?.id) * spread * 10;
  const reservation = Math.round((number(base, p?.reservation ?? -1) + blur) * POINT);
  const figure = world.case.figures[p?.reservation ?? -1];
  const drawn = figure ? (figure.high - figure.low) / 4 : 0;
  const weights = (p?.weights ?? []).map((w) => (w < 0 ? 0 : number(base, w)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return {
    worth: worthFrom(world.case, party, numbers),
    reservation,
    reservationSpread: Math.hypot(spread * 10, drawn) * POINT,
    spread,
    shares: weights.map((w) => (sum > 0 ? w / sum : 0)),
    values: p?.values ?? [],
  };
}

const estimates = new WeakMap<World, Map<number, Estimate>>();

/** A seat's estimate of a party, made once per run and kept. */
export function estimate(world: World, seat: Seat, party: Seat): Estimate {
  let known = estimates.get(world);
  if (!known) {
    known = new Map();
    estimates.set(world, known);
  }
  const key = seat * 64 + party;
  let found = known.get(key);
  if (!found) {
    found = estimateOf(world, seat, party);
    known.set(key, found);
  }
  return found;
}
