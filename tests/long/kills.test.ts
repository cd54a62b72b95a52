import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demarche, endOf, MAIN } from '../cli/demarche.ts';
import { until } from '../ui/until.ts';
import { drawn, each, tally } from './draws.ts';

const CODES = { SIGKILL: 137, SIGTERM: 143, SIGINT: 130 } as const;
const VERBS = ['batch', 'batch --force', 'batch --by', 'run'] as const;

/** When a process is killed: so many milliseconds after its start, or after something of its own is on the disk. */
const kill = fc.record({
  signal: fc.constantFrom('SIGKILL', 'SIGTERM', 'SIGINT'),
  verb: fc.constantFrom(...VERBS),
  from: fc.constantFrom('its start', 'its first rows'),
  after: fc.integer({ min: 0, max: 1000 }),
  workers: fc.constantFrom('1', '2'),
});

/** What stood in a file that is to be written over. */
const MINE = 'mine\n';

const LINES: Readonly<Record<(typeof VERBS)[number], readonly string[]>> = {
  batch: ['batch', 'harbour-lease', '--runs', '100000'],
  'batch --force': ['batch', 'harbour-lease', '--runs', '100000', '--force'],
  'batch --by': ['batch', '--runs', '100000', '--by', 'window'],
  run: ['run', '--why'],
};

test('200 kills: what is on the disk is whole, and nothing that was there is lost', async () => {
  const counts = tally();
  let rowsSeen = 0;
  await each(drawn(kill, 200), availableParallelism(), async ({ signal, verb, from, after, workers }) => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-kill-'));
    const name = verb === 'run' ? 'out.json' : 'out.jsonl';
    const path = join(folder, name);
    const forced = verb === 'batch --force';
    if (forced) writeFileSync(path, MINE);
    const more = verb === 'run' ? [] : ['--workers', workers];
    const child = spawn(process.execPath, [MAIN, ...LINES[verb], ...more, '--out', path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.resume();
    let over = false;
    const ended = new Promise<number>((resolve) =>
      child.on('close', (c, by) => {
        over = true;
        resolve(endOf(c, by));
      }),
    );
    if (from === 'its first rows')
      await until(
        () => over || readdirSync(folder).some((file) => statSync(join(folder, file)).size > MINE.length),
        () => `rows of ${verb}`,
        120_000,
      );
    const timer = setTimeout(() => child.kill(signal), after);
    const code = await ended;
    clearTimeout(timer);
    // A short run may be over before the signal comes.
    expect([CODES[signal], ...(verb === 'run' ? [0] : [])]).toContain(code);
    counts.add(`${verb} ${signal} ${code}`);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const beside = readdirSync(folder).filter((file) => file !== name);
    if (signal !== 'SIGKILL') expect(beside).toEqual([]);
    if (verb === 'run') {
      if (text !== '') expect((await demarche(['replay', path])).code).toBe(0);
    } else if (!(forced && text === MINE)) {
      expect(text === '' || text.endsWith('\n')).toBe(true);
      const rows = text.split('\n').filter((line) => line !== '');
      for (const [i, row] of rows.entries()) expect(JSON.parse(row)).toMatchObject({ run: i });
      rowsSeen += rows.length;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  expect(rowsSeen).toBeGreaterThan(0);
  console.info(`200 kills, ${rowsSeen} rows found whole. ${counts.words()}`);
});
