import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { recordOf } from '../../../protocol/index.ts';
import { type Session, seatsOf } from '../../../session/index.ts';
import { defaultName, keepGame, nameGame, shelf } from '../../saved-game.ts';

/** Saves a game as a record. Throws what the player must know: why it is not saved, or that it is elsewhere now. */
export function saveSession(file: string, s: Session): void {
  const moved = keepGame(file, `${JSON.stringify(recordOf(s.play, seatsOf(s)), null, 1)}\n`);
  if (moved !== '') throw new Error(moved);
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
export const freeFile = (scenario: string, seed: string): string =>
  nameGame(shelf.claimFree(defaultName(scenario, seed))).file;
