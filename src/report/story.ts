import type { Act, EndingKind, Package, Table, World } from '../model/index.ts';

/** One reason, ready to be printed. */
export interface Ground {
  readonly code: string;
  /** Clause index, or −1. */
  readonly clause: number;
  readonly text: string;
  readonly source: readonly string[];
  /** The same seat has said so before. */
  readonly again?: boolean;
}

/** What a seat thought of the text that its act was about. */
export interface Opinion {
  /** Points. */
  readonly score: number;
  readonly bar: number;
  /** What speaks against the text; empty when it would take it. */
  readonly grounds: readonly Ground[];
  /** The smallest change that would have won it, or null. */
  readonly change: Package | null;
}

/** One act with the table before and after it. */
export interface Step {
  readonly act: Act;
  /** The phase in which it was done, as `talks.floor`. */
  readonly phase: string;
  readonly before: Table;
  readonly after: Table;
  readonly opinion: Opinion | null;
}

/** An ending's cause. `party` and `clause` are indices, or −1. */
export interface StoryCause extends Ground {
  readonly party: number;
}

/** How it ended: stable kind, phase, day, and causes, most weighty first. */
export interface StoryEnding {
  readonly kind: EndingKind;
  readonly phase: string;
  readonly day: number;
  readonly causes: readonly StoryCause[];
  readonly package: Package | null;
}

/** A negotiation from first act to last, as facts: what a transcript is made of. */
export interface Story {
  readonly world: World;
  /** Who played which seat, by party id. */
  readonly seats: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** Where it stands now, and the table there. */
  readonly phase: string;
  readonly table: Table;
  /** Null while it is not over. */
  readonly ending: StoryEnding | null;
  readonly hash: string;
}
