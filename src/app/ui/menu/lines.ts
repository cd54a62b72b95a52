import { printable } from '../../../model/index.ts';
import { wrap } from '../canvas/text.ts';
import { intro, TITLE } from './frame.ts';
import { itemsOf } from './items.ts';
import type { MenuOptions } from './menu.ts';
import { menuAfter, perform } from './reduce.ts';
import { readAll } from './sources.ts';
import { firstMenu, type MenuState } from './state.ts';

/** Milliseconds after a line in which another one shows that both were pasted. */
const TOGETHER = 60;

/** Reads lines as people type them: lines that come together are a paste, and are given out as null. */
class Lines {
  private rest = '';
  private waiting: ((line: string | null) => void) | null = null;
  private found: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly input: NodeJS.ReadStream;
  private ended = false;

  constructor(input: NodeJS.ReadStream) {
    this.input = input;
    input.setEncoding('utf8');
    input.on('data', this.read);
    input.on('end', this.end);
  }

  private readonly end = (): void => {
    this.ended = true;
    this.settle();
  };

  private readonly read = (text: string | Buffer): void => {
    const [first = '', ...more] = `${this.rest}${text}`.split(/\r?\n/);
    const lines = [first, ...more];
    this.rest = lines.pop() ?? '';
    if (lines.length === 0) return;
    this.found.push(...lines);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), TOGETHER);
  };

  private settle(): void {
    const { found } = this;
    const answer = this.waiting;
    if (!answer || (found.length === 0 && !this.ended)) return;
    this.waiting = null;
    this.found = [];
    answer(found.length === 1 ? (found[0] ?? '') : found.length === 0 ? 'q' : null);
  }

  /** The next line; null when several came at once; `q` at the end of the input. */
  next(): Promise<string | null> {
    this.input.resume();
    return new Promise((resolve) => {
      this.waiting = resolve;
      if (this.ended || this.found.length > 0) this.settle();
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.input.off('data', this.read);
    this.input.off('end', this.end);
    this.input.pause();
  }
}

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
export async function runLines({ sources, saves, draw, ascii }: MenuOptions): Promise<number> {
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
  let lines = new Lines(process.stdin);
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
      const line = await lines.next();
      if (line === null) {
        print('Several lines came at once, as in a paste: none of them was taken for an answer.');
        continue;
      }
      state = answer(line);
      const { choice } = state;
      if (choice === null) continue;
      if (choice.kind === 'quit') return 0;
      print('Opening it …');
      lines.close();
      const left = await sources.open(choice, state, () => undefined);
      if (typeof left === 'number') return left;
      lines = new Lines(process.stdin);
      state = menuAfter(state, { type: 'failed', why: left }, draw);
    }
  } finally {
    lines.close();
  }
}
