import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { fileTrouble } from '../files.ts';
import { UsageError } from './say.ts';

const TAKEN = 'there is a file of that name already (--force writes over it)';

/** How a file for output is opened: as a new one, or written over. */
export type WriteFlag = 'wx' | 'w';

export const withForce = (command: Command): Command =>
  command.option('--force', 'with --out: write over a file that is there');

/** The user's mistake when a file cannot be written. */
const cannotWrite = (path: string, reason: string): UsageError =>
  new UsageError(`"${path}" cannot be written: ${reason}.`);

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Is it that there is a file of that name? */
export const isTaken = (error: unknown): boolean => hasCode(error, 'EEXIST');

/** Why writing failed, as the user's mistake. */
export const writeTrouble = (path: string, error: unknown): UsageError =>
  cannotWrite(path, isTaken(error) ? TAKEN : fileTrouble(error));

/** What is wrong with a folder to write in: it is not there, or is none; nothing when it will do. */
export async function folderTrouble(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch((error: unknown) => (hasCode(error, 'ENOENT') ? null : undefined));
  if (found === null) return `there is no such folder "${folder}"`;
  return found && !found.isDirectory() ? `"${folder}" is no folder` : undefined;
}

/**
 * How to open the file that `--out` names. A device or a pipe is written to as it is.
 * @throws UsageError when its folder is missing, or when there is such a file and nobody said `--force`
 */
export async function writeFlag(path: string, force: boolean | undefined): Promise<WriteFlag> {
  if (path === '') throw new UsageError('--out names no file.');
  const folder = await folderTrouble(dirname(path));
  if (folder !== undefined) throw cannotWrite(path, folder);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw cannotWrite(path, 'it is a folder');
  if (found?.isFile() && force !== true) throw cannotWrite(path, TAKEN);
  return found ? 'w' : 'wx';
}
