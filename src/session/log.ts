import { type ActType, areaOf, type Phase, type Seat, type World } from '../model/index.ts';
import { type Play, type PlayedStep, stepsFrom } from '../protocol/index.ts';
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

/** By whose hand an act was done, as far as its telling depends on it. */
interface Done {
  /** A person or a program did it, or it was done for one: the reasons are its own affair. */
  readonly person: boolean;
  readonly standIn: boolean;
}

/** What a log is made of: a line of play and who did each act. */
export type Logged = Pick<Branch, 'play' | 'hands'>;

function entryOf(world: World, step: PlayedStep, { person, standIn }: Done): Entry {
  const { index, act, phase, before, after } = step;
  const told = tell({ world, act, phase, before, after, person });
  return {
    index,
    round: before.open.round,
    day: after.open.day,
    year: after.open.year,
    hour: after.open.crisis?.hour ?? -1,
    phase,
    act: act.type,
    seat: act.seat,
    standIn,
    weight: told.weight,
    told,
  };
}

const made = new WeakMap<Play, Done & { readonly entry: Entry }>();

/** Who did the last act of a play. */
function doneBy(play: Play, hands: Branch['hands']): Done {
  const hand = hands[play.count - 1];
  return { person: isPersonal(hand), standIn: stoodIn(hand) };
}

/** The entry of a play's last act, if it was made before by the same hand. */
function known(play: Play, { person, standIn }: Done): Entry | null {
  const found = made.get(play);
  return found?.person === person && found.standIn === standIn ? found.entry : null;
}

function make(play: Play, step: PlayedStep, done: Done): Entry {
  const entry = entryOf(play.world, step, done);
  made.set(play, { ...done, entry });
  return entry;
}

/** Every entry of a play, oldest first, each made once. */
export function entriesOf({ play, hands }: Logged): Entry[] {
  const plays: Play[] = [];
  let first = play.count;
  for (let at: Play | null = play; at && at.count > 0; at = at.before) {
    plays.push(at);
    if (!known(at, doneBy(at, hands))) first = at.count - 1;
  }
  plays.reverse();
  for (const step of stepsFrom(play, first)) {
    const at = plays[step.index];
    const done = at && doneBy(at, hands);
    if (done && !known(at, done)) make(at, step, done);
  }
  return plays.flatMap((at) => made.get(at)?.entry ?? []);
}

/** The entry of the last act; null at the start. */
export function lastEntry({ play, hands }: Logged): Entry | null {
  const done = doneBy(play, hands);
  const found = known(play, done);
  if (found) return found;
  for (const step of stepsFrom(play, play.count - 1)) return make(play, step, done);
  return null;
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
