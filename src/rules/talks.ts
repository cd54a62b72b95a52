import {
  type ActOf,
  type Case,
  laterBy,
  number,
  type Open,
  POINT,
  type Refusal,
  refuse,
  type Table,
  type World,
} from '../model/index.ts';
import { bit, checkPackage, has, nameOf, notYourTurn, type Rule } from './rule.ts';

/** The party that has the floor. */
export const floorSeat = (world: World, table: Table): number =>
  world.case.principals[table.open.floor] ?? -1;

/** Rounds before the talks lapse: the scenario's, and two more for each reopening. */
export const lastRoundOf = (c: Case, open: Open): number => c.scenario.talks.rounds + 2 * open.reopened;

const hasFloor = (world: World, table: Table, seat: number) =>
  seat === floorSeat(world, table) ? null : notYourTurn(world, seat);

/** Puts a text on the table, and the question to everyone who must agree to it. */
function putText(world: World, table: Table, seat: number, text: readonly number[]): void {
  const { open } = table;
  open.offers.push({ seat, package: [...text], round: open.round, answers: [] });
  open.standing = open.offers.length - 1;
  const { principals } = world.case;
  const from = Math.max(0, principals.indexOf(seat) + 1);
  open.answering = principals
    .map((_, i) => principals[(from + i) % principals.length] ?? -1)
    .filter((p) => p !== seat);
}

export const offerMake: Rule<ActOf<'offer.make'>> = {
  check: (world, table, act) => hasFloor(world, table, act.seat) ?? checkPackage(world.case, act.package),
  apply: (world, table, act) => putText(world, table, act.seat, act.package),
};

export const offerAccept: Rule<ActOf<'offer.accept'>> = {
  check: (world, table, act) => (table.open.answering[0] === act.seat ? null : notYourTurn(world, act.seat)),
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
  const treaty = world.case.treaty;
  if (!treaty) return;
  open.queue = [...(treaty.members[open.agreed[treaty.guarantorsClause] ?? -1] ?? [])];
  open.joined = 0;
  open.signed = 0;
  for (const [seat, party] of world.case.parties.entries()) {
    if (!party.guarantor) continue;
    const named = open.queue.includes(seat);
    const own = table.own[seat];
    const first = !has(open.approached, seat);
    open.standings[seat] = named ? 'asked' : 'not-asked';
    open.changes[seat] = null;
    if (named) open.approached |= bit(seat);
    if (!named || !own || !first || own.soundings.length > 0) continue;
    const units = Math.round(number(world, party.guarantor.askedLate) * POINT);
    own.reservation += units;
    own.moves = [...own.moves, { cause: 'asked-late', units }];
  }
}

/** Keeps what a refusal rested on, so that the ending can give the reasons that counted at the time. */
function rememberRefusal(table: Table, seat: number): void {
  const { open, own } = table;
  const mine = own[seat];
  if (!mine) return;
  const { reservation, front } = mine;
  mine.refused = {
    offer: open.standing,
    reservation,
    front,
    drivers: [...open.drivers],
    lines: open.lines.length,
  };
}

export const offerReject: Rule<ActOf<'offer.reject'>> = {
  check: (world, table, act) => (table.open.answering[0] === act.seat ? null : notYourTurn(world, act.seat)),
  apply: (world, table, act) => {
    const { open } = table;
    const offer = open.offers[open.standing];
    offer?.answers.push({ seat: act.seat, accepted: false });
    rememberRefusal(table, act.seat);
    open.answering = [];
    open.standing = -1;
    if (offer && world.case.principals.includes(offer.seat)) passFloor(world, table);
    else closeRound(world, table);
  },
};

/** The floor goes to the next principal; once everyone has had it, the round closes. */
function passFloor(world: World, table: Table): void {
  const { open } = table;
  open.sideMoves = 0;
  open.floor = (open.floor + 1) % world.case.principals.length;
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
  open.day = laterBy(open.day, world.case.scenario.talks.daysPerRound);
}

