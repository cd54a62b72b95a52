import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOut, checkRecordName } from '../../src/app/cli/outputs.ts';
import { openGame } from '../../src/app/cli/records.ts';
import { formatOf } from '../../src/app/cli/row-format.ts';
import { programWords, shellWord } from '../../src/app/command.ts';
import { inShort } from '../../src/model/index.ts';
import { demarche, MAIN } from './demarche.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-hints-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the program as npm lays it out under a folder. */
function copyIn(...path: readonly string[]): string {
  const home = join(folder, ...path);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'demarche.js'), '');
  return home;
}

describe('what to type for the program', () => {
  test('is npx in a checkout and below it, where npx finds it', () => {
    const home = copyIn('checkout');
    mkdirSync(join(home, 'deep', 'down'), { recursive: true });
    for (const cwd of [home, join(home, 'deep', 'down')])
      expect(programWords({ env: { PATH: '/usr/bin' }, cwd, home })).toBe('npx demarche');
    expect(programWords({ env: { npm_command: 'exec', PATH: '' }, cwd: folder, home })).toBe('npx demarche');
  });

  test('is npx in a project that has it, and not in one that has another', () => {
    const home = copyIn('project', 'node_modules', 'demarche');
    const inside = join(folder, 'project', 'src');
    mkdirSync(inside);
    expect(programWords({ env: { PATH: '' }, cwd: inside, home })).toBe('npx demarche');
    const other = copyIn('elsewhere');
    expect(programWords({ env: { PATH: '' }, cwd: inside, home: other })).toMatch(/^node .*demarche\.js$/);
  });

  test('is its name alone where a shell finds this very program under it, and not while only npm has it there', () => {
    const home = copyIn('lib', 'demarche');
    const bin = join(folder, 'bin');
    const passing = join(folder, 'node_modules', '.bin');
    for (const place of [bin, passing]) {
      mkdirSync(place, { recursive: true });
      symlinkSync(join(home, 'bin', 'demarche.js'), join(place, 'demarche'));
    }
    const words = (path: string, of = home): string =>
      programWords({ env: { PATH: path }, cwd: folder, home: of });
    expect(words(`/usr/bin:${bin}`)).toBe('demarche');
    expect(words(`/usr/bin:${passing}`)).toMatch(/^node /);
    expect(words(`/usr/bin:${bin}`, copyIn('another'))).toMatch(/^node /);
  });

  test('is else the file by its path, as a shell takes it', () => {
    const home = copyIn("it's here");
    const said = programWords({ env: {}, cwd: folder, home });
    expect(said).toBe(`node ${shellWord("it's here/bin/demarche.js")}`);
    expect(execFileSync('sh', ['-c', `printf %s ${said.slice(5)}`], { encoding: 'utf8' })).toBe(
      "it's here/bin/demarche.js",
    );
  });

  test('stands in hints, and starts the program', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'title: nothing\n');
    const { err } = await demarche(['run', 'mine.yaml'], { cwd: folder, env: { npm_command: '' } });
    const hint = /Check it with: (.*)\n/.exec(err)?.[1] ?? '';
    expect(hint).toMatch(/^node .*demarche\.js validate mine\.yaml$/);
    expect(() => execFileSync('sh', ['-c', hint], { cwd: folder, stdio: 'pipe' })).toThrow(/not a valid/);
    const inHouse = await demarche(['run', 'nope', '--nope'], {
      cwd: join(MAIN, '..'),
      env: { npm_command: '' },
    });
    expect(inHouse.err).toContain('(npx demarche --help');
  });
});

describe('a name or a seed of any length', () => {
  const long = 'ß'.repeat(600);

  test('is whole in data, and short with its length in words', async () => {
    const [told, data, counted] = await Promise.all([
      demarche(['run', 'harbour-lease', '--seed', long]),
      demarche(['run', 'harbour-lease', '--seed', long, '--json']),
      demarche(['batch', 'harbour-lease', '--seed', long, '--runs', '2']),
    ]);
    expect(told.out).toContain(`Seed "${'ß'.repeat(32)}…" (600 characters), run 0.`);
    expect(counted.out).toContain(`seed "${'ß'.repeat(32)}…" (600 characters)`);
    expect((JSON.parse(data.out) as { seed: string }).seed).toBe(long);
  });

  test('stays on its line', async () => {
    const { out } = await demarche(['run', 'harbour-lease', '--seed', 'one\ntwo\tthree']);
    expect(out).toContain('Seed "one\\ntwo\\tthree", run 0.');
    expect([inShort('x'.repeat(48)), inShort('x'.repeat(49))]).toEqual([
      'x'.repeat(48),
      `${'x'.repeat(32)}… (49 characters)`,
    ]);
  });
});

describe('what is said of a mistake', () => {
  test('names the scenarios once', async () => {
    const { err } = await demarche(['run', 'nope']);
    expect(err.match(/harbour-lease/g)).toHaveLength(1);
  });

  test('suggests a clause before a place in the midst of a scenario, and that by the whole way to it', async () => {
    const near = async (only: string): Promise<string> => (await demarche(['sources', '--only', only])).err;
    expect(await near('nope')).toContain("did you mean 'scope'?");
    expect(await near('responces')).toContain("did you mean 'treaty.responses'?");
  });

  test('of a file says what it is not', async () => {
    const path = join(folder, 'file.json');
    for (const [text, wanted] of [
      ['', /is empty: it is neither a record nor a game's journal/],
      ['\n \n', /is empty/],
      ['{}', /names no format: a record has "format"/],
      ['{"format": {"a": 1}}', /"format" is no text/],
      ['{"event": "opened"}\n', /names no format: a journal has "format"/],
      [`{"format": "${'y'.repeat(5000)}"}`, /Unknown record format "y{39}…"/],
    ] as const) {
      writeFileSync(path, text);
      await expect(openGame(path, undefined)).rejects.toThrow(wanted);
    }
    const { code, err } = await demarche(['replay', path]);
    expect([code, err.length < 200]).toEqual([1, true]);
  });

  test('of a folder that takes no files blames the folder', async () => {
    const { code, err } = await demarche(['run', 'harbour-lease', '--out', '/proc/x.json']);
    expect([code, err]).toEqual([2, expect.stringMatching(/no file can be made in that folder|permission/)]);
  });

  test("of a format that is not the name's, whether there is such a file or not", async () => {
    writeFileSync(join(folder, 'rows.json'), 'old');
    for (const name of ['rows.json', 'new.json'])
      expect(() => formatOf(join(folder, name), 'csv')).toThrow(/ends in \.json, and --format says csv/);
    const { code } = await demarche(
      ['batch', 'harbour-lease', '--runs', '1', '--out', 'rows.json', '--format', 'csv', '--force'],
      { cwd: folder },
    );
    expect([code, readFileSync(join(folder, 'rows.json'), 'utf8')]).toEqual([2, 'old']);
  });

  test('of a name for a record: an ending that promises something else, but for a pipe or a device', () => {
    const name = (file: string): void => checkRecordName(join(folder, file));
    expect(() => name('rec.txt')).toThrow(/in \.json, or in nothing/);
    for (const good of ['rec', 'rec.json', 'REC.JSON']) expect(() => name(good)).not.toThrow();
    expect(() => checkRecordName('/dev/null')).not.toThrow();
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    expect(() => name('pipe.txt')).not.toThrow();
    expect(() => checkOut(join(folder, 'pipe.txt'), undefined)).not.toThrow();
    expect(formatOf(join(folder, 'pipe.txt'), undefined)).toBe('jsonl');
  });
});
