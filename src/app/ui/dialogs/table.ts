import type { Phase } from '../../../model/index.ts';
import { hadCrisis } from '../../../session/index.ts';
import { type Binding, bind, opens } from '../state/binding.ts';
import {
  caseOf,
  type DialogKind,
  EDITABLE,
  editing,
  myTurn,
  type Overlay,
  type ScreenName,
  type UiState,
  viewOfViewer,
} from '../state/state.ts';
import {
  acceptDialog,
  caucusDialog,
  lineDialog,
  optionsDialog,
  sendDialog,
  soundDialog,
  textsDialog,
  walkOutDialog,
} from './acts.ts';
import { caucusAnswerDialog, findDialog, giveNothingDialog, joinIfDialog, respondDialog } from './answers.ts';
import { briefDialog, briefKeys } from './brief.ts';
import { askConsentDialog } from './consent.ts';
import {
  callDialog,
  declineDialog,
  joinDialog,
  leaveDialog,
  refrainDialog,
  reopenDialog,
  stayDialog,
} from './deciding.ts';
import type { Dialog } from './dialog.ts';
import { helpDialog } from './help.ts';
import { appealDialog, campaignDialog, letVoteDialog, showDialog, waitDialog } from './pleading.ts';
import { abandonDialog, logDialog, rewindDialog, searchDialog, whyDialog } from './reading.ts';
import { rulesDialog, whatIfDialog } from './study-pages.ts';

/** All there is to know of one dialog. A new kind without an entry does not compile. */
export interface DialogEntry {
  /** What it shows and offers: a pure function of the state. */
  readonly view: (s: UiState, overlay: Overlay) => Dialog;
  /** The key that opens it, and what the footer says of it. */
  readonly key: string;
  readonly label: string;
  /** How the help page writes the key, where the name is not enough. */
  readonly show?: string;
  /** The screens and the phases in which it may open. */
  readonly screens: readonly ScreenName[];
  readonly phases: readonly Phase[] | 'any';
  /** Only for the person whose move it is. */
  readonly turn: boolean;
  /** What must hold besides. */
  readonly when?: (s: UiState) => boolean;
  /** The line of the help page; absent where another entry's line says it too. */
  readonly help?: string;
  /** Every printing key is text while it is open. */
  readonly typing?: boolean;
  /** Keys of its own while it is open, before those of every dialog. */
  readonly keys?: (s: UiState) => readonly Binding[];
}

const ALL = ['seats', 'handover', 'consent', 'brief', 'news', 'table', 'ending'] as const;
const REVIEWS: readonly Phase[] = ['accession.review', 'ratification.review'];

/** Something to read, whatever the phase, on the screens named. */
const reading = (
  key: string,
  label: string,
  screens: readonly ScreenName[],
  view: DialogEntry['view'],
  help: string,
): DialogEntry => ({ key, label, screens, phases: 'any', turn: false, view, help });

/** Part of a person's own move in the phases named. */
const move = (
  key: string,
  label: string,
  phases: readonly Phase[],
  view: DialogEntry['view'],
): DialogEntry => ({ key, label, screens: ['table'], phases, turn: true, view });

/** The other parts of the brief, while one is on screen. */
export const briefBindings = (s: UiState): Binding[] =>
  briefKeys(s).map(({ key, label, part }) => bind(key, label, { type: 'brief', part }));

const backFrom = (keys: readonly string[]): Binding => bind('Esc', 'back', { type: 'close' }, keys);

