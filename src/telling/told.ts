import {
  type Act,
  type ActOf,
  type ActType,
  has,
  type Phase,
  type Seat,
  type Seats,
  type SourceKey,
  setOf,
  type Table,
  type World,
} from '../model/index.ts';
import { type Words, words } from './words.ts';

/** One act with the table before and after it: everything that can be told of it follows from these facts. */
export interface Step<A extends Act = Act> {
  readonly world: World;
  readonly act: A;
  /** The phase in which it was done. */
  readonly phase: Phase;
  readonly before: Table;
  readonly after: Table;
  /** A person did it: its reasons are its own affair, and only public ones are told. */
  readonly person: boolean;
}

export type StepOf<T extends ActType> = Step<ActOf<T>>;

/** A set that every seat is in. */
export const EVERYBODY: Seats = setOf(Array.from({ length: 31 }, (_, seat) => seat));

/** A line as one reader gets it, with who says so. */
export interface Heard {
  readonly text: Words;
  readonly source: readonly SourceKey[];
}

/** A line that explains. */
export interface Why {
  /** As others hear it; null where they hear nothing. */
  readonly said: Heard | null;
  /** As the acting seat itself and the host know it; null where that is what the others hear. */
  readonly own: Heard | null;
  /** Whose ears it is for. */
  readonly heard: Seats;
}

/** 0: routine. 1: worth reading. 2: a turn of events. */
export type Weight = 0 | 1 | 2;

/**
 * A sentence in two parts. What is for some ears only, the acting seat's figures, stands between them, so that nobody
 * has to look for the place in a finished text.
 */
export interface Sentence {
  readonly head: string;
  /** What follows the figures: the mark that ends the sentence. */
  readonly tail: string;
}

/** A sentence whose figures, if it has any, stand before its last mark. */
export const says = (head: string, tail: '.' | ':' = '.'): Sentence => ({ head, tail });

/**
 * How an act of one type is told. Every field is required, so that a new act without an answer to "who may hear of
 * it?" does not compile. `figures` are known to the acting seat and the host alone.
 */
export interface Teller<T extends ActType> {
  readonly text: (s: StepOf<T>) => Sentence;
  /** What stands between the parts of the sentence, in brackets; empty for nothing. */
  readonly figures: (s: StepOf<T>) => string;
  readonly why: (s: StepOf<T>) => readonly Why[];
  /** What followed by itself. */
  readonly after: (s: StepOf<T>) => readonly Why[];
  readonly heard: (s: StepOf<T>) => Seats;
  readonly weight: (s: StepOf<T>) => Weight;
}

/** An act in words. */
export interface Told {
  readonly seat: Seat;
  readonly text: Sentence;
  readonly figures: string;
  readonly why: readonly Why[];
  readonly after: readonly Why[];
  readonly heard: Seats;
  readonly weight: Weight;
}

/** Who reads: a seat, somebody who hears what is public, or the host, who may know everything. */
export type Reader = { readonly seat: Seat } | 'public' | 'host';

/** An act as one reader gets it. */
export interface HeardAct {
  readonly text: Words;
  readonly why: readonly Heard[];
  readonly after: readonly Heard[];
  readonly weight: Weight;
}

const inside = (reader: Reader, seat: Seat): boolean =>
  reader === 'host' || (reader !== 'public' && reader.seat === seat);

/** May a reader hear what these seats may hear? */
export const mayHear = (reader: Reader, heard: Seats): boolean =>
  reader === 'host' || (reader === 'public' ? heard === EVERYBODY : has(heard, reader.seat));

function lines(reader: Reader, seat: Seat, list: readonly Why[]): Heard[] {
  return list.flatMap(({ said, own, heard }) => {
    if (!mayHear(reader, heard)) return [];
    const line = inside(reader, seat) ? (own ?? said) : said;
    return line ? [line] : [];
  });
}

/** What a reader gets to hear of an act; null when it is not for its ears. */
export function hear(told: Told, reader: Reader): HeardAct | null {
  if (!mayHear(reader, told.heard)) return null;
  const figures = inside(reader, told.seat) && told.figures !== '' ? ` (${told.figures})` : '';
  return {
    text: words(`${told.text.head}${figures}${told.text.tail}`),
    why: lines(reader, told.seat, told.why),
    after: lines(reader, told.seat, told.after),
    weight: told.weight,
  };
}

/** A line with who says so. */
export const heard = (text: string, source: readonly SourceKey[] = []): Heard => ({
  text: words(text),
  source,
});

/** A line for everybody's ears. */
export const aloud = (text: string, source: readonly SourceKey[] = []): Why => ({
  said: heard(text, source),
  own: null,
  heard: EVERYBODY,
});

/** A line for some seats only. */
export const aside = (seats: readonly Seat[], text: string, source: readonly SourceKey[] = []): Why => ({
  said: heard(text, source),
  own: null,
  heard: setOf(seats),
});

/** A teller's empty answers. */
export const nothing = (): '' => '';
export const none = (): readonly Why[] => [];
export const all = (): Seats => EVERYBODY;
