import wrapAnsi from 'wrap-ansi';
import type { Case } from '../../../model/index.ts';
import { points } from '../../../rules/index.ts';
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

/** Score units as points with one decimal. */
export const pts = (units: number): string => points(units).toFixed(1);

/** A difference of scores in points, given in units: what would read as nothing, but is not, is said in words. */
export const gap = (units: number): string =>
  Math.abs(points(units)) < 0.05 && units !== 0 ? 'less than 0.1' : pts(Math.abs(units));

/** A number with its noun: "1 day", "2 days". */
export const count = (n: number, one: string, many: string = `${one}s`): string =>
  `${n} ${n === 1 ? one : many}`;

/** A change in points with its sign. */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
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

/** A list in plain English. */
export function listed(items: readonly string[], join = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${join} ${items.at(-1) ?? ''}`;
}
