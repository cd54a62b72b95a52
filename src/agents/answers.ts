import { type Act, NATURE, type Package, POINT } from '../model/index.ts';
import { startOf, unitsAt, type View } from '../rules/index.ts';

/** A guarantor's honest answer to a text: join, join if (the smallest change that would win it), or decline. */
export function guarantorAnswer(
  view: View,
  text: Package,
): { answer: 'join' | 'conditional' | 'decline'; change: Package | null } {
  if (view.acceptable(text) && view.dependence(text).length === 0) return { answer: 'join', change: null };
  const change = view.change(text);
  return change ? { answer: 'conditional', change: change.package } : { answer: 'decline', change: null };
}

/** The text a sounding asks about. */
export function soundedText(view: View): Package {
  return view.own.soundings.at(-1)?.package ?? [];
}

/**
 * A caucus answer: the option on the clause that the seat likes least among those that cross none of its red lines,
 * everything else as in the last text on the table (or its own best).
 */
export function caucusAnswer(view: View, base: Package): Act {
  const asked = view.open.asked;
  const clause = view.askedClause();
  const { offset, clauses } = view.board;
  let furthest = -1;
  const draft = [...base];
  for (let o = 0; o < (clauses[clause]?.options.length ?? 0); o++) {
    draft[clause] = o;
    if (view.breach(draft) >= 0) continue;
    const from = startOf(offset, clause);
    if (furthest < 0 || unitsAt(view.worth, from + o) < unitsAt(view.worth, from + furthest)) furthest = o;
  }
  return { type: 'caucus.answer', seat: asked?.to ?? NATURE, clause, option: furthest };
}

/** What the attacked state does before hours pass: what the rule of `pleaPlan` says, and then it waits. */
function pleaAct(view: View): Act {
  const { seat } = view;
  const advised = view.plea()?.advised ?? { act: 'wait' };
  switch (advised.act) {
    case 'show':
      return { type: 'crisis.show', seat };
    case 'appeal':
      return { type: 'crisis.appeal', seat, to: advised.to };
    case 'wait':
      return { type: 'crisis.wait', seat };
    default: {
      const never: never = advised;
      return never;
    }
  }
}

/**
 * Before a vote of its own: it campaigns when what that adds to the chance, times what the text is worth to it above its
 * reservation value, is more than the price.
 */
export function campaignAct(view: View): Act {
  const { seat, open, own } = view;
  const odds = view.odds();
  const gain = odds?.campaign ? odds.campaign.chance - odds.chance : 0;
  const surplus = (view.score(open.agreed ?? []) - own.reservation) / POINT;
  const worth = gain * surplus > (odds?.campaign?.price ?? 0);
  return { type: worth ? 'vote.campaign' : 'vote.hold', seat };
}

/** What a seat does in a crisis when its turn comes: finds by its belief, gives what its own figures incline it to. */
export function crisisAct(view: View): Act {
  const { seat, own } = view;
  if (view.types.includes('crisis.request')) return { type: 'crisis.request', seat };
  if (view.types.includes('crisis.wait')) return pleaAct(view);
  const { find, respond, inclined } = view.mandate();
  if (respond) return { type: 'crisis.respond', seat, response: inclined };
  if (!find) throw new Error(`seat ${seat} has nothing to do in ${view.phase}`);
  const belief = own.belief / 1000;
  const threshold = view.threshold();
  if (seat === view.board.treaty?.attacker) return { type: 'crisis.find', seat, finding: 'no-attack' };
  const finding = belief >= threshold ? 'attack' : belief <= 1 - threshold ? 'no-attack' : 'unclear';
  return { type: 'crisis.find', seat, finding };
}
