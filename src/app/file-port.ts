import * as fs from 'node:fs';

/** What the writer needs to know of a file. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'pipe' | 'device' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Which file it is, and in which state: differs when another was put in its place or it was written to. */
  readonly state: string;
}

/** The file system as the writer uses it, call by call, so that a test can let any of them fail. All throw system errors. */
export interface FilePort {
  /** Facts of what a path leads to, links followed; null when there is nothing. */
  readonly stat: (path: string) => FileFacts | null;
  /** Facts of the path itself, a link being a link; null when there is nothing. */
  readonly lstat: (path: string) => FileFacts | null;
  readonly readLink: (path: string) => string;
  readonly realPath: (path: string) => string;
  /** Throws when the file may not be written to. */
  readonly mayWrite: (path: string) => void;
  readonly open: (path: string, flags: string | number, mode: number) => number;
  /** Writes some of the bytes, and says how many. */
  readonly write: (file: number, bytes: Uint8Array, from: number) => number;
  readonly chmod: (file: number, mode: number) => void;
  readonly chown: (file: number, uid: number, gid: number) => void;
  readonly cut: (file: number, size: number) => void;
  readonly flush: (file: number) => void;
  readonly close: (file: number) => void;
  /** Gives a file a second name; throws EEXIST when that is taken. */
  readonly link: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly read: (path: string) => string;
}

function kindOf(s: fs.BigIntStats): FileFacts['kind'] {
  if (s.isFile()) return 'file';
  if (s.isDirectory()) return 'folder';
  if (s.isSymbolicLink()) return 'link';
  if (s.isFIFO()) return 'pipe';
  return s.isCharacterDevice() ? 'device' : 'other';
}

const factsOf = (s: fs.BigIntStats | undefined): FileFacts | null =>
  s === undefined
    ? null
    : {
        kind: kindOf(s),
        mode: Number(s.mode) & 0o7777,
        uid: Number(s.uid),
        gid: Number(s.gid),
        size: Number(s.size),
        state: `${s.dev}:${s.ino}:${s.size}:${s.mtimeNs}`,
      };

/** The file system of this machine. */
export const DISK: FilePort = {
  stat: (path) => factsOf(fs.statSync(path, { bigint: true, throwIfNoEntry: false })),
  lstat: (path) => factsOf(fs.lstatSync(path, { bigint: true, throwIfNoEntry: false })),
  readLink: (path) => fs.readlinkSync(path, 'utf8'),
  realPath: (path) => fs.realpathSync.native(path),
  mayWrite: (path) => fs.accessSync(path, fs.constants.W_OK),
  open: (path, flags, mode) => fs.openSync(path, flags, mode),
  write: (file, bytes, from) => fs.writeSync(file, bytes, from),
  chmod: (file, mode) => fs.fchmodSync(file, mode),
  chown: (file, uid, gid) => fs.fchownSync(file, uid, gid),
  cut: (file, size) => fs.ftruncateSync(file, size),
  flush: (file) => fs.fsyncSync(file),
  close: (file) => fs.closeSync(file),
  link: (from, to) => fs.linkSync(from, to),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.unlinkSync(path),
  read: (path) => fs.readFileSync(path, 'utf8'),
};

/** What file systems say that know no second names. */
export const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
]);
