import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DISK, type FilePort } from '../../src/app/file-port.ts';
import { lockFile } from '../../src/app/lock.ts';
import { defaultName, shelf, shelfOn } from '../../src/app/saved-game.ts';
import { MAIN } from './demarche.ts';

let folder = '';
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-save-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string): string => join(folder, name);

/** Another process with a game of its own: says the game's file and notice, then saves each line that it is sent. */
const PROGRAM = `
  import { createInterface } from 'node:readline';
  import { shelf } from ${JSON.stringify(pathToFileURL(MAIN.replace(/cli.main\.js$/, 'saved-game.js')).href)};
  const [how, path] = process.argv.slice(1);
  const game = how === 'free' ? shelf.claimFree(path) : shelf.claim(path, { as: how });
  console.log(JSON.stringify({ file: game.file, notice: game.notice }));
  for await (const line of createInterface({ input: process.stdin }))
{
    game.replace(line);
    console.log(JSON.stringify({ said: game.said(), file: game.file }));
  }
`;

interface Other {
  readonly first: { readonly file: string; readonly notice: string };
  readonly save: (text: string) => Promise<{ readonly said: string; readonly file: string }>;
  readonly end: (how: 'SIGKILL' | 'eof') => Promise<void>;
}

async function other(how: 'new' | 'resume' | 'free', path: string): Promise<Other> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, how, path]);
  running.add(child);
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => {
    trouble += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`it ended: ${trouble}`);
    return JSON.parse(value) as T;
  };
  return {
    first: await next(),
    save: (text) => {
      child.stdin.write(`${text}\n`);
      return next();
    },
    end: (by) =>
      new Promise((resolve) => {
        child.on('close', () => resolve());
        if (by === 'eof') child.stdin.end();
        else child.kill(by);
      }),
  };
}

describe('two terminals on one saved game', () => {
  test('are told, and neither loses a move', async () => {
    writeFileSync(at('game.demarche.jsonl'), 'before');
    const one = await other('resume', at('game.demarche.jsonl'));
    const two = await other('resume', at('game.demarche.jsonl'));
    expect(one.first).toEqual({ file: at('game.demarche.jsonl'), notice: '' });
    expect(two.first.file).toBe(at('game-2.demarche.jsonl'));
    expect(two.first.notice).toMatch(/open in another terminal \(process \d+\)/);
    await Promise.all([one.save('a move of one'), two.save('a move of two')]);
    expect(readFileSync(at('game.demarche.jsonl'), 'utf8')).toBe('a move of one');
    expect(readFileSync(at('game-2.demarche.jsonl'), 'utf8')).toBe('a move of two');
    await Promise.all([one.end('eof'), two.end('eof')]);
    expect(readdirSync(folder).sort()).toEqual(['game-2.demarche.jsonl', 'game.demarche.jsonl']);
  });

  test('also through links', async () => {
    writeFileSync(at('game.json'), 'before');
    symlinkSync('game.json', at('link.json'));
    await other('resume', at('link.json'));
    expect((await other('resume', at('game.json'))).first.file).toBe(at('game-2.json'));
  });

  test('one of which is gone, are one: its lock is recognised as stale', async () => {
    writeFileSync(at('game.json'), 'before');
    const one = await other('resume', at('game.json'));
    await one.end('SIGKILL');
    expect(readdirSync(folder)).toContain('.game.json.lock');
    const two = await other('resume', at('game.json'));
    expect(two.first).toEqual({ file: at('game.json'), notice: '' });
    await two.end('eof');
    expect(readdirSync(folder)).toEqual(['game.json']);
  });

  test('ten at once have ten names', async () => {
    const games = await Promise.all(
      Array.from({ length: 10 }, () => other('free', at('case-1.demarche.jsonl'))),
    );
    expect(new Set(games.map((g) => g.first.file)).size).toBe(10);
    await Promise.all(games.map((g, i) => g.save(`game ${i}`)));
    const texts = games.map((g) => readFileSync(g.first.file, 'utf8'));
    expect(texts).toEqual(games.map((_, i) => `game ${i}`));
  });

  test('ten at once on the lock of one that is gone: one has it', async () => {
    writeFileSync(at('game.json'), 'before');
    await (await other('resume', at('game.json'))).end('SIGKILL');
    const games = await Promise.all(Array.from({ length: 10 }, () => other('resume', at('game.json'))));
    expect(new Set(games.map((g) => g.first.file)).size).toBe(10);
    expect(games.filter((g) => g.first.file === at('game.json'))).toHaveLength(1);
  });
});

/** A disk that is full when it is said to be. */
const filling = (full: () => boolean): FilePort => ({
  ...DISK,
  flush: (file) => {
    if (full()) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    DISK.flush(file);
  },
});

