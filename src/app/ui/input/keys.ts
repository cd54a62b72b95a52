import { tooSmall } from '../canvas/size.ts';
import { briefParts } from '../dialogs/brief.ts';
import { briefBindings, DIALOG_KINDS, DIALOGS, dialogBindings, dialogOf } from '../dialogs/table.ts';
import { type Binding, bind } from '../state/binding.ts';
import {
  type Command,
  editing,
  myTurn,
  PANELS,
  type PanelName,
  type ScreenName,
  type UiState,
} from '../state/state.ts';
import { phaseWords } from '../state/words.ts';

const quit = bind('q', 'save+quit', { type: 'quit' }, ['q', 'ctrl-c']);
const undo = bind('u', 'undo', { type: 'undo' });
const help = bind('?', 'help', { type: 'open', dialog: 'help' });

const scrolling: readonly Binding[] = [
  bind('Up', '', { type: 'move', by: -1 }, ['up', 'k']),
  bind('Down', '', { type: 'move', by: 1 }, ['down', 'j']),
  bind('PgUp', '', { type: 'page', by: -1 }, ['pageup']),
  bind('PgDn', '', { type: 'page', by: 1 }, ['pagedown', 'space']),
  bind('Home', '', { type: 'edge', end: false }, ['home']),
  bind('End', '', { type: 'edge', end: true }, ['end']),
];

function inDialog(s: UiState): Binding[] {
  const { overlay } = s;
  if (!overlay) return [];
  const entry = DIALOGS[overlay.kind];
  const own = entry.keys?.(s) ?? [];
  if (entry.typing) return [...own];
  const dialog = dialogOf(s, overlay);
  const list = dialog.items.length > 0;
  const confirm = dialog.confirm
    ? bind('Enter', dialog.confirm.label, dialog.confirm.command, ['enter'])
    : list
      ? bind('Enter', 'choose', { type: 'choose' }, ['enter'])
      : bind('Enter', 'back', { type: 'close' }, ['enter']);
  return distinct([
    confirm,
    ...own.filter((b) => b.show === 'Esc'),
    bind('Esc', 'back', { type: 'close' }, ['esc']),
    bind('Up/Down', list ? 'move' : 'scroll', { type: 'move', by: 0 }, []),
    ...own,
    ...(overlay.kind === 'help' ? [] : [help]),
    quit,
    ...scrolling,
  ]);
}

/** One binding for each way a key is written: the first. */
const distinct = (all: readonly Binding[]): Binding[] =>
  all.filter((b, i) => all.findIndex((x) => x.show === b.show) === i);

/** The only acts that are done by one key: none of them binds anybody or ends anything. */
function directActs(s: UiState): Binding[] {
  const { play } = s.session;
  const seat = s.viewer;
  const act = (show: string, label: string, type: 'offer.reject' | 'text.pass'): Binding =>
    bind(show, label, { type: 'act', act: { type, seat } });
  switch (play.phase) {
    case 'talks.answer':
      return [act('n', 'refuse', 'offer.reject')];
    case 'talks.mediation':
      return [act('p', 'table none', 'text.pass')];
    case 'talks.sounding': {
      const answer = (show: string, label: string, say: 'join' | 'decline'): Binding =>
        bind(show, label, { type: 'act', act: { type: 'sounding.answer', seat, answer: say, change: null } });
      return [answer('y', 'join', 'join'), answer('n', 'decline', 'decline')];
    }
    default:
      return [];
  }
}

/** The order in which the footer names the keys of a move; the others come after them. */
const MOVES = 'ysinfeptoclx';

function atTable(s: UiState): Binding[] {
  const crisis = s.session.play.phase.startsWith('crisis.');
  const dialogs = dialogBindings(s);
  const opener = (show: string): Binding[] => dialogs.filter((b) => b.show === show);
  const moves = [...(myTurn(s) ? directActs(s) : []), ...dialogs.filter((b) => MOVES.includes(b.show))];
  const clock: Binding[] =
    s.stop.kind === 'clock'
      ? [
          bind('a', '+1 h', { type: 'clock', hours: 1 }),
          bind('A', 'to next event', { type: 'clock', hours: null }),
        ]
      : [];
  const edit: Binding[] = editing(s)
    ? [
        bind('Arrows', 'edit', { type: 'move', by: 0 }, []),
        bind('Left', '', { type: 'option', by: -1 }, ['left', 'h']),
        bind('Right', '', { type: 'option', by: 1 }, ['right']),
        ...opener('Enter'),
      ]
    : [bind('Up/Down', crisis ? 'scroll' : 'clause', { type: 'move', by: 0 }, [])];
  const panels = PANELS.map((panel: PanelName, i) =>
    bind(`${i + 1}`, '', { type: 'focus', panel }, [`${i + 1}`]),
  );
  return distinct([
    ...clock,
    ...[...moves].sort((a, b) => MOVES.indexOf(a.show) - MOVES.indexOf(b.show)),
    ...edit,
    ...opener('w'),
    ...(crisis ? [] : [bind('Tab', 'panels', { type: 'next-panel', by: 1 }, ['tab']), ...panels]),
    bind('Shift-Tab', '', { type: 'next-panel', by: -1 }, ['shift-tab']),
    undo,
    ...['r', 'g', '/', 'b'].flatMap(opener),
    help,
    quit,
    ...scrolling,
    bind('Esc', '', { type: 'focus', panel: 'clauses' }, ['esc']),
  ]);
}

