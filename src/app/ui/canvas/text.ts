import wrapAnsi from 'wrap-ansi';
import type { Case } from '../../../model/index.ts';
import { clean } from './clean.ts';
import { cut, widthOf } from './widths.ts';

/** Breaks a text into lines of at most `width` columns; later lines are indented. Words longer than a line are cut. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const room = Math.max(8, width);
  const flat = clean(text)
    .normalize()
    .split(/\s+/)
    .filter((w) => w !== '')
    .join(' ');
  if (widthOf(flat) <= room) return [flat];
  const [first = '', ...rest] = wrapAnsi(flat, room, { hard: true }).split('\n');
  const by = Math.min(indent, room - 4);
  if (by <= 0) return [first, ...rest];
  const after = wrapAnsi(flat.slice(first.length).trimStart(), room - by, { hard: true }).split('\n');
  return [first, ...after.map((line) => ' '.repeat(by) + line)];
}

/** A label in a column of its own, and beside it a text in as many lines as it needs. */
export function beside(label: string, column: number, text: string, width: number): string[] {
  const head = cut(clean(label), column - 1);
  const fill = (used: number): string => ' '.repeat(Math.max(1, column - used));
  return wrap(text, Math.max(8, width - column)).map((line, i) =>
    i === 0 ? `${head}${fill(widthOf(head))}${line}` : `${fill(0)}${line}`,
  );
}

/** An estimate with its range, in points. */
export const about = (value: number, spread: number): string =>
  `${Math.round(value)}±${Math.max(1, Math.round(spread))}`;

/** Keys of sources, in brackets; empty when there are none. */
export const cite = (source: readonly string[]): string =>
  source.length === 0 ? '' : ` [${source.map((s) => (s === 'judgement' ? 'our judgement' : s)).join(', ')}]`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The date of a day of the negotiation, as "1 Apr 2022". */
export function dateOf(c: Case, day: number): string {
  const at = new Date(Date.parse(`${c.scenario.start}T00:00:00Z`) + day * 86_400_000);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
}
