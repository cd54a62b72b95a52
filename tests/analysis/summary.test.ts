import { describe, expect, it } from 'vitest';
import { mean, median, type RunFacts, summarize, wilson } from '../../src/analysis/index.ts';

describe('intervals', () => {
  it('agrees with published Wilson intervals', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    const cases = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [count, n, low, high] of cases) {
      const found = wilson(count, n);
      expect(found.low).toBeCloseTo(low, 4);
      expect(found.high).toBeCloseTo(high, 4);
    }
    expect(wilson(0, 0)).toEqual({ count: 0, share: 0, low: 0, high: 1 });
    expect(() => wilson(3, 2)).toThrow(RangeError);
  });

  it('has the middle and the mean', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
    expect([mean([]), mean([1, 2])]).toEqual([null, 1.5]);
  });
});

describe('summarize', () => {
  const row = (ending: RunFacts['ending'], causes: RunFacts['causes'], day = 10): RunFacts => ({
    ending,
    day,
    round: 2,
    causes,
  });
  const line = { code: 'red-line', party: 'moscow', clause: 'decision-rule' };

  it('counts endings, treaties in force and causes once per run', () => {
    const found = summarize([
      row('no-deal', [{ code: 'lapsed', party: null, clause: null }, line, line]),
      row('no-deal', [line], 20),
      row('held', [{ code: 'years', party: null, clause: null }], 30),
      row('failed-when-tested', [{ code: 'blocked', party: 'moscow', clause: 'decision-rule' }], 40),
    ]);
    expect(found.runs).toBe(4);
    expect(found.endings.map((e) => [e.ending, e.count])).toEqual([
      ['no-deal', 2],
      ['held', 1],
      ['failed-when-tested', 1],
    ]);
    expect(found.inForce.share).toBe(0.5);
    expect(found.blockers.map((b) => [b.code, b.count])).toEqual([
      ['red-line', 2],
      ['blocked', 1],
    ]);
    expect(found.meanDay).toBe(25);
  });

  it('is empty of nothing', () => {
    expect(summarize([])).toMatchObject({ runs: 0, endings: [], blockers: [], meanDay: null });
  });
});
