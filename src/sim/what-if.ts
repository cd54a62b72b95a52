import type { Act, Package } from '../model/index.ts';
import { Position } from '../protocol/index.ts';
import { acceptable, type Ending, endingOf, samePackage } from '../rules/index.ts';
import { type Cast, castOf, finish, type Playout } from './playout.ts';

/** One clause, changed, and where it would have led. */
export interface TurningPoint {
  readonly clause: number;
  readonly from: number;
  readonly to: number;
  readonly ending: Ending;
  /** Would every principal have taken the changed text at that moment? */
  readonly signable: boolean;
}

/** The act that put the agreed text, or failing that the last text, on the table: its index, or −1. */
function decisiveOffer(p: Playout): number {
  const { agreed } = p.table.open;
  return p.acts.findLastIndex(
    (a) =>
      (a.type === 'offer.make' || a.type === 'text.table') &&
      (agreed === null || samePackage(a.package, agreed)),
  );
}

/** The text that a playout turned on: the agreed one, or the last on the table; null when none was ever offered. */
export function decisiveText(p: Playout): Package | null {
  const act = p.acts[decisiveOffer(p)];
  return act && 'package' in act ? act.package : null;
}

/**
 * The same negotiation up to its decisive text, then with another text in its place, taken by all principals; agents
 * and chance go on from there under the same keys. Null when no text was ever on the table, and when that text may not come
 * back: it was agreed before and not carried.
 */
export function branchWith(
  p: Playout,
  text: Package,
  cast: Cast = {},
): { playout: Playout; signable: boolean } | null {
  const at = decisiveOffer(p);
  const offer = p.acts[at];
  if (!offer || !('package' in offer)) return null;
  const { world } = p;
  const position = Position.of(world);
  const { table } = position;
  const acts: Act[] = [];
  const take = (act: Act): void => {
    position.take(act);
    acts.push(act);
  };
  for (const act of p.acts.slice(0, at)) take(act);
  // What was asked and given for it belongs to the text as it was.
  const put: Act =
    offer.type === 'offer.make' && !samePackage(offer.package, text)
      ? { type: 'offer.make', seat: offer.seat, package: [...text] }
      : { ...offer, package: [...text] };
  if (position.refusal(put)?.code === 'text-dropped') return null;
  take(put);
  const signable = world.case.principals.every((seat) => acceptable(world, table, seat, text));
  for (let seat = table.open.answering[0]; seat !== undefined; seat = table.open.answering[0]) {
    take({ type: 'offer.accept', seat });
  }
  return { playout: finish(position, castOf(world.case, cast), acts), signable };
}

/**
 * Every single change of the decisive text that would have led to another kind of ending, in clause order. Where a
 * text was agreed, the comparison is with how it ended. Where none was, it is with the same text taken by all, so that
 * only a clause's own doing is listed; a change that every principal would have taken is listed in any case.
 * Costs one playout from the decisive text on for each option of each clause.
 */
export function turningPoints(p: Playout, cast: Cast = {}): TurningPoint[] {
  const text = decisiveText(p);
  if (!text) return [];
  const agreed = p.table.open.agreed !== null;
  const taken = agreed ? p : branchWith(p, text, cast)?.playout;
  if (!taken) return [];
  const base = endingOf(p.world, taken.table, taken.phase).kind;
  const found: TurningPoint[] = [];
  for (const [clause, { options }] of p.world.case.clauses.entries()) {
    for (const to of options.keys()) {
      const from = text[clause] ?? 0;
      if (to === from) continue;
      const branch = branchWith(
        p,
        text.map((o, c) => (c === clause ? to : o)),
        cast,
      );
      if (!branch) continue;
      const ending = endingOf(p.world, branch.playout.table, branch.playout.phase);
      const { signable } = branch;
      if (ending.kind !== base || (!agreed && signable)) found.push({ clause, from, to, ending, signable });
    }
  }
  return found;
}
