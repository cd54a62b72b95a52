import { extname } from 'node:path';
import { writer } from '../write.ts';
import { outRaw, UsageError } from './say.ts';

/** What `--out` names when it means standard output. */
export const STDOUT = '-';

/**
 * Could the file that `--out` names be written? For finding out before long work.
 * @throws WriteTrouble when its folder is missing, or when there is such a file and nobody said `--force`
 */
export function checkOut(path: string | undefined, force: boolean | undefined): void {
  if (path === '') throw new UsageError('--out names no file.');
  if (path !== undefined && path !== STDOUT) writer.check(path, { force });
}

/** Standard output, a device or a pipe: nothing whose name says what is in it. */
export const isStream = (path: string): boolean => path === STDOUT || writer.leadsToStream(path);

/** A record is JSON: the name of a file that ends in anything else would promise something else, and is refused. */
export function checkRecordName(path: string | undefined): void {
  if (path === undefined || isStream(path)) return;
  const end = extname(path).toLowerCase();
  if (end !== '' && end !== '.json')
    throw new UsageError(
      `A record is JSON: end "${path}" in .json, or in nothing. (Rows in .jsonl and .csv: the verb batch.)`,
    );
}

/** Writes a whole file, or to standard output. */
export function writeOut(path: string, text: string, force: boolean | undefined): void {
  if (path === STDOUT) outRaw(text);
  else writer.whole(path, text, { force });
}
