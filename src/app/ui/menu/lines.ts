import { printable } from '../../../model/index.ts';
import type { LineReader } from '../../line-reader.ts';
import { wrap } from '../canvas/text.ts';
import { intro, TITLE } from './frame.ts';
import { itemsOf } from './items.ts';
import type { MenuOptions } from './menu.ts';
import { menuAfter, perform } from './reduce.ts';
import { readAll } from './sources.ts';
import { firstMenu, type MenuState } from './state.ts';

const print = (text: string): void => {
  process.stdout.write(printable(`${text}\n`));
};

/** What stands under an item; where another page says it whole, its first line. */
function detailLines(detail: string, width: number, brief: boolean): string[] {
  if (detail === '') return [];
  const [first = '', ...more] = wrap(detail, width - 2);
  return brief && more.length > 0 ? [`${first} …`] : [first, ...more];
}

/** A page as plain lines: its title, what stands on it, and each item with its number. */
export function pageLines(s: MenuState): string[] {
  const width = Math.max(20, Math.min(100, s.size.columns - 1));
  const items = itemsOf(s).flatMap((item, i) => [
    ...wrap(`${i + 1}. ${item.label}${item.aside === '' ? '' : ` (${item.aside})`}`, width, 4),
    ...detailLines(item.detail, width - 4, s.page === 'cases').map((line) => `    ${line}`),
  ]);
  const zero = s.page === 'main' ? [] : ['0. Back'];
  return ['', TITLE[s.page], ...intro(s).flatMap((line) => wrap(line, width)), '', ...items, ...zero];
}

/** The menu as numbered lists, read line by line, where the terminal can draw nothing. Resolves to the exit code. */
export async function runLines(
  { sources, saves, draw, ascii }: MenuOptions,
  lines: LineReader,
): Promise<number> {
  const size = { columns: process.stdout.columns || 80, rows: 1000 };
  let state = firstMenu({ size, seed: draw(), colour: false, ascii }, saves);
  print('Demarche. Reading scenarios …');
  await readAll(
    { ...sources, warm: async () => undefined },
    () => state,
    (event) => {
      state = menuAfter(state, event, draw);
    },
  );
  const answer = (line: string): MenuState => {
    const word = line.trim().toLowerCase();
    if (word === 'q' || word === 'quit') return menuAfter(state, { type: 'key', key: 'ctrl-c' }, draw);
    if (word === '0') return menuAfter(state, { type: 'key', key: 'esc' }, draw);
    if (word === 'r' || word === '?') return menuAfter(state, { type: 'key', key: word }, draw);
    const item = /^\d{1,3}$/.test(word) ? itemsOf(state)[Number(word) - 1] : undefined;
    if (item) return perform({ ...state, notice: '' }, item.act);
    return { ...state, notice: 'Give one of the numbers, 0 to go back, or q to quit.' };
  };
  try {
    for (;;) {
      print(pageLines(state).join('\n'));
      if (state.notice !== '') print(state.notice);
      process.stdout.write(
        state.page === 'seats' ? 'Number (r: another seed; q: quit): ' : 'Number (q: quit): ',
      );
      const given = await lines.next();
      if (given.kind === 'end') return 0;
      if (given.kind === 'paste') {
        print('Several lines came at once, as in a paste: none of them was taken for an answer.');
        continue;
      }
      const line = given.text.trim();
      // Of a script it is shown what it said; its remarks are no answers.
      if (!lines.keyboard) print(line);
      if (line === '' || line.startsWith('#')) continue;
      state = answer(line);
      const { choice } = state;
      if (choice === null) continue;
      if (choice.kind === 'quit') return 0;
      print('Opening it …');
      const left = await sources.open(choice, state, () => undefined);
      if (typeof left === 'number') return left;
      state = menuAfter(state, { type: 'failed', why: left }, draw);
    }
  } finally {
    lines.rest();
  }
}