/** The keys that are valid now, most wanted first. */
export function bindings(s: UiState): Binding[] {
  if (tooSmall(s)) return [quit];
  if (s.overlay) return inDialog(s);
  switch (s.screen) {
    case 'seats':
      return [
        bind('Enter', 'begin', { type: 'begin' }, ['enter']),
        bind('Up/Down', 'move', { type: 'move', by: 0 }, []),
        bind('Space', 'tick several seats', { type: 'tick' }, ['space']),
        ...briefParts(s).map((part) =>
          bind(part === 'public' ? 'p' : 'd', part === 'public' ? 'what it is about' : 'dates', {
            type: 'open',
            dialog: 'brief',
            brief: part,
          }),
        ),
        help,
        quit,
        ...scrolling.filter((b) => b.show !== 'PgDn' && b.show !== 'PgUp'),
      ];
    case 'handover':
      return [bind('Enter', 'I have the screen', { type: 'continue' }, ['enter', 'space']), help, quit];
    case 'consent':
      return [
        bind('y', 'agree', { type: 'consent', yes: true }),
        bind('n', 'do not agree', { type: 'consent', yes: false }),
        help,
        quit,
        ...scrolling,
      ];
    case 'brief':
    case 'news':
      return [
        bind('Enter', 'go on', { type: 'continue' }, ['enter']),
        bind('Up/Down', 'scroll', { type: 'move', by: 0 }, []),
        ...(s.screen === 'brief' ? briefBindings(s) : []),
        ...(s.screen === 'news' ? [undo] : []),
        ...dialogBindings(s).filter((b) => b.show !== '?'),
        help,
        quit,
        ...(s.screen === 'news'
          ? [bind('Space', '', { type: 'continue' }, ['space']), ...scrolling]
          : scrolling),
      ];
    case 'ending':
      return [
        bind('Up/Down', 'scroll', { type: 'move', by: 0 }, []),
        ...['v', 'x'].flatMap((show) => dialogBindings(s).filter((b) => b.show === show)),
        undo,
        ...['r', 'g', '/'].flatMap((show) => dialogBindings(s).filter((b) => b.show === show)),
        help,
        bind('q', 'quit', { type: 'quit' }, ['q', 'ctrl-c']),
        ...scrolling,
      ];
    case 'table':
      return atTable(s);
    default: {
      const never: never = s.screen;
      return never;
    }
  }
}

/** Is a text being typed, so that printing keys are letters and a paste is welcome? */
export const isTyping = (s: UiState): boolean =>
  s.overlay !== null && !tooSmall(s) && DIALOGS[s.overlay.kind].typing === true;

/** What a key means now, or null. In a search, every printing key is text. */
export function commandFor(s: UiState, key: string): Command | null {
  const found = bindings(s).find((b) => b.keys.includes(key));
  if (found) return found.command;
  if (isTyping(s)) {
    const text = key === 'space' ? ' ' : key;
    return [...text].length === 1 ? { type: 'type', text } : null;
  }
  return null;
}

/** Why a key does nothing now, and which keys do something. */
export function whyNot(s: UiState, key: string): string {
  const name = key.length === 1 ? `"${key}"` : key.charAt(0).toUpperCase() + key.slice(1);
  const valid = [
    ...new Set(
      bindings(s)
        .filter((b) => b.label !== '')
        .map((b) => b.show),
    ),
  ];
  const elsewhere = DIALOG_KINDS.flatMap((kind) => {
    const { key: own, label, phases, screens } = DIALOGS[kind];
    if (own !== key) return [];
    const where = phases === 'any' ? screens.map((x) => SCREENS[x]) : phases.map(phaseWords);
    return [`"${label}" elsewhere (${[...new Set(where)].join(', ')})`];
  });
  const why = elsewhere.length === 0 ? '' : `: it is ${elsewhere.slice(0, 2).join(', and ')}`;
  return `${name} does nothing here${why}. Keys now: ${valid.join(' ')}`;
}

const SCREENS: Readonly<Record<ScreenName, string>> = {
  seats: 'the first screen',
  handover: 'the hand-over',
  consent: 'the question to you',
  brief: 'the brief',
  news: 'the news',
  table: 'the table',
  ending: 'the end',
};
