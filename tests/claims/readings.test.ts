import { describe, expect, it, test } from 'vitest';
import { applyReadings } from '../../src/scenario/index.ts';
import { Model, scenario, scenarioIds } from './context.ts';

const RUNS = 10;
const library = scenarioIds().flatMap((id) => scenario(id) ?? []);

test('every scenario of the library is valid, so that none is passed over here', () => {
  expect(library.map((s) => s.id)).toEqual(scenarioIds());
});

test('the home scenario offers its readings', () => {
  expect(Object.keys(scenario('istanbul-2022')?.readings ?? {}).length).toBeGreaterThanOrEqual(12);
});

describe.each(library.filter((s) => Object.keys(s.readings).length > 0))('readings of $id', (whole) => {
  const variants = Object.entries(whole.readings).flatMap(([question, reading]) =>
    Object.keys(reading.variants).map((variant) => [question, variant] as const),
  );

  it.each(variants)('%s=%s applies, changes something and is played', (question, variant) => {
    const applied = applyReadings(whole, { [question]: variant });
    expect(applied.ok ? [] : applied.error.map((p) => `${p.path}: ${p.message}`)).toEqual([]);
    if (!applied.ok) return;
    expect(applied.value.chosen).toEqual({ [question]: variant });
    expect({ ...applied.value, chosen: undefined }).not.toEqual({ ...whole, chosen: undefined });
    expect(new Model(applied.value).runs(RUNS, 'conceder')).toHaveLength(RUNS);
  });

  it.each(['first', 'last'] as const)('the %s variants of all questions go together', (which) => {
    const chosen = Object.entries(whole.readings).map(([question, reading]) => {
      const names = Object.keys(reading.variants);
      return [question, names.at(which === 'first' ? 0 : -1) ?? ''];
    });
    const applied = applyReadings(whole, Object.fromEntries(chosen));
    expect(applied.ok ? [] : applied.error.map((p) => `${p.path}: ${p.message}`)).toEqual([]);
  });
});
