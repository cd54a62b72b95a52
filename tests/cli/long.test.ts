import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { demarche } from './demarche.ts';

const LONG = fileURLToPath(new URL('../fixtures/cases/many-rounds.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'demarche-long-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a verb in a heap of 256 MB, and times it. */
async function small(...args: readonly string[]) {
  const started = performance.now();
  const told = await demarche(args, { env: { NODE_OPTIONS: '--max-old-space-size=256' } });
  return { ...told, seconds: (performance.now() - started) / 1000 };
}

/** Seconds within which each has to end: far more than it takes, and far less than it took when each act kept a table. */
const SANE = 60;

describe('ten thousand rounds in a heap of 256 MB', () => {
  const record = join(folder, 'long.json');

  test(
    'are run, told, written, traced, replayed, gone on with and batched',
    async () => {
      const run = await small('run', LONG, '--seed', '1', '--out', record);
      expect(run.out).toMatch(/^Round 10000, /m);
      const hash = /^40000 acts, hash (\w+)$/m.exec(run.out)?.[1];
      expect(hash).toMatch(/^\w{64}$/);

      const traced = await small('run', LONG, '--seed', '1', '--json', '--trace');
      const shown = JSON.parse(traced.out) as { hash: string; acts: number; trace: unknown[] };
      expect([shown.hash, shown.acts, shown.trace.length]).toEqual([hash, 40_000, 40_000]);

      const replayed = await small('replay', record);
      expect(replayed.out).toBe(run.out);
      const ended = await small('play', '--resume', record);
      expect(ended.out).toBe(run.out);

      const rows = await small('batch', LONG, '--seed', '1', '--runs', '2', '--hash', '--out', '-');
      for (const each of [run, traced, replayed, ended, rows])
        expect([each.code, each.seconds < SANE], each.err).toEqual([0, true]);
    },
    5_000 * SANE,
  );
});
