import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { demarche, MAIN } from '../cli/demarche.ts';
import { Journey } from './pty.ts';
import { until } from './until.ts';

const SIZES = [
  [80, 24],
  [100, 30],
] as const;

let running: Journey[] = [];

function start(
  columns = 80,
  rows = 24,
  dir?: string,
  env?: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Journey {
  const journey = new Journey(args, columns, rows, dir, env);
  running.push(journey);
  return journey;
}

afterEach(() => {
  for (const j of running) if (j.code === null) j.pty.kill('SIGKILL');
  running = [];
});

async function fits(j: Journey): Promise<void> {
  const whole = (): boolean =>
    /^[┌+].*[┐+]$/.test(j.lines()[0] ?? '') && /^[└+].*[┘+]$/.test(j.lines()[j.height() - 1] ?? '');
  await until(whole, () => `a whole frame:\n${j.text()}`);
  expect(j.height()).toBeLessThanOrEqual(j.term.rows - 1);
}

const savedIn = (dir: string): string[] => readdirSync(dir).filter((f) => f.endsWith('.jsonl'));
const headIn = (dir: string): Record<string, unknown> => {
  const [first = ''] = readFileSync(join(dir, savedIn(dir)[0] ?? ''), 'utf8').split('\n');
  return JSON.parse(first) as Record<string, unknown>;
};

/** A folder with a saved game of one move, as Port Alder, under the seed 5. */
async function played(): Promise<string> {
  const j = start(80, 24, undefined, {}, ['play', 'harbour-lease', '--as', 'port-alder', '--seed', '5']);
  await j.see('BRIEF');
  j.press('enter');
  await j.see('Your floor');
  j.press('s');
  await j.see('SEND THIS OFFER?');
  j.press('enter');
  await j.see('WHAT HAPPENED', 'A text for you to answer');
  j.press('q');
  expect(await j.left()).toBe(0);
  return j.dir;
}

/** Chooses an item by its number, which is looked up by its words. */
async function choose(j: Journey, words: string): Promise<void> {
  await j.see(words);
  const number = (): string | undefined =>
    j
      .lines()
      .map((l) => /^[│|] [> ] (\d) (.*)$/.exec(l))
      .find((found) => found?.[2]?.includes(words))?.[1];
  await until(
    () => number() !== undefined,
    () => `a number before "${words}":\n${j.text()}`,
  );
  j.press(number() ?? '');
}

describe.each(SIZES)('the menu at %i x %i', (columns, rows) => {
  it('leads to a scenario, a seat and the desk, under a seed that is shown and kept', async () => {
    const j = start(columns, rows);
    await j.see('New game');
    await fits(j);
    expect(j.alternate).toBe(true);
    await choose(j, 'New game');
    await j.see('which scenario?');
    await choose(j, 'harbour lease');
    await j.see('Seed: ');
    await j.see('Nordhall');
    await fits(j);
    const seed = /Seed: ([a-z]+-\d{4})/.exec(j.text())?.[1] ?? '';
    expect(seed).not.toBe('');
    j.press('r');
    await until(
      () => !j.text().includes(`Seed: ${seed}`),
      () => 'another seed',
    );
    const other = /Seed: ([a-z]+-\d{4})/.exec(j.text())?.[1] ?? '';
    await choose(j, 'City of Port Alder');
    await j.see('BRIEF: City of Port Alder');
    await fits(j);
    j.press('enter');
    await j.see('Your floor', 'A text for you to answer', 'WHAT HAPPENED');
    if (j.text().includes('WHAT HAPPENED')) j.press('enter');
    await j.see("Needed: Nordhall's yes");
    await fits(j);
    expect(j.lines()[0]).toContain(`seed ${other}`);
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(j.text()).toContain(`harbour-lease, seed ${other}`);
    expect(headIn(j.dir)).toMatchObject({ seed: other, scenario: 'harbour-lease' });
  });

  it('goes on with the last game at one key', async () => {
    const dir = await played();
    const j = start(columns, rows, dir);
    await j.see('harbour-lease · you: City');
    await j.see('day 0, round 1 of at most 8', 'day 3');
    await fits(j);
    j.press('enter');
    await j.see('A text for you to answer', 'WHAT HAPPENED', 'Your floor');
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(savedIn(dir)).toHaveLength(1);
  });
});

describe('the menu', () => {
  it('lists saved games, newest first, and says what is wrong with those that are none', async () => {
    const dir = await played();
    const [file = ''] = savedIn(dir);
    copyFileSync(join(dir, file), join(dir, 'older.demarche.jsonl'));
    utimesSync(join(dir, 'older.demarche.jsonl'), new Date(1e12), new Date(1e12));
    writeFileSync(join(dir, 'torn.demarche.jsonl'), '{"event":"opened","scen');
    utimesSync(join(dir, 'torn.demarche.jsonl'), new Date(9e11), new Date(9e11));
    const j = start(100, 30, dir);
    await j.see('3 saved games');
    j.press('3');
    await j.see('LOAD A GAME');
    await j.see('cannot be read');
    const at = (text: string): number => j.lines().findIndex((l) => l.includes(text));
    expect(at(file)).toBeGreaterThan(0);
    expect(at('older.demarche.jsonl')).toBeGreaterThan(at(file));
    expect(at('torn.demarche.jsonl')).toBeGreaterThan(at('older.demarche.jsonl'));
    j.press('3');
    await until(
      () => j.text().split('is no saved game').length === 3,
      () => 'the answer under the list',
    );
    j.press('up', 'enter');
    await j.see('A text for you to answer', 'WHAT HAPPENED', 'Your floor');
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(j.text()).toContain('older.demarche.jsonl');
  });

  it('stays where a game cannot be opened, and says why', async () => {
    const dir = await played();
    const path = join(dir, savedIn(dir)[0] ?? '');
    // Its first line is whole; what follows is not what was written.
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/"mark":"(.)/g, (_, x) => `"mark":"${x === 'a' ? 'b' : 'a'}`),
    );
    const j = start(80, 24, dir);
    await j.see('cannot be read');
    await j.see('has been changed since');
    j.press('enter');
    await until(
      () => j.text().split('has been changed since').length === 3,
      () => 'the answer under the list',
    );
    await fits(j);
    j.press('esc');
    await j.see('This is the first page');
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('does nothing at a paste, marked or not', async () => {
    const j = start();
    await j.see('New game');
    for (const text of ['2\r1\r1\r', 'yesterday they said\rq', 'q\r', '\u001B[200~q\r2\r\u001B[201~']) {
      j.press(text);
      await j.see('as in a paste');
      expect(j.text()).toContain('Go on with the last game');
      expect(j.code).toBeNull();
      // What follows a paste at once still belongs to it; an arrow is never part of one.
      j.press('down', 'up');
      await j.gone('as in a paste');
      j.press('?');
      await j.see('HELP');
      j.press('esc');
      await j.see('New game');
    }
    j.press('\u001B[?1;2c', '\u001B]11;rgb:0000/0000/0000\u0007', '\u001B[113u');
    j.press('4');
    await j.see('OPTIONS');
    j.press('q');
    await j.see('New game');
    expect(savedIn(j.dir)).toEqual([]);
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('goes back by Esc, q and Left, and is redrawn at each size, with a notice below the least', async () => {
    const j = start();
    await j.see('New game');
    for (const key of ['esc', 'q', 'left']) {
      j.press('2');
      await j.see('which scenario?');
      j.press(key);
      await j.see('Go on with the last game');
    }
    j.press('esc');
    await j.see('This is the first page');
    j.resize(50, 12);
    await j.see('too small: 50x12');
    // A key under the notice chooses nothing; that it has been read shows in the notice for the next size.
    j.press('2');
    j.resize(51, 12);
    await j.see('too small: 51x12');
    j.resize(100, 30);
    await j.see('New game');
    await fits(j);
    expect(j.text()).not.toContain('which scenario?');
    j.resize(80, 24);
    await fits(j);
    j.press('\u0003');
    expect(await j.left()).toBe(0);
    expect(j.alternate).toBe(false);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('gives the terminal back on %s', async (signal, code) => {
    const j = start();
    await j.see('New game');
    process.kill(j.pty.pid, signal);
    expect(await j.left()).toBe(code);
    expect(j.raw.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(j.raw.lastIndexOf('\u001B[?2004h'));
  });

  it('draws without colour under NO_COLOR, with ASCII when asked to, and hands both on to the game', async () => {
    const j = start(80, 24, undefined, { NO_COLOR: '1' });
    await j.see('New game');
    j.press('4');
    await j.see('Colour: off');
    j.press('2');
    await j.see('Plain characters: on');
    expect(j.text()).toMatch(/^[ -~\n]*$/);
    j.press('esc');
    await choose(j, 'New game');
    await choose(j, 'harbour lease');
    await choose(j, 'Nordhall');
    await j.see('BRIEF');
    expect(j.text()).toMatch(/^[ -~\n]*$/);
    expect(j.raw.split('\u001B').filter((x) => /^\[[1-9][\d;]*m/.test(x))).toEqual([]);
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('is a numbered list in a dumb terminal, where lines that come together are no answers', async () => {
    const j = start(80, 24, undefined, { TERM: 'dumb' });
    await j.see('Number (q: quit):');
    const shown = (text: string, times = 1): Promise<void> =>
      until(
        () => j.raw.split(text).length > times,
        () => `"${text}" ${times} times in\n${j.raw}`,
      );
    expect(j.raw).not.toContain('\u001B');
    j.press('2\r1\r1\r');
    await j.see('as in a paste');
    j.press('2\r');
    await shown('which scenario?');
    await shown('0. Back');
    const number = /(\d)\. The harbour lease/.exec(j.raw)?.[1] ?? '';
    j.press(`${number}\r`);
    await shown('which seat?');
    await shown('another seed; q: quit');
    j.press('0\r');
    await shown('which scenario?', 2);
    await shown('0. Back', 3);
    j.press(`${number}\r`);
    await shown('which seat?', 2);
    await shown('another seed; q: quit', 2);
    j.press('2\r');
    // And so is the game: in lines, as the menu was.
    await shown('The brief of Nordhall Shipping is confidential.');
    await shown('Nordhall> ');
    j.press('accept\ryes\r');
    await shown('as in a paste', 2);
    j.press('q\r');
    expect(await j.left()).toBe(0);
    expect(j.raw).not.toContain('\u001B');
    expect(savedIn(j.dir)).toHaveLength(1);
  });
});

describe('npm start', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));

  it('is the menu, and without a terminal one negotiation by agents', async () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.start).toBe('node bin/demarche.js start');
    const out = execFileSync('sh', ['-c', 'npm start --silent < /dev/null'], { cwd: root, encoding: 'utf8' });
    expect(out).toContain('istanbul-2022');
    expect(out).toContain('Seed "1"');
    const alone = execFileSync(process.execPath, [MAIN], { input: '', encoding: 'utf8' });
    expect(alone).toContain('Usage: demarche');
    const j = start(80, 24, mkdtempSync(join(tmpdir(), 'demarche-start-')), {}, ['start']);
    await j.see('New game');
    j.press('q');
    expect(await j.left()).toBe(0);
  });

  it('takes no argument', async () => {
    expect((await demarche(['start', 'marenia'])).code).toBe(2);
  });
});

describe('a seed that nobody gave', () => {
  it('is another one at each start, and is said when the game is left', async () => {
    const seeds = new Set<string>();
    for (let i = 0; i < 2; i++) {
      const j = start();
      await j.see('New game');
      j.press('2');
      await choose(j, 'harbour lease');
      await j.see('Seed: ');
      seeds.add(/Seed: (\S+)/.exec(j.text())?.[1] ?? '');
      j.press('\u0003');
      expect(await j.left()).toBe(0);
    }
    expect(seeds.size).toBe(2);
    // The helper gives seeds to `play`; the shell does not.
    const j = start(80, 24, undefined, {}, ['play', 'harbour-lease', '--as', 'nordhall', '--seed', 'given']);
    await j.see('BRIEF');
    expect(j.raw).toContain('Opening harbour-lease');
    j.press('q');
    expect(await j.left()).toBe(0);
    expect(j.text()).toContain('harbour-lease, seed given');
  });
});
