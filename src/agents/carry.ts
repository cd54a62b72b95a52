import { type Package, POINT } from '../model/index.ts';
import type { Situation, View } from '../rules/index.ts';
import { carriedBy, LINE, reservationOf } from './bridging.ts';
import { plain } from './search.ts';
import { climbSides, marginOf, otherSide, ownSide, type Side } from './sides.ts';
import { crossesLine, leastMargin, type Stance } from './stance.ts';

/** Points that crossing another principal's public red line costs here: what it would not sign, nobody carries. */
const UNSIGNED = 100;

/** The candidate guarantors as somebody to be won, in the order of the parties. */
function guarantorSides(view: View): Side[] {
  const now: Situation = { ...plain(view), joined: -1 };
  return view.board.parties.flatMap((p) =>
    p.guarantor && p.index !== view.seat
      ? [otherSide(view, p.index, LINE, Math.round(reservationOf(view, p.index) * POINT), now)]
      : [],
  );
}

/** Does a text need guarantors at all? */
const needsGuarantors = (view: View): boolean =>
  view.board.treaty !== null && view.board.parties.some((p) => p.guarantor);

/**
 * How a text would do with the others, in points: what it leaves the other principals by belief, and how near it is to
 * being carried by guarantors.
 */
export class Appeal {
  readonly #stance: Stance;
  readonly #guarantors: readonly Side[];

  constructor(stance: Stance) {
    this.#stance = stance;
    this.#guarantors = needsGuarantors(stance.view) ? guarantorSides(stance.view) : [];
  }

  of(text: Package): number {
    const { view, others } = this.#stance;
    const crossed = others.some((b) => crossesLine(view, b.party, text));
    const margin = leastMargin(view, others, text) / POINT - (crossed ? UNSIGNED : 0);
    if (this.#guarantors.length === 0) return margin;
    const margins: number[] = [];
    for (const side of this.#guarantors) margins[side.party] = marginOf(view, side, text);
    return margin + carriedBy(view, margins, text);
  }

  /** The text, or one as good for the seat that is more likely to be carried; never worth less than the demand. */
  carried(text: Package, demand: number): readonly number[] {
    const { view, others, usable } = this.#stance;
    if (this.#guarantors.length === 0) return text;
    const now = plain(view);
    const sides = [
      ownSide(view, demand),
      ...others.map((b) => ({ ...otherSide(view, b.party, UNSIGNED, b.reservation, now), worth: b.worth })),
      ...this.#guarantors,
    ];
    const climbed = climbSides(view, text, usable, sides, (margins, draft) => {
      const byParty: number[] = [];
      for (const [i, side] of sides.entries()) byParty[side.party] = margins[i] ?? 0;
      const theirs = others.reduce(
        (least, b) => Math.min(least, byParty[b.party] ?? 0),
        Number.POSITIVE_INFINITY,
      );
      const short = Math.min(0, (byParty[view.seat] ?? 0) / POINT);
      return theirs / POINT + carriedBy(view, byParty, draft) + 100 * short;
    });
    return view.score(climbed) >= demand && view.acceptable(climbed) ? climbed : text;
  }
}
