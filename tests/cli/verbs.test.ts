import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze, loadScenario } from '../../src/app/library.ts';
import { demarche, interrupted, json } from './demarche.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarche-'));
});

describe('explain', () => {
  test('prints the documented JSON for a named text', async () => {
    const found = await json(['explain', 'istanbul-2022', '--package', 'kyiv-offer']);
    const parties = found.parties as Record<string, Record<string, unknown>>;
    expect(parties.kyiv).toMatchObject({ verdict: 'accept' });
    expect(parties.moscow).toMatchObject({ verdict: 'red-line' });
    expect(Object.keys(parties.moscow ?? {})).toEqual(['score', 'reservation', 'verdict', 'reasons']);
    expect((parties.moscow?.reasons as unknown[])[0]).toMatchObject({ code: 'red-line' });
  });

  test('reads a text from JSON, from YAML, and from what run prints', async () => {
    const text = {
      rent: 'three-million',
      years: 'twenty',
      'shore-power': 'all-ships',
      promenade: 'footbridge',
    };
    const [asJson, asYaml, asRun] = ['a.json', 'a.yaml', 'run.json'].map((n) => join(folder, n));
    await writeFile(asJson ?? '', JSON.stringify(text));
    await writeFile(
      asYaml ?? '',
      Object.entries(text)
        .map(([k, v]) => `${k}: ${v}`)
        .join('\n'),
    );
    await writeFile(asRun ?? '', (await demarche(['run', 'harbour-lease', '--json'])).out);
    const first = await json(['explain', 'harbour-lease', '--package', asJson ?? '']);
    const second = await json(['explain', 'harbour-lease', '--package', asYaml ?? '']);
    expect(second.parties).toEqual(first.parties);
    expect((await demarche(['explain', 'harbour-lease', '--package', asRun ?? ''])).code).toBe(0);
  });

  test('applies changes', async () => {
    const found = await json([
      'explain',
      'harbour-lease',
      '--package',
      'city-draft',
      '--with',
      'rent=two-million',
    ]);
    expect(found.package).toMatchObject({ rent: 'two-million', years: 'ten' });
  });
});

describe('analyze', () => {
  test('prints the documented JSON, the same as the library gives', async () => {
    const found = await json(['analyze', 'harbour-lease']);
    for (const key of ['outcomes', 'parties', 'rational', 'frontier', 'solutions', 'blockers'])
      expect(found).toHaveProperty(key);
    expect(Object.keys(found.solutions as object)).toEqual(['nash', 'kalai', 'kalaiSmorodinsky', 'welfare']);
    const { frontier } = analyze(await loadScenario('harbour-lease'));
    expect(found.frontier).toEqual(JSON.parse(JSON.stringify(frontier)));
    expect((await demarche(['analyze', 'harbour-lease'])).out).toContain('Pareto frontier');
  });

  test('looks at three principals and more, all of them unless others are named', async () => {
    const three = fileURLToPath(new URL('../fixtures/cases/three-principals.yaml', import.meta.url));
    expect(await json(['analyze', three])).toMatchObject({ parties: ['one', 'two', 'three'], rational: 0 });
    const named = await json(['analyze', three, '--parties', 'three,two,one']);
    expect(named).toMatchObject({ parties: ['three', 'two', 'one'], rational: 0 });
    expect(await json(['analyze', three, '--parties', 'one,two'])).toMatchObject({ parties: ['one', 'two'] });
    const four = await json(['analyze', '--parties', 'kyiv,moscow,poland,turkey']);
    const [first] = four.frontier as { scores: object }[];
    expect(Object.keys(first?.scores ?? {})).toEqual(['kyiv', 'moscow', 'poland', 'turkey']);
  });

  test.each([
    ['marenia', '7', 3],
    ['istanbul-2022', '7', 12],
  ])('of one run of %s has its result within the frontier', async (scenario, seed, run) => {
    const where = ['--seed', seed, '--run', String(run)];
    const found = await json(['analyze', scenario, ...where, '--over', 'all']);
    const played = (await json(['run', scenario, ...where])) as { scores: Record<string, number> };
    const [a = '', b = ''] = found.parties as string[];
    const points = found.frontier as { scores: Record<string, number> }[];
    const covers = (p: { scores: Record<string, number> }): boolean =>
      [a, b].every((id) => (p.scores[id] ?? 0) >= (played.scores[id] ?? 0) - 1e-4);
    expect(points.some(covers)).toBe(true);
    expect(found).toMatchObject({ seed, run });
    expect(found.reservations).not.toEqual((await json(['analyze', scenario])).reservations);
    const text = await demarche(['analyze', scenario, ...where]);
    expect(text.out).toContain(`The figures as drawn for run ${run} of seed "${seed}".`);
    // The seed alone is its first run, and a run alone is one of the usual seed: as `run` has them.
    if (run === 3) {
      expect(await json(['analyze', scenario, '--seed', seed])).toMatchObject({ seed, run: 0 });
      expect(await json(['analyze', scenario, '--run', '2'])).toMatchObject({ seed: '1', run: 2 });
    }
  });
});