export const walkOut: Rule<ActOf<'talks.walk-out'>> = {
  check: (world, table, act) => {
    const { open } = table;
    const turn = open.answering.length > 0 ? open.answering[0] : floorSeat(world, table);
    return act.seat === turn ? null : notYourTurn(world, act.seat);
  },
  apply: (_, table, act) => {
    table.open.walkedOut = act.seat;
    table.open.answering = [];
  },
};

export const textTable: Rule<ActOf<'text.table'>> = {
  check: (world, _, act) =>
    act.seat === world.case.mediator ? checkPackage(world.case, act.package) : notYourTurn(world, act.seat),
  apply: (world, table, act) => {
    table.open.mediating = false;
    putText(world, table, act.seat, act.package);
  },
};

export const textPass: Rule<ActOf<'text.pass'>> = {
  check: (world, _, act) => (act.seat === world.case.mediator ? null : notYourTurn(world, act.seat)),
  apply: (world, table) => {
    table.open.mediating = false;
    if (!world.case.war) openRound(world, table);
  },
};

const spareMove = (world: World, table: Table) => {
  const { sideMoves } = world.case.scenario.talks;
  return table.open.sideMoves < sideMoves
    ? null
    : refuse(
        'no-side-moves-left',
        `Only ${sideMoves} soundings, caucuses or public lines fit before an offer.`,
      );
};

export const soundingAsk: Rule<ActOf<'sounding.ask'>> = {
  check: (world, table, act) => {
    const wrong =
      hasFloor(world, table, act.seat) ?? spareMove(world, table) ?? checkPackage(world.case, act.package);
    if (wrong) return wrong;
    const asked = world.case.parties[act.guarantor];
    if (!asked) return refuse('no-such-seat', `There is no seat ${act.guarantor}.`);
    if (act.guarantor === act.seat) return refuse('not-yourself', 'A party cannot sound itself out.');
    return asked.guarantor ? null : refuse('not-a-guarantor', `${asked.name} is no candidate guarantor.`);
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
    return act.change
      ? checkPackage(world.case, act.change)
      : refuse('change-needed', 'Say which text you would join.');
  }
  return act.change ? refuse('change-not-allowed', 'Only a conditional answer names a change.') : null;
}

export const soundingAnswer: Rule<ActOf<'sounding.answer'>> = {
  check: (world, table, act) => {
    const { asked } = table.open;
    if (asked?.kind !== 'sounding' || asked.to !== act.seat) return notYourTurn(world, act.seat);
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
    if (!world.case.parties[act.with]) return refuse('no-such-seat', `There is no seat ${act.with}.`);
    if (act.with === act.seat) return refuse('not-yourself', 'A party cannot caucus with itself.');
    return world.case.clauses[act.clause]
      ? null
      : refuse('no-such-clause', `There is no clause ${act.clause}.`);
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
    if (asked?.kind !== 'caucus' || asked.to !== act.seat) return notYourTurn(world, act.seat);
    const clause = table.own[asked.by]?.learnt.at(-1)?.clause ?? -1;
    if (act.clause !== clause) return refuse('no-such-clause', `The question was about clause ${clause}.`);
    const options = world.case.clauses[clause]?.options.length ?? 0;
    return Number.isInteger(act.option) && act.option >= -1 && act.option < options
      ? null
      : refuse('no-such-option', `Answer with an option from 0 to ${options - 1}, or −1 to say nothing.`);
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
    const clause = world.case.clauses[act.clause];
    if (!clause) return refuse('no-such-clause', `There is no clause ${act.clause}.`);
    if (!clause.options[act.option])
      return refuse('no-such-option', `"${clause.title}" has no option ${act.option}.`);
    const drawn = table.open.lines.some((l) => l.seat === act.seat && l.clause === act.clause);
    return drawn
      ? refuse(
          'line-already-drawn',
          `${nameOf(world.case, act.seat)} has already committed itself on "${clause.title}".`,
        )
      : null;
  },
  apply: (_, table, act) => {
    const { open } = table;
    open.sideMoves += 1;
    open.lines.push({ seat: act.seat, clause: act.clause, option: act.option, round: open.round });
  },
};
