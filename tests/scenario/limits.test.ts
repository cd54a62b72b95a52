import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENDINGS } from '../../src/model/index.ts';
import { compileCase, parseScenario, scenarioJsonSchema } from '../../src/scenario/index.ts';
import { MOST } from '../../src/scenario/limits.ts';
import { mostActs, playout } from '../../src/sim/index.ts';
import { FULL, SMALL } from './samples.ts';

const parse = (text: string) => parseScenario([{ name: 'f.yaml', text }]);
const told = (text: string): string[] => {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.error.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);
};
const many = (count: number, one: (i: number) => string, joint = '\n'): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(joint);

const DOCS = readFileSync(new URL('../../docs/scenario-format.md', import.meta.url), 'utf8');

describe('the largest sizes', () => {
  const rows: readonly (readonly [
    what: string,
    text: (count: number) => string,
    most: number,
    path: string,
  ])[] = [
    [
      'options',
      (n) =>
        SMALL.replace(
          'kind: set\n    options: {geneva: Geneva, vienna: Vienna',
          (x) => `${x}, ${many(n - 2, (i) => `o${i}: x`, ', ')}`,
        ).replace(/values: \{geneva: 0.5, vienna: 1/, (x) => `${x}, ${many(n - 2, (i) => `o${i}: 1`, ', ')}`),
      MOST.options,
      'clauses.seat.options',
    ],
    [
      'conditions',
      (n) =>
        SMALL.replace('conditions:\n', `conditions:\n${many(n - 1, (i) => `  c${i}: {condition: safe}`)}\n`),
      MOST.conditions,
      'conditions',
    ],
    [
      'texts',
      (n) =>
        SMALL.replace(
          'texts:\n',
          `texts:\n${many(n - 2, (i) => `  t${i}: {title: x, basedOn: opening, package: {}, source: A1}`)}\n`,
        ),
      MOST.texts,
      'texts',
    ],
    [
      'sources',
      (n) =>
        SMALL.replace(
          'sources:\n',
          `sources:\n${many(n - 1, (i) => `  S${i}: {title: x, kind: article, quality: A}`)}\n`,
        ),
      MOST.sources,
      'sources',
    ],
    [
      'red lines',
      (n) =>
        SMALL.replace(
          '    redLines:\n',
          `    redLines:\n${many(n - 1, (i) => `      - {id: r${i}, text: x, require: {condition: safe}, source: A1}`)}\n`,
        ),
      MOST.redLines,
      'parties.kyiv.redLines',
    ],
    [
      'links',
      (n) =>
        SMALL.replace(
          '    links:\n',
          `    links:\n${many(n - 1, () => '      - {text: x, when: {condition: safe}, points: 0, source: A1}')}\n`,
        ),
      MOST.links,
      'parties.kyiv.links',
    ],
    [
      'listed conditions',
      (n) =>
        SMALL.replace(
          'any: [{condition: safe}]',
          `any: [${many(n, () => '{condition: plain}', ', ')}]`,
        ).replace('conditions:\n', 'conditions:\n  plain: {clause: seat, is: geneva}\n'),
      MOST.listed - 1,
      'parties.kyiv.links.0.when',
    ],
    [
      'events',
      (n) =>
        FULL.replace(
          '  deck:\n',
          `  deck:\n${many(n - 2, (i) => `    e${i}: {text: x, chance: 0, source: A1}`)}\n`,
        ),
      MOST.events,
      'war.deck',
    ],
    [
      'drivers',
      (n) =>
        FULL.replace(
          '  drivers:\n    outrage',
          `  drivers:\n${many(n - 2, (i) => `    d${i}: {text: x, effects: {}, source: A1}`)}\n    outrage`,
        ),
      MOST.drivers,
      'war.drivers',
    ],
    [
      'stages',
      (n) =>
        FULL.replace(
          '  implementation:\n',
          `  implementation:\n${many(n - 1, (i) => `    s${i}: {text: x, days: {value: 1, source: A1}, breach: {value: 0, source: A1}, repair: {value: 1, source: A1}, source: A1}`)}\n`,
        ),
      MOST.stages,
      'treaty.implementation',
    ],
    [
      'letters of a title',
      (n) => SMALL.replace('title: A small negotiation', `title: ${'x'.repeat(n)}`),
      MOST.line,
      'title',
    ],
    [
      'letters of a text',
      (n) => SMALL.replace('brief: Give little.', `brief: ${'x'.repeat(n)}`),
      MOST.text,
      'parties.moscow.brief',
    ],
  ];
  test.each(rows)('%s: as many as the docs say, and no more', (_, text, most, path) => {
    expect(told(text(most))).toEqual([]);
    const over = told(text(most + 1));
    expect(over).toHaveLength(1);
    expect(over[0]).toMatch(new RegExp(`^\\d+:\\d+ ${path.replaceAll('.', '\\.')}: .*(at most|1 to) `));
  });

  test('are all in the docs', () => {
    const limits = DOCS.slice(DOCS.indexOf('## Limits'), DOCS.indexOf('## What `validate` says'));
    for (const [what, most] of Object.entries(MOST)) {
      const words = most >= 10_000 ? most.toLocaleString('en') : String(most);
      expect(limits, what).toContain(words);
    }
  });

  test('a folder of a hundred files', () => {
    const extra = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        name: `x${i}.yaml`,
        text: `texts:\n  x${i}: {title: x, basedOn: opening, package: {}, source: A1}\n`,
      }));
    const first = { name: 'scenario.yaml', text: SMALL };
    expect(parseScenario([first, ...extra(99)]).ok).toBe(true);
    expect(parseScenario([first, ...extra(100)])).toMatchObject({
      ok: false,
      error: [{ file: 'x99.yaml', line: 1, column: 1 }],
    });
  });
});

