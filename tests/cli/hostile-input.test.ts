import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPrintable, printable, printableJson } from '../../src/model/index.ts';
import { demarche } from './demarche.ts';

let folder = '';
let record: Record<string, unknown> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-hostile-'));
  await demarche(['run', 'harbour-lease', '--out', join(folder, 'sound.json')]);
  record = JSON.parse(readFileSync(join(folder, 'sound.json'), 'utf8')) as Record<string, unknown>;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
/** A record's text with one field given as text. */
const withField = (field: string, text: string): string => {
  const { [field]: _, ...rest } = record;
  return `{${JSON.stringify(field)}:${text},${JSON.stringify(rest).slice(1)}`;
};

describe('a record', () => {
  const cases: readonly (readonly [string, () => string | Buffer, number, RegExp])[] = [
    ['nested 2,530 deep', () => nested(2530), 1, /nested more than 100 deep/],
    ['with maps 100,000 deep', () => '{"a":'.repeat(100_000), 1, /nested more than 100 deep/],
    ['with a deep field', () => withField('scenario', nested(3000)), 1, /nested more than 100 deep/],
    ['that is a list', () => '[1]', 1, /A record is a JSON object/],
    ['that is nothing', () => '', 1, /The file is empty/],
    ['with __proto__', () => withField('__proto__', '{"x":1}'), 1, /has no "__proto__"/],
    ['with a seat __proto__', () => withField('seats', '{"__proto__":"a"}'), 1, /seats "__proto__"/],
    ['of another kind of format', () => withField('format', '{"toString":"x"}'), 1, /"format" is no text/],
    ['with escapes in a key', () => withField('\u001b]0;x\u0007', '1'), 1, /has no "\\u\{1B\}\]0;x\\u\{7\}"/],
    [
      'with escapes for a scenario',
      () => withField('scenario', '"\\u009b2J\\u202e"'),
      1,
      /\\u\{9B\}2J\\u\{202E\}/,
    ],
    ['with a byte order mark', () => `\uFEFF${JSON.stringify(record)}`, 0, /sound/],
    ['in UTF-16', () => Buffer.from(`\uFEFF${JSON.stringify(record)}`, 'utf16le'), 2, /UTF-16/],
    [
      'that is no UTF-8',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe])]),
      2,
      /not text in UTF-8/,
    ],
    ['with acts that are none', () => withField('acts', '[null,1]'), 1, /act 1: This is no act/],
    [
      'of 200,000 acts',
      () => withField('acts', JSON.stringify(Array(200_000).fill({ type: 'x' }))),
      1,
      /act 1/,
    ],
  ];
  test.each(cases)('%s', async (_, text, wanted, words) => {
    const path = join(folder, 'odd.json');
    writeFileSync(path, text());
    const { code, out, err } = await demarche(['replay', path]);
    expect(err).toMatch(words);
    expect(code).toBe(wanted);
    expect(isPrintable(out + err)).toBe(true);
  });
});

