import { inShort } from '../../../model/index.ts';
import { command } from '../../command.ts';
import { boxed, fitted, type Row, row, rows, rule, span, toAscii, windowed } from '../canvas/paint.ts';
import { LEAST, tooSmall } from '../canvas/size.ts';
import { beside, wrap } from '../canvas/text.ts';
import { cell, widthOf } from '../canvas/widths.ts';
import { itemsOf, sizeWords } from './items.ts';
import { type CaseFacts, chosenCase, cursorOf, type MenuPage, type MenuState, reading } from './state.ts';

/** The menu as the rows of the screen. */

export const TITLE: Readonly<Record<MenuPage, string>> = {
  main: 'DEMARCHE',
  cases: 'NEW GAME: which scenario?',
  seats: 'NEW GAME: which seat?',
  saves: 'LOAD A GAME',
  options: 'OPTIONS',
  help: 'HELP',
  opening: 'DEMARCHE',
};

const HINT: Readonly<Record<MenuPage, string>> = {
  main: 'Arrows or a number, then Enter.',
  cases: 'Enter shows the seats. Nothing is begun yet.',
  seats: 'Enter begins with this seat, or with those ticked; the program plays the others.',
  saves: 'Enter goes on with a game. Games are looked for in this folder.',
  options: 'Enter changes an option, for this call of the program.',
  help: '',
  opening: 'One moment.',
};

const KEYS: Readonly<Record<MenuPage, readonly (readonly [string, string])[]>> = {
  main: [
    ['Up/Down', 'move'],
    ['Enter', 'choose'],
    ['?', 'help'],
    ['q', 'quit'],
  ],
  cases: [
    ['Up/Down', 'move'],
    ['Enter', 'choose'],
    ['Esc', 'back'],
    ['?', 'help'],
  ],
  seats: [
    ['Arrows', 'move'],
    ['Enter', 'begin'],
    ['Space', 'tick'],
    ['r', 'another seed'],
    ['Esc', 'back'],
    ['?', 'help'],
  ],
  saves: [
    ['Up/Down', 'move'],
    ['Enter', 'go on'],
    ['Esc', 'back'],
    ['?', 'help'],
  ],
  options: [
    ['Up/Down', 'move'],
    ['Enter', 'change'],
    ['Esc', 'back'],
  ],
  help: [
    ['Up/Down', 'scroll'],
    ['Esc', 'back'],
  ],
  opening: [['Ctrl-C', 'quit']],
};

const ABOUT =
  'Negotiations over security guarantees. You take a seat, work on a text clause by clause, sound out those who are to stand behind it, and learn from every refusal. What is signed is put to votes, and to the test.';

const HELP_KEYS: readonly (readonly [string, string])[] = [
  ['Up, Down', 'move, also k and j; PgUp, PgDn, Home, End'],
  ['Enter', 'choose, also Right; a number chooses at once'],
  ['Esc, q', 'back, also Left; q on the first page quits'],
  ['Space', 'among seats: tick several, for several people at one screen'],
  ['r', 'among seats: draw another seed'],
  ['Ctrl-C', 'quit'],
];

const helpWords = (): readonly string[] => [
  'A game is saved after every move in this folder, in a file that ends with .demarche.jsonl; the newest stands first in the menu.',
  'The seed decides what chance brings: the same seed, scenario and moves, the same game. One is drawn for each game and shown at the top of its screen; "play SCENARIO --seed TEXT" on the command line plays under one of your own.',
  `Without the menu: "${command('play', 'SCENARIO', '--as', 'SEAT')}" and "${command('play', '--resume', 'FILE')}". "${command('--help')}" lists the rest.`,
  'In the game ? shows its keys and its words.',
];

const SPINNER = ['|', '/', '-', '\\'];

/** What is being read, in a line; empty when all is known. */
export function busyWords(s: MenuState): string {
  if (s.page === 'opening') {
    const { choice } = s;
    if (choice?.kind === 'play')
      return choice.seed === null
        ? `Opening ${s.chosen}`
        : `Opening ${s.chosen}, seed ${inShort(choice.seed)}`;
    return choice?.kind === 'resume' ? `Opening ${choice.file}` : '';
  }
  if (!reading(s)) return '';
  const { cases } = s;
  if (cases === null) return 'Looking for scenarios';
  const done = cases.filter((c) => c.read !== null).length;
  return done < cases.length ? `Reading scenarios: ${done} of ${cases.length}` : 'Reading saved games';
}

/** What stands over the items of the page. */
export function intro(s: MenuState): readonly string[] {
  switch (s.page) {
    case 'main':
      return [ABOUT];
    case 'seats': {
      const facts = chosenCase(s);
      return facts ? caseIntro(s, facts) : [`Reading ${s.chosen}.`];
    }
    case 'help':
      return helpWords();
    case 'cases':
    case 'saves':
    case 'options':
    case 'opening':
      return [];
    default: {
      const never: never = s.page;
      return never;
    }
  }
}

function caseIntro(s: MenuState, facts: CaseFacts): string[] {
  const time = `${facts.rounds} rounds of talks at most, ${facts.daysPerRound} ${facts.daysPerRound === 1 ? 'day' : 'days'} apart`;
  return [
    facts.title,
    facts.summary,
    `${sizeWords(facts)}. ${time}.`,
    s.ticked.length > 1 ? 'Seed: drawn unseen, since several people play' : `Seed: ${inShort(s.seed)}`,
  ];
}

const blank: Row = row('');

