/**
 * What no text of a scenario may hold: control characters (C0 but for tab and line end, DEL, C1), which a terminal
 * would obey; separators and overrides that turn a line round or break it unseen; halves of characters; and code
 * points that are no characters. Marks of direction (U+200E, U+200F, U+061C) and joiners are part of ordinary writing.
 */
const FORBIDDEN = /[^\P{Cc}\n\t]|[\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0001}]|\p{Cs}/u;
const EVERY = new RegExp(`${FORBIDDEN.source}|[\\n\\t]`, 'gu');

const codeOf = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** The first character that text may not hold, written as `\u{1b}`; nothing when all are fit to be shown. */
export function forbiddenIn(text: string): string | undefined {
  const found = FORBIDDEN.exec(text)?.[0];
  return found === undefined ? undefined : codeOf(found);
}

/** Text that can be shown on one line of any terminal: what is not fit to be shown is written as `\u{1b}`. */
export const visible = (text: string): string =>
  text.replace(EVERY, (c) => (c === '\n' ? '\\n' : c === '\t' ? '\\t' : codeOf(c)));

/** Text cut to so many characters, with a mark where it was cut. Never cuts a character in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text.slice(0, 2 * most)];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
