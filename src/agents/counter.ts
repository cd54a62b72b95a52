import type { Act, Package } from '../model/index.ts';
import { samePackage, type View } from '../rules/index.ts';
import type { Appeal } from './carry.ts';
import { failedBefore } from './stance.ts';

/** Points of appeal that a small change may fall short of the wanted text and still be preferred. */
const NEARLY = 2;

interface Draft {
  readonly text: readonly number[];
  readonly changed: readonly number[];
  /** Points. */
  readonly appeal: number;
}

/** Texts that differ from one of the seat's own in one or two clauses, towards another. */
function smallChanges(
  view: View,
  appeal: Appeal,
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
    found.push({ text, changed: changes.map((m) => m.clause), appeal: appeal.of(text) });
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
export function counterOffer(view: View, appeal: Appeal, demand: number, wanted: Package): Act {
  const { seat, open } = view;
  const mine = open.offers.filter((o) => o.seat === seat).map((o) => o.package);
  const last = mine.at(-1);
  const theirs = open.offers.findLast((o) => o.seat !== seat)?.package;
  const whole: Act = { type: 'offer.make', seat, package: wanted };
  if (!last) return whole;
  const target = appeal.of(wanted);
  const repeats = mine.some((t) => samePackage(t, wanted));
  const least = Math.min(demand, view.score(wanted));
  let best: Draft | null = null;
  for (const d of smallChanges(view, appeal, last, theirs ? [wanted, theirs] : [wanted], least)) {
    if (failedBefore(view, d.text) || mine.some((t) => samePackage(t, d.text))) continue;
    if (best === null || d.appeal > best.appeal) best = d;
  }
  const slack = (repeats ? 2 : 1) * NEARLY;
  if (best === null || best.appeal < target - slack) return whole;
  const gives = best.changed.filter((c) => theirs?.[c] === best?.text[c]);
  const asks = theirs ? [dearest(view, best.text, theirs)].filter((c) => c >= 0 && !gives.includes(c)) : [];
  return {
    type: 'offer.make',
    seat,
    package: best.text,
    ...(asks.length > 0 && gives.length > 0 ? { asks, gives } : {}),
  };
}
