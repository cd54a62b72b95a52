import { createHash } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import type { JournalPort } from '../session/index.ts';
import { DISK, type FilePort } from './file-port.ts';
import { type Lock, takeLock } from './lock.ts';
import { raiseShield } from './shield.ts';
import { codeOf, fileTrouble } from './trouble.ts';
import { type Writer, WriteTrouble, writerOn } from './write.ts';

/**
 * A game's place on the disk, held by this program alone until `close`: the port of its journal. When what is on the
 * disk is not what was written last, that is left alone, and the game goes on, whole, in a file of its own. All of it
 * throws WriteTrouble; what was there is then as it was.
 */
export interface SavedGame extends JournalPort {
  /** Where it is kept now. May change at any write, when another program has written to the file. */
  readonly file: string;
  /** Why it is not kept where it was asked for, in a sentence; empty when it is. */
  readonly notice: string;
  /** A sentence for the player when the place has changed since this was asked last, else nothing. */
  readonly said: () => string;
  /** Gives the place back. Once is enough; the end of the process does it too. */
  readonly close: () => void;
}

/** What a game's file may be. */
export interface Claim {
  /** `new`: there must be no such file, unless `force`. `resume`: the game goes on in its own file. */
  readonly as: 'new' | 'resume';
  readonly force?: boolean | undefined;
}

/** Characters of a default name before its number: far below what any file system takes. */
const LONGEST_STEM = 80;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the name of a game's journal ends with. */
const ENDING = '.demarche.jsonl';

const endOf = (name: string): string => /\.demarche\.jsonl?$/.exec(name)?.[0] ?? extname(name);

/** Where a game that goes on from a record is kept: `game.demarche.json` leads to `game.demarche.jsonl`. */
export function besideRecord(path: string): string {
  const name = basename(path);
  return join(dirname(path), `${name.slice(0, name.length - endOf(name).length)}${ENDING}`);
}

/** `game.demarche.jsonl` and 2: `game-2.demarche.jsonl`. */
function numbered(path: string, n: number): string {
  const name = basename(path);
  const end = endOf(name);
  const stem = name.slice(0, name.length - end.length);
  return join(dirname(path), `${stem}-${n}${end}`);
}

/**
 * A name for a game that nobody named: of scenario and seed; a long seed is cut and told apart by a digest. Where several
 * people play at one screen the seed is nobody's to know, and the scenario alone names it.
 */
export function defaultName(scenario: string, seed: string, people = 1): string {
  const stem = (people > 1 ? scenario : `${scenario}-${seed}`).replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-');
  const bytes = Buffer.byteLength(stem);
  if (bytes <= LONGEST_STEM) return `${stem}${ENDING}`;
  let short = '';
  for (const character of stem) {
    if (Buffer.byteLength(short + character) > LONGEST_STEM - 9) break;
    short += character;
  }
  return `${short}-${digest(seed).slice(0, 8)}${ENDING}`;
}

const heldWords = (file: string, pid: number | undefined): string =>
  `"${file}" is open in another terminal${pid === undefined ? '' : ` (process ${pid})`}`;

/** Open games of this process, so that its end gives their places back. */
const held = new Set<Lock>();
let watching = false;

/** From now on the end of the process gives back what is held: an exit, and a signal as well. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const each of held) each.release();
  });
  raiseShield();
}

/** Keeps games on a file system; `port` is one that fails, in tests. */
export interface Shelf {
  /**
   * Takes a game's file for this program. A game that another program has open is not taken from it: the place is then
   * a new file beside, and `notice` says so.
   * @throws WriteTrouble when the file may not be written (`taken` when it is there and `force` is not), or nothing can
   * be written beside it
   */
  readonly claim: (path: string, claim: Claim) => SavedGame;
  /** Takes the first free name of the form `NAME`, `NAME-2`, …: never one that exists or that another program has taken. */
  readonly claimFree: (path: string) => SavedGame;
}

function lockAt(port: FilePort, path: string): { lock: Lock } | { pid: number | undefined } {
  // Before anything is there that could be left behind.
  watch();
  try {
    const taken = takeLock(port, path);
    return 'lock' in taken ? taken : { pid: taken.heldBy?.pid };
  } catch (error) {
    throw new WriteTrouble(
      path,
      `nothing can be kept in its folder: ${codeOf(error) === 'ENOENT' ? 'no file can be made in it' : fileTrouble(error)}`,
    );
  }
}

