/**
 * What may not reach a terminal as it is: the C0 controls but for tab and line end, DEL, the C1 controls, and the marks
 * that turn the direction of writing (Unicode Bidirectional Algorithm, UAX #9) or break a line unseen.
 */
const UNSAFE = /[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const pointOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/** A text for people in which no control character is left: each is shown, as `\u{1B}` for an escape. */
export const printable = (text: string): string =>
  text.replace(UNSAFE, (character) => `\\u{${pointOf(character)}}`);

/** Is there nothing in it that `printable` would show? */
export const isPrintable = (text: string): boolean => text.search(UNSAFE) < 0;

/**
 * JSON, indented, that is safe to print: what JSON leaves raw in its strings (DEL, C1, the direction marks) is escaped
 * as `\u009b`, which reads back as the same text.
 * @throws TypeError for a value that JSON cannot hold
 */
export const printableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    UNSAFE,
    (c) => `\\u${pointOf(c).toLowerCase().padStart(4, '0')}`,
  );
