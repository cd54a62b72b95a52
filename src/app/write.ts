import { constants } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DISK, type FileFacts, type FilePort, NO_LINKS } from './file-port.ts';
import { unbroken } from './shield.ts';
import { codeOf, fileTrouble } from './trouble.ts';

/** Links followed before they are taken for a circle, as Linux does. */
const MOST_LINKS = 40;
/** Permission bits of a new file, before the user's mask. */
const NEW_FILE = 0o666;

/** Why a file was not written, in plain words. What was there before is as it was. */
export class WriteTrouble extends Error {
  override readonly name = 'WriteTrouble';
  readonly path: string;
  readonly reason: string;
  /** There is a file of that name, and nobody said that it may be written over. */
  readonly taken: boolean;

  constructor(path: string, reason: string, taken = false) {
    super(`"${path}" cannot be written: ${reason}.`);
    this.path = path;
    this.reason = reason;
    this.taken = taken;
  }
}

/** How to write. */
export interface Manner {
  /** Writes over a file that is there. Without it such a file is refused. */
  readonly force?: boolean | undefined;
}

/** A file that grows row by row. */
export interface Rows {
  /** Adds whole rows. When that fails, a new file keeps the rows that it had before, and the trouble is thrown. */
  readonly write: (rows: string) => void;
  /** Puts everything on the disk, under the file's name. */
  readonly finish: () => void;
  /**
   * After a failure: lets go of the file. What a new file has is kept where that is wanted, else removed; a file that
   * was to be written over is as it was. Does nothing after `finish`.
   * @returns whether a file with the rows is left
   */
  readonly abandon: (keep: boolean) => boolean;
}

/**
 * Writes files so that none is ever half written or lost: beside their place first, flushed, then moved there. A file
 * keeps its permissions; of a link the target is written, and the link stays. All throw `WriteTrouble`.
 */
export interface Writer {
  /** Does the name lead to a device or a pipe, which is written to as it is? */
  readonly leadsToStream: (path: string) => boolean;
  /** Could it be written? For finding out before long work; nothing is touched. */
  readonly check: (path: string, manner?: Manner) => void;
  /** Writes a whole file, or leaves everything as it was. */
  readonly whole: (path: string, text: string, manner?: Manner) => void;
  /** Adds to a file that is there, and returns when it is on the disk; when that fails the file is as it was. */
  readonly append: (path: string, text: string) => void;
  /**
   * Opens a file for rows. A new one has each row under its own name as soon as it is written; where one is written
   * over, the old one stays whole until `finish`.
   */
  readonly rows: (path: string, manner?: Manner) => Rows;
}

/** Where writing leads: to a file's place, links followed, or to a device or pipe that is written to as it is. */
interface Place {
  readonly path: string;
  readonly old: FileFacts | null;
  readonly stream: boolean;
}

/** Where a chain of links ends at which nothing is yet. */
function followed(port: FilePort, path: string): string {
  let at = path;
  for (let i = 0; i < MOST_LINKS; i++) {
    if (port.lstat(at)?.kind !== 'link') return at;
    at = resolve(port.realPath(dirname(at)), port.readLink(at));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

const folderReason = (port: FilePort, folder: string): string | null => {
  const found = port.stat(folder);
  if (found === null) return `there is no such folder "${folder}"`;
  return found.kind === 'folder' ? null : `"${folder}" is no folder`;
};

const TAKEN = 'there is a file of that name already (--force writes over it)';

function placeOf(port: FilePort, path: string, { force }: Manner): Place {
  const bad = (reason: string, taken = false): never => {
    throw new WriteTrouble(path, reason, taken);
  };
  if (path === '') bad('no file is named');
  if (/[/\\]$/.test(path)) bad('it is the name of a folder');
  const found = port.stat(path);
  if (found === null) {
    const end = followed(port, path);
    const reason = folderReason(port, dirname(end));
    return reason === null ? { path: end, old: null, stream: false } : bad(reason);
  }
  switch (found.kind) {
    case 'file':
      if (force !== true) bad(TAKEN, true);
      port.mayWrite(path);
      return { path: port.realPath(path), old: found, stream: false };
    case 'pipe':
    case 'device':
      return { path, old: found, stream: true };
    case 'folder':
      return bad('it is a folder');
    case 'link':
    case 'other':
      return bad('it is no ordinary file, and neither a pipe nor a device that takes text');
    default: {
      const never: never = found.kind;
      return never;
    }
  }
}

/** What went wrong in writing: where a file cannot be made, its folder is the one to blame. */
const writeTrouble = (error: unknown): string =>
  codeOf(error) === 'ENOENT' ? 'no file can be made in that folder' : fileTrouble(error);

/** Does something with a file; whatever fails becomes trouble with that file. */
function told<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WriteTrouble) throw error;
    const taken = codeOf(error) === 'EEXIST';
    throw new WriteTrouble(path, taken ? TAKEN : writeTrouble(error), taken);
  }
}

