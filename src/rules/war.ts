import {
  type ActOf,
  type DriverIndex,
  type EventIndex,
  type MoveCause,
  NATURE,
  normal,
  number,
  oddChance,
  POINT,
  type Seat,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import { lastingAt } from './conditions.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { openRound } from './talks.ts';

/** Reservation values stay between these, in points: judged. */
const LOWEST_RESERVATION = 25;
const HIGHEST_RESERVATION = 90;

/** Adding 0 turns −0 into 0: a record's JSON would not keep it. */
const clip = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x)) + 0;

/** Could this event of the deck happen after this round? */
function possible(world: World, table: Table, event: EventIndex): boolean {
  const e = world.case.war?.deck[event];
  if (!e) return false;
  const { round, events } = table.open;
  if (round < e.fromRound || round > e.untilRound) return false;
  return !e.once || !events.some((x) => x.event === event);
}

export const natureRound: Rule<ActOf<'nature.round'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    if (act.seen.length !== world.case.parties.length) return oddChance('sight-per-party');
    if (!(act.front >= -100 && act.front <= 100)) return oddChance('front-range', act.front);
    if (new Set(act.events).size !== act.events.length) return oddChance('event-twice');
    const odd = act.events.find((e) => !possible(world, table, e));
    return odd === undefined ? null : oddChance('event-impossible', odd);
  },
  apply: (world, table, act) => {
    const { open, own, hidden } = table;
    hidden.front = act.front;
    const stands = lastingAt(world.case, act.front);
    hidden.stood = hidden.stood.map((n, i) => (stands[i] ? n + 1 : 0));
    open.lasting = hidden.stood.map((n, i) => n >= (world.case.war?.lasting[i]?.rounds ?? n + 1));
    for (const [seat, mine] of own.entries()) {
      mine.front = act.seen[seat] ?? mine.front;
      mine.moves = [];
    }
    wearOff(table);
    recover(world, table);
    wait(world, table);
    for (const event of act.events) {
      open.events.push({ round: open.round, event });
      for (const driver of world.case.war?.deck[event]?.drivers ?? []) push(world, table, driver);
    }
    for (const seat of own.keys()) limit(table, seat);
    openRound(world, table);
  },
};

function move(table: Table, seat: Seat, cause: MoveCause, units: number): void {
  const mine = table.own[seat];
  if (!mine || units === 0) return;
  mine.reservation += units;
  mine.moves.push({ cause, units });
}

/** Holds a reservation value to its limits. What a lasting push could not move, it will not take back. */
function limit(table: Table, seat: Seat): void {
  const mine = table.own[seat];
  if (!mine) return;
  const held = clip(mine.reservation, LOWEST_RESERVATION * POINT, HIGHEST_RESERVATION * POINT);
  let over = held - mine.reservation;
  move(table, seat, 'limit', over);
  for (const [i, l] of table.hidden.lasting.entries()) {
    if (l.party !== seat || over === 0 || Math.sign(l.units) === Math.sign(over)) continue;
    const taken = Math.min(Math.abs(over), Math.abs(l.units)) * Math.sign(over);
    table.hidden.lasting[i] = { ...l, units: l.units + taken };
    over -= taken;
  }
}

/** Lasting drivers lose a round; the last one takes its push back. */
function wearOff(table: Table): void {
  const { open, hidden } = table;
  for (const [d, left] of open.drivers.entries()) {
    if (left === 0) continue;
    open.drivers[d] = left - 1;
    if (left > 1) continue;
    for (const l of hidden.lasting) if (l.driver === d) move(table, l.party, 'ended', -l.units);
    hidden.lasting = hidden.lasting.filter((l) => l.driver !== d);
  }
}

/** Reservation values go back a share of the way to where they started; lasting pushes do not fade. */
function recover(world: World, table: Table): void {
  const share = world.case.war ? number(world, world.case.war.recovery) : 0;
  for (const [seat, mine] of table.own.entries()) {
    const start = Math.round(number(world, world.case.parties[seat]?.reservation ?? -1) * POINT);
    const lasting = table.hidden.lasting.reduce((sum, l) => (l.party === seat ? sum + l.units : sum), 0);
    move(table, seat, 'recovery', Math.round(share * (start - (mine.reservation - lasting))));
  }
}

/** Each further round of war lowers what no deal is worth to a principal. */
function wait(world: World, table: Table): void {
  for (const [seat, figure] of (world.case.war?.waiting ?? []).entries()) {
    if (figure >= 0) move(table, seat, 'waiting', -Math.round(number(world, figure) * POINT));
  }
}

/** A driver moves every reservation value it touches. */
function push(world: World, table: Table, driver: DriverIndex): void {
  const d = world.case.war?.drivers[driver];
  if (!d) return;
  const already = (table.open.drivers[driver] ?? 0) > 0;
  if (d.rounds > 0) table.open.drivers[driver] = d.rounds;
  if (already) return;
  for (const [seat, figure] of d.effects.entries()) {
    if (figure < 0) continue;
    const units = Math.round(number(world, figure) * POINT);
    move(table, seat, { driver }, units);
    if (d.rounds > 0) table.hidden.lasting.push({ driver, party: seat, units });
  }
}

/** What a seat sees of the front through the fog of war. */
export function seenFront(world: World, round: number, seat: Seat, front: number): number {
  const fog = world.case.war ? number(world, world.case.war.fog) : 0;
  return clip(Math.round(front + fog * normal(world.chance, round, seat, 'fog')), -100, 100);
}

/** Draws what happens between this round and the next. */
export function drawRound(world: World, table: Table): ActOf<'nature.round'> {
  const { war, parties } = world.case;
  const { round } = table.open;
  const events: number[] = [];
  let front = table.hidden.front;
  for (const [i, event] of (war?.deck ?? []).entries()) {
    if (!possible(world, table, i)) continue;
    if (uniform(world.chance, round, NATURE, 'event', 0, event.id) >= number(world, event.chance)) continue;
    events.push(i);
    front += number(world, event.front);
  }
  if (war) front += number(world, war.frontStep) * normal(world.chance, round, NATURE, 'front');
  const rounded = clip(Math.round(front), -100, 100);
  return {
    type: 'nature.round',
    seat: NATURE,
    events,
    front: rounded,
    seen: parties.map((_, p) => seenFront(world, round, p, rounded)),
  };
}
