import type { Act, Package, Seat } from '../model/index.ts';
import { holds, type View } from '../rules/index.ts';
import { plain, wordings } from './search.ts';
import { climbSides, otherSide, type Side } from './sides.ts';

/** Share of the talks after which a mediator starts tabling texts of its own. */
const PATIENCE = 0.4;
/** Points a breached public red line is counted at while the mediator looks for a text that breaches none. */
const LINE_COST = 100;

/** A text's estimated worth to a side, in score units, red lines left out. */
function worthTo(view: View, side: Side, text: Package): number {
  const { offset } = view.board;
  return text.reduce((units, o, c) => units + (side.worth[(offset[c] ?? 0) + o] ?? 0), 0);
}

/** What a principal offered last, or null. */
const lastOffer = (view: View, party: Seat): Package | null =>
  view.open.offers.findLast((o) => o.seat === party)?.package ?? null;

/**
 * A principal as the mediator sees it. What it asks for now is what its last offer is thought to be worth to it: that
 * tells more of its bar, which moves with the war, than anything published.
 */
function sideOf(view: View, party: Seat): Side {
  const now = plain(view);
  const { reservation } = view.estimate(party);
  const side = otherSide(view, party, LINE_COST, reservation, now);
  const offer = lastOffer(view, party);
  return offer ? { ...side, bar: Math.max(reservation, worthTo(view, side, offer)) } : side;
}

/** Could this side take the text, as far as the mediator can tell: no public red line, and no worse than no agreement? */
const couldTake = (view: View, side: Side, text: Package): boolean =>
  worthTo(view, side, text) >= view.estimate(side.party).reservation &&
  side.penalties.every((p) => !holds(p.breached, text, side.now));

/** The worst-off side's margin, and a thousandth of all margins where that is equal. */
function evenly(margins: readonly number[]): number {
  let worst = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const m of margins) {
    if (m < worst) worst = m;
    sum += m;
  }
  return worst + sum / 1000;
}

/**
 * The mediator's single text (Fisher 1978, the one-text procedure): the one that asks least of the principal of which it
 * asks most, measured from what each asks for now, among those that all could take. A mediator thinks of bridging
 * wordings that nobody has named: that is what it is there for. Null when it finds no such text.
 */
function singleText(view: View): number[] | null {
  const { principals, opening } = view.board;
  const sides = principals.map((p) => sideOf(view, p));
  const offers = principals.flatMap((p) => {
    const offer = lastOffer(view, p);
    return offer ? [offer] : [];
  });
  const value = (text: Package): number => evenly(sides.map((s) => worthTo(view, s, text) - s.bar));
  let best: number[] | null = null;
  for (const start of opening ? [...offers, opening] : offers) {
    const text = climbSides(view, start, wordings(view, true), sides, evenly);
    if (!sides.every((side) => couldTake(view, side, text))) continue;
    if (best === null || value(text) > value(best)) best = text;
  }
  return best;
}

/** Tables a single text once the talks have gone on for a while, and none that was on the table before; else passes. */
export function mediatorAct(view: View): Act {
  const { seat, open } = view;
  const pass: Act = { type: 'text.pass', seat };
  if (open.round < PATIENCE * view.board.talks.rounds) return pass;
  const text = singleText(view);
  if (text === null) return pass;
  const repeated = open.offers.some((o) => o.package.every((x, i) => x === text[i]));
  return repeated ? pass : { type: 'text.table', seat, package: text };
}
