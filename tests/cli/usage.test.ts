import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programOf } from '../../src/app/cli/program.ts';
import { csvLine } from '../../src/app/csv.ts';
import { demarche } from './demarche.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-usage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const VERBS = programOf('0').commands.map((command) => command.name());

describe('help', () => {
  test.each(
    VERBS.filter((verb) => verb !== 'help'),
  )('of %s, asked for in three ways, has examples that work', async (verb) => {
    const [own, before, after] = await Promise.all(
      [
        [verb, '--help'],
        ['help', verb],
        ['--help', verb],
      ].map((words) => demarche(words)),
    );
    expect([own?.code, own?.err]).toEqual([0, '']);
    expect(before?.out).toBe(own?.out);
    expect(after?.out).toBe(own?.out);
    const examples = own?.out.split('Examples:\n')[1] ?? '';
    expect(examples).toContain(`demarche ${verb}`);
    // Every option in an example is one that the verb has.
    for (const [option] of examples.matchAll(/--\w+/g))
      expect(own?.out.split('Examples:')[0]).toContain(option);
  });

  test('and the version, in the ways people ask for them', async () => {
    const whole = (await demarche(['--help'])).out;
    for (const words of [['help'], ['-h'], ['help', '--help']])
      expect((await demarche(words)).out).toBe(whole);
    for (const word of ['-v', '-V', '--version']) expect((await demarche([word])).out).toBe('0.1.0\n');
  });

  test.each([
    ['nonsense --help'],
    ['nonsense -v'],
    ['help nonsense'],
    ['--help nonsense'],
    ['nonsense --json run'],
    ['rum --help'],
  ])('of an unknown verb is a mistake: %s', async (line) => {
    const { code, out, err } = await demarche(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/unknown command/);
  });
});

describe('options that would do nothing are refused', () => {
  test.each([
    ['run harbour-lease --trace', /--trace does nothing without --json/],
    ['run harbour-lease --force', /--force does nothing/],
    ['run harbour-lease --out - --why', /--why does nothing/],
    ['run harbour-lease --out - --under rent=two-million', /--under does nothing/],
    ['run harbour-lease --out - --force', /--force does nothing/],
    ['run harbour-lease --out - --json', /both write to standard output/],
    ['batch harbour-lease --hash', /--hash does nothing/],
    ['batch harbour-lease --hash --json', /--hash does nothing/],
    ['batch harbour-lease --force', /--force does nothing/],
    ['batch harbour-lease --format csv', /--format does nothing/],
    ['batch harbour-lease --out - --json', /both write to standard output/],
    ['replay nowhere.json --trace', /--trace does nothing without --json/],
    ['sources harbour-lease --markdown --json', /--markdown does nothing with --json/],
    ['sources harbour-lease --markdown --only rent', /--only does nothing with --markdown/],
    ['play harbour-lease --as nordhall', /--as does nothing without a terminal/],
    ['play harbour-lease --save game.json', /--save does nothing without a terminal/],
    ['play harbour-lease --force', /--force does nothing/],
    ['explain harbour-lease --with ,', /--with names nothing/],
    ['run harbour-lease --agents ,', /--agents names nothing/],
    ['run harbour-lease --reading ,', /--reading names nothing/],
    ['analyze harbour-lease --parties ,', /--parties names nobody/],
    ['run harbour-lease --seed 1 --seed 2', /--seed is given twice/],
    ['batch harbour-lease --out a.csv --runs 2 --out=b.csv', /--out is given twice/],
    ['help run harbour-lease', /too many arguments for 'help'/],
    ['explain harbour-lease --with rent', /of that form/],
    ['explain harbour-lease --with rent=two-million,rent=three-million', /named twice/],
  ])('%s', async (line, wanted) => {
    const { code, out, err } = await demarche(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(wanted);
  });

  test('with a record: it has its seed and readings', async () => {
    const path = join(folder, 'r.json');
    await demarche(['run', 'harbour-lease', '--out', path]);
    for (const more of [
      ['--seed', '1'],
      ['--reading', 'a=b'],
    ]) {
      const { code, err } = await demarche(['play', '--resume', path, ...more]);
      expect([code, err]).toEqual([2, expect.stringContaining('does nothing with --resume')]);
    }
  });
});

describe('the format of rows follows the name of the file', () => {
  const batch = (name: string, ...more: readonly string[]): ReturnType<typeof demarche> =>
    demarche(
      ['batch', 'harbour-lease', '--runs', '3', '--seed', 'a "quoted", seed', '--out', name, ...more],
      {
        cwd: folder,
      },
    );
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  test('lines, a document, a table: the same rows', async () => {
    for (const name of ['a.jsonl', 'a.json', 'a.csv', 'a.CSV']) expect((await batch(name)).code).toBe(0);
    const lines = text('a.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect((JSON.parse(text('a.json')) as { rows: unknown[] }).rows).toEqual(lines);
    const table = parse(text('a.csv'), { columns: true }) as Record<string, string>[];
    expect(table.map((r) => [Number(r.run), r.ending, r.seed, r.scenarioHash])).toEqual(
      lines.map((r) => [r.run, r.ending, 'a "quoted", seed', r.scenarioHash]),
    );
    expect(text('a.CSV')).toBe(text('a.csv'));
  });

  test('another name is refused with the list, before anything is played, unless the format is said', async () => {
    for (const name of ['a.txt', 'a', 'a.jsonl.gz']) {
      const { code, err } = await batch(name);
      expect([code, err]).toEqual([2, expect.stringContaining('.json, .jsonl, .csv')]);
    }
    expect(readdirSync(folder)).toEqual([]);
    expect((await batch('a.txt', '--format', 'csv')).code).toBe(0);
    expect(text('a.txt')).toMatch(/^run,/);
    expect((await batch('b.csv', '--format', 'xml')).code).toBe(2);
  });

  test('a dash is standard output: rows there, words for people elsewhere', async () => {
    const { code, out, err } = await batch('-');
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { run: number }).run),
    ).toEqual([0, 1, 2]);
    expect(err).toContain('Ending');
    const csv = await batch('-', '--format', 'csv');
    expect(parse(csv.out, { columns: true })).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a record is JSON, on standard output too', async () => {
    const { out } = await demarche(['run', 'harbour-lease', '--out', '-']);
    writeFileSync(join(folder, 'r.json'), out);
    expect((await demarche(['replay', join(folder, 'r.json')])).code).toBe(0);
    const { code, err } = await demarche(['run', 'harbour-lease', '--out', 'r.csv'], { cwd: folder });
    expect([code, err]).toEqual([2, expect.stringContaining('A record is JSON')]);
  });

  test('rows of a batch over readings say which variant they are of', async () => {
    const name = join(folder, 'by.csv');
    const { code } = await demarche(['batch', '--runs', '2', '--by', 'window', '--out', name]);
    expect(code).toBe(0);
    const rows = parse(readFileSync(name), { columns: true }) as Record<string, string>[];
    expect(rows.map((r) => [r.by, r.variant, r.run, r.readings])).toEqual([
      ['window', 'base', '0', ''],
      ['window', 'base', '1', ''],
      ['window', 'help-not-talk', '0', 'window=help-not-talk'],
      ['window', 'help-not-talk', '1', 'window=help-not-talk'],
    ]);
  });
});

test('a table reads back as it was, whatever is in its cells', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', ',', '\r\n', '\n', '\r', '""', ' ', 'a,"b"\nc'),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map(csvLine).join('');
      expect(parse(text, { record_delimiter: '\r\n', bom: false })).toEqual(rows);
    }),
  );
});
