import type { Immutable } from 'immer';
import {
  type ActOf,
  type ClauseIndex,
  has,
  laterBy,
  NATURE,
  NOBODY,
  number,
  type Offer,
  type Open,
  type Package,
  POINT,
  plus,
  type Refusal,
  type Seat,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import { checkOption, checkPackage, notYourTurn, type Rule, samePackage } from './rule.ts';
import { Terms } from './terms.ts';

/** The party that has the floor. */
export const floorSeat = (_: World, table: Table): Seat => table.open.order[table.open.floor] ?? -1;

/**
 * The order in which the principals take the floor in a round: drawn, so that nobody has the last word by where an author
 * listed it. Keyed by the principals' names. In the first round whoever laid the opening text on the table comes last.
 */
export function orderOf(world: World, round: number): Seat[] {
  const { principals, parties, openedBy } = world.case;
  const lots = principals.map((seat) => {
    const opened = round === 1 && seat === openedBy;
    return {
      seat,
      lot: opened ? 1 : uniform(world.chance, round, NATURE, 'order', 0, parties[seat]?.id),
    };
  });
  return lots.sort((a, b) => a.lot - b.lot).map(({ seat }) => seat);
}

/** Rounds before the talks lapse: the scenario's, and two more for each reopening. */
export const lastRoundOf = (
  talks: { readonly rounds: number },
  open: { readonly reopened: number },
): number => talks.rounds + 2 * open.reopened;

/** What of a table says which texts were agreed and then dropped. */
type Memory = Immutable<Pick<Open, 'offers' | 'standing' | 'reopened'>>;

/** The texts that were agreed and not carried, in order: what a reopening leaves behind. */
const droppedOffers = ({ offers, standing, reopened }: Memory): readonly Immutable<Offer>[] =>
  reopened === 0
    ? []
    : offers.filter((o, i) => i !== standing && o.answers.length > 0 && o.answers.every((a) => a.accepted));

/** The offer by which a text was agreed that was then dropped, or null: such a text does not come back unchanged. */
export const droppedAs = (open: Memory, text: Package): Immutable<Offer> | null =>
  droppedOffers(open).find((o) => samePackage(o.package, text)) ?? null;

/**
 * How far the talks have gone, 0 in the first round to 1 in the last. A reopening gives more rounds and takes nothing
 * back: the clock goes on from where it stood, more slowly.
 */
export function clockOf(
  talks: { readonly rounds: number },
  open: Memory & { readonly round: number },
): number {
  let gone = 0;
  let from = 1;
  let last = talks.rounds;
  const to = (round: number): void => {
    gone = last <= from ? 1 : Math.min(1, gone + ((1 - gone) * (round - from)) / (last - from));
    from = round;
  };
  for (const [k, { round }] of droppedOffers(open).entries()) {
    to(round);
    last = lastRoundOf(talks, { reopened: k + 1 });
  }
  to(open.round);
  return gone;
}

/** Refuses a text that was agreed and not carried. */
function checkFresh(table: Table, text: Package): Refusal | null {
  const offer = droppedAs(table.open, text);
  return offer ? { code: 'text-dropped', round: offer.round } : null;
}

const hasFloor = (world: World, table: Table, seat: Seat): Refusal | null =>
  seat === floorSeat(world, table) ? null : notYourTurn(seat);

/** What is said with a text: if you move on these clauses, we move on those. */
interface Trade {
  readonly asks?: readonly ClauseIndex[] | undefined;
  readonly gives?: readonly ClauseIndex[] | undefined;
}

/** Asked for is what differs from the others' last text, given what differs from one's own; each clause once. */
function checkTrade(world: World, table: Table, seat: Seat, text: Package, trade: Trade): Refusal | null {
  const { asks = [], gives = [] } = trade;
  const { offers } = table.open;
  const theirs = offers.findLast((o) => o.seat !== seat)?.package;
  const mine = offers.findLast((o) => o.seat === seat)?.package;
  const named = [...asks, ...gives];
  for (const [i, clause] of named.entries()) {
    if (!world.case.clauses[clause]) return { code: 'no-such-clause', clause };
    const from = i < asks.length ? theirs : mine;
    if (from?.[clause] === text[clause] || named.indexOf(clause) !== i)
      return { code: 'no-such-trade', clause };
  }
  return null;
}

/** Puts a text on the table, and the question to everyone who must agree to it. */
function putText(
  table: Table,
  seat: Seat,
  text: readonly number[],
  { asks = [], gives = [] }: Trade = {},
): void {
  const { open } = table;
  open.offers.push({
    seat,
    package: [...text],
    round: open.round,
    answers: [],
    ...(asks.length > 0 ? { asks: [...asks] } : {}),
    ...(gives.length > 0 ? { gives: [...gives] } : {}),
  });
  open.standing = open.offers.length - 1;
  const { order } = open;
  const from = Math.max(0, order.indexOf(seat) + 1);
  open.answering = order.map((_, i) => order[(from + i) % order.length] ?? -1).filter((p) => p !== seat);
}

export const offerMake: Rule<ActOf<'offer.make'>> = {
  check: (world, table, act) =>
    hasFloor(world, table, act.seat) ??
    checkPackage(world.case, act.package) ??
    checkTrade(world, table, act.seat, act.package, act) ??
    checkFresh(table, act.package),
  apply: (_, table, act) => putText(table, act.seat, act.package, act),
};

export const offerAccept: Rule<ActOf<'offer.accept'>> = {
  check: (_, table, act) => (table.open.answering[0] === act.seat ? null : notYourTurn(act.seat)),
  apply: (world, table, act) => {
    const { open } = table;
    open.offers[open.standing]?.answers.push({ seat: act.seat, accepted: true });
    open.answering.shift();
    if (open.answering.length === 0) agree(world, table);
  },
};

/** Every principal has said yes: the text is agreed, and the guarantors it names are to be asked. */
function agree(world: World, table: Table): void {
  const { open } = table;
  open.agreed = [...(open.offers[open.standing]?.package ?? [])];
  const { treaty } = world.case;
  if (!treaty) return;
  open.queue = [...new Terms(treaty, open.agreed).members];
  open.joined = NOBODY;
  open.signed = NOBODY;
  for (const [seat, party] of world.case.parties.entries()) {
    if (!party.guarantor) continue;
    const named = open.queue.includes(seat);
    const own = table.own[seat];
    const first = !has(open.approached, seat);
    open.standings[seat] = named ? 'asked' : 'not-asked';
    open.changes[seat] = null;
    if (named) open.approached = plus(open.approached, seat);
    if (!named || !own || !first || own.soundings.length > 0) continue;
    const units = Math.round(number(world, party.guarantor.askedLate) * POINT);
    own.reservation += units;
    own.moves = [...own.moves, { cause: 'asked-late', units }];
  }
}

/** Keeps what a refusal rested on, so that the ending can give the reasons that counted at the time. */
function rememberRefusal(table: Table, seat: Seat): void {
  const { open, own } = table;
  const mine = own[seat];
  if (!mine) return;
  const { reservation, front } = mine;
  mine.refused = {
    offer: open.standing,
    reservation,
    front,
    drivers: [...open.drivers],
    lasting: [...open.lasting],
    lines: open.lines.length,
  };
}

export const offerReject: Rule<ActOf<'offer.reject'>> = {
  check: (_, table, act) => (table.open.answering[0] === act.seat ? null : notYourTurn(act.seat)),
  apply: (world, table, act) => {
    const { open } = table;
    const offer = open.offers[open.standing];
    const opening = open.standing === 0 && world.case.openedBy >= 0;
    offer?.answers.push({ seat: act.seat, accepted: false });
    rememberRefusal(table, act.seat);
    open.answering = [];
    open.standing = -1;
    if (opening) return;
    if (offer && world.case.principals.includes(offer.seat)) passFloor(world, table);
    else closeRound(world, table);
  },
};

/** The floor goes to the next principal; once everyone has had it, the round closes. */
function passFloor(world: World, table: Table): void {
  const { open } = table;
  open.sideMoves = 0;
  open.floor = (open.floor + 1) % open.order.length;
  if (open.floor === 0) closeRound(world, table);
}

/** Marks the round as closing. Where neither mediator nor war has a move, the next round opens at once. */
function closeRound(world: World, table: Table): void {
  const { open } = table;
  const mediated = !open.closing && world.case.mediator >= 0;
  open.closing = true;
  open.mediating = mediated;
  if (!mediated && !world.case.war) openRound(world, table);
}

/** The next round opens. */
export function openRound(world: World, table: Table): void {
  const { open } = table;
  open.closing = false;
  open.mediating = false;
  open.round += 1;
  open.order = orderOf(world, open.round);
  open.day = laterBy(open.day, world.case.scenario.talks.daysPerRound);
}

export const walkOut: Rule<ActOf<'talks.walk-out'>> = {
  check: (world, table, act) => {
    const { open } = table;
    const turn = open.answering.length > 0 ? open.answering[0] : floorSeat(world, table);
    return act.seat === turn ? null : notYourTurn(act.seat);
  },
  apply: (_, table, act) => {
    table.open.walkedOut = act.seat;
    table.open.answering = [];
  },
};

export const textTable: Rule<ActOf<'text.table'>> = {
  check: (world, table, act) =>
    act.seat === world.case.mediator
      ? (checkPackage(world.case, act.package) ?? checkFresh(table, act.package))
      : notYourTurn(act.seat),
  apply: (_, table, act) => {
    table.open.mediating = false;
    putText(table, act.seat, act.package);
  },
};

export const textPass: Rule<ActOf<'text.pass'>> = {
  check: (world, _, act) => (act.seat === world.case.mediator ? null : notYourTurn(act.seat)),
  apply: (world, table) => {
    table.open.mediating = false;
    if (!world.case.war) openRound(world, table);
  },
};

const spareMove = (world: World, table: Table): Refusal | null => {
  const most = world.case.scenario.talks.sideMoves;
  return table.open.sideMoves < most ? null : { code: 'no-side-moves-left', most };
};

export const soundingAsk: Rule<ActOf<'sounding.ask'>> = {
  check: (world, table, act) => {
    const wrong =
      hasFloor(world, table, act.seat) ?? spareMove(world, table) ?? checkPackage(world.case, act.package);
    if (wrong) return wrong;
    const asked = world.case.parties[act.guarantor];
    if (!asked) return { code: 'no-such-seat', seat: act.guarantor };
    if (act.guarantor === act.seat) return { code: 'not-yourself', act: act.type };
    return asked.guarantor ? null : { code: 'not-a-guarantor', seat: act.guarantor };
  },
  apply: (_, table, act) => {
    const { open, own } = table;
    open.sideMoves += 1;
    open.asked = { kind: 'sounding', by: act.seat, to: act.guarantor };
    const sounding = {
      with: act.guarantor,
      package: [...act.package],
      answer: null,
      change: null,
      round: open.round,
    };
    own[act.seat]?.soundings.push(sounding);
    own[act.guarantor]?.soundings.push({ ...sounding, with: act.seat, package: [...act.package] });
  },
};

/** `change` goes with a conditional answer, and with no other. */
export function checkAnswer(
  world: World,
  act: { readonly answer: string; readonly change: readonly number[] | null },
): Refusal | null {
  if (act.answer === 'conditional') {
    return act.change ? checkPackage(world.case, act.change) : { code: 'change-needed' };
  }
  return act.change ? { code: 'change-not-allowed' } : null;
}

export const soundingAnswer: Rule<ActOf<'sounding.answer'>> = {
  check: (world, table, act) => {
    const { asked } = table.open;
    if (asked?.kind !== 'sounding' || asked.to !== act.seat) return notYourTurn(act.seat);
    return checkAnswer(world, act);
  },
  apply: (_, table, act) => {
    const { open, own } = table;
    for (const seat of [open.asked?.by ?? -1, act.seat]) {
      const sounding = own[seat]?.soundings.at(-1);
      if (!sounding) continue;
      sounding.answer = act.answer;
      sounding.change = act.change ? [...act.change] : null;
    }
    open.asked = null;
  },
};

export const caucusAsk: Rule<ActOf<'caucus.ask'>> = {
  check: (world, table, act) => {
    const wrong = hasFloor(world, table, act.seat) ?? spareMove(world, table);
    if (wrong) return wrong;
    if (!world.case.parties[act.with]) return { code: 'no-such-seat', seat: act.with };
    if (act.with === act.seat) return { code: 'not-yourself', act: act.type };
    return world.case.clauses[act.clause] ? null : { code: 'no-such-clause', clause: act.clause };
  },
  apply: (_, table, act) => {
    table.open.sideMoves += 1;
    table.open.asked = { kind: 'caucus', by: act.seat, to: act.with };
    table.own[act.seat]?.learnt.push({ from: act.with, clause: act.clause, option: -1 });
  },
};

export const caucusAnswer: Rule<ActOf<'caucus.answer'>> = {
  check: (world, table, act) => {
    const { asked } = table.open;
    if (asked?.kind !== 'caucus' || asked.to !== act.seat) return notYourTurn(act.seat);
    const clause = table.own[asked.by]?.learnt.at(-1)?.clause ?? -1;
    if (act.clause !== clause) return { code: 'wrong-clause', clause: act.clause, asked: clause };
    return checkOption(world.case, clause, act.option, true);
  },
  apply: (_, table, act) => {
    const learnt = table.own[table.open.asked?.by ?? -1]?.learnt;
    const last = learnt?.pop();
    if (learnt && last && act.option >= 0) learnt.push({ ...last, option: act.option });
    table.open.asked = null;
  },
};

export const lineDraw: Rule<ActOf<'line.draw'>> = {
  check: (world, table, act) => {
    const wrong = hasFloor(world, table, act.seat) ?? spareMove(world, table);
    if (wrong) return wrong;
    if (!world.case.clauses[act.clause]) return { code: 'no-such-clause', clause: act.clause };
    const odd = checkOption(world.case, act.clause, act.option);
    if (odd) return odd;
    const { seat, clause } = act;
    const drawn = table.open.lines.find((l) => l.seat === seat && l.clause === clause);
    return drawn ? { code: 'line-already-drawn', seat, clause, option: drawn.option } : null;
  },
  apply: (_, table, act) => {
    const { open } = table;
    open.sideMoves += 1;
    open.lines.push({ seat: act.seat, clause: act.clause, option: act.option, round: open.round });
  },
};
