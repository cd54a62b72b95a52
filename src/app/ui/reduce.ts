import { send } from '../../protocol/index.ts';
import { seenScroll } from './compose.ts';
import { dialogOf } from './dialogs.ts';
import { bodyHeight } from './frame.ts';
import { entriesOf, inCrisis } from './log.ts';
import {
  advance,
  type Cast,
  moveClock,
  openSession,
  type Session,
  takeBack,
  toRound,
  waiting,
} from './session.ts';
import {
  askedText,
  type Command,
  caseOf,
  type DialogKind,
  deskOf,
  editing,
  myTurn,
  ownBest,
  PANELS,
  type Size,
  type UiState,
} from './state.ts';
import { panelScrollLimit } from './table-frame.ts';

/** Every dialog, for tests and for whoever lists them. */
export const DIALOGS: readonly DialogKind[] = [
  'help',
  'brief',
  'log',
  'search',
  'why',
  'options',
  'texts',
  'send',
  'sound',
  'caucus',
  'line',
  'walk-out',
  'rewind',
];

/** What the screen opens on: the choice of seats, or the first brief. */
export function initialState(options: {
  readonly session: Session;
  readonly cast: Cast;
  readonly size: Size;
  readonly ascii: boolean;
  readonly saveFile: string;
}): UiState {
  const { session } = options;
  const { humans } = session;
  const old = session.play.acts.length;
  const told = Object.fromEntries(session.play.world.case.parties.map((p) => [p.index, old]));
  const base: UiState = {
    ...options,
    stop: { kind: 'news' },
    screen: 'seats',
    viewer: humans[0] ?? session.play.world.case.principals[0] ?? 0,
    next: humans[0] ?? 0,
    cursor: session.play.world.case.principals[0] ?? 0,
    ticked: humans,
    desks: {},
    briefed: old > 0 ? humans : [],
    told,
    focus: 'clauses',
    scroll: 0,
    overlay: null,
    query: '',
    notice: '',
    branches: 0,
    quit: false,
  };
  return humans.length === 0 ? base : seated(base);
}

/** The seats are taken: to the first brief, or straight on in a resumed game. */
function seated(s: UiState): UiState {
  const first = s.session.humans[0] ?? 0;
  const at = { ...s, viewer: first, next: first, scroll: 0 };
  if (s.briefed.length > 0) {
    return s.session.humans.length > 1 ? resumeShared(at) : proceed(at);
  }
  return { ...at, screen: s.session.humans.length > 1 ? 'handover' : 'brief' };
}

/** A resumed game with several people: nothing is shown before the right one has the screen. */
function resumeShared(s: UiState): UiState {
  const stop = waiting(s.session);
  if (stop?.kind === 'over') return { ...s, stop, screen: 'ending' };
  const seat = stop?.kind === 'human' ? stop.seat : s.viewer;
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
      return { ...told(s), screen: 'ending' };
    case 'clock':
      return { ...told(s), screen: 'table' };
    case 'human':
      if (stop.seat !== s.viewer) return { ...told(s), screen: 'handover', next: stop.seat };
      return atDesk({ ...told(s), screen: 'table' });
    default: {
      const never: never = stop;
      return never;
    }
  }
}

const told = (s: UiState): UiState => ({
  ...s,
  told: { ...s.told, [s.viewer]: s.session.play.acts.length },
});

/** Lays out the viewer's papers for the question at hand; an unfinished draft stays. */
function atDesk(s: UiState): UiState {
  const { play } = s.session;
  const fresh = play.phase === 'talks.sounding' || play.phase === 'accession.invitation';
  const about = fresh ? `${play.phase} ${play.acts.length}` : 'draft';
  const known = s.desks[s.viewer];
  if (known && known.about === about) return s;
  const mine = play.table.open.offers.findLast((o) => o.seat === s.viewer)?.package;
  const start = mine ?? caseOf(s).opening ?? ownBest(s);
  const draft = fresh ? (askedText(s) ?? start) : start;
  return { ...s, desks: { ...s.desks, [s.viewer]: { draft, clause: known?.clause ?? 0, about } } };
}

