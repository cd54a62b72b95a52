import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { hashPlayout, loadScenario, playout } from '../../src/app/library.ts';
import { demarche, json } from './demarche.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarche-'));
});

describe('run', () => {
  test('prints the documented JSON, and with --trace every act', async () => {
    const found = await json(['run', 'harbour-lease', '--seed', 'abc', '--trace']);
    expect(found).toMatchObject({ scenario: 'harbour-lease', seed: 'abc', guarantors: {} });
    expect(Object.keys(found).slice(0, 4)).toEqual(['scenario', 'seed', 'run', 'outcome']);
    expect(Object.keys(found.outcome as object)).toEqual(['kind', 'phase', 'day', 'reasons']);
    expect(Object.keys(found.scores as object)).toEqual(['port-alder', 'nordhall']);
    expect(found.hash).toMatch(/^[0-9a-f]{64}$/);
    const trace = found.trace as Record<string, unknown>[];
    expect(trace).toHaveLength(found.acts as number);
    expect(trace[0]).toMatchObject({ act: 'offer.make', phase: 'talks.floor' });
    expect(['port-alder', 'nordhall']).toContain(trace[0]?.seat);
  });

  test('names the guarantors of the home scenario in the four words', async () => {
    const found = await json(['run', 'istanbul-2022', '--seed', '3']);
    const words = ['joined', 'conditional', 'declined', 'not-asked'];
    const guarantors = Object.values(found.guarantors as Record<string, string>);
    expect(guarantors.length).toBeGreaterThan(5);
    for (const word of guarantors) expect(words).toContain(word);
  });

  test('gives the same hash twice, and the same as the library', async () => {
    const args = ['run', 'harbour-lease', '--seed', 'x', '--run', '4', '--agents', 'nordhall=conceder'];
    const [first, second] = await Promise.all([demarche([...args, '--json']), demarche([...args, '--json'])]);
    expect(second.out).toBe(first.out);
    const c = await loadScenario('harbour-lease');
    const conceder = AGENTS.conceder;
    const p = playout(c, 'x', 4, conceder ? { nordhall: conceder } : {});
    expect((JSON.parse(first.out) as { hash: string }).hash).toBe(hashPlayout(p));
  });

  test('has a fixed seed, and says which', async () => {
    const { out } = await demarche(['run', 'harbour-lease']);
    expect(out).toContain('Seed "1", run 0.');
    expect(out).toContain('Ending:');
    expect(out).toMatch(/hash [0-9a-f]{64}\n$/);
  });

  test('works from any folder', async () => {
    const { code } = await demarche(['run', 'harbour-lease'], { cwd: folder });
    expect(code).toBe(0);
  });
});

describe('--out', () => {
  test('leaves a file alone unless --force is given', async () => {
    const path = join(folder, 'kept.json');
    await writeFile(path, 'my work');
    const args = [...['run', 'batch'].map((verb) => [verb, 'harbour-lease', '--out', path])];
    for (const words of args) expect((await demarche(words)).code).toBe(2);
    expect(await readFile(path, 'utf8')).toBe('my work');
    expect((await demarche([...(args[1] ?? []), '--runs', '2', '--force'])).code).toBe(0);
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect((await demarche([...(args[0] ?? []), '--force'])).code).toBe(0);
    expect(await json(['replay', path])).toMatchObject({ ok: true });
  });

  test('writes no record when another option is mistaken', async () => {
    const path = join(folder, 'mistaken.json');
    const { code } = await demarche(['run', 'harbour-lease', '--out', path, '--under', 'rent=nothing']);
    expect(code).toBe(2);
    await expect(readFile(path)).rejects.toThrow();
  });
});

