import { clean } from './clean.ts';
import { cell, graphemes, widthOf } from './widths.ts';

/** How a piece of text is meant; colour only repeats what the words and marks already say. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'warn' | 'bad' | 'cursor' | 'title';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** One line of the screen. */
export type Row = readonly Span[];

/** A piece of a line; what a terminal would take for a command is taken out of it. */
export const span = (text: string, tone: Tone = 'plain'): Span => ({ text: clean(text), tone });
export const row = (...parts: readonly (string | Span)[]): Row =>
  parts.map((p) => (typeof p === 'string' ? span(p) : p));
export const rows = (lines: readonly string[], tone: Tone = 'plain'): Row[] =>
  lines.map((l) => [span(l, tone)]);

export const textOf = (line: Row): string => line.map((s) => s.text).join('');

/** Cuts or fills a line to a width, keeping its tones. */
export function fitted(line: Row, width: number): Row {
  const out: Span[] = [];
  let left = width;
  const total = line.reduce((n, s) => n + widthOf(s.text), 0);
  for (const s of line) {
    if (left <= 0) break;
    const size = widthOf(s.text);
    const last = total > width && size >= left;
    const text = last ? cell(s.text + (size === left ? '…' : ''), left) : s.text;
    out.push({ ...s, text });
    left -= widthOf(text);
  }
  if (left > 0) out.push(span(' '.repeat(left), line.at(-1)?.tone === 'cursor' ? 'cursor' : 'plain'));
  return out;
}

/** Boxes are drawn with these; ASCII mode exchanges them one for one at the end. */
const H = '─';
const V = '│';

/** A horizontal rule `width` wide with titles set into it: each title at its column. */
export function rule(
  width: number,
  left: string,
  right: string,
  titles: readonly { readonly at: number; readonly text: string; readonly focus?: boolean }[] = [],
  joints: readonly { readonly at: number; readonly mark: string }[] = [],
): Row {
  const line = [left, ...H.repeat(Math.max(0, width - 2)), right];
  for (const j of joints) if (j.at > 0 && j.at < width - 1) line[j.at] = j.mark;
  const spans: Span[] = [];
  let from = 0;
  for (const t of [...titles].sort((a, b) => a.at - b.at)) {
    if (t.text === '' || t.at < from) continue;
    const next = titles.map((x) => x.at).filter((x) => x > t.at);
    const room = Math.min(width - 2, ...next.map((x) => x - 2)) - t.at;
    if (room < 4) continue;
    const title = clean(t.text);
    const label = ` ${widthOf(title) > room - 2 ? cell(title, room - 2) : title} `;
    spans.push(span(line.slice(from, t.at).join(''), 'dim'));
    spans.push(span(label, t.focus ? 'strong' : 'title'));
    from = t.at + widthOf(label);
  }
  spans.push(span(line.slice(from).join(''), 'dim'));
  return spans;
}

/** A line between the sides of a box. */
export const boxed = (line: Row, width: number): Row => [
  span(`${V} `, 'dim'),
  ...fitted(line, Math.max(0, width - 4)),
  span(` ${V}`, 'dim'),
];

/** Two columns between the sides of a box; `left` counts from the outer side to the dividing line. */
export const boxedPair = (a: Row, b: Row, width: number, left: number): Row => [
  span(`${V} `, 'dim'),
  ...fitted(a, Math.max(0, left - 3)),
  span(` ${V} `, 'dim'),
  ...fitted(b, Math.max(0, width - left - 4)),
  span(` ${V}`, 'dim'),
];

/** The rows of a list that are shown when `height` fit, with a last line that says how many more there are. */
export function windowed(list: readonly Row[], height: number, scroll: number, note = true): Row[] {
  if (height <= 0) return [];
  if (list.length <= height) return [...list, ...Array.from({ length: height - list.length }, () => row(''))];
  if (!note) {
    const start = Math.min(Math.max(0, scroll), list.length - height);
    return list.slice(start, start + height);
  }
  const room = height - 1;
  const from = Math.min(Math.max(0, scroll), list.length - room);
  const above = from;
  const below = list.length - room - from;
  const more = [above > 0 ? `↑ ${above} more above` : '', below > 0 ? `↓ ${below} more below` : ''];
  return [...list.slice(from, from + room), row(span(more.filter((x) => x !== '').join('   '), 'dim'))];
}

/** The furthest a list of `length` rows can scroll in `height`. */
export const maxScroll = (length: number, height: number): number =>
  length <= height ? 0 : length - Math.max(1, height - 1);

const ASCII: Readonly<Record<string, string>> = {
  '─': '-',
  '│': '|',
  '┌': '+',
  '┐': '+',
  '└': '+',
  '┘': '+',
  '├': '+',
  '┤': '+',
  '┬': '+',
  '┴': '+',
  '┼': '+',
  '±': '~',
  '…': '.',
  '−': '-',
  '–': '-',
  '—': '-',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '•': '*',
  '·': '.',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '≥': '>',
  '≤': '<',
};

/** ASCII of the same width for each character: a stand-in, its base letter, or question marks. */
export const toAscii = (text: string): string =>
  /^[ -~]*$/.test(text) ? text : graphemes(text).map(asciiOf).join('');

function asciiOf(g: string): string {
  const known = ASCII[g];
  if (known !== undefined) return known;
  const width = widthOf(g);
  const base = [...g.normalize('NFD')].find((x) => x >= ' ' && x <= '~');
  return base !== undefined && width === 1 ? base : '?'.repeat(width);
}
