import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PROBLEMS, parseScenario } from '../../src/scenario/index.ts';
import { FULL, SMALL } from './samples.ts';

const problems = (text: string) => {
  const result = parseScenario([{ name: 'f.yaml', text }]);
  return result.ok ? [] : result.error;
};

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]
${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}
`;

describe('what is no scenario at all', () => {
  const rows: readonly (readonly [what: string, text: string, at: string, message: string])[] = [
    ['nothing', '', '1:1', 'says nothing'],
    ['blank lines', '\n\n  \n', '1:1', 'says nothing'],
    ['only comments', '# a\n# b\n', '1:1', 'says nothing'],
    ['null', 'null', '1:1', 'says nothing'],
    ['a scalar', '\n hello', '2:2', 'found a single value'],
    ['a list', '- a\n- b', '1:1', 'found a list'],
    ['a NUL byte', `${SMALL}\n\0`, `${SMALL.split('\n').length + 1}:1`, 'U+0000'],
    ['binary', '\u007fELF\u0002\u0001', '1:1', 'U+007F'],
    ['bytes that are not UTF-8', 'title: caf\uFFFD', '1:11', 'U+FFFD'],
    ['tabs', 'clauses:\n\ta: b\n', '2:1', 'use spaces'],
    ['two documents', `${SMALL}---\n${SMALL}`, `${SMALL.split('\n').length}:1`, 'second YAML document'],
    ['an open bracket', 'title: [a, b', '1:13', 'not valid YAML'],
    ['an open quote', 'title: "abc', '1:12', 'not valid YAML'],
    ['bad indentation', 'clauses:\n    a: b\n  c: d\n', '3:1', 'not valid YAML'],
    ['a key that is a list', '? [a, b]\n: c\n', '1:3', 'a key must be a plain name'],
    ['deep lists', `a: ${'['.repeat(100)}`, '1:68', 'more than 64 deep'],
    ['very deep lists', '['.repeat(1_000_000), '1:66', 'more than 64 deep'],
    ['very deep blocks', '- '.repeat(1_000_000), '1:131', 'more than 64 deep'],
    ['endless tokens', 'a: b\n'.repeat(200_000), '', 'more than 250000 YAML tokens'],
  ];
  test.each(rows)('%s', (_, text, at, message) => {
    const found = problems(text);
    const first = found.find((problem) => problem.message.includes(message));
    expect(found.map((problem) => problem.message).join('\n')).toContain(message);
    if (at !== '') expect(`${first?.line}:${first?.column}`).toBe(at);
  });

  test('50 MB are refused at once', () => {
    const text = 'title: "a"\n'.repeat(5_000_000);
    const start = performance.now();
    const found = problems(text);
    expect(performance.now() - start).toBeLessThan(200);
    expect(found).toEqual([
      {
        file: 'f.yaml',
        line: 1,
        column: 1,
        path: '',
        message: 'the file has 52.5 MiB: at most 4 MiB are read',
      },
    ]);
  });

  test('an alias bomb does not go off', () => {
    const start = performance.now();
    const found = problems(`${SMALL}\n${BOMB}`);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(found.some((problem) => problem.message.includes('aliases stand for more than'))).toBe(true);
  });

  test('aliases cannot nest without end', () => {
    const steps = Array.from({ length: 200 }, (_, i) => `k${i}: &k${i} [${i === 0 ? 'x' : `*k${i - 1}`}]`);
    const found = problems(`${SMALL}\n${steps.join('\n')}\n`);
    expect(found.some((problem) => problem.message.includes('nested more than 64 deep'))).toBe(true);
  });

  test('a chain of ten thousand conditions is no fault, and a circle of them is one', () => {
    const chain = (last: string): string =>
      SMALL.replace(
        'conditions:\n',
        `conditions:\n${Array.from({ length: 10_000 }, (_, i) => `  c${i}: {condition: ${i === 9999 ? last : `c${i + 1}`}}\n`).join('')}`,
      );
    expect(problems(chain('safe'))).toEqual([]);
    expect(problems(chain('c0'))).toMatchObject([{ path: 'conditions.c0', line: 37, column: 3 }]);
  });

  test('a long report is cut, and says so', () => {
    const extra = Array.from({ length: 500 }, (_, i) => `k${i}: ${i}\n`).join('');
    const found = problems(SMALL + extra);
    expect(found).toHaveLength(MOST_PROBLEMS + 1);
    expect(found.at(-1)).toMatchObject({
      path: '',
      message: expect.stringContaining('and 300 more problems'),
    });
  });
});

/** Whatever comes in: a value or a non-empty report whose places are real. */
function holds(...texts: string[]): void {
  const result = parseScenario(texts.map((text, i) => ({ name: `f${i}.yaml`, text })));
  if (result.ok) return;
  expect(result.error.length).toBeGreaterThan(0);
  for (const problem of result.error) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.message).not.toMatch(/^@|undefined|\[object|Invalid input/);
  }
}

describe('never throws', () => {
  const position = fc.nat(FULL.length);
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      ...[
        '\n',
        '  ',
        '\t',
        ': ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        '&a ',
        '*a',
        '!!x ',
        '|\n',
        '>',
        '"',
        "'",
        '#',
        '---\n',
      ],
      ...[
        'null',
        '.nan',
        '~',
        '0',
        '-1',
        '1e999',
        'true',
        '<<: ',
        '__proto__: ',
        'toString',
        'constructor',
        '? ',
        '%',
      ],
    ),
  );

  test('on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => holds(text)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => holds(pieces.join(''))),
      { numRuns: 500 },
    );
  });

  test('on any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => holds(text)),
      { numRuns: 200 },
    );
  });

  test('on a truncated scenario', () => {
    fc.assert(
      fc.property(position, (end) => holds(FULL.slice(0, end))),
      { numRuns: 100 },
    );
  });

  test('on two halves in two files', () => {
    fc.assert(
      fc.property(position, (cut) => holds(FULL.slice(0, cut), FULL.slice(cut))),
      { numRuns: 40 },
    );
  });

  test('on a scenario with pieces cut out and put in', () => {
    const edit = fc.tuple(position, fc.nat(12), piece);
    const edited = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
      let text = FULL;
      for (const [at, cut, put] of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      return text;
    });
    fc.assert(
      fc.property(edited, (text) => holds(text)),
      { numRuns: 100 },
    );
  });

  test('on a scenario with any value replaced', () => {
    const values = [...FULL.matchAll(/: ([^\s{[][^\n,}]*)/g)].map(
      (m) => [m.index + 2, m[1]?.length ?? 0] as const,
    );
    const change = fc.tuple(fc.constantFrom(...values), fc.json({ maxDepth: 2 }));
    fc.assert(
      fc.property(change, ([[at, length], json]) =>
        holds(FULL.slice(0, at) + json + FULL.slice(at + length)),
      ),
      { numRuns: 100 },
    );
  });
});