describe('conditions written out in place', () => {
  const twice = (n: number): string =>
    SMALL.replace(
      'conditions:\n',
      `conditions:\n  c0: {clause: seat, is: geneva}\n${many(n, (i) => `  c${i + 1}: {all: [{condition: c${i}}, {condition: c${i}}]}`)}\n`,
    );

  test('that double forty times are refused at the first that is too large', () => {
    expect(told(twice(8))).toEqual([]);
    expect(told(twice(40))[0]).toBe(
      '46:7 conditions.c9: with the conditions it names it has 1023 parts: at most 1000 are possible',
    );
  });

  test('that stand in one another without end are refused', () => {
    const chain = SMALL.replace(
      'conditions:\n',
      `conditions:\n  c0: {clause: seat, is: geneva}\n${many(9000, (i) => `  c${i + 1}: {not: {condition: c${i}}}`)}\n`,
    );
    expect(told(chain)[0]).toContain(
      'conditions.c64: with the conditions it names it has 65 levels: at most 64 are possible',
    );
  });

  test('a chain of ten thousand names is compiled and played', () => {
    const chain = SMALL.replace(
      'conditions:\n',
      `conditions:\n${many(10_000, (i) => `  c${i}: {condition: ${i === 9999 ? 'safe' : `c${i + 1}`}}`)}\n`,
    ).replace('require: {condition: safe}', 'require: {condition: c0}');
    const parsed = parse(chain);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(ENDINGS).toContain(playout(compileCase(parsed.value), 's', 0).phase);
  });
});

