import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { recordOf } from '../../../protocol/index.ts';
import { type Session, seatsOf } from '../../../session/index.ts';

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function writeWhole(file: string, text: string): void {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  writeFileSync(beside, text);
  renameSync(beside, file);
}

/** Saves a game as a record. */
export function saveSession(file: string, s: Session): void {
  writeWhole(file, `${JSON.stringify(recordOf(s.play, seatsOf(s)), null, 1)}\n`);
}

/** The file of a branch that is left behind: beside the game's own, and never over another. */
export function branchFile(file: string, branch: number): string {
  const end = extname(file);
  const stem = file.slice(0, file.length - end.length);
  let n = branch;
  while (existsSync(`${stem}.branch-${n}${end}`)) n++;
  return `${stem}.branch-${n}${end}`;
}

/** Where a game is kept when nobody has said where: in the working directory, and never over another. */
export function freeFile(scenario: string, seed: string): string {
  const stem = `${scenario}-${seed}`.replace(/[^\w.-]+/g, '-');
  for (let n = 1; ; n++) {
    const file = `${stem}${n === 1 ? '' : `-${n}`}.demarche.json`;
    if (!existsSync(file)) return file;
  }
}
