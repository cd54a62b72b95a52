import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journey } from '../ui/pty.ts';
import { until } from '../ui/until.ts';
import { demarche } from './demarche.ts';

let dir = '';
const journeys = new Set<Journey>();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'demarche-play-'));
});
afterEach(() => {
  for (const j of journeys) if (j.code === null) j.pty.kill('SIGKILL');
  journeys.clear();
  rmSync(dir, { recursive: true, force: true });
});

const start = (...args: readonly string[]): Journey => {
  const j = new Journey(['play', 'harbour-lease', ...args], 100, 30, dir);
  journeys.add(j);
  return j;
};
const leave = async (j: Journey): Promise<number | null> => {
  j.press('q');
  return j.left();
};
const at = (name: string): string => join(dir, name);
const saves = (): string[] => readdirSync(dir).sort();

describe('the game', () => {
  test('writes over no file that is there, unless that is said', async () => {
    writeFileSync(at('notes.txt'), 'mine');
    const refused = start('--as', 'nordhall', '--save', 'notes.txt');
    expect(await refused.left()).toBe(2);
    expect(refused.raw).toContain('--force');
    expect(readFileSync(at('notes.txt'), 'utf8')).toBe('mine');
    chmodSync(at('notes.txt'), 0o600);
    symlinkSync('notes.txt', at('link'));
    const forced = start('--as', 'nordhall', '--save', 'link', '--force');
    await forced.see('BRIEF');
    expect(await leave(forced)).toBe(0);
    expect(readFileSync(at('notes.txt'), 'utf8')).toContain('demarche-game/1');
    expect([statSync(at('notes.txt')).mode & 0o777, saves()]).toEqual([0o600, ['link', 'notes.txt']]);
  });

  test('begun twice in a folder at once has two names', async () => {
    const two = [start('--as', 'nordhall'), start('--as', 'port-alder')];
    await Promise.all(two.map((j) => j.see('BRIEF')));
    for (const j of two) expect(await leave(j)).toBe(0);
    expect(saves()).toEqual(['harbour-lease-1-2.demarche.jsonl', 'harbour-lease-1.demarche.jsonl']);
    for (const name of saves()) expect((await demarche(['replay', at(name)])).code).toBe(0);
  });

  test('resumed in two terminals is told, and goes on in two files', async () => {
    const first = start('--as', 'nordhall');
    await first.see('BRIEF');
    expect(await leave(first)).toBe(0);
    const [file = ''] = saves();
    const one = start('--resume', file);
    await one.see('q save+quit');
    const two = start('--resume', file);
    await two.see('q save+quit');
    expect(two.raw).toMatch(/is open in another terminal \(process \d+\)/);
    expect(await leave(two)).toBe(0);
    expect(await leave(one)).toBe(0);
    expect(saves()).toEqual(['harbour-lease-1-2.demarche.jsonl', 'harbour-lease-1.demarche.jsonl']);
  });

  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('leaves no lock when %s comes between its file and its screen', async (signal, code) => {
    const j = start('--as', 'nordhall');
    await until(
      () => saves().some((name) => name.endsWith('.lock')),
      () => `a lock: ${saves().join(', ')}`,
    );
    process.kill(j.pty.pid, signal);
    expect([await j.left(), saves()]).toEqual([code, []]);
  });

  test('of a seed of 300 letters can be saved', async () => {
    const j = start('--as', 'nordhall', '--seed', 's'.repeat(300));
    await j.see('BRIEF');
    expect(await leave(j)).toBe(0);
    expect(saves()).toHaveLength(1);
    expect((await demarche(['replay', at(saves()[0] ?? '')])).code).toBe(0);
  });
});
