import { nearest } from '../../scenario/index.ts';
import { GLOSSARY, sentence } from '../../telling/index.ts';
import { type Command, OPEN, usageOf, whyNot } from './command.ts';
import { askedLine } from './desk-pages.ts';
import { DRAFT_COMMANDS } from './draft-commands.ts';
import { GAME_COMMANDS } from './game-commands.ts';
import { READING_COMMANDS } from './reading-commands.ts';
import { numbered } from './say.ts';
import { type Linear, not, type Reply, told } from './state.ts';
import { TALKS_COMMANDS } from './talks-commands.ts';
import { TREATY_COMMANDS } from './treaty-commands.ts';

/** The word that asks what can be said. */
const HELP: Command = {
  word: 'help',
  short: ['h', '?'],
  after: '[WORD]',
  about: 'Tells what can be said now and what it does, or explains one word.',
  places: ['seats', 'handover', ...OPEN],
  move: false,
  run: (s, words) => help(s, words),
};

/** Every word there is but for `yes` and `no`, in the order of lists: moves, the draft, what is read, the game. */
export const COMMANDS: readonly Command[] = [
  ...TALKS_COMMANDS,
  ...TREATY_COMMANDS,
  ...GAME_COMMANDS.filter((x) => x.move),
  ...DRAFT_COMMANDS,
  ...READING_COMMANDS,
  ...GAME_COMMANDS.filter((x) => !x.move),
  HELP,
];

/** What can be said now. */
export const possible = (s: Linear): Command[] => COMMANDS.filter((x) => whyNot(s, x) === '');

/** What is asked, and the moves that answer it. */
export function movesLines(s: Linear): string[] {
  const moves = possible(s)
    .filter((x) => x.move)
    .map((x) => x.word);
  const asked = askedLine(s);
  const can = moves.length === 0 || s.place === 'handover' ? '' : `Moves now: ${moves.join(', ')}. `;
  return [
    ...(s.place === 'desk' || s.place === 'clock' ? [asked] : []),
    `${can}Say "help" for all that can be said.`,
  ].filter((x) => x !== '');
}

const explained = (x: Command): string => {
  const short = x.short ? ` (or ${x.short.join(', ')})` : '';
  return `${usageOf(x)}${short}: ${x.about}`;
};

function help(s: Linear, words: readonly string[]): Reply {
  if (words.length > 0) return helpOn(s, words.join(' '));
  const waits = s.pending ? [`"${s.pending.line}" waits: "yes" does it, "no" leaves it.`] : [];
  return told(
    s,
    ...waits,
    'This can be said now, by its word, its beginning, or its number here:',
    ...numbered(possible(s).map(explained)),
  );
}

/** One word explained: of the language, or of the game. */
function helpOn(s: Linear, word: string): Reply {
  const wanted = word.toLowerCase();
  const command = named(COMMANDS, wanted)[0];
  if (command) {
    const why = whyNot(s, command);
    return told(s, explained(command), why === '' ? 'It can be said now.' : `Not now: ${why}`);
  }
  const terms = GLOSSARY.filter(([name]) => name.toLowerCase().startsWith(wanted));
  if (terms.length > 0) return told(s, ...terms.map(([name, meaning]) => sentence(`${name}: ${meaning}`)));
  const known = GLOSSARY.map(([name]) => name.toLowerCase());
  return not(s, `There is no help on "${word}". Beside the words that can be said: ${known.join(', ')}.`);
}

/** Commands that a word means: in full or by a short form, else all that it begins. */
export function named(list: readonly Command[], word: string): readonly Command[] {
  const whole = list.filter((x) => x.word === word || x.short?.includes(word));
  return whole.length > 0 || word === '' ? whole : list.filter((x) => x.word.startsWith(word));
}

/** What a first word means now, or why it means nothing. */
export function commandFor(s: Linear, first: string): Command | string {
  const word = first.toLowerCase();
  const now = possible(s);
  if (/^\d+$/.test(word)) {
    return now[Number(word) - 1] ?? `"help" lists ${now.length} things to say now: there is no ${word}.`;
  }
  const exact = COMMANDS.find((x) => x.word === word || x.short?.includes(word));
  const [only, ...more] = exact ? [exact] : named(now, word);
  if (only && more.length === 0) return whyNot(s, only) || only;
  if (only) return `"${first}" may mean: ${[only, ...more].map((x) => x.word).join(', ')}.`;
  const [elsewhere, ...others] = named(COMMANDS, word);
  if (elsewhere && others.length === 0) return whyNot(s, elsewhere);
  const close = nearest(
    word,
    now.map((x) => x.word),
  );
  const meant = close === undefined ? '' : ` Did you mean "${close}"?`;
  return `"${first}" is nothing that can be said here.${meant}`;
}
