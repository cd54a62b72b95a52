import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DISK, type FilePort } from '../../src/app/file-port.ts';
import { WriteTrouble, writerOn } from '../../src/app/write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** Calls of the file system that may fail in the middle of a write. */
const CALLS = ['open', 'write', 'flush', 'close', 'link', 'rename'] as const;

/** A file system one of whose calls fails with a full disk, the nth time. */
function failing(call: (typeof CALLS)[number], nth = 1): FilePort {
  let count = 0;
  const real = DISK[call] as (...args: readonly unknown[]) => unknown;
  const fake = (...args: readonly unknown[]): unknown => {
    if (++count === nth) throw fault('ENOSPC');
    return real(...args);
  };
  return { ...DISK, [call]: fake };
}

/** A disk with room for so many bytes. */
function small(bytes: number): FilePort {
  let left = bytes;
  return {
    ...DISK,
    write: (file, text, from) => {
      if (left <= 0) throw fault('ENOSPC');
      const some = text.subarray(from, from + left);
      left -= some.length;
      return DISK.write(file, some, 0);
    },
  };
}

describe('a whole file', () => {
  test.each(CALLS)('where %s fails, the old file is whole and nothing else is there', (call) => {
    writeFileSync(at('old'), 'mine');
    const write = (): void => writerOn(failing(call)).whole(at('old'), 'other', { force: true });
    // A file that is written over is moved, not linked.
    if (call !== 'link') expect(write).toThrow(/the disk is full/);
    expect(readdirSync(folder)).toEqual(['old']);
    if (call !== 'link') expect(readFileSync(at('old'), 'utf8')).toBe('mine');
  });

  test.each(CALLS)('where %s fails, no new file is left', (call) => {
    const write = (): void => writerOn(failing(call)).whole(at('new'), 'text');
    if (call === 'rename') write();
    else expect(write).toThrow(WriteTrouble);
    expect(readdirSync(folder)).toEqual(call === 'rename' ? ['new'] : []);
  });

  test('is not written over unless that is said', () => {
    writeFileSync(at('old'), 'mine');
    expect(() => writerOn().whole(at('old'), 'other')).toThrow(/--force/);
    expect(readFileSync(at('old'), 'utf8')).toBe('mine');
    writerOn().whole(at('old'), 'other', { force: true });
    expect(readFileSync(at('old'), 'utf8')).toBe('other');
  });

  test('made by somebody else meanwhile is not written over', () => {
    const port: FilePort = {
      ...DISK,
      flush: (file) => {
        DISK.flush(file);
        writeFileSync(at('new'), 'theirs');
      },
    };
    expect(() => writerOn(port).whole(at('new'), 'ours')).toThrow(/--force/);
    expect(readFileSync(at('new'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['new']);
  });

  test('keeps its permissions', () => {
    for (const mode of [0o600, 0o640, 0o666]) {
      writeFileSync(at('secret'), 'a');
      chmodSync(at('secret'), mode);
      writerOn().whole(at('secret'), 'b', { force: true });
      expect(statSync(at('secret')).mode & 0o777).toBe(mode);
    }
  });

  test('behind a link is written, and the link stays; also where nothing is yet', () => {
    writeFileSync(at('target'), 'a');
    symlinkSync('target', at('link'));
    symlinkSync('link', at('second'));
    writerOn().whole(at('second'), 'b', { force: true });
    expect([readlinkSync(at('link')), readlinkSync(at('second'))]).toEqual(['target', 'link']);
    expect([readFileSync(at('target'), 'utf8'), lstatSync(at('target')).isFile()]).toEqual(['b', true]);
    symlinkSync('later', at('dangling'));
    writerOn().whole(at('dangling'), 'c');
    expect([readlinkSync(at('dangling')), readFileSync(at('later'), 'utf8')]).toEqual(['later', 'c']);
    symlinkSync('round', at('round'));
    expect(() => writerOn().whole(at('round'), 'd')).toThrow(/circle/);
  });

  test('has its name as well where files have one name only', () => {
    const link = (): never => {
      throw fault('EPERM');
    };
    writerOn({ ...DISK, link }).whole(at('new'), 'text');
    expect(readFileSync(at('new'), 'utf8')).toBe('text');
    expect(() => writerOn({ ...DISK, link }).whole(at('new'), 'other')).toThrow(/--force/);
    expect(readdirSync(folder)).toEqual(['new']);
  });

  test('is written although the system takes a few bytes at a time', () => {
    const port: FilePort = {
      ...DISK,
      write: (file, text, from) => DISK.write(file, text.subarray(from, from + 3), 0),
    };
    writerOn(port).whole(at('new'), 'démarche, démarche');
    expect(readFileSync(at('new'), 'utf8')).toBe('démarche, démarche');
  });

  test.each([
    ['', /no file is named/],
    ['nowhere/file', /there is no such folder/],
    ['old/', /name of a folder/],
    ['old/file', /not a folder/],
    [`${'x'.repeat(300)}`, /too long/],
    ['a\u0000b', /no file can have such a name/],
  ])('%j is refused in plain words', (name, wanted) => {
    writeFileSync(at('old'), 'a');
    const path = name === '' ? '' : `${folder}/${name}`;
    expect(() => writerOn().whole(path, 'text')).toThrow(wanted);
    expect(readdirSync(folder)).toEqual(['old']);
  });
});

describe('rows', () => {
  test('of a new file are there as soon as they are written, and stay when the disk is full', () => {
    const rows = writerOn(small(8)).rows(at('new'));
    rows.write('one\n');
    expect(readFileSync(at('new'), 'utf8')).toBe('one\n');
    expect(() => rows.write('a longer one\n')).toThrow(/the disk is full/);
    expect(rows.abandon(true)).toBe(true);
    expect(readFileSync(at('new'), 'utf8')).toBe('one\n');
  });

  test('leave an old file whole until they are finished', () => {
    writeFileSync(at('old'), 'mine\n');
    const rows = writerOn().rows(at('old'), { force: true });
    rows.write('one\n');
    expect(readFileSync(at('old'), 'utf8')).toBe('mine\n');
    rows.finish();
    expect(readFileSync(at('old'), 'utf8')).toBe('one\n');
    expect(readdirSync(folder)).toEqual(['old']);
  });

  test('that cannot be written leave an old file whole, and no litter', () => {
    writeFileSync(at('old'), 'mine\n');
    const rows = writerOn(small(2)).rows(at('old'), { force: true });
    expect(() => rows.write('one\n')).toThrow(/the disk is full/);
    expect(rows.abandon(true)).toBe(false);
    expect(readdirSync(folder)).toEqual(['old']);
    expect(readFileSync(at('old'), 'utf8')).toBe('mine\n');
  });
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
])('a write that %s falls into is done, and the process ends by it', (signal, code) => {
  const module = (name: string): string =>
    JSON.stringify(fileURLToPath(new URL(`../../dist/app/${name}.js`, import.meta.url)));
  const program = `
    const { writerOn } = await import(${module('write')});
    const { DISK } = await import(${module('file-port')});
    const write = (...args) => (process.kill(process.pid, '${signal}'), DISK.write(...args));
    writerOn({ ...DISK, write }).whole('a.json', 'whole');
    setTimeout(() => process.exit(0), 20_000);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder });
  expect([status, readdirSync(folder), readFileSync(at('a.json'), 'utf8')]).toEqual([
    code,
    ['a.json'],
    'whole',
  ]);
});