describe('a text', () => {
  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    ['whose option has no text', () => '{"rent": {"toString": "x"}}', /"rent" has no option "a map"/],
    ['whose option is a list', () => '{"rent": ["ten"]}', /"rent" has no option "a list"/],
    ['whose option is itself', () => 'rent: &a [*a]', /"rent" has no option/],
    ['nested 2,530 deep', () => nested(2530), /nested more than 100 deep/],
    [
      'indented 900 deep',
      () => Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /nested more than 100 deep/,
    ],
    [
      'of aliases of aliases',
      () =>
        Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i > 0 ? `*a${i - 1},`.repeat(9) : 'x'}]`).join(
          '\n',
        ),
      /neither JSON nor YAML|no clause/,
    ],
    ['with __proto__', () => '{"__proto__": {"rent": "ten"}}', /no clause "__proto__"/],
    ['with escapes', () => '{"rent": "\\u001b]0;x\\u0007"}', /no option "\\u\{1B\}\]0;x\\u\{7\}"/],
    ['that is nothing', () => '', /no map of clause to option/],
  ];
  test.each(cases)('%s', async (_, text, words) => {
    const path = join(folder, 'text.yaml');
    writeFileSync(path, text());
    const { code, out, err } = await demarche(['explain', 'harbour-lease', '--package', path]);
    expect(err).toMatch(words);
    expect([code, out]).toEqual([2, '']);
    expect(isPrintable(err)).toBe(true);
  });
});

describe('arguments', () => {
  const odd = '\u001b]0;x\u0007\u009b2J\u200b\u2028\u00ad\u{E0041}\ufdd0';
  test.each([
    [['run', odd]],
    [[odd]],
    [['run', `--${odd}`]],
    [['new', odd]],
    [['run', 'harbour-lease', '--agents', `${odd}=b`]],
    [['run', 'harbour-lease', '--agents', `default=${odd}`]],
    [['run', '--reading', `${odd}=b`]],
    [['explain', 'harbour-lease', '--with', `${odd}=b`]],
    [['sources', '--only', odd]],
    [['validate', `${odd}.yaml`]],
    [['replay', odd]],
    [['run', 'harbour-lease', '--out', `nowhere/${odd}.json`]],
    [['batch', 'harbour-lease', '--by', odd]],
    [['analyze', '--parties', `${odd},kyiv`]],
  ])('%j never reach a terminal as they are', async (words) => {
    const { code, out, err } = await demarche(words);
    expect(code).toBe(2);
    expect(err).toContain('\\u{1B}');
    expect(isPrintable(out + err)).toBe(true);
  });

  test('nor in rows of JSON, which read back', async () => {
    const seed = `s${odd}`;
    for (const format of ['jsonl', 'json']) {
      const { code, out, err } = await demarche([
        'batch',
        'harbour-lease',
        '--runs',
        '2',
        '--seed',
        seed,
        '--out',
        '-',
        '--format',
        format,
      ]);
      expect(code).toBe(0);
      expect(isPrintable(out + err)).toBe(true);
      if (format === 'jsonl')
        expect((JSON.parse(out.split('\n')[0] ?? '') as { seed: string }).seed).toBe(seed);
    }
  });

  test('a seed of 300 letters, of another script or of controls plays', async () => {
    for (const seed of ['s'.repeat(300), 'ж'.repeat(300), '\u001b[2J']) {
      const { code, out, err } = await demarche(['run', 'harbour-lease', '--seed', seed]);
      expect(code).toBe(0);
      expect(isPrintable(out + err)).toBe(true);
      const told = JSON.parse((await demarche(['run', 'harbour-lease', '--seed', seed, '--json'])).out) as {
        seed: string;
      };
      expect(told.seed).toBe(seed);
    }
  });
});

test('what an editor leaves in the folder of a scenario is passed over, with a note', async () => {
  await demarche(['new', 'mine', '--dir', folder]);
  for (const name of ['.#scenario.yaml', '._scenario.yaml', '#scenario.yaml'])
    writeFileSync(join(folder, 'mine', name), Buffer.from([0, 5, 22, 7]));
  for (const verb of ['validate', 'run']) {
    const { code, err } = await demarche([verb, join(folder, 'mine')]);
    expect([code, err]).toEqual([0, expect.stringContaining('.#scenario.yaml')]);
  }
});

test('what cannot be read in the folder of a scenario is named', async () => {
  await demarche(['new', 'other', '--dir', folder]);
  mkdirSync(join(folder, 'other', 'inner.yaml'));
  const { code, err } = await demarche(['validate', join(folder, 'other')]);
  expect([code, err]).toEqual([2, expect.stringContaining('inner.yaml" cannot be read: it is a folder')]);
});

describe('printable', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  test('leaves no control character, and every other text as it is', () => {
    fc.assert(
      fc.property(text, (x) => {
        expect(isPrintable(printable(x))).toBe(true);
        if (isPrintable(x)) expect(printable(x)).toBe(x);
      }),
    );
    expect(printable('a\tb\nc')).toBe('a\tb\nc');
    expect(printable('\u001b[31m\u009b\u007f\u0000\r\u202e\u2066')).toBe(
      '\\u{1B}[31m\\u{9B}\\u{7F}\\u{0}\\u{D}\\u{202E}\\u{2066}',
    );
    // What writing needs stays: joiners of emoji and of Persian, combining marks.
    expect(printable('👩‍🚀 می‌روم é')).toBe('👩‍🚀 می‌روم é');
  });
  test('JSON reads back as the same value, with nothing raw in it', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
        const written = printableJson(value, 2);
        expect(isPrintable(written)).toBe(true);
        expect(JSON.stringify(JSON.parse(written))).toBe(JSON.stringify(value));
      }),
    );
  });
});
