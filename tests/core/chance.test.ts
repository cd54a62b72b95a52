import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import {
  type Act,
  type Chance,
  drawNumbers,
  normal,
  PURPOSES,
  type Purpose,
  rootOf,
  type Scenario,
  triangular,
  uniform,
} from '../../src/model/index.ts';
import { openWorld } from '../../src/rules/index.ts';
import { compileCase } from '../../src/scenario/index.ts';
import { hashPlayout, playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

const root = rootOf('a seed of the tests');
const chance = (run: number): Chance => ({ root, run });

const key = fc.record({
  run: fc.nat(1_000_000),
  round: fc.integer({ min: -1, max: 5000 }),
  seat: fc.integer({ min: -1, max: 30 }),
  purpose: fc.constantFrom(...PURPOSES),
  id: fc.string({ maxLength: 30 }),
  index: fc.nat(2_000_000),
});
interface Key {
  run: number;
  round: number;
  seat: number;
  purpose: Purpose;
  id: string;
  index: number;
}
const draw = (k: Key): number => uniform(chance(k.run), k.round, k.seat, k.purpose, k.index, k.id);

describe('chance is keyed', () => {
  test('a draw is the same whatever has been drawn before it, and lies in [0, 1)', () => {
    fc.assert(
      fc.property(key, fc.array(key, { maxLength: 20 }), (k, others) => {
        const alone = draw(k);
        for (const other of others) draw(other);
        expect(draw(k)).toBe(alone);
        expect(alone).toBeGreaterThanOrEqual(0);
        expect(alone).toBeLessThan(1);
      }),
    );
  });

  test('each part of the key makes another draw', () => {
    fc.assert(
      fc.property(key, (k) => {
        const others = [
          draw({ ...k, run: k.run + 1 }),
          draw({ ...k, round: k.round + 1 }),
          draw({ ...k, seat: k.seat + 1 }),
          draw({ ...k, id: `${k.id}.` }),
          draw({ ...k, purpose: k.purpose === 'fog' ? 'front' : 'fog' }),
          draw({ ...k, index: k.index + 1 }),
          uniform({ root: rootOf('another seed'), run: k.run }, k.round, k.seat, k.purpose, k.index, k.id),
        ];
        expect(new Set([draw(k), ...others]).size).toBe(8);
      }),
    );
  });

  test('what an author names cannot meet a purpose of ours: a lock called "fog" is no fog of war', () => {
    for (const name of PURPOSES) {
      const own = uniform(chance(1), 2, 3, name);
      const named = PURPOSES.map((purpose) => uniform(chance(1), 2, 3, purpose, 0, name));
      expect(named).not.toContain(own);
      expect(new Set(named).size).toBe(PURPOSES.length);
    }
  });

  test('different seed texts are different negotiations, whatever their length or script', () => {
    const seeds = [
      '',
      '1',
      '11',
      '111',
      'a',
      'aa',
      'A',
      ' a',
      'а',
      'é',
      'e\u0301',
      '\ud800',
      '\ud801',
      '0',
      '00',
      'x'.repeat(256),
      'x'.repeat(512),
    ];
    for (let i = 0; i < 20_000; i++) seeds.push(`s${i}`);
    const roots = new Set(seeds.map((seed) => `${rootOf(seed).a} ${rootOf(seed).b}`));
    expect(roots.size).toBe(seeds.length);
  });

  test('the same seed text gives the same key on every machine', () => {
    // Computed once and written down: a change here would make every old record unreadable.
    const { a, b } = rootOf('demarche');
    expect([a, b]).toMatchInlineSnapshot(`
      [
        226123482,
        -1763615793,
      ]
    `);
    expect(uniform({ root: rootOf('demarche'), run: 3 }, 2, 1, 'fog')).toMatchInlineSnapshot(
      `0.8108730829823575`,
    );
  });

  test.each(
    SCENARIOS,
  )('%s: a figure added to the scenario leaves every other figure of a run as it was', (name) => {
    const scenario = caseOf(name).scenario;
    const first = scenario.principals[0] ?? '';
    const party = scenario.parties[first];
    const clause = Object.keys(scenario.clauses)[0] ?? '';
    if (!party) throw new Error(first);
    const grown: Scenario = {
      ...scenario,
      parties: {
        // A new party in front of all others, so that every index shifts.
        newcomer: { ...party, role: 'mediator', links: [], redLines: [], preferences: party.preferences },
        ...scenario.parties,
        [first]: {
          ...party,
          links: [
            {
              text: 'New.',
              when: { clause, is: [] },
              points: { low: 1, mode: 2, high: 9 },
              source: ['judgement'],
            },
            ...party.links,
          ],
        },
      },
    };
    const before = caseOf(name);
    const after = compileCase(grown);
    for (const run of [0, 1, 77]) {
      const old = drawNumbers(before, chance(run));
      const fresh = drawNumbers(after, chance(run));
      const byKey = new Map(after.figures.map((f, i) => [f.key, fresh[i]]));
      const kept = before.figures.filter((f) => !f.path.startsWith(`parties.${first}.links.`));
      expect(kept.length).toBeGreaterThan(5);
      for (const [i, f] of before.figures.entries()) {
        if (kept.includes(f)) expect(byKey.get(f.key), f.key).toBe(old[i]);
      }
    }
    expect(after.figures.length).toBeGreaterThan(before.figures.length);
  });

  test.each(SCENARIOS)('%s: run i is the same alone as among others', (name) => {
    const c = caseOf(name);
    const cast = { default: AGENTS.random } as never;
    const among = Array.from({ length: 20 }, (_, run) => hashPlayout(playout(c, root, run, cast)));
    for (const run of [19, 7, 0]) expect(hashPlayout(playout(c, root, run, cast))).toBe(among[run]);
    expect(new Set(among).size).toBe(20);
  });

  test.each(
    SCENARIOS.filter((s) => caseOf(s).war),
  )('%s: two policies on one run meet the same war', (name) => {
    const c = caseOf(name);
    const wars = (policy: string, run: number): Act[] => {
      const agent = AGENTS[policy];
      if (!agent) throw new Error(policy);
      return playout(c, root, run, { default: agent }).acts.filter((a) => a.type === 'nature.round');
    };
    let compared = 0;
    for (let run = 0; run < shared(12); run++) {
      const [one, other] = [wars('linear', run), wars('conceder', run)];
      const both = Math.min(one.length, other.length);
      expect(one.slice(0, both)).toEqual(other.slice(0, both));
      compared += both;
      expect(openWorld(c, root, run).numbers).toEqual(openWorld(c, root, run).numbers);
    }
    expect(compared).toBeGreaterThan(0);
  });
});

/** Chi-square over equal bins. */
function chiSquare(draws: readonly number[], bins: number): number {
  const counts = new Array<number>(bins).fill(0);
  for (const u of draws) counts[Math.floor(u * bins)] = (counts[Math.floor(u * bins)] ?? 0) + 1;
  const expected = draws.length / bins;
  return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)];
  const part = (f: (i: number) => number): number => xs.reduce((sum, _, i) => sum + f(i), 0);
  const dx = (i: number): number => (xs[i] ?? 0) - mx;
  const dy = (i: number): number => (ys[i] ?? 0) - my;
  return part((i) => dx(i) * dy(i)) / Math.sqrt(part((i) => dx(i) ** 2) * part((i) => dy(i) ** 2));
}

