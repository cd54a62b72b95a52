import { POINT } from '../model/index.ts';

/** What takes a string apart or looks for something in it. */
type TakingApart =
  | 'split'
  | 'replace'
  | 'replaceAll'
  | 'match'
  | 'matchAll'
  | 'search'
  | 'includes'
  | 'indexOf'
  | 'lastIndexOf'
  | 'startsWith'
  | 'endsWith'
  | 'slice'
  | 'substring'
  | 'substr'
  | 'at'
  | 'charAt'
  | 'charCodeAt'
  | 'codePointAt'
  | 'trim'
  | 'trimStart'
  | 'trimEnd';

/**
 * Words for people. A string like any other to whoever shows it, but with nothing to take it apart by: who wants to know
 * what happened reads the facts. `tests/telling/law.test.ts` holds what the compiler cannot.
 */
export type Words = string & { readonly [method in TakingApart]: never };

/** A finished text as words: the one way to make them. */
export const words = (text: string): Words => text as Words;

/** A count with its noun: "1 day", "2 days". */
export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A figure with its sign, a true minus included; without one where it rounds to nothing. */
export function signed(x: number, digits = 1): string {
  const size = Math.abs(x).toFixed(digits);
  return Number(size) === 0 ? size : `${x < 0 ? '−' : '+'}${size}`;
}

/** A share, 0 to 1, as a percentage with one decimal. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Score units as points with one decimal. */
export const pts = (units: number): string => (units / POINT).toFixed(1);

/** A text as a sentence of its own, with exactly one full stop. */
export function sentence(text: string): string {
  const bare = text.trimEnd();
  return /[.!?…]$/.test(bare) ? bare : `${bare}.`;
}

/** A text without its full stop, to stand inside a sentence. */
export const clipped = (text: string): string => text.trimEnd().replace(/\.$/, '');

/** Source keys in brackets, or nothing. */
export const cite = (source: readonly string[] | undefined): string =>
  source === undefined || source.length === 0 ? '' : ` [${source.join(', ')}]`;

const DAY = 86_400_000;

const dayAt = (start: string, day: number): Date | null => {
  const time = Date.parse(`${start}T00:00:00Z`) + Math.floor(day) * DAY;
  const at = new Date(time);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 ? null : at;
};

/** ISO date of a day counted from the scenario's start; the day alone where that is no date. */
export const isoDate = (start: string, day: number): string =>
  dayAt(start, day)?.toISOString().slice(0, 10) ?? `day ${day}`;

/** Does a reader's own word, in lower case, occur in any of some lines? For searches by people. */
export const mentions = (lines: readonly string[], word: string): boolean =>
  lines.some((line) => line.toLowerCase().includes(word));

/** Decimals that are shown at most. */
const MOST_DIGITS = 9;

/** Two figures side by side: to so many decimals, or to as many more as tell them apart where they differ. */
export function apart(a: number, b: number, digits = 1): readonly [string, string] {
  let more = digits;
  while (a !== b && more < MOST_DIGITS && a.toFixed(more) === b.toFixed(more)) more += 1;
  return [a.toFixed(more), b.toFixed(more)];
}

/** Score units beside those they are measured against, in points: never alike where they differ. */
export const shy = (units: number, needed: number): readonly [string, string] =>
  apart(units / POINT, needed / POINT);

/** A difference in points, of score units, without its sign: what would read as nothing, but is not, is said in words. */
export const gap = (units: number): string => {
  const size = pts(Math.abs(units));
  return units !== 0 && Number(size) === 0 ? 'less than 0.1' : size;
};

/** A difference of shares, −1 to 1, as a percentage with its sign; without one where it rounds to nothing. */
export const signedPercent = (share: number): string => `${signed(100 * share)} %`;

/** A list in plain English: "A and B", "A, B or C". */
export const listed = (items: readonly string[], join: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${join} ${items.at(-1)}`;

/** Several remarks one after the other, each with a stop of its own. */
export const sentences = (parts: readonly string[]): string => parts.map(sentence).join(' ');
