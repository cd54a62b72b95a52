/**
 * What may reach a terminal, and what a scenario's text may hold: one set for both. A character is unfit when a terminal
 * may obey it, when it turns or hides text beside it, or when it is no character at all:
 *
 * - C0 controls (U+0000 to U+001F) but for tab and line end, DEL (U+007F), and C1 controls (U+0080 to U+009F): terminals
 *   obey them, C1 as if ESC stood before it. A carriage return writes over the line.
 * - U+2028 and U+2029, separators of lines and paragraphs: they break a line where none is seen, and terminals disagree.
 * - U+202A to U+202E and U+2066 to U+2069, embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9):
 *   they turn the order of text after them, beyond the name they stand in.
 * - Halves of characters (surrogates alone): no text, and no UTF-8.
 * - Noncharacters (U+FDD0 to U+FDEF, and the last two of every plane): for programs' own use, never text.
 * - Every other format character (Unicode category Cf): it shows nothing, so that names look alike, or empty, that are
 *   not; soft hyphen (U+00AD) and U+180E are one column wide on some terminals and none on others; zero-width space
 *   (U+200B), word joiner (U+2060), byte order mark (U+FEFF), invisible operators, the deprecated U+206A to U+206F, and
 *   marks for annotations, shorthand, music and hieroglyphs.
 *
 * Fit are those format characters without which ordinary writing is not right:
 *
 * - U+200C and U+200D, zero-width (non-)joiners: Persian and the scripts of India spell with them, emoji are joined by
 *   the second. What they touch stays in its place.
 * - U+200E, U+200F and U+061C, marks of direction: Arabic and Hebrew put stops and brackets right with them. A mark
 *   moves no more than a letter of its script would.
 * - U+0600 to U+0605, U+06DD, U+070F, U+0890, U+0891, U+08E2, U+110BD, U+110CD: number and verse signs, which show.
 * - Tags (U+E0020 to U+E007F) right behind a black flag, where they make the flags of England, Scotland and Wales. Alone
 *   they carry text that nobody sees.
 *
 * Variation selectors and combining marks are no format characters and stay, as do private-use and unassigned ones.
 */
const SHOWN_FORMAT = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';
const FIT_FORMAT = `\\u200C-\\u200F\\u061C${SHOWN_FORMAT}`;
const FLAG_TAG = '(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]*)[\\u{E0020}-\\u{E007F}]';
const UNFIT = `(?!${FLAG_TAG})(?:[^\\P{Cc}\\n\\t]|\\p{Cs}|[\\u2028\\u2029]|\\p{Noncharacter_Code_Point}|(?![${FIT_FORMAT}])\\p{Cf})`;

const FIRST = new RegExp(UNFIT, 'u');
const EVERY = new RegExp(UNFIT, 'gu');

const pointOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/** A character by its number, as `\u{1B}` for an escape. */
const byNumber = (character: string): string => `\\u{${pointOf(character)}}`;

/** The first character that no text may hold, by its number; nothing where all are fit to be shown. */
export function unfitIn(text: string): string | undefined {
  const found = FIRST.exec(text)?.[0];
  return found === undefined ? undefined : byNumber(found);
}

/** A text for people in which no unfit character is left: each is shown by its number. Tabs and line ends stay. */
export const printable = (text: string): string => text.replace(EVERY, byNumber);

/** Is there nothing in it that `printable` would show? */
export const isPrintable = (text: string): boolean => !FIRST.test(text);

/** A text that can be shown on one line: line ends and tabs are shown as `\n` and `\t` as well. */
export const onOneLine = (text: string): string =>
  printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');

/** Characters of a name or seed that are shown whole on a line, and how many of a longer one. */
const SHOWN = { whole: 48, cut: 32 } as const;

/**
 * A name or seed of any length for one line: of more than 48 characters the first 32, an ellipsis, and how many there
 * are. For people only; data holds it whole. `quote` stands around the text, not around its length.
 */
export function inShort(text: string, quote = ''): string {
  const characters = [...text];
  if (characters.length <= SHOWN.whole) return `${quote}${onOneLine(text)}${quote}`;
  const first = onOneLine(characters.slice(0, SHOWN.cut).join(''));
  return `${quote}${first}…${quote} (${characters.length} characters)`;
}

/** A text without its unfit characters, such as one that was pasted. */
export const fitPart = (text: string): string => text.replace(EVERY, '');

/**
 * JSON, indented, that is safe to print: what JSON leaves raw in its strings (DEL, C1, format characters) is escaped as
 * `\u009b`, which reads back as the same text.
 * @throws TypeError for a value that JSON cannot hold
 */
export const printableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(EVERY, (character) =>
    character.split('').map(escaped).join(''),
  );

/** A code unit as JSON escapes it. */
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
