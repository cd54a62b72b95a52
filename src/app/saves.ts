import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the first line of a journal says of its game, as far as a list of games needs it. */
export interface SaveHead {
  readonly scenario: string;
  readonly seed: string;
  /** Short names of the seats that people hold. */
  readonly people: readonly string[];
}

/** Bytes of a journal's first line above which it is not looked at. */
const LONGEST_HEAD = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

/** The games kept in a folder, newest first, as paths from it; none where it cannot be read. */
export function savesIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.demarche.jsonl') && !name.startsWith('.'));
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      return found?.isFile() ? [{ name, at: found.mtimeMs }] : [];
    })
    .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

function firstLine(path: string): string {
  const fd = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let at = 0; at < LONGEST_HEAD; ) {
      const piece = Buffer.alloc(PIECE);
      const size = readSync(fd, piece, 0, PIECE, at);
      const end = piece.subarray(0, size).indexOf(0x0a);
      pieces.push(piece.subarray(0, end < 0 ? size : end));
      if (end >= 0 || size === 0) return Buffer.concat(pieces).toString('utf8');
      at += size;
    }
    throw new Error('its first line is too long');
  } finally {
    closeSync(fd);
  }
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (x: unknown): Fields => (x !== null && typeof x === 'object' ? (x as Fields) : {});
const textOf = (x: unknown): string => (typeof x === 'string' ? x : '');

/**
 * What a journal's first line says. Nothing else of it is read or checked: that is done when the game is opened.
 * @throws an error when the file cannot be read or does not begin as a journal does
 */
export function headOfSave(path: string): SaveHead {
  const head = fieldsOf(JSON.parse(firstLine(path)));
  const scenario = textOf(head.scenario);
  if (head.event !== 'opened' || scenario === '') throw new Error('it does not begin as a saved game does');
  const parties = fieldsOf(fieldsOf(head.bundle).parties);
  const people = Object.entries(fieldsOf(head.seats)).flatMap(([id, holder]) =>
    fieldsOf(holder).kind === 'person' ? [textOf(fieldsOf(parties[id]).short) || id] : [],
  );
  return { scenario, seed: textOf(head.seed), people };
}
