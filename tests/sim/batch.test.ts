import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENTS, type Agent } from '../../src/agents/index.ts';
import { POINT } from '../../src/model/index.ts';
import {
  batch,
  namedBy,
  playout,
  type RunRow,
  streamRuns,
  streamStress,
  stress,
} from '../../src/sim/index.ts';
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

  it('says in each row what it hangs on', async () => {
    const home = caseOf('istanbul-2022');
    const { rows } = await batch(home, {
      seed: 'hang',
      runs: 12,
      cast: { default: 'linear', kyiv: 'bridging' },
    });
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    for (const row of rows) {
      expect(row).toMatchObject({
        scenario: 'istanbul-2022',
        seed: 'hang',
        readings: {},
        engine: manifest.version,
      });
      expect(row.scenarioHash).toMatch(/^[0-9a-f]{64}$/);
      expect(row.cast).toMatchObject({ kyiv: 'bridging', moscow: 'linear', poland: 'linear' });
      expect(Object.keys(row.reservations)).toEqual(home.parties.map((p) => p.id));
      expect(row.scored === 'agreed').toBe(row.package !== null);
      expect(row.scored === null).toBe(Object.keys(row.scores).length === 0);
    }
    const closed = await batch(caseOf('last-debate-2022'), { seed: 'hang', runs: 2 });
    expect(closed.rows.map((row) => row.scored)).toEqual(['last-offer', 'last-offer']);
    const own = batch(home, { seed: 'hang', runs: 1, from: 3 });
    const p = playout(home, 'hang', 3);
    expect((await own).rows[0]?.reservations.kyiv).toBeCloseTo((p.table.own[0]?.reservation ?? 0) / POINT, 4);
  });

  it("takes agents of one's own on one worker, and says why not on more", async () => {
    const quitter: Agent = {
      name: 'quitter',
      about: 'Leaves at once',
      act: (view, luck) =>
        view.phase === 'talks.floor'
          ? { type: 'talks.walk-out', seat: view.seat }
          : (AGENTS.linear?.act(view, luck) ?? { type: 'talks.walk-out', seat: view.seat }),
    };
    const options = { seed: 's', runs: 3, cast: { nordhall: quitter, default: 'linear' } };
    const { rows } = await batch(c, options);
    expect(rows.map((r) => r.cast)).toEqual(
      rows.map(() => ({ 'port-alder': 'linear', nordhall: 'quitter' })),
    );
    expect(rows.every((r) => r.ending === 'no-deal')).toBe(true);
    await expect(batch(c, { ...options, workers: 2 })).rejects.toThrow(
      /function cannot be copied: use workers: 1/,
    );
    const linear = AGENTS.linear;
    if (!linear) throw new Error('there is a linear agent');
    const named = await batch(c, { ...options, cast: { default: 'linear' } });
    expect(json((await batch(c, { ...options, cast: { default: linear }, workers: 2 })).rows)).toEqual(
      json(named.rows),
    );
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
  let built: { batch: typeof batch; streamStress: typeof streamStress };
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

  it('puts texts through the same crises on workers as here, in rounds that can be compared', async () => {
    const home = caseOf('istanbul-2022');
    const texts = ['kyiv-offer', 'soft-duty'].map((name) => {
      const text = home.texts[name] ?? [];
      return { text, guarantors: namedBy(home, text) };
    });
    const whole = texts.map(({ text }) => stress(home, { text, crises: 30, seed: 'pool' }));
    const key = (x: unknown): string => JSON.stringify(x);
    for (const [from, workers] of [
      [streamStress, 1],
      [built.streamStress, 2],
    ] as const) {
      const found: unknown[][] = texts.map(() => []);
      for await (const round of from(home, { texts, crises: 30, seed: 'pool', workers })) {
        expect(round.facts[0]?.length).toBe(round.facts[1]?.length);
        for (const [i, rows] of round.facts.entries()) found[i]?.push(...rows);
      }
      expect(found.map((rows) => rows.map(key).sort())).toEqual(whole.map((rows) => rows.map(key).sort()));
    }
  });

  it('ends at once when the signal came before the start', async () => {
    const found = await built.batch(c, { seed: 's', runs: 100, workers: 2, signal: AbortSignal.abort() });
    expect(found).toEqual({ rows: [], interrupted: true });
  });
});
