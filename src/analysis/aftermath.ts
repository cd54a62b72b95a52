import type { EndingKind, Move, Package, Seat } from '../model/index.ts';
import type { Realised } from '../rules/index.ts';
import type { Settlement } from './settlement.ts';

/** What one principal believed of what another needs, as a round opened or at the end of talks. Score units. */
export interface BeliefPoint {
  readonly by: Seat;
  readonly about: Seat;
  /** The round that opened; null for the end of talks. */
  readonly round: number | null;
  /** 0, or the how-manieth reopening of the talks it was. */
  readonly reopened: number;
  /** Mean of the belief, and its standard deviation. */
  readonly mean: number;
  readonly spread: number;
  /** What the other one really needed then. */
  readonly truth: number;
}

/** A text that was put on the table, with what it was really worth at the opening. */
export interface OfferPoint {
  readonly seat: Seat;
  readonly round: number;
  readonly package: Package;
  /** To the principals, in score units: as they stood at the opening, so that all texts can be compared. */
  readonly scores: readonly number[];
  /** Did all who were asked take it? */
  readonly accepted: boolean;
}

/** Where a seat's reservation value stood at first, what moved it, and where it stood at the end. Score units. */
export interface Limit {
  readonly seat: Seat;
  readonly first: number;
  readonly now: number;
  readonly moves: readonly Move[];
}

/** One clause of the decisive text that, changed, leads to another kind of ending. */
export interface TurnFound {
  readonly clause: number;
  readonly from: number;
  readonly to: number;
  readonly ending: EndingKind;
  readonly signable: boolean;
}

/** What single changes would have done. */
export interface TurnsFound {
  /** The ending they differ from: that of the text as it was, played on by programs where one was agreed. */
  readonly against: EndingKind;
  /** How many wordings were tried, and how many of those could not be played to an end. */
  readonly tried: number;
  readonly failed: number;
  readonly turns: readonly TurnFound[];
}

/** Where a seat's result stands among games that programs played with the same figures and other luck. */
export interface Rank {
  readonly seat: Seat;
  /** Points. */
  readonly total: number;
  /** How many of the games came to more for it, and to the same within a twentieth of a point. */
  readonly better: number;
  readonly same: number;
  /** The worst, the middle and the best of them, in points. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The games that a result is ranked among. */
export interface Ranks {
  readonly games: number;
  /** Who played them, by party id. */
  readonly cast: Readonly<Record<string, string>>;
  /** How they ended. */
  readonly endings: readonly { readonly ending: EndingKind; readonly games: number }[];
  readonly ranks: readonly Rank[];
}

/** A finished negotiation looked back on, every secret open. Facts: `report/` has the page. */
export interface Aftermath {
  readonly settlement: Settlement;
  readonly offers: readonly OfferPoint[];
  /** The first text each principal put forward, in the order of the principals; null where it never did. */
  readonly wishes: readonly (Package | null)[];
  /** By party. */
  readonly realised: readonly Realised[];
  readonly limits: readonly Limit[];
  readonly beliefs: readonly BeliefPoint[];
  /** Null where no text was ever on the table. */
  readonly turns: TurnsFound | null;
  /** Null where no other games were asked for. */
  readonly ranks: Ranks | null;
}