describe('batch', () => {
  test('is the same byte for byte with one worker and with two', async () => {
    const files = ['1', '2'].map((n) => join(folder, `${n}.jsonl`));
    const outs: string[] = [];
    for (const [i, file] of files.entries()) {
      const args = ['batch', 'harbour-lease', '--runs', '24', '--hash', '--json'];
      outs.push((await demarche([...args, '--workers', String(i + 1), '--out', file])).out);
    }
    expect(outs[1]).toBe(outs[0]);
    const [one = '', two = ''] = await Promise.all(files.map((f) => readFile(f, 'utf8')));
    expect(two).toBe(one);
    expect(one.trim().split('\n')).toHaveLength(24);
    const found = JSON.parse(outs[0] ?? '') as { runs: number; endings: { share: number; low: number }[] };
    expect(found.runs).toBe(24);
    expect(found.endings[0]?.low).toBeLessThanOrEqual(found.endings[0]?.share ?? 0);
  });

  test('is ended cleanly by Ctrl-C with what was finished', async () => {
    const file = join(folder, 'stopped.jsonl');
    const runs = '200000';
    const { code, out, err } = await interrupted([
      ...['batch', 'harbour-lease', '--runs', runs, '--workers', '1', '--out', file, '--json'],
    ]);
    expect(code).toBe(130);
    const found = JSON.parse(out) as { runs: number; interrupted: boolean };
    expect(found.interrupted).toBe(true);
    expect(err).toContain(`Stopped after ${found.runs} of ${runs} runs.`);
    const lines = (await readFile(file, 'utf8')).split('\n').filter((l) => l !== '');
    expect(lines).toHaveLength(found.runs);
  });

  test('prints endings with Wilson intervals', async () => {
    const { out } = await demarche(['batch', 'harbour-lease', '--runs', '5']);
    expect(out).toContain('95 % interval (Wilson)');
    expect(out).toContain('rest on judgement alone');
  });
});

describe('the catalogue', () => {
  test('scenarios, agents, schema and sources print JSON', async () => {
    const { scenarios } = await json(['scenarios']);
    expect((scenarios as { name: string }[]).map((s) => s.name)).toContain('harbour-lease');
    const { agents } = await json(['agents']);
    expect((agents as { name: string }[]).map((a) => a.name)).toContain('linear');
    expect(await json(['schema'])).toHaveProperty('$schema');
    expect(await json(['schema', '--acts', 'harbour-lease'])).toHaveProperty('oneOf');
    expect(await demarche(['schema', '--acts', 'harbour'])).toMatchObject({ code: 2 });
    const sources = await json(['sources', 'istanbul-2022', '--only', 'parties.kyiv.redLines']);
    expect((sources.statements as { path: string }[]).length).toBeGreaterThan(3);
    const share = sources.share as Record<string, number>;
    expect(share.figures).toBe(
      (share.judgementOnly ?? 0) + (share.judgementBeside ?? 0) + (share.sourced ?? 0),
    );
  });

  test('sources are printed for people, and as Markdown', async () => {
    expect((await demarche(['sources', 'istanbul-2022'])).out).toContain('judgement');
    expect((await demarche(['sources', 'istanbul-2022', '--markdown'])).out).toMatch(/^# .*who says what/);
  });
});

describe('validate', () => {
  const bad = 'tests/fixtures/malformed/rungs-fall.yaml';

  test('says yes with exit 0', async () => {
    expect(await json(['validate', 'harbour-lease'])).toEqual({ ok: true, problems: [] });
  });

  test('says no with exit 1, and where', async () => {
    const found = await json(['validate', bad], 1);
    expect(found.ok).toBe(false);
    const [problem] = found.problems as Record<string, unknown>[];
    expect(Object.keys(problem ?? {})).toEqual(['file', 'line', 'column', 'path', 'message']);
    const { out, code } = await demarche(['validate', bad]);
    expect(code).toBe(1);
    expect(out).toMatch(/rungs-fall\.yaml:\d+:\d+ /);
  });
});
