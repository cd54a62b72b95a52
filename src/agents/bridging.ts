import { NOBODY, type Package, POINT, plus, type Seats, setOf, type Test } from '../model/index.ts';
import { holds, optionOf, PEACE, type Situation, startOf, unitsAt, type View } from '../rules/index.ts';
import type { Agent } from './agent.ts';
import { named, othersAim } from './others.ts';
import { bestOwn, concede, plain, wordings } from './search.ts';
import { climbSides, otherSide, ownSide } from './sides.ts';
import { aspiration, type Plan, strategy, timeOf } from './time-dependent.ts';

/** Points a public red line is thought to cost a party that would otherwise sign. */
export const LINE = 30;
/** Points of margin beyond which a party is thought to be won, and more is wasted on it. */
const ENOUGH = 4;
/** What each guarantor thought to join is worth beside the principals' margins, in points. */
const GUARANTOR = 2;
/** What a circle of guarantors that would suffice is worth, in points. */
const CIRCLE = 20;
/** What a guarantee that turns every attack is worth to the protected state, beside the score, in points. */
const HELP = 10;

/** A text's estimated worth to a party, in points. */
function estimated(view: View, party: number, text: Package): number {
  const { worth } = view.estimate(party);
  const { offset } = view.board;
  let units = 0;
  for (let i = 0; i < text.length; i++) units += unitsAt(worth, startOf(offset, i) + optionOf(text, i));
  return units / POINT;
}

/** Texts a guarantor has said it would join, and texts it would not join as they stood. */
function heard(view: View, party: number): { yes: Package[]; no: Package[] } {
  const yes: Package[] = [];
  const no: Package[] = [];
  for (const s of view.own.soundings) {
    if (s.with !== party || s.answer === null) continue;
    (s.answer === 'join' ? yes : no).push(s.package);
    if (s.change) yes.push(s.change);
  }
  const { changes, standings } = view.open;
  const change = changes[party];
  if (change) yes.push(change);
  if (standings[party] === 'conditional' || standings[party] === 'declined') {
    const carried = view.open.offers.findLast(
      (o) => o.answers.length > 0 && o.answers.every((a) => a.accepted),
    );
    if (carried) no.push(carried.package);
  }
  return { yes, no };
}

/**
 * A party's estimated reservation value, in points. What it said of actual texts beats the published figure: it lies
 * at or below the estimated worth of any text it would join, and above that of a text it refused.
 */
export function reservationOf(view: View, party: number): number {
  const published = view.estimate(party).reservation / POINT;
  const { yes, no } = heard(view, party);
  if (yes.length > 0) return Math.min(...yes.map((t) => estimated(view, party, t)));
  return no.reduce((most, t) => Math.max(most, estimated(view, party, t) + 1), published);
}

/** A side's margin in points, no more than what would win it. */
const won = (units: number): number => Math.min(units / POINT, ENOUGH);

/**
 * How near a text is to being carried, by this seat's estimates: a sufficient circle of guarantors, then what the
 * guarantee would be worth to the state it protects. Points.
 * @param margins every party's margin in score units, by party index
 */
export function carriedBy(view: View, margins: readonly number[], text: Package): number {
  const { board: c, seat } = view;
  let value = 0;
  let joined: Seats = NOBODY;
  for (const g of named(view, text)) {
    const m = won(margins[g] ?? 0);
    value += m > 0 ? GUARANTOR : Math.max(-GUARANTOR, m / 10);
    if (m > 0) joined = plus(joined, g);
  }
  const enough: Test | null = c.treaty?.enough ?? null;
  if (enough && holds(enough, text, { ...PEACE, joined })) value += CIRCLE;
  // As if all whom it names joined: what its words would bring at their best. Who is won counts above.
  if (seat === c.treaty?.victim) value += HELP * view.guarantee(text, setOf(named(view, text)));
  return value;
}

/** The same with the other principals, who come first: no more than what would win them. */
function prospects(view: View, margins: readonly number[], text: Package): number {
  let value = 0;
  for (const p of view.board.principals) if (p !== view.seat) value += won(margins[p] ?? 0);
  return value + carriedBy(view, margins, text);
}

/**
 * Plans with every wording the scenario knows, the bridging ones included, and looks past the other side to the
 * guarantors: among texts worth its aspiration, the one most likely to be signed and carried.
 */
function bridgingPlan(view: View): Plan {
  const { board: c, seat } = view;
  const usable = wordings(view, true);
  const best = bestOwn(view, usable);
  const demand = aspiration(view.score(best), view.bar(best), timeOf(view), 1);
  const start = concede(view, othersAim(view), demand, usable, best);
  const now: Situation = { ...plain(view), joined: -1 };
  const sides = c.parties.map((p) =>
    p.index === seat
      ? ownSide(view, demand)
      : otherSide(view, p.index, LINE, Math.round(reservationOf(view, p.index) * POINT), now),
  );
  const text = climbSides(view, start, usable, sides, (margins, t) => {
    const short = Math.min(0, (margins[seat] ?? 0) / POINT);
    return prospects(view, margins, t) + 100 * short;
  });
  return { text: view.score(text) >= demand && view.breach(text) < 0 ? text : start, demand };
}

/** Gives way evenly, looks for wordings between red lines, and for a circle of guarantors that suffices. */
export const bridging: Agent = strategy(
  'bridging',
  'Gives way evenly, looks for wordings between red lines, and for a circle of guarantors that suffices',
  bridgingPlan,
  0,
);
