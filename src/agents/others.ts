import { has, NOBODY, type Package, POINT, plus, type Seats } from '../model/index.ts';
import { type Board, startOf, Terms, unitsAt, type View } from '../rules/index.ts';
import { type Objective, type Penalty, touchingOf } from './search.ts';

/** What breaching a public red line of another principal is thought to cost the chance of a deal, in points. */
const PRINCIPAL_LINE = 30;
/** The same for a guarantor: a deal can live without one of them. */
const GUARANTOR_LINE = 2;
/** What meeting a wish that a sounded guarantor has named is thought to bring, in points. */
const NAMED_WISH = 2;

/** What a seat tries to please when it gives way: the other principals, and a little the guarantors. */
export function othersAim(view: View): Objective {
  const { board: c, seat } = view;
  const others = c.principals.filter((p) => p !== seat);
  const [only] = others;
  const wishes = view.own.soundings.some((s) => s.change !== null);
  // With one other principal and nothing else to please, what it is thought to want is all there is.
  if (only !== undefined && others.length === 1 && !wishes)
    return { worth: view.estimate(only).worth, ...penaltiesFor(c, seat) };
  const worth = new Float64Array(c.width);
  for (const p of others) {
    const theirs = view.estimate(p).worth;
    for (let i = 0; i < worth.length; i++) worth[i] = unitsAt(worth, i) + unitsAt(theirs, i) / others.length;
  }
  for (const sounding of view.own.soundings) {
    if (!sounding.change) continue;
    for (const [clause, option] of sounding.change.entries()) {
      if (option === sounding.package[clause]) continue;
      const entry = startOf(c.offset, clause) + option;
      worth[entry] = unitsAt(worth, entry) + NAMED_WISH * POINT;
    }
  }
  return { worth, ...penaltiesFor(c, seat) };
}

type Penalties = Pick<Objective, 'penalties' | 'touching'>;
const known = new WeakMap<Board, Map<number, Penalties>>();

/** The public red lines of the others, weighed by how much the deal needs them. Made once per case and seat. */
function penaltiesFor(c: Board, seat: number): Penalties {
  const bySeat = known.get(c) ?? new Map<number, Penalties>();
  known.set(c, bySeat);
  const made = bySeat.get(seat);
  if (made) return made;
  const penalties: Penalty[] = c.parties.flatMap((party) => {
    const points =
      party.index === seat
        ? 0
        : party.role === 'principal'
          ? PRINCIPAL_LINE
          : party.guarantor
            ? GUARANTOR_LINE
            : 0;
    const lines = points === 0 ? [] : party.redLines.filter((l) => l.public);
    return lines.map(({ breached, clauses }) => ({ breached, clauses, cost: points * POINT }));
  });
  const found = { penalties, touching: touchingOf(c, penalties) };
  bySeat.set(seat, found);
  return found;
}

/** Candidate guarantors named by a text. */
export function named(view: View, text: Package): readonly number[] {
  const { treaty } = view.board;
  return treaty ? new Terms(treaty, text).members : [];
}

/** The first candidate named by a text that the seat has not sounded out yet, or −1. */
export function unsounded(view: View, text: Package): number {
  let asked: Seats = NOBODY;
  for (const s of view.own.soundings) asked = plus(asked, s.with);
  return named(view, text).find((g) => !has(asked, g) && g !== view.seat) ?? -1;
}
