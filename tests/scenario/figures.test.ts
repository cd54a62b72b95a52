import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/model/index.ts';
import { applyFigures, compileCase, figurePaths } from '../../src/scenario/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

/** What stands at a dotted path of a scenario. */
const at = (scenario: Scenario, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], scenario);

describe.each(SCENARIOS)('%s', (name) => {
  const c = caseOf(name);

  test('every figure stands at its path in the scenario', () => {
    for (const { path, low, mode, high } of c.figures)
      expect(at(c.scenario, path), path).toMatchObject({ low, mode, high });
  });

  test('no two figures are drawn by the same key', () => {
    expect(new Set(c.figures.map((figure) => figure.key)).size).toBe(c.figures.length);
  });

  test('every figure can be given another value, and nothing else changes', () => {
    for (const path of figurePaths(c.scenario)) {
      const was = c.figures.find((figure) => figure.path === path);
      const middle = ((was?.low ?? 0) + (was?.high ?? 0)) / 2;
      // A sum of weights stays above 0.
      const value = middle === 0 ? (was?.high ?? 0) : middle;
      const changed = applyFigures(c.scenario, { [path]: value });
      if (!changed.ok) throw new Error(JSON.stringify(changed.error));
      const after = compileCase(changed.value);
      for (const [i, figure] of after.figures.entries()) {
        if (figure.path === path)
          expect([figure.low, figure.mode, figure.high], path).toEqual([value, value, value]);
        else expect(figure, path).toEqual(c.figures[i]);
      }
    }
  }, 60_000);
});

describe('other figures', () => {
  const { scenario } = caseOf('istanbul-2022');
  const told = (figures: Parameters<typeof applyFigures>[1]): string => {
    const changed = applyFigures(scenario, figures);
    return changed.ok ? '' : changed.error.map((p) => `${p.path}: ${p.message}`).join('\n');
  };

  test('keep source and note, and leave the scenario as it was', () => {
    const before = structuredClone(scenario);
    const changed = applyFigures(scenario, { 'parties.kyiv.reservation': { low: 1, mode: 2, high: 3 } });
    const was = scenario.parties.kyiv?.reservation;
    expect(changed.ok && changed.value.parties.kyiv?.reservation).toEqual({
      ...was,
      low: 1,
      mode: 2,
      high: 3,
    });
    expect(scenario).toEqual(before);
  });

  test('an unknown path is told with the nearest', () => {
    expect(told({ 'parties.kiev.reservation': 5 })).toBe(
      "parties.kiev.reservation: there is no figure 'parties.kiev.reservation': did you mean 'parties.kyiv.reservation'?",
    );
    expect(told({ [`x.${'y'.repeat(5000)}.reservation`]: 5 })).toContain('figures of that name are parties.');
    expect(told({ __proto__: 5 } as never)).toBe('');
    expect(told({ 'talks.rounds': 5 })).toContain("there is no figure 'talks.rounds'");
  });

  test('a figure out of its range is told with the range', () => {
    const reservation = 'parties.kyiv.reservation';
    expect(told({ [reservation]: 101 })).toContain('expected a number at most 100, found 101');
    expect(told({ [reservation]: -1 })).toContain('expected a number at least 0, found -1');
    expect(told({ [reservation]: Number.NaN })).toContain('expected a number, found NaN');
    expect(told({ [reservation]: 1e12 })).toContain('at most 100');
    expect(told({ [reservation]: { low: 5, mode: 4, high: 9 } })).toContain('mode 4 is below low 5');
    expect(told({ [reservation]: 'high' } as never)).toContain('expected a number or {low, mode, high}');
    expect(told({ 'war.fog': 1e-320 })).toContain('expected 0, or a number at least');
  });

  test('compileCase refuses what no file may hold', () => {
    const kyiv = scenario.parties.kyiv;
    if (!kyiv) throw new Error('there is no kyiv');
    const compileWith = (x: number) => () =>
      compileCase({
        ...scenario,
        parties: {
          ...scenario.parties,
          kyiv: { ...kyiv, reservation: { ...kyiv.reservation, low: x, mode: x, high: x } },
        },
      });
    for (const x of [Number.NaN, Infinity, -Infinity, 1e12, -1e308])
      expect(compileWith(x)).toThrow(/parties\.kyiv\.reservation: .* is no figure/);
    const first = Object.keys(kyiv.preferences)[0] ?? '';
    const preference = kyiv.preferences[first];
    if (!preference) throw new Error('no preference');
    const { ideal: _, ...rest } = preference;
    const values = Object.fromEntries(
      Object.keys(scenario.clauses[first]?.options ?? {}).map((o) => [o, Number.NaN]),
    );
    expect(() =>
      compileCase({
        ...scenario,
        parties: {
          ...scenario.parties,
          kyiv: { ...kyiv, preferences: { ...kyiv.preferences, [first]: { ...rest, values } } },
        },
      }),
    ).toThrow(/a value runs from 0 to 1/);
  });
});