describe('a saved game', () => {
  test('whose file another program has changed goes on beside it, whole', () => {
    const game = shelf.claim(at('game.json'), { as: 'new' });
    game.replace('one\n');
    game.append('two\n');
    expect([game.said(), readFileSync(at('game.json'), 'utf8')]).toEqual(['', 'one\ntwo\n']);
    writeFileSync(at('game.json'), 'theirs');
    game.append('three\n');
    expect(game.said()).toMatch(/changed by another program .* goes on in ".*game-2\.json"/);
    expect([game.file, readFileSync(at('game-2.json'), 'utf8')]).toEqual([
      at('game-2.json'),
      'one\ntwo\nthree\n',
    ]);
    expect(readFileSync(at('game.json'), 'utf8')).toBe('theirs');
    game.append('four\n');
    expect([game.said(), readFileSync(at('game-2.json'), 'utf8')]).toEqual(['', 'one\ntwo\nthree\nfour\n']);
    game.close();
    expect(readdirSync(folder).sort()).toEqual(['game-2.json', 'game.json']);
  });

  test('that must move while the disk is full is still written whole afterwards', () => {
    let full = false;
    const game = shelfOn(filling(() => full)).claim(at('game.json'), { as: 'new' });
    game.replace('one\n');
    writeFileSync(at('game.json'), 'theirs');
    full = true;
    expect(() => game.append('two\n')).toThrow(/the disk is full/);
    full = false;
    game.append('two\n');
    expect(readFileSync(at('game-2.json'), 'utf8')).toBe('one\ntwo\n');
    game.close();
  });

  test('costs a line for each line, not the whole of it', () => {
    let bytes = 0;
    const game = shelfOn({
      ...DISK,
      write: (file, all, from) => {
        const written = DISK.write(file, all, from);
        bytes += written;
        return written;
      },
    }).claim(at('game.json'), { as: 'new' });
    game.replace(`${'x'.repeat(300_000)}\n`);
    bytes = 0;
    game.append('a move\n');
    expect(bytes).toBe('a move\n'.length);
    game.close();
  });

  test('is written again where its file was removed', () => {
    const game = shelf.claim(at('game.json'), { as: 'new' });
    game.replace('one\n');
    rmSync(at('game.json'));
    game.append('two\n');
    expect(readFileSync(at('game.json'), 'utf8')).toBe('one\ntwo\n');
    game.close();
  });

  test('is never a file that was there, unless that is said', () => {
    writeFileSync(at('notes.txt'), 'mine');
    expect(() => shelf.claim(at('notes.txt'), { as: 'new' })).toThrow(/--force/);
    expect(readFileSync(at('notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['notes.txt']);
    const game = shelf.claim(at('notes.txt'), { as: 'new', force: true });
    game.replace('game');
    game.close();
    expect(readFileSync(at('notes.txt'), 'utf8')).toBe('game');
  });

  test('that cannot be written leaves what was there, and can be saved later', () => {
    let full = false;
    const game = shelfOn(filling(() => full)).claim(at('game.json'), { as: 'new' });
    game.replace('one\n');
    full = true;
    expect(() => game.append('two\n')).toThrow(/the disk is full/);
    expect(() => game.replace('three\n')).toThrow(/the disk is full/);
    expect(readFileSync(at('game.json'), 'utf8')).toBe('one\n');
    full = false;
    game.append('two\n');
    expect([game.said(), readFileSync(at('game.json'), 'utf8')]).toEqual(['', 'one\ntwo\n']);
    game.close();
    expect(readdirSync(folder)).toEqual(['game.json']);
  });

  test('of a process whose number is used again is not taken for held', () => {
    writeFileSync(at('game.json'), 'before');
    const held = shelf.claim(at('game.json'), { as: 'resume' });
    const words = readFileSync(lockFile(at('game.json')), 'utf8');
    held.close();
    const told = JSON.parse(words) as { since: string };
    // Only Linux tells when a process began: elsewhere such a lock is believed.
    if (process.platform !== 'linux') return;
    expect(told.since).toMatch(/^\d+$/);
    writeFileSync(lockFile(at('game.json')), JSON.stringify({ ...told, since: '1' }));
    const game = shelf.claim(at('game.json'), { as: 'resume' });
    expect(game.notice).toBe('');
    game.close();
  });

  test('has a default name that every file system takes, and a long seed is told apart', () => {
    expect(defaultName('marenia', '7')).toBe('marenia-7.demarche.jsonl');
    expect(defaultName('marenia', '7', 2)).toBe('marenia.demarche.jsonl');
    const long = ['a', 'b'].map((end) => defaultName('istanbul-2022', 'ж'.repeat(300) + end));
    expect(new Set(long).size).toBe(2);
    for (const name of long) expect(Buffer.byteLength(name)).toBeLessThan(120);
    expect(defaultName('a', '../../etc/passwd\u0000\n')).toMatch(/^[\w.-]+$/);
  });
});
