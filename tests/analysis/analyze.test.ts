import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explain,
  frontierOf,
  type Over,
  rationalOutcomes,
  sizeOf,
  spaceOf,
  undominated,
} from '../../src/analysis/index.ts';
import { analyze } from '../../src/app/library.ts';
import { type Case, POINT, type RedLine } from '../../src/model/index.ts';
import { breach, modeWorld, openTable, scoreOf, situationOf } from '../../src/rules/index.ts';
import { readPackage } from '../../src/scenario/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { SIZES, side } from './arbitrary.ts';
import { packages, type Side, smallCase } from './cases.ts';

/** The same figures by looking at every package. */
function byListing(c: Case, over: Over): { feasible: bigint; rational: bigint; pairs: string[] } {
  const world = modeWorld(c);
  const table = openTable(world);
  for (const own of table.own) own.front = table.hidden.front;
  let feasible = 0n;
  let rational = 0n;
  const points = [];
  for (const text of packages(c)) {
    const [a = 0, b = 0] = [0, 1].map((p) => scoreOf(world, p, text, situationOf(table, p)));
    const fine = [0, 1].every((p) => breach(world, p, text, situationOf(table, p)) === null);
    if (fine) feasible++;
    if (fine && a >= (table.own[0]?.reservation ?? 0) && b >= (table.own[1]?.reservation ?? 0)) rational++;
    if (fine || over === 'all') points.push({ package: text, scores: [a, b] });
  }
  const pairs = undominated(points, 1).map((p) => p.scores.join(' '));
  return { feasible, rational, pairs };
}

describe('spaces', () => {
  it('agrees with listing every package, red lines and links included', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom<Over>('feasible', 'all'), (a, b, over) => {
        const c = smallCase(SIZES, [a, b]);
        const listed = byListing(c, over);
        const lawful = spaceOf(c, [0, 1], 'feasible');
        expect(sizeOf(lawful)).toBe(listed.feasible);
        const bars = [a.reservation * POINT, b.reservation * POINT] as const;
        expect(rationalOutcomes(lawful, bars)).toBe(listed.rational);
        const { points } = frontierOf(spaceOf(c, [0, 1], over));
        expect(points.map((p) => p.scores.join(' '))).toEqual(listed.pairs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('analyze', () => {
  it('finds the figures of the harbour lease', () => {
    const c = caseOf('harbour-lease');
    const listed = byListing(c, 'feasible');
    const found = analyze(c);
    expect(found.parties).toEqual(['port-alder', 'nordhall']);
    expect(found.outcomes).toBe(192);
    expect(found.feasible).toBe(Number(listed.feasible));
    expect(found.rational).toBe(Number(listed.rational));
    expect(found.frontier).toHaveLength(listed.pairs.length);
    expect(found.solutions.nash?.package).toEqual({
      rent: 'three-million',
      years: 'thirty',
      'shore-power': 'all-at-once',
      promenade: 'footbridge',
    });
  });

  it('is exact on Istanbul, and names what stands in the way', () => {
    const c = caseOf('istanbul-2022');
    const found = analyze(c);
    expect(found.outcomes).toBe(c.clauses.reduce((n, x) => n * x.options.length, 1));
    expect(found.over).toBe('feasible');
    expect(found.notes.filter((n) => !/tie/.test(n))).toEqual([]);
    const [first] = found.blockers;
    expect(first?.clause).toBe('decision-rule');
    const leading = [...new Set(found.blockers.map((b) => b.clause))].slice(0, 3);
    expect(leading).toEqual(['decision-rule', 'russia-role', 'trigger']);
    const world = modeWorld(c);
    const table = openTable(world);
    for (const point of found.frontier) {
      const text = readPackage(c, point.package);
      if (!text.ok) throw new Error(text.error);
      for (const seat of [0, 1]) {
        const now = { ...situationOf(table, seat), front: table.hidden.front };
        expect(breach(world, seat, text.value, now)).toBeNull();
        expect(scoreOf(world, seat, text.value, now) / POINT).toBe(point.scores[found.parties[seat] ?? '']);
      }
    }
  });

  it('has an answer for every bundled scenario and any two of its parties', () => {
    for (const id of SCENARIOS) {
      const c = caseOf(id);
      for (const text of Object.values(c.texts)) {
        for (const p of Object.values(explain(c, text).parties)) expect(p.score).toBeLessThanOrEqual(100);
      }
      const ids = c.parties.map((p) => p.id);
      for (const [i, one] of ids.entries()) {
        for (const other of ids.slice(i + 1, i + 2)) {
          const found = analyze(c, { parties: [one, other] });
          expect(found.frontier.length).toBeGreaterThan(0);
          expect(found.within).toBe(0);
        }
      }
    }
  });

  it('takes any two parties, and refuses unknown ones by name', () => {
    const c = caseOf('istanbul-2022');
    expect(analyze(c, { parties: ['kyiv', 'united-states'] }).parties).toEqual(['kyiv', 'united-states']);
    expect(() => analyze(c, { parties: ['kyiv', 'atlantis'] })).toThrow(/atlantis/);
    expect(() => analyze(c, { parties: ['kyiv', 'kyiv'] })).toThrow(RangeError);
  });

  it('says by how much the nearest text misses when red lines can be kept but no text is worth it', () => {
    const side = (up: boolean): Side => ({
      weights: [1],
      values: [up ? [0, 0.5, 1] : [1, 0.5, 0]],
      reservation: 60,
    });
    const found = analyze(smallCase([3], [side(true), side(false)]));
    expect(found).toMatchObject({ feasible: 3, rational: 0, over: 'feasible' });
    expect(found.notes).toEqual([
      'No text that keeps the red lines is worth both reservation values: the nearest lacks 10.0 points to a and 10.0 points to b.',
    ]);
    expect(found.solutions.welfare).toBeNull();
  });

  it('says so when no text keeps the red lines of both', () => {
    const only = (o: string): RedLine[] => [
      { id: o, text: `Only ${o}.`, require: { clause: 'c0', is: [o] }, public: true, source: ['judgement'] },
    ];
    const base = {
      weights: [1, 1],
      values: [
        [0, 1],
        [0, 1],
      ],
      reservation: 10,
    };
    const found = analyze(
      smallCase(
        [2, 2],
        [
          { ...base, redLines: only('o0') },
          { ...base, redLines: only('o1') },
        ],
      ),
    );
    expect(found).toMatchObject({ feasible: 0, rational: 0, over: 'all' });
    expect(found.solutions.nash).toBeNull();
    expect(found.notes.join()).toMatch(/No text keeps the red lines/);
    expect(found.blockers.slice(0, 2).map((b) => [b.party, b.clause, b.code])).toEqual([
      ['a', 'c0', 'conflict'],
      ['b', 'c0', 'conflict'],
    ]);
  });
});
