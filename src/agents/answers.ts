import { type Act, NATURE, type Package } from '../model/index.ts';
import { startOf, Terms, unitsAt, type View } from '../rules/index.ts';

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

/** What a seat does in a crisis when its turn comes: finds by its belief, gives what it can and may. */
export function crisisAct(view: View): Act {
  const { seat, open, own } = view;
  const { find, respond, cap, ceiling } = view.mandate();
  if (view.types.includes('crisis.request')) {
    const { crisis } = open;
    return crisis?.covered && crisis.counted
      ? { type: 'crisis.request', seat }
      : { type: 'crisis.refrain', seat };
  }
  if (respond && !find) {
    const { treaty } = view.board;
    const owed = treaty && open.agreed ? new Terms(treaty, open.agreed).duty.owed : 0;
    const finding = open.crisis?.findings[seat] ?? null;
    const will = finding === 'attack' ? ceiling : finding === 'no-attack' ? 0 : Math.min(owed, ceiling);
    return { type: 'crisis.respond', seat, response: Math.min(cap, will) };
  }
  if (!find) throw new Error(`seat ${seat} has nothing to do in ${view.phase}`);
  const belief = own.belief / 1000;
  const threshold = view.threshold();
  if (seat === view.board.treaty?.attacker) return { type: 'crisis.find', seat, finding: 'no-attack' };
  const finding = belief >= threshold ? 'attack' : belief <= 1 - threshold ? 'no-attack' : 'unclear';
  return { type: 'crisis.find', seat, finding };
}
