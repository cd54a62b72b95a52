import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileTrouble } from './trouble.ts';
import { WriteTrouble, writer } from './write.ts';

/** A file to be written under a folder; its path has `/` between its steps. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** Does something with a folder; whatever fails becomes trouble with it. */
function told<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WriteTrouble) throw error;
    throw new WriteTrouble(folder, fileTrouble(error));
  }
}

const placeIn = (folder: string, { path }: FolderFile): string => join(folder, ...path.split('/'));

function writeAll(folder: string, files: readonly FolderFile[], force: boolean): void {
  for (const file of files) {
    const place = placeIn(folder, file);
    mkdirSync(dirname(place), { recursive: true });
    writer.whole(place, file.text, { force });
  }
}

/** A folder that is not there yet: whole under its name, or not at all. */
function writeNew(folder: string, files: readonly FolderFile[]): void {
  const whole = resolve(folder);
  if (!existsSync(dirname(whole)))
    throw new WriteTrouble(folder, `there is no such folder "${dirname(whole)}"`);
  const beside = join(dirname(whole), `.demarche-${process.pid}.part`);
  mkdirSync(beside);
  try {
    writeAll(beside, files, false);
    renameSync(beside, whole);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Could the folder be written to? For finding out before long work; nothing is touched.
 * @throws WriteTrouble when it is no folder, or its own folder is missing
 */
export function checkFolder(folder: string): void {
  told(folder, () => {
    if (folder === '') throw new WriteTrouble(folder, 'no folder is named');
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw new WriteTrouble(folder, 'it is no folder');
    } else if (!existsSync(dirname(resolve(folder))))
      throw new WriteTrouble(folder, `there is no such folder "${dirname(resolve(folder))}"`);
  });
}

/**
 * Writes files under a folder. One that is not there appears whole or not at all. In one that is there every file is
 * whole or as it was, and without `force` nothing is written when any of them is there already.
 * @throws WriteTrouble
 */
export function writeFolder(folder: string, files: readonly FolderFile[], force: boolean): void {
  checkFolder(folder);
  told(folder, () => {
    if (!existsSync(folder)) {
      writeNew(folder, files);
      return;
    }
    for (const file of files) {
      const place = placeIn(folder, file);
      if (existsSync(place)) writer.check(place, { force });
    }
    writeAll(folder, files, force);
  });
}
