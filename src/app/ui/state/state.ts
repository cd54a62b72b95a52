import { bestOwn, wordings } from '../../../agents/index.ts';
import type { Act, Case, Package, Phase, Wish } from '../../../model/index.ts';
import { viewFrom } from '../../../protocol/index.ts';
import type { View } from '../../../rules/index.ts';
import type { Programs, Session, Stop, Studied, Study, StudyKind } from '../../../session/index.ts';
import type { Size } from '../canvas/size.ts';

export type ScreenName = 'seats' | 'handover' | 'consent' | 'brief' | 'news' | 'table' | 'ending';

export const PANELS = ['clauses', 'parties', 'builder', 'adviser', 'log'] as const;
export type PanelName = (typeof PANELS)[number];

export type DialogKind =
  | 'help'
  | 'brief'
  | 'log'
  | 'search'
  | 'why'
  | 'options'
  | 'texts'
  | 'send'
  | 'table-text'
  | 'sound'
  | 'caucus'
  | 'caucus-answer'
  | 'line'
  | 'accept'
  | 'walk-out'
  | 'join-if'
  | 'sign'
  | 'reopen'
  | 'abandon'
  | 'join'
  | 'decline'
  | 'stay'
  | 'leave'
  | 'call'
  | 'refrain'
  | 'campaign'
  | 'let-vote'
  | 'show'
  | 'appeal'
  | 'wait'
  | 'find'
  | 'respond'
  | 'give-nothing'
  | 'rewind'
  | 'ask-consent'
  | StudyKind;

/** What of a brief is on screen: one's own page, the long one, the page for everybody, or the dates before. */
export type BriefPart = 'own' | 'full' | 'public' | 'dates';

/** Something laid over the screen: a page to read, a list to choose from, or a question to confirm. */
export interface Overlay {
  readonly kind: DialogKind;
  readonly cursor: number;
  readonly scroll: number;
  /** What has been typed, in a search. */
  readonly text: string;
}

/** A seat's own working papers: its draft, and the clause it is looking at. */
export interface Desk {
  readonly draft: Package;
  readonly clause: number;
  /** The question the draft was laid out for, so that a new one is laid out afresh. */
  readonly about: string;
}

/** Everything the screen shows is a function of this. */
export interface UiState {
  readonly size: Size;
  readonly ascii: boolean;
  /** Where the game is kept. */
  readonly saveFile: string;
  readonly cast: Programs;
  readonly session: Session;
  readonly stop: Stop;
  readonly screen: ScreenName;
  /** The seat in front of the screen. */
  readonly viewer: number;
  /** The seat to hand over to. */
  readonly next: number;
  /** The chosen row and the ticked seats of the first screen. */
  readonly cursor: number;
  readonly ticked: readonly number[];
  readonly desks: Readonly<Record<number, Desk>>;
  readonly briefed: readonly number[];
  readonly focus: PanelName;
  readonly scroll: number;
  readonly overlay: Overlay | null;
  readonly brief: BriefPart;
  readonly query: string;
  /** One line in answer to a key: what was done, or why it is not lawful. */
  readonly notice: string;
  /** A step in time that needs the others' consent, while its seat is asked whether to ask them. */
  readonly wanted: Wish | null;
  /** What was worked out on ended games, newest last. */
  readonly studies: readonly Studied[];
  /** The study at hand and the share of it that is done, 0 to 1; null while none is. */
  readonly working: { readonly kind: StudyKind; readonly done: number } | null;
  readonly quit: boolean;
}

