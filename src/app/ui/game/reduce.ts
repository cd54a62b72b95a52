import type { Wish } from '../../../model/index.ts';
import {
  act,
  answerStep,
  concerned,
  giveBack,
  moveClock,
  openSession,
  type Session,
  stepBack,
  stepToRound,
  takeSeat,
  wantStep,
} from '../../../session/index.ts';
import { refusalText } from '../../../telling/index.ts';
import { graphemes } from '../canvas/widths.ts';
import { dialogOf } from '../dialogs/table.ts';
import { seenScroll } from '../screens/compose.ts';
import { bodyHeight } from '../screens/frame.ts';
import { panelScrollLimit } from '../screens/table-frame.ts';
import { acted, back, continued, seated } from '../state/flow.ts';
import { type Command, caseOf, deskOf, editing, myTurn, PANELS, type UiState } from '../state/state.ts';

function move(s: UiState, by: number, scroll = false): UiState {
  if (s.overlay) {
    const { items, apart } = dialogOf(s, s.overlay);
    if (items.length > 0 && !(apart && scroll)) {
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

/** Rows that PgUp and PgDn go. */
function pageStep(s: UiState): number {
  const listed = s.overlay ? dialogOf(s, s.overlay) : null;
  if (listed ? listed.items.length > 0 && !listed.apart : s.screen === 'table') return 5;
  return Math.max(1, bodyHeight(s, '', listed?.apart ? listed.items.length + 1 : 0) - 2);
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
  const next = act(s.session, s.viewer, command.act);
  if (!next.ok) return { ...s, overlay: null, notice: refusalText(caseOf(s), next.error) };
  return acted(s, next.value);
}

/** A person sits down in a game that has begun. */
function sitDown(s: Session, seat: number): Session {
  const chair = s.chairs[seat];
  const own = chair?.standIn && chair.owner.kind === 'person';
  const next = own ? giveBack(s, seat) : takeSeat(s, seat, { kind: 'person' });
  return next.ok ? next.value : s;
}

function begin(s: UiState): UiState {
  const people = s.ticked.length > 0 ? [...s.ticked].sort((a, b) => a - b) : [s.cursor];
  const { session } = s;
  const fresh = session.play.count === 0;
  const begun = fresh
    ? openSession({ play: session.play }, s.cast, people)
    : people.reduce((at, seat) => sitDown(at, seat), session);
  return seated({ ...s, session: begun, notice: '' });
}

const NOWHERE = 'There is nothing to take back.';

/** Takes a step in time, or asks first whether the others are to be asked for it. */
function step(s: UiState, wish: Wish | null, done: string): UiState {
  if (!wish) return { ...s, overlay: null, notice: NOWHERE };
  if (concerned(s.session, s.viewer, wish).length > 0)
    return reduce({ ...s, wanted: wish }, { type: 'open', dialog: 'ask-consent' });
  const next = wantStep(s.session, s.viewer, wish);
  return next.ok ? back(s, next.value, done) : { ...s, overlay: null, notice: NOWHERE };
}

/** The viewer asks the others for the step that it wants. */
function askOthers(s: UiState): UiState {
  const next = s.wanted && wantStep(s.session, s.viewer, s.wanted);
  return next?.ok ? back(s, next.value, '') : { ...s, overlay: null, wanted: null, notice: NOWHERE };
}

/** The viewer agrees to another's step in time, or does not. */
function answered(s: UiState, yes: boolean): UiState {
  const { asked } = s.session;
  const next = answerStep(s.session, s.viewer, yes);
  if (!next.ok || !asked) return { ...s, notice: 'You are not asked.' };
  const name = (seat: number): string => caseOf(s).parties[seat]?.name ?? '';
  if (next.value.asked) return back(s, next.value, '');
  return back(
    s,
    next.value,
    yes
      ? `All agree: ${name(asked.by)} has what it asked for.`
      : `${name(s.viewer)} does not agree: the game goes on as it stands.`,
  );
}

/** What a command makes of the state. Never touches the world: saving and leaving are the store's affair. */
export function reduce(state: UiState, command: Command): UiState {
  const quiet = ['resize', 'working', 'studied'].includes(command.type);
  const s = quiet || state.notice === '' ? state : { ...state, notice: '' };
  switch (command.type) {
    case 'move':
      return move(s, command.by);
    case 'page':
      return move(s, command.by * pageStep(s), true);
    case 'edge':
      return move(s, command.end ? 10_000 : -10_000, true);
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
      const query = command.dialog === 'log' && s.overlay === null ? '' : s.query;
      const opened = {
        ...s,
        query,
        brief: command.dialog === 'brief' ? (command.brief ?? 'own') : s.brief,
        overlay: { kind: command.dialog, cursor: 0, scroll: 0, text: '' },
      };
      const cursor = dialogOf(opened, opened.overlay).start ?? 0;
      const end = command.dialog === 'log' ? seenScroll(opened, 1e6) : 0;
      return { ...opened, overlay: { ...opened.overlay, cursor, scroll: end } };
    }
    case 'brief': {
      const overlay = s.overlay ? { ...s.overlay, scroll: 0 } : null;
      return { ...s, brief: command.part, overlay, scroll: 0 };
    }
    case 'working':
      return { ...s, working: { kind: command.kind, done: command.done } };
    case 'studied': {
      const { play, study } = command;
      return { ...s, working: null, studies: [...s.studies, { play, study }] };
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
      // An ended game is kept as a branch before it is played on differently.
      const kept = s.stop.kind === 'over' ? ` The ended game is kept as branch ${s.session.branch}.` : '';
      return step(s, stepBack(s.session, s.viewer), `Taken back.${kept}`);
    }
    case 'rewind':
      return step(
        s,
        stepToRound(s.session, command.round),
        `Back at the opening of round ${command.round}; what was played is kept as branch ${s.session.branch}.`,
      );
    case 'return':
      return step(
        s,
        { kind: 'return', branch: command.branch },
        `This is branch ${command.branch}; what you left is kept as branch ${s.session.branch}.`,
      );
    case 'ask':
      return askOthers(s);
    case 'consent':
      return answered(s, command.yes);
    case 'type':
      return s.overlay ? { ...s, overlay: { ...s.overlay, text: s.overlay.text + command.text } } : s;
    case 'erase': {
      const text = s.overlay ? graphemes(s.overlay.text).slice(0, -1).join('') : '';
      return s.overlay ? { ...s, overlay: { ...s.overlay, text } } : s;
    }
    case 'say':
      return { ...s, notice: command.text };
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