/** The page's rows, and those of the item at the cursor, which are to be in sight. */
function body(
  s: MenuState,
  width: number,
  height: number,
): { readonly rows: readonly Row[]; readonly keep: [number, number] | null } {
  const text = Math.min(width, 110);
  const out: Row[] = [];
  for (const [i, line] of intro(s).entries()) {
    if (s.page === 'help') out.push(...rows(wrap(line, text)), blank);
    else
      out.push(...rows(wrap(line, text), s.page === 'seats' && i === 0 ? 'strong' : i > 0 ? 'plain' : 'dim'));
  }
  if (s.page === 'help') {
    out.unshift(...HELP_KEYS.flatMap(([key, what]) => rows(beside(key, 12, what, text))), blank);
    return { rows: out, keep: null };
  }
  if (s.page === 'opening')
    return { rows: [blank, ...rows([`  ${spun(s, busyWords(s))}`], 'strong')], keep: null };
  if (out.length > 0) out.push(blank);
  const items = itemsOf(s);
  if (items.length === 0)
    return { rows: [...out, ...rows([`  ${spun(s, busyWords(s))}`], 'dim')], keep: null };
  const keep: [number, number] = [0, 0];
  const labels = Math.max(...items.map((x) => widthOf(x.label)));
  const column =
    s.page === 'cases' || s.page === 'seats' ? Math.min(labels, width - 34) : Math.min(labels, 30);
  const details = items.map((x) => wrap(x.detail, text - 6).filter((line) => line !== ''));
  const most = Math.max(...details.map((d) => d.length));
  // A first line under each item, where all of them fit.
  const roomy = out.length + items.length + details.filter((d) => d.length > 0).length - 1 + most <= height;
  for (const [i, item] of items.entries()) {
    const chosen = i === cursorOf(s);
    const detail = details[i] ?? [];
    const first = detail.length > 1 ? [cell(`${detail[0]} …`, text - 6).trimEnd()] : detail;
    if (chosen) keep[0] = out.length;
    const head = `${chosen ? '>' : ' '} ${i < 9 ? i + 1 : ' '} ${item.label}`;
    const fill = ' '.repeat(Math.max(2, column + 6 - widthOf(head)));
    const aside = item.aside === '' ? [] : [span(`${fill}${item.aside}`, chosen ? 'cursor' : 'dim')];
    out.push([span(head, chosen ? 'cursor' : 'plain'), ...aside]);
    const shown = chosen || item.always ? detail : roomy ? first : [];
    out.push(
      ...rows(
        shown.map((line) => `      ${line}`),
        'dim',
      ),
    );
    if (chosen) keep[1] = out.length - 1;
  }
  return { rows: out, keep };
}

const spun = (s: MenuState, text: string): string =>
  text === '' ? '' : `${SPINNER[s.beat % SPINNER.length] ?? ''} ${text} …`;

function keyRow(s: MenuState): Row {
  return KEYS[s.page].flatMap(([key, what], i) => [
    ...(i > 0 ? [span('  ')] : []),
    span(key, 'strong'),
    span(` ${what}`),
  ]);
}

/** Where the body starts, so that the item at the cursor, or the lines scrolled to, are in sight. */
function startOf(
  total: number,
  height: number,
  keep: readonly [number, number] | null,
  scroll: number,
): number {
  const room = total > height ? height - 1 : height;
  const most = Math.max(0, total - room);
  if (!keep) return Math.min(scroll, most);
  const [first, last] = keep;
  if (last < room) return 0;
  return Math.max(0, Math.min(first, last - room + 1, most));
}

function smallRows({ size }: MenuState): Row[] {
  const lines = [
    `The terminal is too small: ${size.columns}x${size.rows}.`,
    `Demarche needs at least ${LEAST.columns}x${LEAST.rows}.`,
    'Make the window larger or the letters smaller. q quits.',
  ];
  return rows(lines.flatMap((line) => (size.columns < 8 ? [line] : wrap(line, size.columns)))).slice(
    0,
    Math.max(1, size.rows - 1),
  );
}

function hintRows(s: MenuState): Row[] {
  const said = s.notice !== '';
  const hint = said ? s.notice : HINT[s.page];
  return hint === '' ? [] : rows(wrap(hint, s.size.columns - 4), said ? 'warn' : 'dim').slice(0, 3);
}

const bodyHeight = (s: MenuState): number => Math.max(1, s.size.rows - 1 - 4 - hintRows(s).length);

/** The furthest that a page of text scrolls. */
export function scrollMost(s: MenuState): number {
  const height = bodyHeight(s);
  const { length } = body(s, s.size.columns - 4, height).rows;
  return length <= height ? 0 : length - height + 1;
}

function whole(s: MenuState): Row[] {
  const width = s.size.columns;
  const busy = s.page === 'opening' ? '' : spun(s, busyWords(s));
  const hints = hintRows(s);
  const height = bodyHeight(s);
  const { rows: all, keep } = body(s, width - 4, height);
  const from = startOf(all.length, height, keep, s.scroll);
  const titles = [{ at: 2, text: TITLE[s.page], focus: true }];
  const right = width - widthOf(busy) - 5;
  if (busy !== '' && right > widthOf(TITLE[s.page]) + 8) titles.push({ at: right, text: busy, focus: false });
  return [
    rule(width, '┌', '┐', titles),
    ...windowed(all, height, from).map((r) => boxed(r, width)),
    rule(width, '├', '┤'),
    ...hints.map((r) => boxed(r, width)),
    boxed(keyRow(s), width),
    rule(width, '└', '┘'),
  ];
}

/** The screen: at most the terminal's rows less one. */
export function menuFrame(s: MenuState): Row[] {
  const frame = (tooSmall(s) ? smallRows(s) : whole(s)).map((r) => fitted(r, s.size.columns));
  return s.ascii ? frame.map((r) => r.map((x) => ({ ...x, text: toAscii(x.text) }))) : frame;
}
