import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, explain } from '../../src/analysis/index.ts';
import { type Package, POINT, rootOf } from '../../src/model/index.ts';
import { acceptable, modeWorld, openTable, openWorld, scoreOf, situationOf } from '../../src/rules/index.ts';
import { exactly, packages, type Side, smallCase } from '../analysis/cases.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

/** A decimal as a whole number of ten-billionths. */
const SCALE = 10n ** 10n;
const whole = (x: number): bigint => BigInt(Math.round(x * 1e10));

/** An exact worth as a fraction of points. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** 100 · Σ w·v / Σ w + links, in exact arithmetic on the authored decimals. */
function worth(side: Side, text: Package, linked: number): Fraction {
  let over = 0n;
  let under = 0n;
  for (const [c, o] of text.entries()) {
    const weight = whole(side.weights[c] ?? 0);
    over += weight * whole(side.values[c]?.[o] ?? 0);
    under += weight;
  }
  return { over: 100n * over + whole(linked) * under, under: under * SCALE };
}

/** The nearest floating-point number to a fraction of points, as an author would write it. */
const asNumber = ({ over, under }: Fraction): number => Number((over * 10n ** 17n) / under) / 1e17;

const SIZES = [2, 3, 2, 4, 2];
const decimals = (places: number, most: number) =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((x) => x / 10 ** places);

const numbers = fc.constantFrom(0, 1, 2, 3).chain((places) =>
  fc.record({
    weights: fc
      .array(decimals(places, 20), { minLength: SIZES.length, maxLength: SIZES.length })
      .filter((w) => w.some((x) => x > 0)),
    values: fc.tuple(
      ...SIZES.map((n) => fc.array(decimals(Math.max(1, places), 1), { minLength: n, maxLength: n })),
    ),
    link: fc.integer({ min: -200, max: 200 }).map((x) => x / 10),
  }),
);

const textOf = fc.tuple(...SIZES.map((n) => fc.nat(n - 1)));

describe('a score', () => {
  it('is the exact worth, rounded once: a text worth exactly the bar is accepted, one that lacks a unit is not', () => {
    fc.assert(
      fc.property(numbers, textOf, textOf, fc.integer({ min: 0, max: 100 }), (n, text, other, plain) => {
        const link = {
          text: 'A link.',
          when: { clause: 'c0', is: ['o1'] },
          points: exactly(n.link),
          source: ['judgement'],
        };
        const linked = (t: Package): number => (t[0] === 1 ? n.link : 0);
        const side: Side = { ...n, reservation: 0, links: [link] };
        for (const bar of [
          asNumber(worth(side, other, linked(other))),
          asNumber(worth(side, text, linked(text))),
          plain,
        ]) {
          if (bar < 0 || bar > 100) continue;
          const c = smallCase(SIZES, [{ ...side, reservation: bar }, side]);
          const world = modeWorld(c);
          const table = openTable(world);
          const score = scoreOf(world, 0, text, situationOf(table, 0));
          expect(Number.isSafeInteger(score)).toBe(true);
          const { over, under } = worth(side, text, linked(text));
          // Within half a unit of the exact worth, held to 0 to 100, and a little slack upwards.
          const clipped = over < 0n ? 0n : over > 100n * under ? 100n * under : over;
          const error = Number(((BigInt(score) * under - clipped * BigInt(POINT)) * 1000n) / under) / 1000;
          expect(error).toBeGreaterThanOrEqual(-0.5);
          expect(error).toBeLessThanOrEqual(0.51);
          const gap = asNumber({ over: clipped - (whole(bar) * under) / SCALE, under });
          const taken = acceptable(world, table, 0, text);
          if (gap > 1e-9) expect(taken).toBe(true);
          if (gap < -1e-9) expect(taken).toBe(false);
          if (bar === asNumber({ over, under })) expect(taken).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts a text worth exactly the bar wherever it is asked: score, count, explain, frontier, solutions', () => {
    const third = {
      weights: [1, 1, 1],
      values: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
    };
    const other = {
      weights: [1, 1, 1],
      values: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    };
    const two = smallCase(
      [2, 2, 2],
      [
        { ...third, reservation: 66.666666667 },
        { ...other, reservation: 33.333333333 },
      ],
    );
    const found = analyze(two);
    expect(found.rational).toBe(3);
    expect(found.solutions.nash?.scores).toEqual({ a: 66.666666667, b: 33.333333333 });
    expect(explain(two, [0, 0, 1]).parties).toMatchObject({
      a: { verdict: 'accept' },
      b: { verdict: 'accept' },
    });
    const seven = { weights: Array(7).fill(1), values: Array(7).fill([1, 0]), reservation: 100 };
    const all = smallCase(Array(7).fill(2), [seven, seven]);
    expect(analyze(all)).toMatchObject({
      rational: 1,
      solutions: { welfare: { scores: { a: 100, b: 100 } } },
    });
  });

  it('does not depend on the order of the clauses', () => {
    fc.assert(
      fc.property(numbers, textOf, (n, text) => {
        const score = (
          weights: readonly number[],
          values: readonly (readonly number[])[],
          t: Package,
        ): number => {
          const side = { weights, values, reservation: 0 };
          const c = smallCase(
            values.map((v) => v.length),
            [side, side],
          );
          const world = modeWorld(c);
          return scoreOf(world, 0, t, situationOf(openTable(world), 0));
        };
        const back = score([...n.weights].reverse(), [...n.values].reverse(), [...text].reverse());
        // The sum of the weights itself may differ in its last bit.
        expect(Math.abs(score(n.weights, n.values, text) - back)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it.each(SCENARIOS)('is the sum of its parts to within a unit in drawn worlds of %s', (id) => {
    const c = caseOf(id);
    for (let run = 0; run < 5; run++) {
      const world = openWorld(c, rootOf('parts'), run);
      for (const text of Object.values(c.texts)) {
        for (const [seat, table] of world.worth.entries()) {
          if (c.parties[seat]?.links.length) continue;
          const sum = text.reduce((units, o, i) => units + (table[(c.offset[i] ?? 0) + o] ?? 0), 0);
          const score = scoreOf(world, seat, text, situationOf(openTable(world), seat));
          expect(Math.abs(score - sum)).toBeLessThan(0.6);
        }
      }
    }
  });

  it('agrees between count, judgement and frontier on every text of small cases, the bars drawn from texts', () => {
    fc.assert(
      fc.property(numbers, numbers, textOf, (a, b, at) => {
        const sides: [Side, Side] = [
          { ...a, reservation: Math.min(100, asNumber(worth({ ...a, reservation: 0 }, at, 0))) },
          { ...b, reservation: Math.min(100, asNumber(worth({ ...b, reservation: 0 }, at, 0))) },
        ];
        const c = smallCase(SIZES, sides);
        const world = modeWorld(c);
        const table = openTable(world);
        const taken = [...packages(c)].filter((t) => [0, 1].every((p) => acceptable(world, table, p, t)));
        expect(taken.some((t) => t.join() === at.join())).toBe(true);
        const found = analyze(c);
        expect(found.rational).toBe(taken.length);
        expect(found.solutions.nash).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
