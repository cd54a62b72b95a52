import stringWidth from 'string-width';
import { printable } from '../model/index.ts';

/** Small tools for plain text. Everything here is about looks; nothing decides. */

/** Columns a line of a report takes at most. */
export const WIDTH = 96;

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** Widths that were worked out already, since words come again and again, and how many of them. */
const known = new Map<string, number>();
const MOST_KNOWN = 20_000;

/** Columns that a text takes: two for a character of Chinese, Japanese or Korean, none for a mark on another. */
function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size > MOST_KNOWN) known.clear();
  const width = stringWidth(text);
  known.set(text, width);
  return width;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A word in pieces of at most so many columns. What is written without spaces has no other place to break at. */
function pieces(word: string, room: number): string[] {
  if (isPlain(word) || widthOf(word) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  for (const { segment } of segmenter.segment(word)) {
    if (piece !== '' && widthOf(piece + segment) > room) {
      found.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...found, piece];
}

/**
 * Breaks a paragraph at spaces; the first line starts at `indent`, the others at `hang`. A word that is longer than a
 * line is broken where scripts without spaces are; a long address stays whole.
 */
export function wrap(text: string, indent = 0, hang: number = indent, width: number = WIDTH): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let used = indent;
  let empty = true;
  const words = text.split(/[ \t\n]+/).filter((w) => w !== '');
  const room = Math.max(2, width - Math.max(indent, hang));
  for (const word of words)
    for (const [i, piece] of pieces(word, room).entries()) {
      const size = widthOf(piece);
      const gap = empty || i > 0 ? 0 : 1;
      if (!empty && used + gap + size > width) {
        lines.push(line);
        line = ' '.repeat(hang) + piece;
        used = hang + size;
      } else {
        line += gap === 0 ? piece : ` ${piece}`;
        used += gap + size;
      }
      empty = false;
    }
  return [...lines, line.trimEnd()];
}

/** A heading with a line of such marks under it, as long as it is wide. */
export const underlined = (heading: string, mark: string): string[] => [
  heading,
  mark.repeat(widthOf(heading)),
];

/** The first words of a text that is longer than so many characters, with a mark where it goes on. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most - 2);
  return `${text.slice(0, end > 0 ? end : most - 2)} …`;
};

/** A point of a list: a dash, and the rest hanging behind it. */
export const point = (text: string, indent = 0): string[] => wrap(`- ${text}`, indent, indent + 2);

/** Columns with two spaces between them; numbers (columns named in `right`) flush right. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
  const filled = (cell: string, i: number): string => {
    const fill = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
    return right.includes(i) ? fill + cell : cell + fill;
  };
  return rows.map((row) => row.map(filled).join('  ').trimEnd());
}

/** A Markdown table. Pipes and line ends in cells are made harmless. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** A heading in lines of so many columns at most, with a line of such marks under it. */
export function wrappedOver(heading: string, mark: string, width: number): string[] {
  const lines = wrap(heading, 0, 0, width);
  return [...lines, mark.repeat(Math.max(...lines.map(widthOf)))];
}

/** Room that each column gets where a table has to fit: what is narrow stays as it is, the rest share what is left. */
function roomFor(widths: readonly number[], room: number): number[] {
  const fair: number[] = [];
  let left = room;
  const order = widths.map((width, i) => ({ width, i })).sort((x, y) => x.width - y.width);
  for (const [n, { width, i }] of order.entries()) {
    const mine = Math.max(4, Math.min(width, Math.floor(left / (order.length - n))));
    fair[i] = mine;
    left -= mine;
  }
  return fair;
}

/** A table of so many columns of text at most: a rule under the head, long cells broken at spaces, numbers flush right. */
export function tabled(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
  width: number,
): string[] {
  const all = [head, ...rows];
  const longest = head.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))));
  const rooms = roomFor(longest, width - 2 * (head.length - 1));
  const lines = (row: readonly string[]): string[] => {
    const cells = rooms.map((room, i) => wrap(row[i] ?? '', 0, 0, room));
    const high = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: high }, (_, n) =>
      rooms
        .map((room, i) => {
          const text = cells[i]?.[n] ?? '';
          const space = ' '.repeat(Math.max(0, room - widthOf(text)));
          return right.includes(i) ? space + text : text + space;
        })
        .join('  ')
        .trimEnd(),
    );
  };
  return [...lines(head), rooms.map((room) => '-'.repeat(room)).join('  '), ...rows.flatMap(lines)];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page of HTML, in elements and in attributes alike: nothing in it is markup, nothing in it is obeyed. */
export const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const PLAIN: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '-',
  '→': '->',
  '±': '+/-',
  '…': '...',
  '·': '|',
  '≤': '<=',
  '≥': '>=',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** The same in ASCII: signs by those they look like, letters without their marks, question marks for the rest. */
export const inAscii = (text: string): string =>
  text
    .replace(/[−–—→±…·≤≥“”‘’\u00a0\u202f]/g, (character) => PLAIN[character] ?? '?')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\n\t -~]/gu, '?');
