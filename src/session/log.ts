import { type Act, type ActType, areaOf, type Phase, type Seat } from '../model/index.ts';
import type { Play } from '../protocol/index.ts';
import {
  type Heard,
  hear,
  mayHear,
  type Reader,
  type Told,
  tell,
  type Weight,
  type Words,
} from '../telling/index.ts';
import { isPersonal, stoodIn } from './seats.ts';
import type { Branch } from './state.ts';

/** What everybody who hears of an act may know of its place. */
interface Placed {
  readonly round: number;
  readonly day: number;
  readonly year: number;
  /** Hours into a crisis, −1 outside one. */
  readonly hour: number;
  /** The phase in which it was done. */
  readonly phase: Phase;
  readonly act: ActType;
  readonly seat: Seat;
  /** Somebody did it who stood in for the seat's own holder. */
  readonly standIn: boolean;
  readonly weight: Weight;
}

/** One act of a play, told once, with all that was told of it to anybody: for the session alone. */
export interface Entry extends Placed {
  /** The act's place in the record, from 0. */
  readonly index: number;
  readonly told: Told;
}

/** An entry as one reader gets it: nothing in it, seen or unseen, is meant for other ears. */
export interface LogLine extends Placed {
  /** The line's place in this reader's own log, from 0: it tells nothing of what the reader did not hear. */
  readonly number: number;
  readonly text: Words;
  /** Reasons and particulars, then what followed by itself. */
  readonly why: readonly Heard[];
}

/** What a log is made of: a line of play and who did each act. */
export type Logged = Pick<Branch, 'play' | 'hands'>;

function entryOf(before: Play, act: Act, after: Play, person: boolean, standIn: boolean): Entry {
  const { world, phase } = before;
  const told = tell({ world, act, phase, before: before.table, after: after.table, person });
  return {
    index: before.acts.length,
    round: before.table.open.round,
    day: after.table.open.day,
    year: after.table.open.year,
    hour: after.table.open.crisis?.hour ?? -1,
    phase,
    act: act.type,
    seat: act.seat,
    standIn,
    weight: told.weight,
    told,
  };
}

const made = new WeakMap<Play, { readonly person: boolean; readonly entry: Entry }>();

/** The entry of a play's last act, made once; null at the start. */
function entryAt(play: Play, hands: Branch['hands']): Entry | null {
  const act = play.acts.at(-1);
  if (!play.before || !act) return null;
  const hand = hands[play.before.acts.length];
  const person = isPersonal(hand);
  const known = made.get(play);
  const standIn = stoodIn(hand);
  if (known?.person === person && known.entry.standIn === standIn) return known.entry;
  const entry = entryOf(play.before, act, play, person, standIn);
  made.set(play, { person, entry });
  return entry;
}

/** The entry of the last act. */
export const lastEntry = ({ play, hands }: Logged): Entry | null => entryAt(play, hands);

/** Every entry of a play, oldest first. */
export function entriesOf({ play, hands }: Logged): Entry[] {
  const list: Entry[] = [];
  for (let at: Play | null = play; at; at = at.before) {
    const entry = entryAt(at, hands);
    if (entry) list.push(entry);
  }
  return list.reverse();
}

/** May a seat hear of an entry at all? */
export const canSee = (entry: Entry, seat: Seat): boolean => mayHear({ seat }, entry.told.heard);

/** A reader's lines, each with the act's place in the record: for the session alone. */
export function linesFor(of: Logged, reader: Reader): { readonly index: number; readonly line: LogLine }[] {
  const found: { readonly index: number; readonly line: LogLine }[] = [];
  for (const { index, told, ...placed } of entriesOf(of)) {
    const heard = hear(told, reader);
    if (!heard) continue;
    const why = [...heard.why, ...heard.after];
    found.push({ index, line: { ...placed, number: found.length, text: heard.text, why } });
  }
  return found;
}

/** The log as one reader gets it. */
export const logFor = (of: Logged, reader: Reader): LogLine[] => linesFor(of, reader).map(({ line }) => line);

/** When an entry happened, in few letters: a round, a day, a year, an hour. */
export function whenOf(entry: Placed): string {
  switch (areaOf(entry.phase)) {
    case 'talks':
      return `R${entry.round}`;
    case 'crisis':
      return `Y${entry.year} T+${Math.max(0, entry.hour)}`;
    case 'force':
      return `Y${entry.year}`;
    default:
      return `day ${entry.day}`;
  }
}
