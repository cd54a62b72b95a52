import { describe, expect, test } from 'vitest';
import { figureWords } from '../../src/telling/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

describe.each(SCENARIOS)('figures of %s', (name) => {
  const c = caseOf(name);
  const told = [...new Set(c.figures.map((f) => f.path))].map(
    (path) => [path, figureWords(c, path)] as const,
  );

  test('are told in words, none by a step of its path', () => {
    const raw = told.filter(
      ([, said]) => /[a-z][A-Z]|undefined|^\s*$/.test(said) || said === said.toUpperCase(),
    );
    expect(raw.filter(([, said]) => !/WTO|NATO|UN|EU/.test(said))).toEqual([]);
  });

  test('of two parties or clauses never read alike', () => {
    const mine = told.filter(([path]) => path.startsWith('parties.') && !path.includes('.sways.'));
    const said = mine.map(([, text]) => text);
    expect(said.filter((text, i) => said.indexOf(text) !== i)).toEqual([]);
  });
});

test('say what the figure belongs to', () => {
  const c = caseOf('istanbul-2022');
  const words = (path: string): string => figureWords(c, path);
  expect(words('parties.moscow.reservation')).toBe('Moscow: walk-away');
  expect(words('parties.kyiv.preferences.scope.weight')).toBe('Kyiv: Land covered: weight');
  expect(words('treaty.defence.strength.base')).toBe('Own strength');
  expect(words('treaty.defence.strength.sways.4.share')).toBe(
    'Own strength: A ceiling of 85000, and few heavy arms: what it adds',
  );
  expect(words('war.waiting.moscow')).toBe('Price of a round of waiting: Moscow');
});
