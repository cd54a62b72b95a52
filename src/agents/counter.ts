import { type Act, type Package, POINT } from '../model/index.ts';
import { samePackage, type View } from '../rules/index.ts';
import { failedBefore, leastMargin, type Stance } from './stance.ts';

/** Points of the others' margin that a small change may fall short of the frontier's text and still be preferred. */
const NEARLY = 2;

interface Draft {
  readonly text: readonly number[];
  readonly changed: readonly number[];
  readonly margin: number;
}

/** Texts that differ from one of the seat's own in one or two clauses, towards another. */
function smallChanges(
  view: View,
  stance: Stance,
  from: Package,
  towards: readonly Package[],
  demand: number,
): Draft[] {
  const moves: { readonly clause: number; readonly option: number }[] = [];
  for (const clause of from.keys()) {
    for (const t of towards) {
      const option = t[clause] ?? 0;
      if (option === from[clause] || moves.some((m) => m.clause === clause && m.option === option)) continue;
      moves.push({ clause, option });
    }
  }
  const found: Draft[] = [];
  const consider = (changes: readonly { readonly clause: number; readonly option: number }[]): void => {
    const text = [...from];
    for (const { clause, option } of changes) text[clause] = option;
    if (view.score(text) < demand || !view.acceptable(text)) return;
    const margin = leastMargin(view, stance.others, text);
    found.push({ text, changed: changes.map((m) => m.clause), margin });
  };
  for (const [i, a] of moves.entries()) {
    consider([a]);
    for (const b of moves.slice(i + 1)) if (b.clause !== a.clause) consider([a, b]);
  }
  return found;
}

/** The clause on which another text costs the seat most against this one, or −1. */
function dearest(view: View, text: Package, other: Package): number {
  let clause = -1;
  let most = 0;
  for (const [c, o] of text.entries()) {
    const at = view.board.offset[c] ?? 0;
    const loss = (view.worth[at + o] ?? 0) - (view.worth[at + (other[c] ?? 0)] ?? 0);
    if (loss > most) {
      most = loss;
      clause = c;
    }
  }
  return clause;
}

/**
 * Offers a text worth its demand. One or two clauses of its last text are changed where that does nearly as well for the
 * others as the frontier's text, and then it says what it asks for and what it gives.
 */
export function counterOffer(view: View, stance: Stance, demand: number, wanted: Package): Act {
  const { seat, open } = view;
  const mine = open.offers.filter((o) => o.seat === seat).map((o) => o.package);
  const last = mine.at(-1);
  const theirs = open.offers.findLast((o) => o.seat !== seat)?.package;
  const whole: Act = { type: 'offer.make', seat, package: wanted };
  if (!last) return whole;
  const target = leastMargin(view, stance.others, wanted);
  const repeats = mine.some((t) => samePackage(t, wanted));
  const least = Math.min(demand, view.score(wanted));
  let best: Draft | null = null;
  for (const d of smallChanges(view, stance, last, theirs ? [wanted, theirs] : [wanted], least)) {
    if (failedBefore(view, d.text) || mine.some((t) => samePackage(t, d.text))) continue;
    if (best === null || d.margin > best.margin) best = d;
  }
  const slack = (repeats ? 2 : 1) * NEARLY * POINT;
  if (best === null || best.margin < target - slack) return whole;
  const gives = best.changed.filter((c) => theirs?.[c] === best?.text[c]);
  const asks = theirs ? [dearest(view, best.text, theirs)].filter((c) => c >= 0 && !gives.includes(c)) : [];
  return {
    type: 'offer.make',
    seat,
    package: best.text,
    ...(asks.length > 0 && gives.length > 0 ? { asks, gives } : {}),
  };
}