export function shelfOn(port: FilePort = DISK): Shelf {
  const writer = writerOn(port);

  /** The first free name after a path, locked. */
  function free(path: string, from: number): { file: string; lock: Lock } {
    for (let n = from; ; n++) {
      const file = n === 1 ? path : numbered(path, n);
      if (port.lstat(file) !== null) continue;
      const taken = lockAt(port, file);
      if (!('lock' in taken)) continue;
      // Another may have kept its game there and gone, between the look and the lock.
      if (port.lstat(file) === null) return { file, lock: taken.lock };
      taken.lock.release();
    }
  }

  const opened = (file: string, lock: Lock, notice: string, known: boolean): SavedGame =>
    openGame({ port, writer, free }, file, lock, notice, known);

  return {
    claim: (path, { as, force }) => {
      writer.check(path, { force: force === true || as === 'resume' });
      const found = port.stat(path);
      if (found !== null && found.kind !== 'file')
        throw new WriteTrouble(path, 'a game is kept in an ordinary file only');
      const place = found === null ? path : port.realPath(path);
      const taken = lockAt(port, place);
      if ('lock' in taken) return opened(path, taken.lock, '', as === 'resume' || found !== null);
      const { file, lock } = free(path, 2);
      return opened(file, lock, `${heldWords(path, taken.pid)}: this game is kept in "${file}".`, false);
    },
    claimFree: (path) => {
      const { file, lock } = free(path, 1);
      return opened(file, lock, '', false);
    },
  };
}

interface Ground {
  readonly port: FilePort;
  readonly writer: Writer;
  readonly free: (path: string, from: number) => { file: string; lock: Lock };
}

/** `known`: the file as it stands is this game's to write over. */
function openGame(
  { port, writer, free }: Ground,
  first: string,
  firstLock: Lock,
  notice: string,
  known: boolean,
): SavedGame {
  let file = first;
  let lock = firstLock;
  held.add(lock);
  /** The file's state after the last write; null: nothing of ours is there yet. */
  let state = known ? (port.stat(file)?.state ?? null) : null;
  /** All that has been written, here or where the game was kept before. */
  let text = state === null ? '' : port.read(file);
  let moved = '';
  const letGo = (): void => {
    lock.release();
    held.delete(lock);
  };
  /** Has somebody else written to the file, or put another in its place? */
  const disturbed = (): boolean => {
    const now = port.stat(file);
    if (now === null || now.state === state) return false;
    if (state === null || port.read(file) !== text) return true;
    state = now.state;
    return false;
  };
  const moveOn = (): void => {
    const left = file;
    const next = free(left, 2);
    letGo();
    ({ file, lock } = next);
    held.add(lock);
    state = null;
    moved = `"${left}" was changed by another program and is left alone: the game goes on in "${file}".`;
  };
  /** `tail`: what is new at the end; null: all of it. */
  const write = (whole: string, tail: string | null): void => {
    if (disturbed()) moveOn();
    if (tail !== null && state !== null && port.stat(file) !== null) writer.append(file, tail);
    else writer.whole(file, whole, { force: state !== null });
    state = port.stat(file)?.state ?? null;
    text = whole;
  };
  return {
    get file() {
      return file;
    },
    notice,
    read: () => text,
    append: (lines) => write(`${text}${lines}`, lines),
    replace: (whole) => write(whole, null),
    said: () => {
      const sentence = moved;
      moved = '';
      return sentence;
    },
    close: letGo,
  };
}

/** The games of this machine. */
export const shelf: Shelf = shelfOn();

/** A game whose place could not be taken: each write tries again to take it, and throws why not. */
export function wantedGame(path: string, on: Shelf = shelf): SavedGame {
  let game: SavedGame | null = null;
  const taken = (): SavedGame => {
    game ??= on.claim(path, { as: 'new' });
    return game;
  };
  return {
    get file() {
      return game?.file ?? path;
    },
    notice: '',
    read: () => game?.read() ?? '',
    append: (lines) => taken().append(lines),
    replace: (whole) => taken().replace(whole),
    said: () => game?.said() ?? '',
    close: () => game?.close(),
  };
}
