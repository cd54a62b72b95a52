import type { Case } from '../../../model/index.ts';
import { points } from '../../../rules/index.ts';

/** Breaks a text into lines of at most `width`; later lines are indented. Words longer than a line are cut. */
export function wrap(text: string, width: number, indent = 0): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  const pad = ' '.repeat(Math.min(indent, room - 4));
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    let rest = word;
    if (line.trim() !== '' && [...line].length + 1 + [...rest].length > room) {
      lines.push(line);
      line = pad;
    }
    line = line.trim() === '' ? line + rest : `${line} ${rest}`;
    while ([...line].length > room) {
      lines.push([...line].slice(0, room).join(''));
      rest = [...line].slice(room).join('');
      line = pad + rest;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** A label in a column of its own, and beside it a text in as many lines as it needs. */
export function beside(label: string, column: number, text: string, width: number): string[] {
  const room = Math.max(8, width - column);
  return wrap(text, room).map((line, i) => {
    const head = i === 0 ? [...label].slice(0, column - 1).join('') : '';
    return `${head}${' '.repeat(Math.max(1, column - [...head].length))}${line}`;
  });
}

/** Score units as points with one decimal. */
export const pts = (units: number): string => points(units).toFixed(1);

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
