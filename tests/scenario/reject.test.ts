import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';
import { names, shape, treaty } from './rejections.ts';
import { FULL, SMALL } from './samples.ts';

type Row = [what: string, from: string, to: string, at: string, path: string, message: string];

const rows = (table: string): Row[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('⏎', '\n').split(' | ') as Row);

function check(base: string, [, from, to, at, path, message]: Row): void {
  expect(base.split(from).length, `'${from}' occurs once`).toBe(2);
  const text = base.replace(from, () => to);
  const result = parseScenario([{ name: 'f.yaml', text }]);
  const problems = result.ok ? [] : result.error;
  let where = at;
  if (!/^\d+:\d+$/.test(at)) {
    const offset = text.indexOf(at, base.indexOf(from));
    expect(offset, `'${at}' occurs`).toBeGreaterThanOrEqual(0);
    const before = text.slice(0, offset).split('\n');
    where = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
  }
  const found = problems.map((p) => ({ where: `${p.line}:${p.column}`, path: p.path, message: p.message }));
  expect(found).toContainEqual({ where, path, message: expect.stringContaining(message) });
}

describe('a fault of shape has its place', () => {
  test.each(rows(shape))('%s', (...row) => check(SMALL, row));
});
describe('a name that leads nowhere has its place', () => {
  test.each(rows(names))('%s', (...row) => check(SMALL, row));
});
describe('a fault of war or treaty has its place', () => {
  test.each(rows(treaty))('%s', (...row) => check(FULL, row));
});

describe('faults that take more than one change', () => {
  const problems = (text: string) => {
    const result = parseScenario([{ name: 'f.yaml', text }]);
    return result.ok ? [] : result.error;
  };
  const withoutProfile = (text: string): string => {
    const from = text.indexOf('    guarantor:\n');
    return text.slice(0, from) + text.slice(text.indexOf('  london:\n'));
  };

  test('no clauses', () => {
    const from = SMALL.indexOf('clauses:');
    const text = `${SMALL.slice(0, from)}clauses: {}\n${SMALL.slice(SMALL.indexOf('conditions:'))}`;
    expect(problems(text)).toEqual([
      {
        file: 'f.yaml',
        line: 15,
        column: 10,
        path: 'clauses',
        message: 'expected at least one clause to negotiate',
      },
    ]);
  });

  test('weights that sum to nothing', () => {
    const text = SMALL.replace('weight: {value: 4, source: A1, note: Said so.}', 'weight: 0').replace(
      'weight: {value: 1}',
      'weight: 0',
    );
    expect(problems(text)).toMatchObject([{ line: 90, column: 7, path: 'parties.moscow.preferences' }]);
  });

  test('a guarantor without a profile', () => {
    const found = problems(withoutProfile(FULL));
    expect(found).toMatchObject([{ path: 'parties.ankara', line: 99, column: 3 }]);
  });

  test('a principal left out', () => {
    const text = FULL.replace('mediator: bennett\n', '')
      .replace('role: mediator', 'role: principal')
      .replace(
        'preferences: {}',
        'preferences: {seat: {values: {geneva: 1, vienna: 0}, weight: 1, source: A1}}',
      );
    expect(problems(text)).toMatchObject([{ path: 'parties.bennett.role', line: 157, column: 11 }]);
  });

  test('incidents that weigh nothing', () => {
    const text = FULL.replace('weight: 2\n', 'weight: 0\n').replace('mode: 1, high: 2}', 'mode: 0, high: 2}');
    expect(problems(text)).toMatchObject([{ path: 'treaty.crisis.incidents' }]);
  });

  test('a long circle is shown', () => {
    const circle = 'a: {condition: b}\n  b: {not: {condition: c}}\n  c: {any: [{condition: a}]}\n  safe:';
    const [only, ...rest] = problems(SMALL.replace('safe:', circle));
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ path: 'conditions.a', line: 37, column: 3 });
    expect(only?.message).toContain('a → b → c → a');
  });

  test('all at once, in order', () => {
    const text = SMALL.replace('kind: set', 'kind: sett')
      .replace('short: Kyiv', 'shrt: Kyiv')
      .replace('rounds: 8', 'rounds: 0');
    const found = problems(text);
    expect(found.map((p) => p.path)).toEqual([
      'clauses.seat.kind',
      'parties.kyiv.short',
      'parties.kyiv.shrt',
      'talks.rounds',
    ]);
    expect(found).toEqual([...found].sort((a, b) => a.line - b.line || a.column - b.column));
  });
});