describe('names that mean something already', () => {
  const lock = /locks:\n {6}rada: /;
  const rows: readonly (readonly [what: string, text: string, told: string])[] = [
    [
      'a party named default',
      FULL.replace(/\bbennett\b/g, 'default'),
      "parties.default: 'default' has a meaning of its own here",
    ],
    [
      'a party named guarantors',
      FULL.replace(/\bbennett\b/g, 'guarantors'),
      "parties.guarantors: 'guarantors' has a meaning of its own here",
    ],
    [
      'a source named Judgement',
      SMALL.replace('sources:\n', 'sources:\n  Judgement: {title: x, kind: article, quality: A}\n'),
      "sources.Judgement: 'Judgement' stands for a figure of our own",
    ],
    [
      'sources that differ in capitals',
      SMALL.replace('sources:\n', 'sources:\n  a1: {title: x, kind: article, quality: A}\n'),
      "sources.A1: 'A1' and 'a1' differ in capitals only",
    ],
    [
      'red lines that differ in capitals',
      SMALL.replace(
        '    redLines:\n',
        '    redLines:\n      - {id: No-bare-promise, text: x, require: {condition: safe}, source: A1}\n',
      ),
      "parties.kyiv.redLines.1.id: 'no-bare-promise' and 'No-bare-promise' differ in capitals only",
    ],
    [
      'a lock named like a legislature',
      FULL.replace(lock, (x) => x.replace('rada', 'ankara-legislature')).replaceAll(
        '[rada,',
        '[ankara-legislature,',
      ),
      "treaty.ratification.locks.ankara-legislature: 'ankara-legislature' is the legislature of 'ankara'",
    ],
  ];
  test.each(rows)('%s', (_, text, words) => expect(told(text).join('\n')).toContain(words));
});

describe('numbers', () => {
  const rows: readonly (readonly [from: string, to: string, told: string])[] = [
    [
      'weight: 2, source',
      'weight: 1.0e-320, source',
      'parties.kyiv.preferences.neutrality.weight: expected 0, or a number at least 1e-9 away from it',
    ],
    ['aid: 0.6', 'aid: 1.0e-300', 'parties.kyiv.preferences.trigger.values.aid: expected 0, or'],
    ['weight: 2, source', 'weight: 1.0e+308, source', 'at most 1000000000'],
    ['daysPerRound: 2', 'daysPerRound: 0.0001', 'talks.daysPerRound: expected a number at least 0.001'],
    ['daysPerRound: 2', 'daysPerRound: 0.12345', 'talks.daysPerRound: expected days with at most 3 decimals'],
    [
      'start: 2022-03-29',
      'start: 9999-12-20',
      'start: dates are known up to 9999-12-31: from 9999-12-20 the negotiation may last 16 days, and there is room for 11',
    ],
  ];
  test.each(rows)('%s → %s', (from, to, words) =>
    expect(told(SMALL.replace(from, to)).join('\n')).toContain(words));

  test('minus nothing is nothing', () => {
    const parsed = parse(SMALL.replace('talk: 0, aid', 'talk: -0.0, aid'));
    const value = parsed.ok ? parsed.value.parties.kyiv?.preferences.trigger?.values?.talk : undefined;
    expect(Object.is(value, 0)).toBe(true);
  });

  test('the last day counts what comes after signature', () => {
    expect(told(FULL.replace('start: 2022-03-29', 'start: 9980-01-01'))).toEqual([]);
    expect(told(FULL.replace('start: 2022-03-29', 'start: 9990-01-01'))[0]).toContain(
      'start: dates are known up to',
    );
  });

  test('a ladder of one rung has everybody on the ideal', () => {
    const one = SMALL.replace('options: {talk: Consultations, aid: Aid, force: Force}', 'options: {aid: Aid}')
      .replace('values: {talk: 0, aid: 0.6, force: 1}', 'ideal: aid')
      .replace('package: {trigger: talk}', 'package: {}');
    const parsed = parse(one);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const c = compileCase(parsed.value);
    expect([...(c.parties[0]?.values ?? [])].every(Number.isFinite)).toBe(true);
    expect(c.parties[0]?.values[c.offset[1] ?? -1]).toBe(1);
  });
});