/** Tries something that need not succeed. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // It was tidying up, or more than this file system offers.
  }
}

function writeAll(port: FilePort, file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let from = 0; from < bytes.length; ) from += port.write(file, bytes, from);
}

/** Opens a pipe or device. A pipe that nobody reads from would wait for ever: it is refused. */
function openStream(port: FilePort, { path, old }: Place): number {
  if (old?.kind === 'pipe') port.close(port.open(path, constants.O_WRONLY | constants.O_NONBLOCK, NEW_FILE));
  return port.open(path, constants.O_WRONLY, NEW_FILE);
}

/** Makes a change of names in a folder last; not every file system can. */
function flushFolder(port: FilePort, folder: string): void {
  attempt(() => {
    const file = port.open(folder, 'r', NEW_FILE);
    attempt(() => port.flush(file));
    port.close(file);
  });
}

let count = 0;
/** A name beside a file, for a while. Short, whatever the file's own name. */
const besideOf = (path: string, ending: string): string =>
  join(dirname(path), `.demarche-${process.pid}-${++count}.${ending}`);

/** Opens a file beside its place, with the permissions and owner of the one it is to replace. */
function openBeside(port: FilePort, { path, old }: Place, ending: string): readonly [string, number] {
  const beside = besideOf(path, ending);
  const file = port.open(beside, 'wx', old ? 0o600 : NEW_FILE);
  if (old) {
    attempt(() => port.chown(file, old.uid, old.gid));
    attempt(() => port.chmod(file, old.mode));
  }
  return [beside, file];
}

/** Gives a finished file its name, which must be free. */
function nameNew(port: FilePort, beside: string, path: string): void {
  try {
    port.link(beside, path);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    // The name is taken first, so that of two writers one is refused.
    port.close(port.open(path, 'wx', NEW_FILE));
    try {
      port.rename(beside, path);
    } catch (failed) {
      attempt(() => port.remove(path));
      throw failed;
    }
    return;
  }
  port.remove(beside);
}

function writeWhole(port: FilePort, place: Place, text: string): void {
  if (place.stream) {
    const file = openStream(port, place);
    try {
      writeAll(port, file, text);
    } finally {
      port.close(file);
    }
    return;
  }
  const [beside, file] = openBeside(port, place, 'tmp');
  let open = true;
  try {
    writeAll(port, file, text);
    port.flush(file);
    open = false;
    port.close(file);
    if (place.old) port.rename(beside, place.path);
    else nameNew(port, beside, place.path);
  } catch (error) {
    if (open) attempt(() => port.close(file));
    attempt(() => port.remove(beside));
    throw error;
  }
  flushFolder(port, dirname(place.path));
}

function appendTo(port: FilePort, path: string, text: string): void {
  const found = port.stat(path);
  if (found?.kind !== 'file') throw new WriteTrouble(path, 'it is no ordinary file any longer');
  const file = port.open(path, 'a', NEW_FILE);
  try {
    try {
      writeAll(port, file, text);
      port.flush(file);
    } catch (error) {
      // A line that breaks off would be no line.
      attempt(() => port.cut(file, found.size));
      throw error;
    }
  } finally {
    port.close(file);
  }
}

function openRows(port: FilePort, given: string, place: Place): Rows {
  const { path, old, stream } = place;
  const beside = old !== null && !stream;
  const [name, file] = stream
    ? [path, openStream(port, place)]
    : beside
      ? openBeside(port, place, 'part')
      : [path, port.open(path, 'wx', NEW_FILE)];
  let open = true;
  /** Bytes of whole rows. */
  let whole = 0;
  const close = (): void => {
    open = false;
    port.close(file);
  };
  return {
    write: (rows) =>
      told(given, () => {
        try {
          writeAll(port, file, rows);
          whole += Buffer.byteLength(rows);
        } catch (error) {
          // A row that is cut off would be no row.
          if (!stream) attempt(() => port.cut(file, whole));
          throw error;
        }
      }),
    finish: () =>
      told(given, () => {
        if (!open) return;
        if (!stream) port.flush(file);
        close();
        if (beside) port.rename(name, path);
        if (!stream) flushFolder(port, dirname(path));
      }),
    abandon: (keep) => {
      if (!open || stream) {
        if (open) attempt(close);
        return false;
      }
      const left = keep && !beside && whole > 0;
      if (left) attempt(() => port.flush(file));
      attempt(close);
      if (!left) attempt(() => port.remove(name));
      return left;
    },
  };
}

/** A writer; `port` is the file system, and in tests one that fails. */
export const writerOn = (port: FilePort = DISK): Writer => ({
  leadsToStream: (path) => {
    try {
      const kind = port.stat(path)?.kind;
      return kind === 'device' || kind === 'pipe';
    } catch {
      // What cannot be looked at is refused when it is to be written.
      return false;
    }
  },
  check: (path, manner = {}) => {
    told(path, () => placeOf(port, path, manner));
  },
  whole: (path, text, manner = {}) =>
    told(path, () => {
      const place = placeOf(port, path, manner);
      // A pipe may make us wait for its reader for as long as it likes.
      return place.stream ? writeWhole(port, place, text) : unbroken(() => writeWhole(port, place, text));
    }),
  append: (path, text) => told(path, () => appendTo(port, path, text)),
  rows: (path, manner = {}) => told(path, () => openRows(port, path, placeOf(port, path, manner))),
});

/** The writer of this machine's files. */
export const writer: Writer = writerOn();