describe('replay', () => {
  const record = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await demarche(['run', 'harbour-lease', '--out', path]);
    return path;
  };

  test('plays a record again, to the same hash', async () => {
    const path = await record('sound.json');
    const ran = await json(['run', 'harbour-lease']);
    const again = await json(['replay', path]);
    expect(again).toMatchObject({ ok: true, hash: ran.hash, acts: ran.acts });
    expect((await demarche(['replay', path])).err).toContain('The record is sound');
  });

  test('names the act that was tampered with', async () => {
    const path = await record('tampered.json');
    const saved = JSON.parse(await readFile(path, 'utf8')) as {
      acts: { package?: Record<string, string> }[];
    };
    const third = saved.acts.findIndex((a, i) => i > 2 && a.package !== undefined);
    const text = saved.acts[third]?.package;
    if (text) text.rent = text.rent === 'two-million' ? 'three-million' : 'two-million';
    await writeFile(path, JSON.stringify(saved));
    const found = await json(['replay', path], 1);
    expect(found).toMatchObject({ ok: false, act: third + 1 });
    const { code, err, out } = await demarche(['replay', path]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`at act ${third + 1}`);
  });

  test('refuses what is no record with exit 1, and a missing file with exit 2', async () => {
    const path = join(folder, 'broken.json');
    await writeFile(path, '{"format": ');
    expect(await json(['replay', path], 1)).toMatchObject({ ok: false, act: 0 });
    await writeFile(path, '{"format": "demarche-record/9"}');
    expect((await demarche(['replay', path])).code).toBe(1);
    const missing = await demarche(['replay', join(folder, 'nowhere.json')]);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('there is no such file');
  });

  test('a record keeps the readings it was played under', async () => {
    const path = join(folder, 'reading.json');
    const ran = await json(['run', 'istanbul-2022', '--reading', 'guarantors=usip-nine', '--out', path]);
    expect(ran.readings).toEqual({ guarantors: 'usip-nine' });
    expect(ran.hash).not.toBe((await json(['run', 'istanbul-2022'])).hash);
    expect(await json(['replay', path])).toMatchObject({ ok: true, hash: ran.hash });
    const saved = JSON.parse(await readFile(path, 'utf8')) as { readings: Record<string, string> };
    await writeFile(path, JSON.stringify({ ...saved, readings: { nobody: 'knows' } }));
    expect(await json(['replay', path], 1)).toMatchObject({ ok: false });
  });

  test('a record whose readings or seats are odd, or that has more to say, is refused', async () => {
    const path = await record('odd.json');
    const saved = JSON.parse(await readFile(path, 'utf8')) as { seats: Record<string, string> };
    const replayed = async (change: object, wanted: number): Promise<unknown> => {
      await writeFile(path, JSON.stringify({ ...saved, ...change }));
      return (await json(['replay', path], wanted)).message;
    };
    expect(await replayed({ seats: { ...saved.seats, nobody: 'linear' } }, 1)).toContain('"nobody"');
    expect(await replayed({ seats: { nordhall: 3 } }, 1)).toContain('"seats"');
    expect(await replayed({ seats: ['linear'] }, 1)).toContain('"seats"');
    expect(await replayed({ readings: { window: null } }, 1)).toContain('"readings"');
    expect(await replayed({ readings: undefined }, 1)).toContain('"readings"');
    expect(await replayed({ bribe: 1 }, 1)).toContain('"bribe"');
    expect(await replayed({ seats: { nordhall: 'Anna' } }, 0)).toBeUndefined();
  });

  test('a record cannot send us to read files', async () => {
    const path = await record('elsewhere.json');
    const saved = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...saved, scenario: './package.json' }));
    const { code, err } = await demarche(['replay', path]);
    expect(code).toBe(1);
    expect(err).toContain('the scenario it carries is "harbour-lease"');
  });

  test('a record of another scenario is refused', async () => {
    const path = await record('other.json');
    const { code, err } = await demarche(['replay', path, 'istanbul-2022']);
    expect(code).toBe(1);
    expect(err).toContain('"harbour-lease"');
  });
});

describe('play', () => {
  test('without a terminal plays one negotiation by agents', async () => {
    const { code, out, err } = await demarche(['play', 'harbour-lease']);
    expect(code).toBe(0);
    expect(out).toContain('Ending:');
    expect(err).toContain('No terminal');
    expect(out).toBe((await demarche(['run', 'harbour-lease'])).out);
  });

  test('without a terminal goes on with a record', async () => {
    const path = join(folder, 'resume.json');
    await demarche(['run', 'harbour-lease', '--out', path]);
    expect((await json(['play', '--resume', path])).hash).toBe((await json(['run', 'harbour-lease'])).hash);
  });
});
