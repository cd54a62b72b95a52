import type { Act, ClauseIndex, Package, Phase, Seat, Wish } from '../../model/index.ts';
import type { Programs, Session, Stop, StudyKind } from '../../session/index.ts';
import { type Attended, askedText, caseOf, ownBest } from '../ui/state/state.ts';

/** What stands between the last line and the next: who is asked for what. */
export type Place = 'seats' | 'handover' | 'consent' | 'desk' | 'clock' | 'ending';

/** A seat's working papers: its draft, and what it will say the draft trades. */
export interface Desk {
  readonly draft: Package;
  /** "If you move on these clauses, we move on those." */
  readonly asks: readonly ClauseIndex[];
  readonly gives: readonly ClauseIndex[];
  /** The question that the draft was laid out for, so that a new one is laid out afresh. */
  readonly about: string;
}

/** Something that waits for a `yes`. */
export type Deed =
  | { readonly kind: 'act'; readonly act: Act }
  /** A step in time; `done`: what is said once it is taken. */
  | { readonly kind: 'step'; readonly wish: Wish; readonly done: string };

/** Work that is not done in one breath, or touches the disk. The runner does it. */
export type Job =
  | { readonly kind: 'study'; readonly study: StudyKind }
  /** What was within reach, in the world of the game. */
  | { readonly kind: 'reach' }
  | { readonly kind: 'export'; readonly file: string; readonly text: string; readonly force: boolean };

/** The game in lines: everything that the next line is judged by. */
export interface Linear extends Attended {
  readonly session: Session;
  /** Who plays the seats that nobody takes. */
  readonly cast: Programs;
  readonly stop: Stop;
  readonly place: Place;
  /** The seat in front of the lines; −1 while nobody's papers may be shown. */
  readonly viewer: Seat;
  /** The seat to hand over to. */
  readonly next: Seat;
  readonly briefed: readonly Seat[];
  readonly desks: Readonly<Record<number, Desk>>;
  /** What waits for a `yes`, with the line that asked for it. */
  readonly pending: { readonly line: string; readonly deed: Deed } | null;
  /** Is every question taken as answered with yes (`--yes`)? */
  readonly sure: boolean;
  /** Where the game is kept. */
  readonly file: string;
  /** Has the player left? */
  readonly left: boolean;
}

/** What a line leads to. */
export interface Reply {
  readonly state: Linear;
  /** Paragraphs; an empty one parts blocks. */
  readonly said: readonly string[];
  /** Was the line understood and possible? Where it was not, nothing has changed. */
  readonly taken: boolean;
  readonly job?: Job;
}

/** A line that was understood. */
export const told = (state: Linear, ...said: readonly string[]): Reply => ({ state, said, taken: true });

/** A line that was not: nothing changes. */
export const not = (state: Linear, ...said: readonly string[]): Reply => ({ state, said, taken: false });

/** Phases in which a question is asked about a text, which then is what a draft starts from. */
const FRESH: readonly Phase[] = ['talks.sounding', 'accession.invitation'];

/** The papers of the seat in front of the lines. */
export function deskOf(s: Linear): Desk {
  return s.desks[s.viewer] ?? { draft: ownBest(s), asks: [], gives: [], about: '' };
}

/** Lays out the seat's papers for the question at hand; an unfinished draft stays. */
export function atDesk(s: Linear): Linear {
  const { play } = s.session;
  const fresh = FRESH.includes(play.phase);
  const about = fresh ? `${play.phase} ${play.count}` : 'draft';
  if (s.desks[s.viewer]?.about === about) return s;
  const mine = play.table.open.offers.findLast((o) => o.seat === s.viewer)?.package;
  const start = mine ?? caseOf(s).opening ?? ownBest(s);
  const draft = fresh ? (askedText(s) ?? start) : start;
  return withDesk(s, { draft, asks: [], gives: [], about });
}

export const withDesk = (s: Linear, desk: Desk): Linear => ({
  ...s,
  desks: { ...s.desks, [s.viewer]: desk },
});

/** A session as the first line finds it: nobody in front of the lines, nothing laid out. */
export const fresh = (
  session: Session,
  cast: Programs,
  { file, sure }: { readonly file: string; readonly sure: boolean },
): Linear => ({
  session,
  cast,
  stop: { kind: 'news' },
  place: 'seats',
  viewer: -1,
  next: -1,
  // Who has looked at the game before has been briefed.
  briefed: session.marks.flatMap((n, seat) => (n > 0 ? [seat] : [])),
  desks: {},
  pending: null,
  sure,
  file,
  left: false,
});
