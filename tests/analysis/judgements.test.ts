import { describe, expect, test } from 'vitest';
import {
  bySwing,
  byTurns,
  type Conclusion,
  conclusionsOf,
  estimateOf,
  type Headline,
  hingesOf,
  type JudgedSamples,
  judgedFigures,
  type Sample,
  screenFigures,
  swingOf,
  verdictOf,
} from '../../src/analysis/index.ts';
import { rootOf } from '../../src/model/index.ts';
import { openWorld } from '../../src/rules/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const SIGNED: Headline = { kind: 'signed', text: null };
const WORTH: Headline = { kind: 'worth', text: 'a' };
const OTHER: Headline = { kind: 'worth', text: 'b' };

const ones = (n: number, of: number): number[] => Array.from({ length: of }, (_, i) => Number(i < n));

describe('judged figures', () => {
  test.each(SCENARIOS)('of %s are those marked so, each path once, all their places', (name) => {
    const c = caseOf(name);
    const found = judgedFigures(c);
    expect(new Set(found.map((j) => j.path)).size).toBe(found.length);
    const marked = c.figures.filter((f) => f.source.includes('judgement'));
    expect(found.flatMap((j) => j.indices)).toHaveLength(marked.length);
    for (const { path, indices } of found) for (const i of indices) expect(c.figures[i]?.path).toBe(path);
  });
});

describe('screening', () => {
  const c = caseOf('istanbul-2022');
  const judged = judgedFigures(c).filter((j) => j.high > j.low);
  const drawn = Array.from({ length: 400 }, (_, run) => openWorld(c, rootOf('screening'), run).numbers);
  const planted = judged[40]?.path ?? '';
  const at = judged[40]?.indices[0] ?? -1;
  const middle = c.figures[at]?.mode ?? 0;
  const values = drawn.map((numbers) => Number((numbers[at] ?? 0) > middle));

  test('finds the one figure that decides among hundreds that do nothing', () => {
    const { talks, worth } = screenFigures(judged, [{ about: 'talks', values, drawn }]);
    expect(talks[0]?.path).toBe(planted);
    expect(talks[0]?.errors).toBeGreaterThan(10);
    expect(talks[1]?.errors ?? 0).toBeLessThan(5);
    expect(worth).toEqual([]);
  });

  test('thinks nothing of what never varies', () => {
    const still = screenFigures(judged, [{ about: 'talks', values: values.map(() => 1), drawn }]);
    expect(still.talks).toEqual([]);
  });

  test('takes from both lists by turns, each once', () => {
    const list = (...paths: string[]) => paths.map((path) => ({ path, errors: 1 }));
    expect(byTurns([list('a', 'b', 'c'), list('b', 'x')], 4)).toEqual(['a', 'b', 'x', 'c']);
    expect(byTurns([list('a'), []], 4)).toEqual(['a']);
    expect(byTurns([list('a', 'b', 'c'), list('x', 'y')], 3)).toEqual(['a', 'x', 'b']);
  });
});

describe('a swing', () => {
  test('that never shows leaves doubt, the less the more runs there were', () => {
    const few = swingOf(SIGNED, ones(3, 10), ones(3, 10));
    const many = swingOf(SIGNED, ones(300, 1000), ones(300, 1000));
    expect(few.mean).toBe(0);
    expect(few.low).toBeLessThan(0);
    expect(few.high).toBeGreaterThan(0.1);
    expect(many.high).toBeLessThan(0.01);
  });

  test('is that of the pairs: the adjusted interval of Agresti and Min', () => {
    // Ten pairs turn to 1 and two to 0 among forty: (10.5 − 2.5) / 42, and √(13 − 8² / 42) / 42.
    const from = [...ones(0, 10), ...ones(2, 2), ...ones(0, 28)];
    const to = [...ones(10, 10), ...ones(0, 2), ...ones(0, 28)];
    const found = swingOf(SIGNED, from, to);
    const half = (1.959963984540054 * Math.sqrt(13 - 64 / 42)) / 42;
    expect(found.mean).toBeCloseTo(0.2, 12);
    expect(found.low).toBeCloseTo(8 / 42 - half, 12);
    expect(found.high).toBeCloseTo(8 / 42 + half, 12);
  });

  test('is surer of the same pairs than of strangers', () => {
    const noisy = Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
    const paired = swingOf(
      WORTH,
      noisy,
      noisy.map((x) => x + 0.01),
    );
    expect(paired.low).toBeCloseTo(0.01, 9);
    expect(paired.high).toBeCloseTo(0.01, 9);
    const strangers = swingOf(WORTH, noisy, [...noisy].reverse());
    expect(strangers.low).toBeLessThan(-0.05);
  });
});

