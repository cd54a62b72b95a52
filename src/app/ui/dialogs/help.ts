import { GLOSSARY } from '../../../telling/index.ts';
import { type Row, rows } from '../canvas/paint.ts';
import { beside, wrap } from '../canvas/text.ts';
import type { UiState } from '../state/state.ts';
import { blank, type Dialog, heading, page, para, textWidth } from './dialog.ts';

/** Keys that open no dialog: before and after those that do. */
const KEYS_BEFORE: readonly (readonly [string, string])[] = [
  ['Up, Down', 'choose a clause, move in a list, scroll a page (also k and j)'],
  ['Left, Right', 'change the chosen clause in your draft by one option'],
  ['Esc', 'back'],
  ['1 to 5, Tab', 'go to a panel: clauses, parties, offer, adviser, log'],
];
const KEYS_AFTER: readonly (readonly [string, string])[] = [
  ['a, A', 'in a crisis: move the clock by one hour, or to the next event'],
  ['Ctrl-Z', 'suspend the game; fg brings it back'],
  ['q', 'save and quit; the game is also saved after every act'],
];

/** The words on screen. */
const HELP_WORDS: readonly (readonly [string, string])[] = [
  ...GLOSSARY,
  [
    'A C R ? -',
    'where a party stands on a clause: accepts; it has a price; refuses (a red line or a public word); unclear; no interest known. Your own letters are exact',
  ],
  ['* before an option', 'the draft differs there from the text it is compared with'],
  ['[S2], [W29]', 'sources, listed by w; "our judgement" marks figures set by the authors'],
];

/** Every key, those of the dialogs as their table has them, and the words on screen. */
export function helpDialog(s: UiState, dialogs: readonly (readonly [string, string])[]): Dialog {
  const key = (k: string, what: string): Row[] => rows(beside(k, 13, what, textWidth(s)));
  return page('HELP', [
    heading('Keys'),
    ...[...KEYS_BEFORE, ...dialogs, ...KEYS_AFTER].flatMap(([k, what]) => key(k, what)),
    blank,
    heading('Words'),
    ...HELP_WORDS.flatMap(([k, what]) => rows(wrap(`${k}: ${what}`, textWidth(s), 2))),
    blank,
    ...para(s, 'The footer always shows the keys that are valid now.', 'dim'),
  ]);
}