function take(s: UiState): UiState {
  const at = { ...s, viewer: s.next, scroll: 0, focus: 'clauses' as const };
  if (!at.briefed.includes(at.viewer)) return { ...at, screen: 'brief' };
  return unread(at) ? { ...at, screen: 'news' } : goOn(at);
}

/** Is there anything that the viewer may read, has not been told of, and did not do? */
function unread(s: UiState): boolean {
  const from = s.told[s.viewer] ?? 0;
  return entriesOf(s.session.play, s.session.humans).some(
    (e) =>
      e.index >= from &&
      e.seat !== s.viewer &&
      e.weight > 0 &&
      (e.seenBy === 'all' || e.seenBy.includes(s.viewer)),
  );
}

function goOn(s: UiState): UiState {
  const at = told(s);
  const stop = waiting(at.session);
  return stop ? arrive({ ...at, stop, scroll: 0 }) : proceed(at);
}

function continued(s: UiState): UiState {
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
function acted(s: UiState, session: Session): UiState {
  const ended = inCrisis(s.session.play) && !session.play.phase.startsWith('crisis.');
  const next = { ...s, session, overlay: null, notice: '', scroll: 0 };
  if (ended) return { ...next, screen: 'news', stop: { kind: 'news' } };
  return proceed({ ...next, told: { ...s.told, [s.viewer]: session.play.acts.length } });
}

function back(s: UiState, session: Session, notice: string): UiState {
  const stop = waiting(session);
  const count = session.play.acts.length;
  const known = Object.fromEntries(Object.entries(s.told).map(([seat, n]) => [seat, Math.min(n, count)]));
  const at = { ...s, session, told: known, overlay: null, notice, scroll: 0 };
  return stop ? arrive({ ...at, stop }) : proceed(at);
}

function move(s: UiState, by: number): UiState {
  if (s.overlay) {
    const { items } = dialogOf(s, s.overlay);
    if (items.length > 0) {
      const cursor = Math.max(0, Math.min(items.length - 1, s.overlay.cursor + by));
      return { ...s, overlay: { ...s.overlay, cursor } };
    }
    return { ...s, overlay: { ...s.overlay, scroll: seenScroll(s, s.overlay.scroll + by) } };
  }
  if (s.screen === 'seats') {
    const cursor = Math.max(0, Math.min(caseOf(s).parties.length - 1, s.cursor + by));
    return { ...s, cursor };
  }
  if (s.screen !== 'table') return { ...s, scroll: seenScroll(s, s.scroll + by) };
  if (s.focus === 'clauses' && !s.session.play.phase.startsWith('crisis.')) {
    const desk = deskOf(s);
    const clause = Math.max(0, Math.min(caseOf(s).clauses.length - 1, desk.clause + by));
    return { ...s, desks: { ...s.desks, [s.viewer]: { ...desk, clause } } };
  }
  const step = s.focus === 'log' ? -by : by;
  return { ...s, scroll: Math.max(0, Math.min(panelScrollLimit(s), s.scroll + step)) };
}

function setDraft(s: UiState, draft: readonly number[], notice: string): UiState {
  if (!editing(s)) return { ...s, notice: 'This text is not yours to change now.' };
  return { ...s, overlay: null, notice, desks: { ...s.desks, [s.viewer]: { ...deskOf(s), draft } } };
}

function setOption(s: UiState, option: number): UiState {
  const { clause, draft } = deskOf(s);
  const most = (caseOf(s).clauses[clause]?.options.length ?? 1) - 1;
  const to = Math.max(0, Math.min(most, option));
  return setDraft(
    s,
    draft.map((x, i) => (i === clause ? to : x)),
    '',
  );
}

function perform(s: UiState, command: Extract<Command, { readonly type: 'act' }>): UiState {
  if (!myTurn(s)) return { ...s, notice: 'It is not your move.' };
  const next = send(s.session.play, command.act);
  if (!next.ok) return { ...s, overlay: null, notice: next.error.reason };
  return acted(s, { ...s.session, play: next.value });
}

function begin(s: UiState): UiState {
  const humans = s.ticked.length > 0 ? [...s.ticked].sort((a, b) => a - b) : [s.cursor];
  const session = openSession({ play: s.session.play }, s.cast, humans);
  return seated({ ...s, session, notice: '' });
}

/** What a command makes of the state. Never touches the world: saving and leaving are the store's affair. */
export function reduce(state: UiState, command: Command): UiState {
  const s = command.type === 'resize' || state.notice === '' ? state : { ...state, notice: '' };
  switch (command.type) {
    case 'move':
      return move(s, command.by);
    case 'page':
      return s.overlay && dialogOf(s, s.overlay).items.length === 0
        ? move(s, command.by * Math.max(1, bodyHeight(s) - 2))
        : move(s, command.by * (s.screen === 'table' ? 5 : Math.max(1, bodyHeight(s) - 2)));
    case 'edge':
      return move(s, command.end ? 10_000 : -10_000);
    case 'option':
      return command.by === 0 ? s : setOption(s, (deskOf(s).draft[deskOf(s).clause] ?? 0) + command.by);
    case 'set-option':
      return setOption(s, command.option);
    case 'set-draft':
      return setDraft(s, command.text, `Your draft now starts from: ${command.name}.`);
    case 'focus':
      return { ...s, focus: command.panel, scroll: 0 };
    case 'next-panel': {
      const at = PANELS.indexOf(s.focus) + command.by;
      return { ...s, focus: PANELS[(at + PANELS.length) % PANELS.length] ?? 'clauses', scroll: 0 };
    }
    case 'open': {
      const cursor = command.dialog === 'options' ? (deskOf(s).draft[deskOf(s).clause] ?? 0) : 0;
      const query = command.dialog === 'log' && s.overlay === null ? '' : s.query;
      const opened = { ...s, query, overlay: { kind: command.dialog, cursor, scroll: 0, text: '' } };
      const end = command.dialog === 'log' ? seenScroll(opened, 1e6) : 0;
      return { ...opened, overlay: { ...opened.overlay, scroll: end } };
    }
    case 'close':
      return { ...s, overlay: null };
    case 'choose': {
      const item = s.overlay ? dialogOf(s, s.overlay).items[s.overlay.cursor] : undefined;
      return item ? reduce(s, item.command) : s;
    }
    case 'tick':
      return {
        ...s,
        ticked: s.ticked.includes(s.cursor)
          ? s.ticked.filter((x) => x !== s.cursor)
          : [...s.ticked, s.cursor],
      };
    case 'begin':
      return begin(s);
    case 'continue':
      return continued(s);
    case 'act':
      return perform(s, command);
    case 'clock':
      return acted(s, moveClock(s.session, command.hours ?? undefined));
    case 'undo': {
      const earlier = takeBack(s.session);
      return earlier ? back(s, earlier, 'Taken back.') : { ...s, notice: 'There is nothing to take back.' };
    }
    case 'rewind':
      return back(
        { ...s, branches: s.branches + 1 },
        toRound(s.session, command.round),
        `Back at the opening of round ${command.round}; what was played is kept as branch ${s.branches + 1}.`,
      );
    case 'type':
      return s.overlay ? { ...s, overlay: { ...s.overlay, text: s.overlay.text + command.text } } : s;
    case 'erase':
      return s.overlay ? { ...s, overlay: { ...s.overlay, text: s.overlay.text.slice(0, -1) } } : s;
    case 'search': {
      const found = { ...s, query: s.overlay?.text.trim() ?? '' };
      return { ...found, overlay: { kind: 'log', cursor: 0, scroll: 0, text: '' } };
    }
    case 'resize':
      return { ...s, size: command.size };
    case 'quit':
      return { ...s, quit: true };
    default: {
      const never: never = command;
      return never;
    }
  }
}
