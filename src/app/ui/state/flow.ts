import {
  advance,
  heldSeats,
  inCrisis,
  looked,
  newsFor,
  type Programs,
  type Session,
  waiting,
} from '../../../session/index.ts';
import type { Size } from '../canvas/size.ts';
import { askedText, caseOf, ownBest, type UiState } from './state.ts';

/** What the screen opens on: the choice of seats, or the first brief. */
export function initialState(options: {
  readonly session: Session;
  readonly cast: Programs;
  readonly size: Size;
  readonly ascii: boolean;
  readonly saveFile: string;
  /** Something to say first. */
  readonly notice?: string;
}): UiState {
  const { session } = options;
  const humans = heldSeats(session);
  const old = session.play.count > 0;
  const base: UiState = {
    ...options,
    stop: { kind: 'news' },
    screen: 'seats',
    viewer: humans[0] ?? session.play.world.case.principals[0] ?? 0,
    next: humans[0] ?? 0,
    cursor: session.play.world.case.principals[0] ?? 0,
    ticked: humans,
    desks: {},
    // Who has looked at the game before has been briefed.
    briefed: old ? humans.filter((seat) => (session.marks[seat] ?? 0) > 0) : [],
    focus: 'clauses',
    scroll: 0,
    overlay: null,
    brief: 'own',
    query: '',
    notice: options.notice ?? '',
    wanted: null,
    studies: [],
    working: null,
    quit: false,
  };
  return humans.length === 0 ? base : seated(base);
}

/** The seats are taken: to the first brief, or straight on in a resumed game. */
export function seated(s: UiState): UiState {
  const people = heldSeats(s.session);
  const first = people[0] ?? 0;
  const at = { ...s, viewer: first, next: first, scroll: 0 };
  if (s.briefed.length > 0) {
    if (people.length > 1) return resumeShared(at);
    return newsFor(at.session, first).worthReading
      ? { ...at, stop: { kind: 'news' }, screen: 'news' }
      : proceed(at);
  }
  return { ...at, brief: 'own', screen: people.length > 1 ? 'handover' : 'brief' };
}

/** A resumed game with several people: nothing is shown before the right one has the screen. */
function resumeShared(s: UiState): UiState {
  const stop = waiting(s.session);
  if (stop?.kind === 'over') return { ...s, stop, screen: 'ending' };
  const seat = stop && 'seat' in stop ? stop.seat : s.viewer;
  return { ...s, stop: stop ?? { kind: 'news' }, screen: 'handover', next: seat };
}

/** Lets the programs move, then shows what comes next. */
export function proceed(s: UiState): UiState {
  const { session, stop } = advance(s.session, s.viewer);
  return arrive({ ...s, session, stop, scroll: 0 });
}

function arrive(s: UiState): UiState {
  const { stop } = s;
  switch (stop.kind) {
    case 'news':
      return { ...s, screen: 'news' };
    case 'over':
      return { ...read(s), screen: 'ending' };
    case 'clock':
      return { ...read(s), screen: 'table' };
    case 'consent':
      return stop.seat === s.viewer
        ? { ...s, screen: 'consent' }
        : { ...read(s), screen: 'handover', next: stop.seat };
    case 'seat':
      if (stop.seat !== s.viewer) return { ...read(s), screen: 'handover', next: stop.seat };
      return atDesk({ ...read(s), screen: 'table' });
    default: {
      const never: never = stop;
      return never;
    }
  }
}

/** The viewer has had everything in front of it. */
const read = (s: UiState): UiState => ({ ...s, session: looked(s.session, s.viewer) });

/** Lays out the viewer's papers for the question at hand; an unfinished draft stays. */
function atDesk(s: UiState): UiState {
  const { play } = s.session;
  const fresh = play.phase === 'talks.sounding' || play.phase === 'accession.invitation';
  const about = fresh ? `${play.phase} ${play.count}` : 'draft';
  const known = s.desks[s.viewer];
  if (known && known.about === about) return s;
  const mine = play.table.open.offers.findLast((o) => o.seat === s.viewer)?.package;
  const start = mine ?? caseOf(s).opening ?? ownBest(s);
  const draft = fresh ? (askedText(s) ?? start) : start;
  return { ...s, desks: { ...s.desks, [s.viewer]: { draft, clause: known?.clause ?? 0, about } } };
}

function take(s: UiState): UiState {
  const at = { ...s, viewer: s.next, scroll: 0, focus: 'clauses' as const, brief: 'own' as const };
  const stop = waiting(at.session);
  if (stop?.kind === 'consent' && stop.seat === at.viewer) return { ...at, stop, screen: 'consent' };
  if (!at.briefed.includes(at.viewer)) return { ...at, screen: 'brief' };
  return unread(at) ? { ...at, screen: 'news' } : goOn(at);
}

/** Is there anything new to the viewer that it did not do? */
const unread = (s: UiState): boolean => newsFor(s.session, s.viewer).worthReading;

function goOn(s: UiState): UiState {
  const at = read(s);
  const stop = waiting(at.session);
  return stop ? arrive({ ...at, stop, scroll: 0 }) : proceed(at);
}

export function continued(s: UiState): UiState {
  switch (s.screen) {
    case 'handover':
      return take(s);
    case 'brief': {
      const at = { ...s, briefed: [...s.briefed, s.viewer], scroll: 0 };
      return unread(at) ? { ...at, screen: 'news' } : goOn(at);
    }
    case 'news':
      return goOn(s);
    default:
      return s;
  }
}

/** After a person's own act: read what it brought, or go straight on. */
export function acted(s: UiState, session: Session): UiState {
  const ended = inCrisis(s.session.play) && !session.play.phase.startsWith('crisis.');
  const next = { ...s, session, overlay: null, notice: '', scroll: 0 };
  if (ended) return { ...next, screen: 'news', stop: { kind: 'news' } };
  return proceed(read(next));
}

/** After a step in time, or a word on one: to whoever is awaited there. */
export function back(s: UiState, session: Session, notice: string): UiState {
  const stop = waiting(session);
  const at = { ...s, session, overlay: null, wanted: null, notice, scroll: 0 };
  return stop ? arrive({ ...at, stop }) : proceed(at);
}
