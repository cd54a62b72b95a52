import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type FilePort, NO_LINKS } from './file-port.ts';
import { codeOf } from './trouble.ts';

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the system's own measure; empty where the system does not tell. */
  readonly since: string;
}

/** A lock that is held: `release` gives it back, once. */
export interface Lock {
  readonly release: () => void;
}

/** Letters of a file's name beyond which its lock is named by a digest. */
const LONGEST = 200;
/** Tries to take a lock over from a process that is gone, before somebody else is believed to be quicker. */
const TRIES = 8;

/** The lock's own file: hidden, beside the file. */
export function lockFile(path: string): string {
  const name = basename(path);
  const short = name.length > LONGEST ? createHash('sha256').update(name).digest('hex').slice(0, 32) : name;
  return join(dirname(path), `.${short}.lock`);
}

/** When a process began (Linux tells, in clock ticks since the start of the machine), so that a number used again is not taken for it. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

const SELF: Holder = { pid: process.pid, host: hostname(), since: startOf(process.pid) };

function readHolder(text: string): Holder | null {
  try {
    const { pid, host, since } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && typeof host === 'string'
      ? { pid, host, since: typeof since === 'string' ? since : '' }
      : null;
  } catch {
    return null;
  }
}

/** Does the process that wrote a lock still run? Of another machine's nobody here can tell: it is believed. */
function alive(holder: Holder): boolean {
  if (holder.host !== SELF.host) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const since = startOf(holder.pid);
  return since === '' || holder.since === '' || since === holder.since;
}

/** What a lock file says; null when it is gone. */
function readLock(port: FilePort, file: string): string | null {
  try {
    return port.read(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function put(port: FilePort, file: string, flags: 'w' | 'wx', words: string): void {
  const fd = port.open(file, flags, 0o644);
  try {
    const bytes = Buffer.from(words);
    for (let from = 0; from < bytes.length; ) from += port.write(fd, bytes, from);
  } finally {
    port.close(fd);
  }
}

/** Makes a lock file at once with its words in it, so that nobody reads an empty one. False when there is one. */
function make(port: FilePort, file: string, words: string): boolean {
  const beside = `${file}.${process.pid}`;
  try {
    put(port, beside, 'w', words);
    try {
      port.link(beside, file);
    } catch (error) {
      if (!NO_LINKS.has(codeOf(error))) throw error;
      put(port, file, 'wx', words);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    drop(port, beside);
  }
}

function drop(port: FilePort, file: string): void {
  try {
    port.remove(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Takes the lock of a process that is gone out of the way; never one that somebody else has made meanwhile. */
function clear(port: FilePort, file: string, stale: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    port.rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if (readLock(port, aside) !== stale) port.link(aside, file);
  } finally {
    port.remove(aside);
  }
}

/**
 * Takes the exclusive lock beside a file. Locks of processes that are gone are taken over.
 * @returns the lock, or who holds it (null: somebody who cannot be made out)
 * @throws system errors, where nothing can be written beside the file
 */
export function takeLock(port: FilePort, path: string): { lock: Lock } | { heldBy: Holder | null } {
  const file = lockFile(path);
  const words = JSON.stringify(SELF);
  let found: Holder | null = null;
  for (let i = 0; i < TRIES; i++) {
    if (make(port, file, words)) {
      const release = (): void => {
        try {
          if (readLock(port, file) === words) port.remove(file);
        } catch {
          // A lock left behind is recognised as such.
        }
      };
      return { lock: { release } };
    }
    const said = readLock(port, file);
    if (said === null) continue;
    found = readHolder(said);
    if (found !== null && alive(found)) return { heldBy: found };
    clear(port, file, said);
  }
  return { heldBy: found };
}
