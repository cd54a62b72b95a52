import {
  at,
  type CaseSwayed,
  type IncidentIndex,
  number,
  type Package,
  type Seats,
  type World,
} from '../model/index.ts';
import { holds, PEACE } from './conditions.ts';

/** Strength is held to 0 up to this, in the unit of strength: judged. */
const STRONGEST = 2;

/** Seats there can be: those of a set. */
export const SEATS = 31;

/** How widely holding times scatter: the standard deviation of their logarithm. Judged. */
const HOLDING_SPREAD = 0.35;

/** A figure with what a text and those who are in add to it; without a text (`null`), the figure alone. */
export function swayedBy(world: World, figure: CaseSwayed, text: Package | null, joined: Seats): number {
  let sum = number(world, figure.base);
  if (text === null) return sum;
  const now = { ...PEACE, joined };
  for (const sway of figure.sways) if (holds(sway.when, text, now)) sum += number(world, sway.share);
  return sum;
}

/** What a text, or none, makes of the protected state's defence. */
export interface Defence {
  /** Own strength in the year asked about, 0 to 2; about a half at the start. */
  readonly strength: number;
  /** What it is expected to gain in the year after, in the same unit. */
  readonly growth: number;
  /** Share of the holding time that early warning adds, at least 0. */
  readonly warning: number;
  /** Share of the delivery time by which help comes sooner, −1 to 0.95. */
  readonly readiness: number;
}

/**
 * The protected state's own defence under a text, or without one.
 * @param year of the treaty, from 1
 */
export function defenceOf(world: World, text: Package | null, joined: Seats, year: number): Defence {
  const { treaty } = world.case;
  if (!treaty) return { strength: 0, growth: 0, warning: 0, readiness: 0 };
  const { defence } = treaty;
  const growth = swayedBy(world, defence.growth, text, joined);
  const strength = swayedBy(world, defence.strength, text, joined) + (year - 1) * growth;
  return {
    strength: Math.min(STRONGEST, Math.max(0, strength)),
    growth,
    warning: Math.max(0, swayedBy(world, defence.warning, text, joined)),
    readiness: Math.min(0.95, Math.max(-1, swayedBy(world, defence.readiness, text, joined))),
  };
}

/**
 * Hours until an attack of this kind has done lasting harm, for a standard normal draw `z`:
 * `holds · (½ + strength) · (1 + warning) · e^(0.35 z)`; −1 for what is no attack. Ours.
 */
export function holdingHours(world: World, incident: IncidentIndex, defence: Defence, z: number): number {
  const kind = at(world.case.treaty?.incidents ?? [], incident, 'incident');
  if (kind.holds < 0) return -1;
  const middle = number(world, kind.holds) * (0.5 + defence.strength) * (1 + defence.warning);
  return Math.max(1, Math.round(middle * Math.exp(HOLDING_SPREAD * z)));
}

/** Something given: what it adds to the defence, and the hour at which it arrives; −1 where it never does. */
export interface Given {
  readonly seat: number;
  /** In the unit of strength. */
  readonly effect: number;
  readonly arrives: number;
}

/** How an attack went. */
export interface Outcome {
  /** Own forces and the help that had arrived when they could hold no longer were enough. */
  readonly held: boolean;
  /** The same, and some of it was help. */
  readonly helped: boolean;
  /** The share of its harm that was done, 0 to 1. */
  readonly harm: number;
}

/** What had arrived by an hour, in the unit of strength. */
export type Arrived = (hour: number) => number;

/** Adds up effects of givers, the best of each alone counting. Used again and again; cleared when it is asked for its sum. */
export class BestOfEach {
  readonly #best = new Float64Array(SEATS);

  add(seat: number, effect: number): void {
    if (effect > (this.#best[seat] ?? 0)) this.#best[seat] = effect;
  }

  /** The sum of each giver's best, by seat; then nothing is left. */
  take(): number {
    let sum = 0;
    for (let seat = 0; seat < SEATS; seat++) {
      sum += this.#best[seat] ?? 0;
      this.#best[seat] = 0;
    }
    return sum;
  }
}

const best = new BestOfEach();

/** The effects that had arrived by an hour, each giver's best alone counting; effects of givers add up. */
export function arrivedBy(given: readonly Given[], hour: number): number {
  for (const g of given) if (g.arrives >= 0 && g.arrives <= hour) best.add(g.seat, g.effect);
  return best.take();
}

/**
 * How an attack of a size goes, for a strength, the hour to which it holds, and the help that arrives.
 * Held when strength and help by that hour reach the size; else the shortfall is harm, `late` of late help sparing some.
 */
export function outcomeOf(
  size: number,
  strength: number,
  until: number,
  late: number,
  arrived: Arrived,
): Outcome {
  const inTime = arrived(until);
  const held = strength + inTime >= size;
  if (held) return { held, helped: inTime > 0, harm: 0 };
  const after = arrived(Number.POSITIVE_INFINITY) - inTime;
  const missing = size - strength - inTime - late * after;
  return { held, helped: false, harm: Math.min(1, Math.max(0, missing / size)) };
}