describe('conclusions', () => {
  const headlines = [SIGNED, WORTH, OTHER];
  const sample = (signed: number, a: number, b: number): Sample => [
    ones(signed, 100),
    Array.from({ length: 100 }, (_, i) => a + 0.1 * Math.sin(i)),
    Array.from({ length: 100 }, (_, i) => b + 0.1 * Math.sin(i)),
  ];
  const codes = (s: Sample): string[] => conclusionsOf(headlines, s).map((x) => x.code);

  test('are what the intervals bear, and no more', () => {
    expect(codes(sample(20, 0.2, -0.3))).toEqual(['ever', 'seldom', 'worth-more', 'worth-less', 'above']);
    expect(codes(sample(0, 0.2, 0.3))).toEqual(['never', 'worth-more', 'worth-more', 'above']);
    expect(codes(sample(80, 0, 0))).toEqual(['mostly']);
    expect(codes(sample(50, 0, 0))).toEqual(['ever']);
  });

  test('are held against other settings: the same, open, or turned', () => {
    const seldom: Conclusion = { code: 'seldom', headline: 0 };
    const above: Conclusion = { code: 'above', headline: 1, other: 2 };
    const say = (what: Conclusion, s: Sample): string => verdictOf(headlines, what, s);
    expect(say(seldom, sample(10, 0, 0))).toBe('holds');
    expect(say(seldom, sample(48, 0, 0))).toBe('open');
    expect(say(seldom, sample(70, 0, 0))).toBe('turns');
    expect(say({ code: 'ever', headline: 0 }, sample(0, 0, 0))).toBe('turns');
    expect(say({ code: 'never', headline: 0 }, sample(1, 0, 0))).toBe('turns');
    expect(say(above, sample(0, 0.3, 0.2))).toBe('holds');
    expect(say(above, sample(0, 0.2, 0.3))).toBe('turns');
    expect(say({ code: 'worth-more', headline: 1 }, sample(0, 0, 0))).toBe('open');
  });

  const judged = (path: string, low: Sample, high: Sample): JudgedSamples => ({
    ...{ path, source: ['judgement'], low: 0, mode: 1, high: 2, assumed: false },
    ...{ atLow: low, atHigh: high },
  });
  const weak = judged('weak', sample(20, 0.2, -0.3), sample(21, 0.2, -0.3));
  const strong = judged('strong', sample(0, 0.2, -0.3), sample(60, 0.2, -0.3));
  const turning = judged('turning', sample(20, 0.2, -0.3), sample(20, -0.1, 0.1));

  test('name the settings that turn them; judgements come by how surely they move something', () => {
    const tried = bySwing(headlines, [weak, strong, turning]);
    expect(tried.map((j) => j.path)).toEqual(['strong', 'turning', 'weak']);
    const found = hingesOf(
      {
        ...{ headlines, base: sample(20, 0.2, -0.3), tried, modes: new Map([['strong', sample(30, 0, 0)]]) },
        variants: [{ question: 'rule', variant: 'all', sample: sample(0, 0.2, -0.3) }],
      },
      2,
    );
    expect(found.found.map((j) => j.path)).toEqual(['strong', 'turning']);
    expect(found.others.map((j) => j.path)).toEqual(['weak']);
    expect(found.found[0]?.atMode?.[0]).toEqual(estimateOf(SIGNED, ones(30, 100)));
    expect(found.found[1]?.atMode).toBeNull();
    const of = (code: string) => found.conclusions.find((x) => x.conclusion.code === code);
    expect(of('ever')).toMatchObject({
      holds: 5,
      open: [],
      turns: [
        { of: 'strong', to: 'low' },
        { of: 'rule', to: 'all' },
      ],
    });
    expect(of('above')?.turns).toEqual([{ of: 'turning', to: 'high' }]);
    expect(found.variants[0]?.swing[0]?.mean).toBeCloseTo(-0.2, 12);
  });
});
