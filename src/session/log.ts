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

/** One act of a play, told once; what a reader gets of it is `logFor`'s affair. */
export interface Entry {
  /** The act's place in the record, from 0. */
  readonly index: number;
  readonly round: number;
  readonly day: number;
  readonly year: number;
  /** Hours into a crisis, −1 outside one. */
  readonly hour: number;
  /** The phase in which it was done. */
  readonly phase: Phase;
  readonly act: ActType;
  readonly seat: Seat;
  readonly weight: Weight;
  readonly told: Told;
}

/** An entry as one reader gets it. */
export interface LogLine extends Entry {
  readonly text: Words;
  /** Reasons and particulars, then what followed by itself. */
  readonly why: readonly Heard[];
}

function entryOf(world: World, step: PlayedStep, people: readonly Seat[]): Entry {
  const { index, act, phase, before, after } = step;
  const person = people.includes(act.seat);
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
    weight: told.weight,
    told,
  };
}

const made = new WeakMap<Play, { readonly key: string; readonly entry: Entry }>();

/** Every entry of a play, oldest first, each made once. `people`: seats whose reasons are their own affair. */
export function entriesOf(play: Play, people: readonly Seat[]): Entry[] {
  const key = people.join(',');
  const plays: Play[] = [];
  let first = play.count;
  for (let at: Play | null = play; at && at.count > 0; at = at.before) {
    plays.push(at);
    if (made.get(at)?.key !== key) first = at.count - 1;
  }
  plays.reverse();
  for (const step of stepsFrom(play, first)) {
    const at = plays[step.index];
    if (at && made.get(at)?.key !== key) made.set(at, { key, entry: entryOf(play.world, step, people) });
  }
  return plays.flatMap((at) => made.get(at)?.entry ?? []);
}

/** The entry of a play's last act; null at the start. */
export function lastEntry(play: Play, people: readonly Seat[]): Entry | null {
  const key = people.join(',');
  const known = made.get(play);
  if (known?.key === key) return known.entry;
  for (const step of stepsFrom(play, play.count - 1)) {
    const entry = entryOf(play.world, step, people);
    made.set(play, { key, entry });
    return entry;
  }
  return null;
}

/** May a seat hear of an entry at all? */
export const canSee = (entry: Entry, seat: Seat): boolean => mayHear({ seat }, entry.told.heard);

/** The log as one reader gets it: nothing in it is meant for other ears. */
export const logFor = (play: Play, people: readonly Seat[], reader: Reader): LogLine[] =>
  entriesOf(play, people).flatMap((entry) => {
    const heard = hear(entry.told, reader);
    return heard ? [{ ...entry, text: heard.text, why: [...heard.why, ...heard.after] }] : [];
  });

/** When an entry happened, in few letters: a round, a day, a year, an hour. */
export function whenOf(entry: Entry): string {
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
