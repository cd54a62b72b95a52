import { briefKeys, briefParts } from './brief.ts';
import { dialogOf } from './dialogs.ts';
import {
  type Command,
  type DialogKind,
  editing,
  myTurn,
  PANELS,
  type PanelName,
  type UiState,
} from './state.ts';
import { hadCrisis } from './studies.ts';

/** Keys that do one thing in the present state. `label` is what the footer says; empty: known from the help only. */
export interface Binding {
  readonly keys: readonly string[];
  /** How the keys are written on screen. */
  readonly show: string;
  readonly label: string;
  readonly command: Command;
}

const bind = (show: string, label: string, command: Command, keys: readonly string[] = [show]): Binding => ({
  keys,
  show,
  label,
  command,
});
const opens = (show: string, label: string, dialog: DialogKind): Binding =>
  bind(show, label, { type: 'open', dialog });

const quit = bind('q', 'save+quit', { type: 'quit' }, ['q', 'ctrl-c']);
const help = bind('?', 'help', { type: 'open', dialog: 'help' });

const scrolling: readonly Binding[] = [
  bind('Up', '', { type: 'move', by: -1 }, ['up', 'k']),
  bind('Down', '', { type: 'move', by: 1 }, ['down', 'j']),
  bind('PgUp', '', { type: 'page', by: -1 }, ['pageup']),
  bind('PgDn', '', { type: 'page', by: 1 }, ['pagedown', 'space']),
  bind('Home', '', { type: 'edge', end: false }, ['home']),
  bind('End', '', { type: 'edge', end: true }, ['end']),
];

/** The other parts of the brief, while one is on screen. */
const briefBindings = (s: UiState): Binding[] =>
  briefKeys(s).map(({ key, label, part }) => bind(key, label, { type: 'brief', part }));

function inDialog(s: UiState): Binding[] {
  const { overlay } = s;
  if (!overlay) return [];
  if (overlay.kind === 'search') {
    return [
      bind('Enter', 'search', { type: 'search' }, ['enter']),
      bind('Esc', 'back', { type: 'close' }, ['esc']),
      bind('Backspace', 'erase', { type: 'erase' }, ['backspace']),
      bind('Ctrl-C', '', { type: 'quit' }, ['ctrl-c']),
    ];
  }
  const dialog = dialogOf(s, overlay);
  const list = dialog.items.length > 0;
  const back = bind('Esc', 'back', { type: 'close' }, ['esc', ...(overlay.kind === 'help' ? ['?'] : [])]);
  const confirm = dialog.confirm
    ? [bind('Enter', dialog.confirm.label, dialog.confirm.command, ['enter'])]
    : list
      ? [bind('Enter', 'choose', { type: 'choose' }, ['enter'])]
      : [bind('Enter', 'back', { type: 'close' }, ['enter'])];
  const search = overlay.kind === 'log' ? [opens('/', 'search', 'search')] : [];
  const parts = overlay.kind === 'brief' ? briefBindings(s) : [];
  const move = bind('Up/Down', list ? 'move' : 'scroll', { type: 'move', by: 0 }, []);
  return [
    ...confirm,
    back,
    move,
    ...parts,
    ...search,
    ...(overlay.kind === 'help' ? [] : [help]),
    quit,
    ...scrolling,
  ];
}