/** What a key can mean. */
export type Command =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'page'; readonly by: number }
  | { readonly type: 'edge'; readonly end: boolean }
  | { readonly type: 'option'; readonly by: number }
  | { readonly type: 'set-option'; readonly option: number }
  | { readonly type: 'set-draft'; readonly text: Package; readonly name: string }
  | { readonly type: 'focus'; readonly panel: PanelName }
  | { readonly type: 'next-panel'; readonly by: number }
  | { readonly type: 'open'; readonly dialog: DialogKind; readonly brief?: BriefPart }
  | { readonly type: 'brief'; readonly part: BriefPart }
  | { readonly type: 'working'; readonly kind: StudyKind; readonly done: number }
  | { readonly type: 'studied'; readonly play: Session['play']; readonly study: Study }
  | { readonly type: 'close' }
  | { readonly type: 'choose' }
  | { readonly type: 'tick' }
  | { readonly type: 'begin' }
  | { readonly type: 'continue' }
  | { readonly type: 'act'; readonly act: Act }
  | { readonly type: 'clock'; readonly hours: number | null }
  | { readonly type: 'undo' }
  | { readonly type: 'rewind'; readonly round: number }
  | { readonly type: 'return'; readonly branch: number }
  /** Asks the others to agree to the step that is wanted. */
  | { readonly type: 'ask' }
  | { readonly type: 'consent'; readonly yes: boolean }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' }
  /** Nothing done: only a word in answer. */
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'search' }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'quit' };

/** A session with the seat in front of a client: what any client of it has. */
export type Attended = Pick<UiState, 'session' | 'stop' | 'viewer'>;

export const caseOf = (s: Pick<Attended, 'session'>): Case => s.session.play.world.case;

/** What the seat in front of the screen may know. */
export const viewOfViewer = (s: Attended): View => viewFrom(s.session.play, Math.max(0, s.viewer));

/** Is it for the seat in front of the screen to act? */
export const myTurn = (s: Attended): boolean => s.stop.kind === 'seat' && s.stop.seat === s.viewer;

/** The text that the viewer is asked about, or that stands: null while there is none. */
export function askedText(s: Attended): Package | null {
  const { play } = s.session;
  const { open, own } = play.table;
  if (play.phase === 'talks.sounding' && myTurn(s)) return own[s.viewer]?.soundings.at(-1)?.package ?? null;
  if (play.phase === 'talks.answer') return open.offers[open.standing]?.package ?? null;
  if (open.agreed) return open.agreed;
  return open.offers.at(-1)?.package ?? null;
}

/** Phases in which the viewer works on a text of its own. */
export const EDITABLE: readonly Phase[] = [
  'talks.floor',
  'talks.mediation',
  'talks.sounding',
  'accession.invitation',
];
export const editing = (s: Attended): boolean => myTurn(s) && EDITABLE.includes(s.session.play.phase);

/** A fresh draft: the seat's own best lawful text, every wording allowed. */
export function ownBest(s: Attended): number[] {
  const view = viewOfViewer(s);
  return bestOwn(view, wordings(view, true));
}

export function deskOf(s: UiState): Desk {
  return s.desks[s.viewer] ?? { draft: ownBest(s), clause: 0, about: '' };
}

/** The text in the CLAUSES panel, and the one its change marks compare it with. */
export function subjectOf(s: UiState): {
  readonly text: Package;
  readonly name: string;
  readonly base: Package | null;
  readonly baseName: string;
} {
  const c = caseOf(s);
  const { play } = s.session;
  const { open } = play.table;
  const desk = deskOf(s);
  const last = open.offers.at(-1);
  const named = (seat: number): string => c.parties[seat]?.short ?? '';
  const mine = open.offers.findLast((o) => o.seat === s.viewer);
  if (editing(s) && (play.phase === 'talks.sounding' || play.phase === 'accession.invitation'))
    return { text: desk.draft, name: 'your version', base: askedText(s), baseName: 'the text asked about' };
  if (play.phase === 'talks.answer' || (play.phase.startsWith('talks.') && !editing(s) && last)) {
    const text = askedText(s) ?? desk.draft;
    const name = `${named(last?.seat ?? -1)}'s text (R${last?.round ?? 0})`;
    if (mine && mine !== last) return { text, name, base: mine.package, baseName: 'your last offer' };
    return { text, name, base: desk.draft, baseName: 'your draft' };
  }
  if (open.agreed) return { text: open.agreed, name: 'the agreed text', base: null, baseName: '' };
  if (last)
    return {
      text: desk.draft,
      name: 'your draft',
      base: last.package,
      baseName: `${named(last.seat)}'s text (R${last.round})`,
    };
  return { text: desk.draft, name: 'your draft', base: c.opening, baseName: 'the opening text' };
}
