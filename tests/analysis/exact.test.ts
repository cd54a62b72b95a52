import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterOf,
  frontierOf,
  rationalOutcomes,
  sizeOf,
  spaceOf,
  undominated,
} from '../../src/analysis/index.ts';
import { analyze } from '../../src/app/library.ts';
import { type Case, POINT, rootOf } from '../../src/model/index.ts';
import {
  acceptable,
  breach,
  modeWorld,
  openTable,
  openWorld,
  points,
  scoreOf,
  situationOf,
} from '../../src/rules/index.ts';
import { readPackage } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';
import { SIZES, side } from './arbitrary.ts';
import { exactly, packages, type Side, smallCase } from './cases.ts';

const flat = (n: number, options: readonly number[], reservation: number): Side => ({
  weights: Array(n).fill(1),
  values: Array(n).fill(options),
  reservation,
});

describe('counts', () => {
  it('are exact above 2^53: two options, worth and worthless, on 60 clauses', () => {
    const n = 60;
    const c = smallCase(Array(n).fill(2), [flat(n, [1, 0], 50), flat(n, [1, 0], 25)]);
    const choose = (k: number): bigint => {
      let ways = 1n;
      for (let i = 0; i < k; i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1);
      return ways;
    };
    let wanted = 0n;
    for (let k = 30; k <= n; k++) wanted += choose(k);
    const found = analyze(c);
    expect(found.outcomes).toBe((2n ** 60n).toString());
    expect(found.feasible).toBe((2n ** 60n).toString());
    expect(found.rational).toBe(wanted.toString());
  });

  it('are exact at hundreds of digits, red lines included', () => {
    const n = 200;
    const third = {
      id: 'l',
      text: 'L.',
      require: { clause: 'c0', is: ['o0'] },
      public: true,
      source: ['judgement'],
    };
    const one: Side = { ...flat(n, Array(31).fill(0.5), 50), redLines: [third] };
    const c = smallCase(Array(n).fill(31), [one, flat(n, Array(31).fill(0.5), 50)]);
    const found = analyze(c);
    expect(found.outcomes).toBe((31n ** 200n).toString());
    expect(found.feasible).toBe((31n ** 199n).toString());
    expect(found.rational).toBe((31n ** 199n).toString());
    expect(found.ties.nash.texts).toBe((31n ** 199n).toString());
  });

  it('are those of a listing for two and three parties, and never out of order', () => {
    fc.assert(
      fc.property(fc.array(side, { minLength: 2, maxLength: 4 }), (all) => {
        const [a, b, ...more] = all;
        if (!a || !b) return;
        const c = smallCase(SIZES, [a, b], more);
        const world = modeWorld(c);
        const table = openTable(world);
        const seats = [...c.principals];
        let feasible = 0n;
        let rational = 0n;
        const listed = [];
        for (const text of packages(c)) {
          if (seats.some((s) => breach(world, s, text, situationOf(table, s)))) continue;
          feasible++;
          if (seats.every((s) => acceptable(world, table, s, text))) rational++;
          const scores = seats.map((s) => scoreOf(world, s, text, situationOf(table, s)));
          listed.push({ package: text, scores });
        }
        const space = spaceOf(c, seats, 'feasible');
        expect(sizeOf(space)).toBe(feasible);
        expect(
          rationalOutcomes(
            space,
            all.map((s) => s.reservation * POINT),
          ),
        ).toBe(rational);
        const { points: found, within } = frontierOf(space);
        expect(within).toBe(0);
        expect(found).toEqual(undominated(listed, 1));
        expect(rational <= feasible && feasible <= 144n).toBe(true);
        const count = counterOf(space);
        for (const p of found.slice(0, 3)) {
          const same = listed.filter((q) => q.scores.every((x, i) => x >= (p.scores[i] ?? 0)));
          expect(count(p.scores)).toBe(BigInt(same.length));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('solutions for any number of principals', () => {
  it('are what looking at every text finds, from its definition alone', () => {
    fc.assert(
      fc.property(fc.array(side, { minLength: 2, maxLength: 5 }), (all) => {
        const [a, b, ...more] = all;
        if (!a || !b) return;
        const c = smallCase(SIZES, [a, b], more);
        const world = modeWorld(c);
        const table = openTable(world);
        const seats = [...c.principals];
        const bars = all.map((s) => s.reservation * POINT);
        const lawful = [...packages(c)]
          .filter((text) => !seats.some((s) => breach(world, s, text, situationOf(table, s))))
          .map((text) => seats.map((s) => scoreOf(world, s, text, situationOf(table, s))));
        const good = lawful.filter((scores) => scores.every((x, i) => x >= (bars[i] ?? 0)));
        const found = analyze(c);
        expect(found.rational).toBe(good.length);
        const gains = (scores: readonly number[]): number[] => scores.map((x, i) => x - (bars[i] ?? 0));
        const most = seats.map((_, i) => Math.max(0, ...good.map((s) => gains(s)[i] ?? 0)));
        const spread = (s: readonly number[]): number => {
          const shares = gains(s).map((g, i) => ((most[i] ?? 0) > 0 ? g / (most[i] ?? 1) : 1));
          return Math.min(...shares) - Math.max(...shares);
        };
        const value = {
          nash: (s: readonly number[]) => gains(s).reduce((x, y) => x * (y / POINT), 1),
          kalai: (s: readonly number[]) => Math.min(...gains(s)) / POINT,
          welfare: (s: readonly number[]) => s.reduce((x, y) => x + y, 0) / POINT,
        };
        for (const [key, of] of Object.entries(value)) {
          const text = found.solutions[key as keyof typeof value];
          expect(text === null, key).toBe(good.length === 0);
          if (!text) continue;
          const scores = found.parties.map((id) => Math.round((text.scores[id] ?? 0) * POINT));
          const best = Math.max(...good.map(of));
          // One unit of rounding for each party, and no more.
          expect(best - of(scores), key).toBeLessThanOrEqual(1e-6 * Math.max(1, best));
          expect(of(scores), key).toBeLessThanOrEqual(best);
        }
        // Kalai and Smorodinsky's is taken among the efficient texts: elsewhere equal shares may all be poor.
        const efficient = good.filter(
          (x) =>
            !lawful.some(
              (y) => y.every((v, i) => v >= (x[i] ?? 0) - 1) && y.some((v, i) => v > (x[i] ?? 0) + 1),
            ),
        );
        const text = found.solutions.kalaiSmorodinsky;
        if (!text) return;
        const scores = found.parties.map((id) => Math.round((text.scores[id] ?? 0) * POINT));
        expect(Math.max(...efficient.map(spread)) - spread(scores)).toBeLessThanOrEqual(1e-6);
        expect(efficient.some((x) => x.every((v, i) => Math.abs(v - (scores[i] ?? 0)) <= 1))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('three principals', () => {
  const two = { weights: [1], values: [[1, 0.6, 0]], reservation: 50 };
  const third = { weights: [1], values: [[0, 0.1, 1]], reservation: 50 };

  it('are all asked', () => {
    const found = analyze(smallCase([3], [two, two], [third]));
    expect(found.parties).toEqual(['a', 'b', 'c']);
    expect(found.reservations).toEqual({ a: 50, b: 50, c: 50 });
    expect(found.rational).toBe(0);
    expect(found.frontier).toHaveLength(3);
    expect(found.solutions.nash).toBeNull();
    expect(found.notes.join()).toMatch(/every reservation value/);
  });

  it('can still be looked at two at a time', () => {
    const found = analyze(smallCase([3], [two, two], [third]), { parties: ['a', 'b'] });
    expect(found).toMatchObject({ parties: ['a', 'b'], rational: 2 });
  });
});

describe('ties', () => {
  const one = { weights: [1], values: [[1, 0.16, 0.299]], reservation: 0 };
  const two = { weights: [1], values: [[0.16, 1, 0.299]], reservation: 0 };

  it('are named, and what is chosen does not hang on who comes first', () => {
    const forth = analyze(smallCase([3], [one, two]));
    const back = analyze(smallCase([3], [two, one]));
    for (const key of ['nash', 'kalai', 'kalaiSmorodinsky', 'welfare'] as const)
      expect(back.solutions[key]?.package).toEqual(forth.solutions[key]?.package);
    expect(forth.ties.nash.texts).toBe(2);
    expect(forth.ties.nash.others.map((x) => x.scores)).toEqual([{ a: 16, b: 100 }]);
    expect(forth.ties.kalai).toEqual({ texts: 1, others: [] });
    expect(forth.notes.join()).toMatch(/tie for: Nash \(2\), welfare \(2\)/);
  });

  it('count texts with the same scores too', () => {
    const c = smallCase(
      [2, 2],
      [
        {
          weights: [1, 0],
          values: [
            [1, 0],
            [0, 0],
          ],
          reservation: 10,
        },
        {
          weights: [1, 0],
          values: [
            [1, 0],
            [0, 0],
          ],
          reservation: 10,
        },
      ],
    );
    expect(analyze(c).ties.nash).toEqual({ texts: 2, others: [] });
  });

  it('are broken alike whatever the order of the parties, in every small case', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const forth = analyze(smallCase(SIZES, [a, b]));
        const back = analyze(smallCase(SIZES, [b, a]));
        for (const key of ['nash', 'kalai', 'kalaiSmorodinsky', 'welfare'] as const) {
          expect(back.solutions[key]?.package).toEqual(forth.solutions[key]?.package);
          expect(back.ties[key].texts).toBe(forth.ties[key].texts);
        }
        const texts = (found: typeof forth) => found.frontier.map((x) => JSON.stringify(x.package)).sort();
        expect(texts(back)).toEqual(texts(forth));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a party that can accept nothing', () => {
  const lines = (...requires: readonly (readonly string[])[]) =>
    requires.map((is, i) => ({
      id: `r${i}`,
      text: `Line ${i}.`,
      require: { clause: 'c0', is },
      public: true,
      source: ['judgement'],
    }));
  const other = { weights: [1], values: [[0.2, 1, 0.5]], reservation: 10 };

  it('is named when its own red lines cannot all be kept', () => {
    const one = {
      weights: [1],
      values: [[1, 0.5, 0]],
      reservation: 30,
      redLines: lines(['o0'], ['o1', 'o2']),
    };
    const found = analyze(smallCase([3], [one, other]));
    expect(found).toMatchObject({ feasible: 0, rational: 0 });
    expect(found.notes[0]).toBe('a can accept no text: its own red lines cannot all be kept.');
    expect(found.blockers[0]).toMatchObject({
      party: 'a',
      clause: 'c0',
      code: 'own-lines',
      lines: ['r0', 'r1'],
    });
  });

  it('is named when no text that keeps them is worth its bar', () => {
    const one = { weights: [1], values: [[1, 0.5, 0]], reservation: 60, redLines: lines(['o1', 'o2']) };
    const found = analyze(smallCase([3], [one, other]));
    expect(found).toMatchObject({ feasible: 2, rational: 0 });
    expect(found.notes[0]).toBe(
      'a can accept no text: the best one that keeps its own red lines is worth 50.0; it needs 60.0.',
    );
    expect(found.blockers[0]).toMatchObject({ party: 'a', code: 'own-bar', lines: ['r0'] });
  });

  it('is so exactly where every text is refused, in small cases', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 60, max: 100 }), (a, b, reservation) => {
        const c = smallCase(SIZES, [{ ...a, reservation }, b]);
        const world = modeWorld(c);
        const table = openTable(world);
        const none = [...packages(c)].every((text) => !acceptable(world, table, 0, text));
        const said = analyze(c).blockers.some((x) => x.party === 'a' && x.code.startsWith('own-'));
        expect(said).toBe(none);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a drawn world', () => {
  const beaten = (
    c: Case,
    scores: Readonly<Record<string, number>>,
    frontier: ReturnType<typeof analyze>['frontier'],
  ) => {
    const ids = c.principals.map((p) => c.parties[p]?.id ?? '');
    return frontier.some((x) => ids.every((id) => (x.scores[id] ?? 0) >= (scores[id] ?? 0) - 2e-9));
  };

  it.each(SCENARIOS)('of %s has no result outside its own frontier', (id) => {
    const c = caseOf(id);
    const root = rootOf('own world');
    for (let run = 0; run < Math.min(6, shared(60)); run++) {
      const { table, world } = playout(c, root, run);
      const text = table.open.agreed ?? table.open.offers.at(-1)?.package;
      if (!text) continue;
      const scores = Object.fromEntries(
        c.principals.map((p) => [
          c.parties[p]?.id ?? '',
          points(scoreOf(world, p, text, situationOf(table, p))),
        ]),
      );
      const found = analyze(c, { over: 'all', world: openWorld(c, root, run) });
      expect(found.within).toBe(0);
      expect(beaten(c, scores, found.frontier), `run ${run}`).toBe(true);
    }
  });

  it('is scored as it is drawn', () => {
    const c = caseOf('istanbul-2022');
    const world = openWorld(c, rootOf('7'), 3);
    const found = analyze(c, { world });
    for (const point of found.frontier) {
      const text = readPackage(c, point.package);
      if (!text.ok) throw new Error(text.error);
      for (const seat of c.principals) {
        const score = points(scoreOf(world, seat, text.value, situationOf(openTable(world), seat)));
        expect(point.scores[c.parties[seat]?.id ?? '']).toBe(score);
      }
    }
    expect(found.reservations).not.toEqual(analyze(c).reservations);
  });
});

describe('a large case', () => {
  /** 200 clauses of 31 options, made by a fixed rule; `tied` lines and links a party, each over three clauses. */
  const large = (tied: number): Case => {
    let seed = 12345;
    const next = (n: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    const any = () => ({
      any: [0, 1, 2].map(() => ({
        clause: `c${next(200)}`,
        is: Array.from({ length: 31 }, (_, o) => `o${o}`).filter((o) => o === 'o0' || next(10) < 7),
      })),
    });
    const party = (): Side => ({
      weights: Array.from({ length: 200 }, () => 1 + next(100) / 10),
      values: Array.from({ length: 200 }, () => Array.from({ length: 31 }, () => next(101) / 100)),
      reservation: 55,
      redLines: Array.from({ length: tied }, (_, i) => ({
        id: `l${i}`,
        text: 'L.',
        require: any(),
        public: true,
        source: ['judgement'],
      })),
      links: Array.from({ length: tied }, () => ({
        text: 'K.',
        when: any(),
        points: exactly(2),
        source: ['judgement'],
      })),
    });
    return smallCase(Array(200).fill(31), [party(), party()]);
  };

  it('has an exact frontier, and says that its texts were not counted', () => {
    const found = analyze(large(0));
    expect(found.outcomes).toBe((31n ** 200n).toString());
    expect(found.feasible).toBe(found.outcomes);
    expect(found).toMatchObject({ rational: null, within: 0 });
    expect(found.notes).toEqual([
      'There are too many texts to count exactly those that both would accept. There is at least one.',
    ]);
  });

  it('says by how much its frontier may be wrong where the steps do not suffice', () => {
    const c = large(0);
    const exact = frontierOf(spaceOf(c, [0, 1], 'feasible'));
    const found = analyze(c, { steps: 1_000_000 });
    expect(found.within).toBeGreaterThan(0);
    const within = (found.within ?? 0) * POINT;
    expect(found.notes.join()).toMatch(/too many texts for an exact frontier/);
    for (const p of exact.points.filter((_, i) => i % 50 === 0)) {
      const near = found.frontier.some((x) =>
        ['a', 'b'].every((id, i) => (x.scores[id] ?? 0) * POINT >= (p.scores[i] ?? 0) - within - 2),
      );
      expect(near).toBe(true);
    }
  });

  it('says so when its clauses are tied in too many ways', () => {
    const found = analyze(large(60));
    expect(found).toMatchObject({ feasible: null, rational: null, within: null });
    expect(found.notes.join()).toMatch(/too many texts, tied in too many ways/);
  });
});