/** The acts of the phase, for a person whose turn it is. */
function acts(s: UiState): Binding[] {
  const { play } = s.session;
  const seat = s.viewer;
  const act = (show: string, label: string, type: 'offer.reject' | 'text.pass'): Binding =>
    bind(show, label, { type: 'act', act: { type, seat } });
  switch (play.phase) {
    case 'talks.floor':
      return [
        opens('s', 'send', 'send'),
        opens('t', 'start from', 'texts'),
        ...(play.world.case.parties.some((p) => p.guarantor && p.index !== seat)
          ? [opens('o', 'sound out', 'sound')]
          : []),
        opens('c', 'ask', 'caucus'),
        opens('l', 'public line', 'line'),
        opens('x', 'walk out', 'walk-out'),
      ];
    case 'talks.answer':
      return [
        opens('y', 'accept', 'accept'),
        act('n', 'refuse', 'offer.reject'),
        opens('x', 'walk out', 'walk-out'),
      ];
    case 'talks.mediation':
      return [
        opens('s', 'table text', 'table-text'),
        act('p', 'table none', 'text.pass'),
        opens('t', 'start from', 'texts'),
      ];
    case 'talks.caucus':
      return [opens('y', 'answer', 'caucus-answer')];
    case 'talks.sounding':
    case 'accession.invitation': {
      const type = play.phase === 'talks.sounding' ? 'sounding.answer' : 'accession.answer';
      const answer = (show: string, label: string, say: 'join' | 'decline'): Binding =>
        bind(show, label, { type: 'act', act: { type, seat, answer: say, change: null } });
      return [
        answer('y', 'join', 'join'),
        opens('i', 'join if', 'join-if'),
        answer('n', 'decline', 'decline'),
      ];
    }
    case 'accession.review':
    case 'ratification.review':
      return [
        bind('y', 'stay', { type: 'act', act: { type: 'accession.stay', seat } }),
        bind('n', 'leave', { type: 'act', act: { type: 'accession.leave', seat } }),
      ];
    case 'signature.signing':
      return [
        opens('y', 'sign', 'sign'),
        bind('b', 'back to the table', { type: 'act', act: { type: 'treaty.reopen', seat } }),
        opens('x', 'give up', 'abandon'),
      ];
    case 'recess.deciding':
      return [
        bind('b', 'back to the table', { type: 'act', act: { type: 'treaty.reopen', seat } }),
        opens('x', 'give up', 'abandon'),
      ];
    case 'crisis.request':
      return [
        bind('y', 'call on the guarantors', { type: 'act', act: { type: 'crisis.request', seat } }),
        bind('n', 'do not call', { type: 'act', act: { type: 'crisis.refrain', seat } }),
      ];
    case 'crisis.window': {
      const { findings } = play.table.open.crisis ?? { findings: [] };
      return findings[seat] === null
        ? [opens('f', 'give finding', 'find')]
        : [opens('e', 'decide help', 'respond')];
    }
    default:
      return [];
  }
}

function atTable(s: UiState): Binding[] {
  const crisis = s.session.play.phase.startsWith('crisis.');
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
        bind('Enter', 'list', { type: 'open', dialog: 'options' }, ['enter']),
      ]
    : [bind('Up/Down', crisis ? 'scroll' : 'clause', { type: 'move', by: 0 }, [])];
  const panels = PANELS.map((panel: PanelName, i) =>
    bind(`${i + 1}`, '', { type: 'focus', panel }, [`${i + 1}`]),
  );
  return [
    ...clock,
    ...(myTurn(s) ? acts(s) : []),
    ...edit,
    opens('w', 'why', 'why'),
    ...(crisis ? [] : [bind('Tab', 'panels', { type: 'next-panel', by: 1 }, ['tab']), ...panels]),
    bind('Shift-Tab', '', { type: 'next-panel', by: -1 }, ['shift-tab']),
    bind('u', 'undo', { type: 'undo' }),
    opens('r', 'rewind', 'rewind'),
    opens('g', 'log', 'log'),
    opens('/', 'find', 'search'),
    opens('b', 'brief', 'brief'),
    help,
    quit,
    ...scrolling,
    bind('Esc', '', { type: 'focus', panel: 'clauses' }, ['esc']),
  ].filter((b, i, all) => all.findIndex((x) => x.show === b.show) === i);
}

/** The keys that are valid now, most wanted first. */
export function bindings(s: UiState): Binding[] {
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
    case 'brief':
    case 'news':
      return [
        bind('Enter', 'go on', { type: 'continue' }, ['enter']),
        bind('Up/Down', 'scroll', { type: 'move', by: 0 }, []),
        ...(s.screen === 'brief' ? briefBindings(s) : []),
        ...(s.screen === 'news' ? [bind('u', 'undo', { type: 'undo' }), opens('g', 'log', 'log')] : []),
        help,
        quit,
        ...(s.screen === 'news'
          ? [bind('Space', '', { type: 'continue' }, ['space']), ...scrolling]
          : scrolling),
      ];
    case 'ending':
      return [
        bind('Up/Down', 'scroll', { type: 'move', by: 0 }, []),
        opens('v', 'what one clause would have changed', 'what-if'),
        ...(hadCrisis(s.session.play) ? [opens('x', 'the crisis under another rule', 'rules')] : []),
        bind('u', 'undo', { type: 'undo' }),
        opens('r', 'rewind', 'rewind'),
        opens('g', 'log', 'log'),
        opens('/', 'find', 'search'),
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

/** What a key means now, or null. In a search, every printing key is text. */
export function commandFor(s: UiState, key: string): Command | null {
  const found = bindings(s).find((b) => b.keys.includes(key));
  if (found) return found.command;
  if (s.overlay?.kind === 'search') {
    const text = key === 'space' ? ' ' : key;
    return [...text].length === 1 ? { type: 'type', text } : null;
  }
  return null;
}
