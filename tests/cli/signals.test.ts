import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demarche, MAIN, stopped } from './demarche.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-signals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const rowsIn = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** A case of 200 clauses of 31 options each, by a fixed rule: an analysis of it takes seconds. */
function large(): string {
  let state = 12345;
  const next = (n: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const options = Array.from({ length: 31 }, (_, o) => `o${o}`);
  const clauses = Array.from({ length: 200 }, (_, c) => `c${c}`);
  const party = (name: string) => ({
    name,
    short: name,
    role: 'principal',
    summary: 'A made-up party.',
    brief: 'Made up.',
    numbers: { source: 'judgement' },
    reservation: { value: 55, source: 'judgement' },
    preferences: Object.fromEntries(
      clauses.map((c) => [
        c,
        {
          weight: { value: 1 + next(100) / 10, source: 'judgement' },
          values: Object.fromEntries(options.map((o) => [o, next(101) / 100])),
          source: 'judgement',
        },
      ]),
    ),
  });
  return JSON.stringify({
    format: 'demarche/1',
    id: 'large',
    title: 'A made-up case',
    summary: 'Invented for a test.',
    start: '2024-01-01',
    principals: ['one', 'two'],
    talks: {
      rounds: 8,
      daysPerRound: 7,
      sideMoves: 0,
      audienceCost: { value: 5, source: 'judgement' },
      estimateSpread: { value: 0, source: 'judgement' },
      source: 'judgement',
    },
    clauses: Object.fromEntries(
      clauses.map((c) => [
        c,
        {
          title: `Clause ${c}`,
          kind: 'set',
          options: Object.fromEntries(options.map((o) => [o, { text: o, short: o }])),
        },
      ]),
    ),
    parties: { one: party('One'), two: party('Two') },
  });
}

const MANY = ['--runs', '200000', '--workers', '1'];

describe.each(SIGNALS)('%s', (signal, wanted) => {
  test('ends a batch with what is finished on the disk', async () => {
    const { code, out, err } = await stopped(
      ['batch', 'harbour-lease', ...MANY, '--out', at('a.jsonl'), '--json'],
      signal,
    );
    const found = JSON.parse(out) as { runs: number; interrupted: boolean };
    expect([code, found.interrupted]).toEqual([wanted, true]);
    expect(rowsIn(at('a.jsonl')).map((r) => r.run)).toEqual(Array.from({ length: found.runs }, (_, i) => i));
    expect(err).toContain(`Stopped after ${found.runs} of 200000 runs.`);
  });

  test('ends a batch over the variants of a reading, rows and table', async () => {
    const { code, out } = await stopped(
      ['batch', '--by', 'window', '--runs', '100000', '--out', at('by.jsonl'), '--json'],
      signal,
      /Playing/,
    );
    const found = JSON.parse(out) as { interrupted: boolean; variants: { summary: { runs: number } }[] };
    expect([code, found.interrupted]).toEqual([wanted, true]);
    const rows = rowsIn(at('by.jsonl'));
    expect(rows.length).toBe(found.variants.reduce((sum, v) => sum + v.summary.runs, 0));
    for (const row of rows) expect(row).toMatchObject({ by: 'window', variant: 'base' });
  });

  test('ends a stress with what is finished, and says so', async () => {
    const line = ['stress', '--crises', '1000000', '--json'];
    const { code, out, err } = await stopped(line, signal, /\d of \d+ crises \(/);
    const found = JSON.parse(out) as { crises: number; interrupted: boolean };
    expect([code, found.interrupted]).toEqual([wanted, true]);
    expect(found.crises).toBeGreaterThan(0);
    expect(err).toContain(`Stopped after ${found.crises} of 1000000 crises of each kind.`);
  });

  test('ends an analysis', async () => {
    const file = at('large.yaml');
    writeFileSync(file, large());
    const { code, out, err } = await stopped(['analyze', file, '--json'], signal, /some seconds/);
    expect([code, out], err).toEqual([wanted, '']);
    expect(err).toContain('Stopped before the analysis was over: there is nothing to show.');
  });

  test('ends a search for turning points after the record is written', async () => {
    const when = /Record written/;
    const line = ['run', '--why', '--out', at('r.json'), '--json'];
    const { code, out } = await stopped(line, signal, when);
    expect(code).toBe(wanted);
    if (out !== '') expect(JSON.parse(out)).toMatchObject({ interrupted: true });
    expect((await demarche(['replay', at('r.json')])).code).toBe(0);
  });
});

test('killed outright, a batch has every finished run in its file', async () => {
  await stopped(['batch', 'harbour-lease', ...MANY, '--out', at('k.jsonl')], 'SIGKILL');
  const text = existsSync(at('k.jsonl')) ? readFileSync(at('k.jsonl'), 'utf8') : '';
  expect(text === '' || text.endsWith('\n')).toBe(true);
});

test('over an old file, an interrupted batch leaves its rows under the name, and nothing beside', async () => {
  writeFileSync(at('old.jsonl'), 'mine\n');
  const line = ['batch', 'harbour-lease', ...MANY, '--out', at('old.jsonl'), '--force'];
  expect((await stopped(line, 'SIGTERM')).code).toBe(143);
  expect(readdirSync(folder)).toEqual(['old.jsonl']);
  expect(readFileSync(at('old.jsonl'), 'utf8')).not.toContain('mine');
});

test('an interrupted whole document says that it is partial', async () => {
  await stopped(['batch', 'harbour-lease', ...MANY, '--out', at('a.json')], 'SIGINT');
  const { rows, finished, interrupted, asked } = JSON.parse(readFileSync(at('a.json'), 'utf8')) as {
    rows: unknown[];
    finished: number;
    interrupted: boolean;
    asked: number;
  };
  expect([interrupted, asked, finished]).toEqual([true, 200000, rows.length]);
});

test.each([
  ['batch harbour-lease --runs 3000 --workers 1 --out -'],
  ['sources istanbul-2022'],
  ['run harbour-lease --out -'],
])('a reader that goes away ends %s quietly', async (line) => {
  const child = spawn(process.execPath, [MAIN, ...line.split(' ')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(0);
  expect(err).not.toMatch(/EPIPE|fault|at file/);
});

test('standard output on a full disk is no fault of ours, and the same as a file on one', async () => {
  if (!existsSync('/dev/full')) return;
  for (const line of [
    'schema > /dev/full',
    'run harbour-lease --out /dev/full',
    'batch harbour-lease --runs 2 --out - > /dev/full',
  ]) {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${MAIN}" ${line}`]);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([line, code]).toEqual([line, 2]);
    expect(err).toContain('the disk is full');
  }
});
