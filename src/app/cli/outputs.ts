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

/** A record is JSON: a name that promises something else is refused. */
export function checkRecordName(path: string | undefined): void {
  const end = path === undefined || path === STDOUT ? '' : extname(path).toLowerCase();
  if (end !== '' && end !== '.json')
    throw new UsageError(
      `A record is JSON: end "${path}" in .json. (Rows in .jsonl and .csv: demarche batch.)`,
    );
}

/** Writes a whole file, or to standard output. */
export function writeOut(path: string, text: string, force: boolean | undefined): void {
  if (path === STDOUT) outRaw(text);
  else writer.whole(path, text, { force });
}