describe('characters that command a terminal', () => {
  const FOUL = ['\\e', '\\x9b', '\\u0007', '\\u202e', '\\u2066', '\\u2028', '\\x7f', '\\0', '\\r', '\\uFFFE'];
  test.each(FOUL)('%s in a value or a key is refused with its place, and is not in the message', (foul) => {
    const rows: readonly (readonly [from: string, to: string, where: string])[] = [
      ['title: A small negotiation', `title: "a${foul}b"`, '4:8 title: holds the character \\u{'],
      ['brief: Ask for much.', `brief: "a${foul}b"`, '61:12 parties.kyiv.brief: holds the character \\u{'],
      ['title: A small negotiation', `"ti${foul}tle": x`, '4:1 ti\\u{'],
    ];
    for (const [from, to, where] of rows) {
      const found = told(SMALL.replace(from, to));
      expect(
        found.some((one) => one.startsWith(where)),
        `${found.join('\n')} starts with ${where}`,
      ).toBe(true);
      expect(found.join('')).not.toMatch(/[\p{Cc}\u2028-\u202E\u2066-\u2069\uFFFE]/u);
    }
  });

  test('written as they are', () => {
    expect(told(SMALL.replace('A small negotiation', 'A \u202esmall'))[0]).toBe(
      '4:8 title: holds the character \\u{202E}, which is not safe to show: take it out',
    );
    expect(told(SMALL.replace('A small negotiation', 'A \u001b[2J'))[0]).toContain('U+001B');
  });

  test('in the changes of a variant, an alias and an unknown key', () => {
    const readings =
      'readings: {q: {question: x, base: {text: x, source: A1}, variants: {v: {text: x, source: A1, changes: {title: "\\e"}}}}}\n';
    expect(told(SMALL + readings)[0]).toContain('readings.q.variants.v.changes.title: holds the character');
    expect(told(`${SMALL}"\\e[31m": 1\n`)[0]).toContain(String.raw`\u{1B}[31m: holds the character`);
  });

  test('half a character is none', () => {
    expect(told(JSON.stringify({ title: '\ud83d' })).join('\n')).toContain(
      'title: holds the character \\u{D83D}',
    );
  });

  test('other writing is left alone, and a break is no part of a title', () => {
    for (const words of ['Κιέβο 基辅 كييف 👩‍👩‍👧 e\u0301', 'נייטרליות\u200f'])
      expect(told(SMALL.replace('A small negotiation', words))).toEqual([]);
    expect(told(SMALL.replace('A small negotiation', '"two\\nlines"'))[0]).toContain(
      'title: expected text on one line',
    );
    expect(told(SMALL.replace('brief: Ask for much.', 'brief: "two\\n\\tlines"'))).toEqual([]);
    expect(told(SMALL.replace('A small negotiation', '"  "'))[0]).toContain('title: expected some text');
  });

  test('long values and long names are cut in messages', () => {
    const long = 'x'.repeat(100_000);
    for (const text of [
      SMALL.replace('kind: set', `kind: ${long}`),
      `${SMALL}? ${long}\n: 1\n`,
      SMALL.replace('format: demarche/1', `format: ${long}`),
    ]) {
      const found = told(text);
      expect(found.length).toBeGreaterThan(0);
      for (const one of found) expect(one.length).toBeLessThan(1200);
    }
  });
});

test('every key that the schema takes is in the docs', () => {
  const names = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    for (const [key, inside] of Object.entries(schema)) {
      if (key === 'properties') for (const name of Object.keys(inside as object)) names.add(name);
      walk(inside);
    }
  };
  walk(scenarioJsonSchema());
  expect(names.size).toBeGreaterThan(80);
  expect([...names].filter((name) => !new RegExp(`\`[^\`\n]*\\b${name}\\b[^\`\n]*\``).test(DOCS))).toEqual(
    [],
  );
  expect(names.has('chosen')).toBe(false);
});

test('the most acts of a case follow from the case', () => {
  const parsed = parse(FULL);
  if (!parsed.ok) throw new Error('the sample is not valid');
  const c = compileCase(parsed.value);
  const longer = compileCase({ ...parsed.value, talks: { ...parsed.value.talks, rounds: 10_000 } });
  expect(mostActs(longer)).toBeGreaterThan(mostActs(c) * 50);
});