const N = 40_000;
const ALONG: Readonly<Record<string, (i: number) => number>> = {
  runs: (i) => uniform(chance(i), 3, 1, 'fog'),
  rounds: (i) => uniform(chance(5), i, 1, 'fog'),
  seats: (i) => uniform(chance(Math.floor(i / 32)), 3, i % 32, 'fog'),
  purposes: (i) => uniform(chance(5), 3, 1, 'event', 0, `purpose ${i}`),
  indices: (i) => uniform(chance(5), 3, 1, 'fog', i),
  seeds: (i) => uniform({ root: { seed: '', a: i, b: 7 }, run: 0 }, 3, 1, 'fog'),
};

/** Fixed seed, so these do not fail by bad luck; the bounds are 4 standard deviations. */
describe.each(Object.entries(ALONG))('draws along %s', (_, at) => {
  const draws = Array.from({ length: N }, (_, i) => at(i));

  test('are uniform: chi-square over 64 and over 1000 bins', () => {
    for (const bins of [64, 1000]) {
      const df = bins - 1;
      const spread = 4 * Math.sqrt(2 * df);
      expect(chiSquare(draws, bins)).toBeLessThan(df + spread);
      // Too even is as bad as too uneven.
      expect(chiSquare(draws, bins)).toBeGreaterThan(df - spread);
    }
  });

  test('neighbours are not correlated', () => {
    const bound = 4 / Math.sqrt(N);
    for (const lag of [1, 2, 7])
      expect(Math.abs(correlation(draws.slice(lag), draws.slice(0, -lag)))).toBeLessThan(bound);
  });
});

describe('distributions', () => {
  test('normal draws: mean 0, variance 1, no correlation between seats', () => {
    const draws = Array.from({ length: N }, (_, i) => normal(chance(i), 3, 1, 'fog'));
    const others = Array.from({ length: N }, (_, i) => normal(chance(i), 3, 2, 'fog'));
    expect(Math.abs(mean(draws))).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(mean(draws.map((z) => z * z)) - 1)).toBeLessThan((4 * Math.sqrt(2)) / Math.sqrt(N));
    expect(Math.abs(correlation(draws, others))).toBeLessThan(4 / Math.sqrt(N));
  });

  test('triangular draws: within bounds, mean (low + mode + high) / 3', () => {
    for (const [low, mode, high] of [
      [0, 0.2, 1],
      [48, 52, 60],
      [-8, -8, 4],
      [1, 5, 5],
    ] as const) {
      const draws = Array.from({ length: N }, (_, i) =>
        triangular(uniform(chance(i), 0, -1, 'figure'), low, mode, high),
      );
      expect(Math.min(...draws)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...draws)).toBeLessThanOrEqual(high);
      const variance = (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18;
      const middle = (low + mode + high) / 3;
      expect(Math.abs(mean(draws) - middle)).toBeLessThan(4 * Math.sqrt(variance / N));
    }
  });

  test('triangular is the inverse of the distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.tuple(
          fc.integer({ min: -100, max: 100 }),
          fc.integer({ min: 0, max: 100 }),
          fc.integer({ min: 1, max: 100 }),
        ),
        (u, [low, up, more]) => {
          const mode = low + Math.min(up, more);
          const high = low + more;
          const x = triangular(u, low, mode, high);
          const below =
            x <= mode && mode > low
              ? (x - low) ** 2 / ((high - low) * (mode - low))
              : 1 - (high - x) ** 2 / ((high - low) * (high - mode));
          expect(Math.abs(below - u)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test.each(SCENARIOS)('%s: drawn figures stay in their ranges', (name) => {
    const c = caseOf(name);
    for (let run = 0; run < 50; run++) {
      for (const [i, x] of drawNumbers(c, chance(run)).entries()) {
        const f = c.figures[i];
        expect(f && x >= f.low && x <= f.high, f?.path).toBe(true);
      }
    }
  });
});
