import { readText } from '../files.ts';
import { fileTrouble } from '../trouble.ts';
import { UsageError } from './say.ts';

/** Bytes in a record above which it is not read. */
export const LARGEST_RECORD: number = 64 * 1024 * 1024;
/** Bytes in a file with a text, `{clause: option}`, above which it is not read. */
export const LARGEST_PACKAGE: number = 1024 * 1024;
/** Levels of lists and maps in a file with data: a record has five. */
const DEEPEST = 100;

/** Reads a file that the user named, of at most so many bytes, as text in UTF-8. */
export async function readInput(path: string, most: number): Promise<string> {
  try {
    return await readText(path, most);
  } catch (error) {
    throw new UsageError(`"${path}" cannot be read: ${fileTrouble(error)}.`);
  }
}

/** Are lists and maps nested deeper than data ever is? Tells without reading the text as JSON. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      if (++depth > DEEPEST) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

/** Why text that is nested too deep is refused. */
export const DEPTH_TROUBLE: string = `it is nested more than ${DEEPEST} deep`;

/** A value in a message: a short text as it is, anything else by its kind. */
export function shortly(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `${value.slice(0, 59)}…` : value;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a map' : String(value);
}
