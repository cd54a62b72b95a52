import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { batch, type RunRow, streamRuns } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { buildFresh, roomIn } from './built.ts';

const c = caseOf('harbour-lease');
const json = (rows: readonly RunRow[]): string[] => rows.map((r) => JSON.stringify(r));

describe('batch in this process', () => {
  it('gives the same row for a run whatever batch it is part of', async () => {
    const options = { seed: 'independence', cast: { default: 'random' } };
    const whole = await batch(c, { ...options, runs: 12 });
    const alone = await batch(c, { ...options, runs: 1, from: 7 });
    const again = await batch(c, { ...options, runs: 5, from: 7 });
    expect(whole.interrupted).toBe(false);
    expect(json(whole.rows).slice(7)).toEqual(json(again.rows));
    expect(json(alone.rows)).toEqual(json(whole.rows).slice(7, 8));
    expect(new Set(json(whole.rows.map((r) => ({ ...r, run: 0 })))).size).toBeGreaterThan(1);
  });

  it('has plain facts in its rows', async () => {
    const { rows } = await batch(c, { seed: 's', runs: 2, cast: { default: 'linear' }, hash: true });
    const [row] = rows;
    expect(row?.run).toBe(0);
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(row?.scores ?? {})).toEqual(['port-alder', 'nordhall']);
    expect(row).toEqual(JSON.parse(JSON.stringify(row)));
    expect(new Set(Object.keys(row?.package ?? { rent: '' }))).toContain('rent');
  });

  it('ends with what is finished when it is interrupted', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const found = await batch(c, {
      seed: 's',
      runs: 1000,
      signal: stop.signal,
      onProgress: (done, runs) => {
        seen.push(done);
        expect(runs).toBe(1000);
        if (done === 5) stop.abort();
      },
    });
    expect(found.interrupted).toBe(true);
    expect(found.rows.map((r) => r.run)).toEqual([0, 1, 2, 3, 4]);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('hears an interruption from outside between runs', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const found = await batch(c, { seed: 's', runs: 1_000_000, signal: stop.signal });
    expect(found.interrupted).toBe(true);
    expect(found.rows.length).toBeLessThan(1_000_000);
  });

  it('refuses what makes no sense, naming what is known', async () => {
    await expect(batch(c, { seed: 's', runs: -1 })).rejects.toThrow(RangeError);
    await expect(batch(c, { seed: 's', runs: 1, workers: 0 })).rejects.toThrow(/workers/);
    await expect(batch(c, { seed: 's', runs: 1, cast: { nobody: 'linear' } })).rejects.toThrow(/port-alder/);
    await expect(batch(c, { seed: 's', runs: 1, cast: { default: 'toString' } })).rejects.toThrow(/linear/);
  });

  it('names run and agents when an agent fails', async () => {
    const agents = AGENTS as Record<string, (typeof AGENTS)[string]>;
    agents.broken = {
      name: 'broken',
      about: '',
      act: () => {
        throw new Error('out of ideas');
      },
    };
    try {
      const rows = batch(c, { seed: 's', runs: 1, from: 3, cast: { nordhall: 'broken' } });
      await expect(rows).rejects.toThrow(/run 3 of seed "s" .*nordhall=broken.*out of ideas/);
    } finally {
      delete agents.broken;
    }
  });

  it('streams chunk by chunk', async () => {
    let rows = 0;
    for await (const chunk of streamRuns(c, { seed: 's', runs: 4 })) rows += chunk.length;
    expect(rows).toBe(4);
  });
});

describe('batch on workers, from a fresh build', () => {
  let build: ReturnType<typeof buildFresh>;
  let built: { batch: typeof batch };
  beforeAll(async () => {
    build = buildFresh();
    built = await import(/* @vite-ignore */ roomIn(build.folder, 'sim'));
  });
  afterAll(() => build?.remove());

  it('gives the same bytes for one worker, two, three, and the sources themselves', async () => {
    for (const [id, runs, agent] of [
      ['harbour-lease', 50, 'linear'],
      ['istanbul-2022', 6, 'random'],
    ] as const) {
      const options = { seed: 'same', runs, from: 5, hash: true, cast: { default: agent } };
      const source = json((await batch(caseOf(id), options)).rows);
      expect(source).toHaveLength(runs);
      for (const workers of [1, 2, 3]) {
        const found = await built.batch(caseOf(id), { ...options, workers });
        expect(found.interrupted).toBe(false);
        expect(json(found.rows)).toEqual(source);
      }
    }
  });

  it('keeps a gapless beginning when it is interrupted', async () => {
    const stop = new AbortController();
    const started = performance.now();
    const found = await built.batch(c, {
      seed: 's',
      runs: 200_000,
      workers: 2,
      signal: stop.signal,
      onProgress: (done) => {
        if (done > 100) stop.abort();
      },
    });
    expect(found.interrupted).toBe(true);
    expect(found.rows.length).toBeGreaterThan(100);
    expect(found.rows.map((r) => r.run)).toEqual(found.rows.map((_, i) => i));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('ends at once when the signal came before the start', async () => {
    const found = await built.batch(c, { seed: 's', runs: 100, workers: 2, signal: AbortSignal.abort() });
    expect(found).toEqual({ rows: [], interrupted: true });
  });
});
