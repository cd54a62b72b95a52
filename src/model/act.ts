import type { Package } from './case.ts';

/** A party's index, or NATURE. */
export type Seat = number;
/** The seat of chance and of the clock. */
export const NATURE = -1;

export type Answer = 'join' | 'conditional' | 'decline';
export type Finding = 'attack' | 'unclear' | 'no-attack';
/** What a year under the treaty brings. `deterred`: an attack was considered and dropped. */
export type YearKind = 'quiet' | 'deterred' | 'incident';

/** One move by one seat. Chance outcomes are acts of nature, so that a record holds everything. */
export type Act =
  // Talks
  | { readonly type: 'offer.make'; readonly seat: Seat; readonly package: Package }
  | { readonly type: 'offer.accept'; readonly seat: Seat }
  | { readonly type: 'offer.reject'; readonly seat: Seat }
  | { readonly type: 'talks.walk-out'; readonly seat: Seat }
  | {
      readonly type: 'sounding.ask';
      readonly seat: Seat;
      readonly guarantor: Seat;
      readonly package: Package;
    }
  | {
      readonly type: 'sounding.answer';
      readonly seat: Seat;
      readonly answer: Answer;
      readonly change: Package | null;
    }
  /** A private question: how far could you go on this clause? */
  | { readonly type: 'caucus.ask'; readonly seat: Seat; readonly with: Seat; readonly clause: number }
  /** The furthest option the asked party says it could live with, or −1 for no answer. */
  | { readonly type: 'caucus.answer'; readonly seat: Seat; readonly clause: number; readonly option: number }
  /** A public commitment to nothing worse than this option on a clause. */
  | { readonly type: 'line.draw'; readonly seat: Seat; readonly clause: number; readonly option: number }
  | { readonly type: 'text.table'; readonly seat: Seat; readonly package: Package }
  | { readonly type: 'text.pass'; readonly seat: Seat }
  /** Between rounds: the deck's events, the true front, and what each party sees of it. */
  | {
      readonly type: 'nature.round';
      readonly seat: Seat;
      readonly events: readonly number[];
      readonly front: number;
      readonly seen: readonly number[];
    }
  // Accession and signature
  | {
      readonly type: 'accession.answer';
      readonly seat: Seat;
      readonly answer: Answer;
      readonly change: Package | null;
    }
  /** After others have dropped out: leave as well, or stay all the same. */
  | { readonly type: 'accession.leave'; readonly seat: Seat }
  | { readonly type: 'accession.stay'; readonly seat: Seat }
  | { readonly type: 'treaty.sign'; readonly seat: Seat }
  /** Back to the table with what has been learnt. */
  | { readonly type: 'treaty.reopen'; readonly seat: Seat }
  | { readonly type: 'treaty.abandon'; readonly seat: Seat }
  // Ratification, implementation, years in force
  | { readonly type: 'nature.lock'; readonly seat: Seat; readonly yes: number; readonly held: boolean }
  | {
      readonly type: 'nature.stage';
      readonly seat: Seat;
      readonly breached: boolean;
      readonly repaired: boolean;
    }
  | {
      readonly type: 'nature.year';
      readonly seat: Seat;
      readonly kind: YearKind;
      readonly incident: number;
      readonly place: number;
    }
  // Crisis
  | { readonly type: 'crisis.request'; readonly seat: Seat }
  | { readonly type: 'crisis.refrain'; readonly seat: Seat }
  | {
      readonly type: 'nature.convene';
      readonly seat: Seat;
      readonly convened: boolean;
      readonly dueAt: readonly number[];
    }
  /** Time passes; at an evidence mark `beliefs` says what each party now makes of it (0 to 1000), else it is empty. */
  | {
      readonly type: 'clock.advance';
      readonly seat: Seat;
      readonly hours: number;
      readonly beliefs: readonly number[];
    }
  | { readonly type: 'crisis.find'; readonly seat: Seat; readonly finding: Finding }
  /** What a guarantor decides to give: an index on the response ladder. */
  | { readonly type: 'crisis.respond'; readonly seat: Seat; readonly response: number }
  /** Parliament or cabinet at home, and the hour help would arrive. */
  | { readonly type: 'nature.gate'; readonly seat: Seat; readonly passed: boolean; readonly arrives: number }
  /** The report to the Security Council. */
  | { readonly type: 'nature.council'; readonly seat: Seat; readonly vetoed: boolean };

export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { readonly type: T }>;

/** Every act type, in the order of a treaty's life. */
export const ACT_TYPES: readonly ActType[] = [
  'offer.make',
  'offer.accept',
  'offer.reject',
  'talks.walk-out',
  'sounding.ask',
  'sounding.answer',
  'caucus.ask',
  'caucus.answer',
  'line.draw',
  'text.table',
  'text.pass',
  'nature.round',
  'accession.answer',
  'accession.leave',
  'accession.stay',
  'treaty.sign',
  'treaty.reopen',
  'treaty.abandon',
  'nature.lock',
  'nature.stage',
  'nature.year',
  'crisis.request',
  'crisis.refrain',
  'nature.convene',
  'clock.advance',
  'crisis.find',
  'crisis.respond',
  'nature.gate',
  'nature.council',
];

/** Stable codes of the lawful "no". */
export type RefusalCode =
  | 'wrong-phase'
  | 'not-your-turn'
  | 'no-such-seat'
  | 'no-such-option'
  | 'no-such-clause'
  | 'incomplete-package'
  | 'not-a-guarantor'
  | 'not-yourself'
  | 'no-side-moves-left'
  | 'line-already-drawn'
  | 'change-needed'
  | 'change-not-allowed'
  | 'no-reopening-left'
  | 'beyond-capacity'
  | 'beyond-mandate'
  | 'already-answered'
  | 'clock-too-far'
  | 'malformed-chance';

/** The lawful "no" to an act: nothing has changed, and the reason says what would be lawful. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reason: string;
}

export const refuse = (code: RefusalCode, reason: string): Refusal => ({ code, reason });