/** Every dialog of the game, in the order of the help page. */
export const DIALOGS: Readonly<Record<DialogKind, DialogEntry>> = {
  options: {
    ...move('enter', 'list', EDITABLE, optionsDialog),
    show: 'Enter',
    when: editing,
    help: 'list the options with their full texts; confirm; go on',
  },
  texts: {
    ...move('t', 'start from', ['talks.floor', 'talks.mediation'], textsDialog),
    help: 'start the draft from another text: the last on the table, your last offer, a named text, your own best',
  },
  send: {
    ...move('s', 'send', ['talks.floor'], sendDialog),
    help: 'see what the draft would mean, and send it; as mediator, table it',
  },
  'table-text': move('s', 'table text', ['talks.mediation'], sendDialog),
  sound: {
    ...move('o', 'sound out', ['talks.floor'], soundDialog),
    when: (s) => caseOf(s).parties.some((p) => p.guarantor && p.index !== s.viewer),
    help: 'sound out a guarantor on the draft, in private',
  },
  caucus: {
    ...move('c', 'ask', ['talks.floor'], caucusDialog),
    help: 'ask a party in private how far it could go on the chosen clause',
  },
  line: {
    ...move('l', 'public line', ['talks.floor'], lineDialog),
    help: 'say in public that you accept nothing worse than the draft on the chosen clause',
  },
  accept: {
    ...move('y', 'accept', ['talks.answer'], acceptDialog),
    help: 'accept, join, sign, stay, call for help: what the footer says',
  },
  'caucus-answer': move('y', 'answer', ['talks.caucus'], caucusAnswerDialog),
  sign: move('y', 'sign', ['signature.signing'], acceptDialog),
  join: move('y', 'join', ['accession.invitation'], joinDialog),
  stay: move('y', 'stay', REVIEWS, stayDialog),
  call: move('y', 'call on the guarantors', ['crisis.request'], callDialog),
  decline: {
    ...move('n', 'decline', ['accession.invitation'], declineDialog),
    help: 'refuse, decline, leave, do not call, negotiate again: what the footer says',
  },
  leave: move('n', 'leave', REVIEWS, leaveDialog),
  refrain: move('n', 'do not call', ['crisis.request'], refrainDialog),
  reopen: move('n', 'back to the table', ['signature.signing', 'recess.deciding'], reopenDialog),
  'join-if': {
    ...move('i', 'join if', ['talks.sounding', 'accession.invitation'], joinIfDialog),
    help: 'as a guarantor: join if the text is changed',
  },
  'walk-out': {
    ...move('x', 'walk out', ['talks.floor', 'talks.answer'], walkOutDialog),
    help: 'walk out, or give a text up',
  },
  abandon: move('x', 'give up', ['signature.signing', 'recess.deciding'], abandonDialog),
  campaign: {
    ...move('y', 'campaign', ['ratification.campaign'], campaignDialog),
    help: 'before a vote of yours: see its odds, and campaign for it or not',
  },
  'let-vote': move('n', 'let the vote come', ['ratification.campaign'], letVoteDialog),
  show: {
    ...move('e', 'lay evidence open', ['crisis.plea'], showDialog),
    when: (s) => viewOfViewer(s).plea()?.evidence != null,
    help: 'attacked: lay your evidence open, once',
  },
  appeal: {
    ...move('o', 'ask a capital', ['crisis.plea'], appealDialog),
    when: (s) => viewOfViewer(s).plea()?.appeals != null,
    help: 'attacked: ask one capital for help',
  },
  wait: move('n', 'wait', ['crisis.plea'], waitDialog),
  find: {
    ...move('f', 'give finding', ['crisis.findings'], findDialog),
    help: 'in a crisis: give your finding',
  },
  respond: {
    ...move('e', 'decide help', ['crisis.decision'], respondDialog),
    help: 'in a crisis: decide what help to give',
  },
  // Opened from the list of help only.
  'give-nothing': { ...move('e', 'give nothing', ['crisis.decision'], giveNothingDialog), when: () => false },
  why: reading(
    'w',
    'why',
    ['table'],
    whyDialog,
    'why: the chosen clause, its options, red lines and sources; the reasons for your own judgement',
  ),
  rewind: reading(
    'r',
    'rewind',
    ['table', 'ending'],
    rewindDialog,
    'rewind to the opening of a round and play on from there, or return to a branch; what you leave is kept as a branch',
  ),
  // Opened by u and r where the step needs the others' consent.
  'ask-consent': {
    ...reading(
      'u',
      'ask the others',
      ['news', 'table', 'ending'],
      askConsentDialog,
      'undo: back to your last decision; where others hold seats, your own last act, with their consent once somebody else has acted or read on',
    ),
    when: () => false,
  },
  log: {
    ...reading('g', 'log', ['news', 'table', 'ending'], logDialog, 'the whole log'),
    keys: () => [opens('/', 'search', 'search')],
  },
  search: {
    ...reading('/', 'find', ['table', 'ending'], (s, o) => searchDialog(s, o.text), 'search the log'),
    typing: true,
    keys: () => [
      bind('Enter', 'search', { type: 'search' }, ['enter']),
      backFrom(['esc']),
      bind('Backspace', 'erase', { type: 'erase' }, ['backspace']),
      bind('Ctrl-C', '', { type: 'quit' }, ['ctrl-c']),
    ],
  },
  brief: {
    ...reading(
      'b',
      'brief',
      ['table'],
      briefDialog,
      'your confidential brief; there p, f and d: the page for everybody, the full brief, the dates',
    ),
    keys: briefBindings,
  },
  'what-if': {
    ...reading(
      'v',
      'what one clause would have changed',
      ['ending'],
      whatIfDialog,
      'at the end: what one clause, changed, would have led to',
    ),
  },
  rules: {
    ...reading(
      'x',
      'the crisis under another rule',
      ['ending'],
      rulesDialog,
      'after a crisis: the same crisis under every other rule on who decides',
    ),
    show: 'x at the end',
    when: (s) => hadCrisis(s.session.play),
  },
  help: {
    ...reading('?', 'help', ALL, (s) => helpDialog(s, helpLines()), 'this page'),
    keys: () => [backFrom(['esc', '?'])],
  },
};

/** The kinds of dialog there are. */
export const DIALOG_KINDS: readonly DialogKind[] = Object.keys(DIALOGS) as DialogKind[];

/** What an overlay shows and offers. */
export const dialogOf = (s: UiState, overlay: Overlay): Dialog => DIALOGS[overlay.kind].view(s, overlay);

/** May this dialog be opened now, from the screen itself? */
export function opensNow(s: UiState, kind: DialogKind): boolean {
  const { screens, phases, turn, when } = DIALOGS[kind];
  return (
    screens.includes(s.screen) &&
    (phases === 'any' || phases.includes(s.session.play.phase)) &&
    (!turn || myTurn(s)) &&
    (when === undefined || when(s))
  );
}

/** The keys of all dialogs that may be opened now. */
export const dialogBindings = (s: UiState): Binding[] =>
  DIALOG_KINDS.filter((kind) => opensNow(s, kind)).map((kind) => {
    const { key, label } = DIALOGS[kind];
    return bind(key === 'enter' ? 'Enter' : key, label, { type: 'open', dialog: kind }, [key]);
  });

/** A line of the help for each dialog that has one. */
const helpLines = (): (readonly [string, string])[] =>
  DIALOG_KINDS.flatMap((kind) => {
    const { key, show, help } = DIALOGS[kind];
    return help === undefined ? [] : [[show ?? key, help] as const];
  });
