import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/app/library.ts';
import { type Case, type Package, type Seats, setOf, type World } from '../../src/model/index.ts';
import {
  bar,
  breach,
  type Change,
  failedDependence,
  modeWorld,
  openTable,
  type Situation,
  scoreOf,
  situationOf,
  smallestChange,
} from '../../src/rules/index.ts';
import { readPackage } from '../../src/scenario/index.ts';
import { SIZES, side } from '../analysis/arbitrary.ts';
import { exactly, smallCase } from '../analysis/cases.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const rungsOf = (c: Case, clause: number, from: number, to: number): number => {
  const { kind, options } = c.clauses[clause] ?? { kind: 'set', options: [] };
  return kind === 'set' ? 1 : Math.abs((options[to]?.rung ?? 0) - (options[from]?.rung ?? 0));
};

/** Every text that differs in one clause, or two. */
function* near(c: Case, text: Package): Generator<{ draft: number[]; clauses: number[]; distance: number }> {
  const n = c.clauses.length;
  const moves = (i: number): number[] =>
    (c.clauses[i]?.options ?? []).flatMap((_, o) => (o === text[i] ? [] : [o]));
  const made = (changes: readonly (readonly [number, number])[]) => {
    const draft = [...text];
    let distance = 0;
    for (const [i, o] of changes) {
      draft[i] = o;
      distance += rungsOf(c, i, text[i] ?? 0, o);
    }
    return { draft, clauses: changes.map(([i]) => i), distance };
  };
  for (let i = 0; i < n; i++) for (const o of moves(i)) yield made([[i, o]]);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      for (const o of moves(i))
        for (const p of moves(j))
          yield made([
            [i, o],
            [j, p],
          ]);
}

/** The same answer by looking at every change of one clause and of two. */
function byListing(
  world: World,
  party: number,
  text: Package,
  needed: (draft: Package) => number,
  nowOf: (draft: Package) => Situation,
  also: (draft: Package) => boolean,
): Change | null {
  let best: (Change & { score: number }) | null = null;
  for (const { draft, clauses, distance } of near(world.case, text)) {
    if (best && best.clauses.length < clauses.length) break;
    const now = nowOf(draft);
    const score = scoreOf(world, party, draft, now);
    if (score < needed(draft) || breach(world, party, draft, now) || !also(draft)) continue;
    if (best && (best.distance < distance || (best.distance === distance && best.score >= score))) continue;
    best = { package: draft, clauses, distance, score };
  }
  return best && { package: best.package, clauses: best.clauses, distance: best.distance };
}

describe('the smallest change', () => {
  it('is the smallest of all changes of one clause and of two, public lines and links included', () => {
    const kinds = SIZES.map(() => fc.constantFrom<'ladder' | 'set'>('ladder', 'set'));
    fc.assert(
      fc.property(
        side,
        fc.tuple(...kinds),
        fc.tuple(...SIZES.map((n) => fc.nat(n - 1))),
        fc.array(fc.nat(SIZES.length - 1), { maxLength: 2 }),
        fc.integer({ min: 0, max: 90 }),
        (mine, ladder, text, lines, reservation) => {
          const c = smallCase(SIZES, [{ ...mine, reservation }, mine], [], ladder);
          const world = modeWorld(c);
          const table = openTable(world);
          table.open.lines = lines.map((clause) => ({ seat: 0, round: 1, clause, option: 0 }));
          const now = situationOf(table, 0);
          const needed = (draft: Package): number => bar(world, table, 0, draft);
          const found = smallestChange(world, 0, text, needed, () => now);
          expect(found).toEqual(
            byListing(
              world,
              0,
              text,
              needed,
              () => now,
              () => true,
            ),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('tries a pair that only a link joins', () => {
    const n = 10;
    const one = {
      weights: Array.from({ length: n }, (_, i) => (i < 8 ? 1 : 0)),
      values: Array.from({ length: n }, (_, i) => (i < 8 ? [0.55, 0.5] : [0, 0])),
      reservation: 60,
      links: [
        {
          text: 'Worth more together.',
          when: { all: [8, 9].map((i) => ({ clause: `c${i}`, is: ['o1'] })) },
          points: exactly(20),
          source: ['judgement'],
        },
      ],
    };
    const two = { weights: Array(n).fill(1), values: Array(n).fill([0.5, 0.6]), reservation: 10 };
    const c = smallCase(Array(n).fill(2), [one, two]);
    const reasons = explain(c, Array(n).fill(0)).parties.a?.reasons ?? [];
    expect(reasons.find((r) => r.code === 'would-turn')?.change).toEqual({ c8: 'o1', c9: 'o1' });
  });

  it.each(SCENARIOS)('is found for every party and every named text of %s', (id) => {
    const c = caseOf(id);
    const world = modeWorld(c);
    for (const [name, text] of Object.entries(c.texts)) {
      for (const [party, told] of Object.entries(explain(c, text).parties)) {
        if (told.verdict === 'accept') continue;
        const seat = c.parties.findIndex((p) => p.id === party);
        const table = openTable(world);
        const nowOf = (draft: Package): Situation => {
          const now = { ...situationOf(table, seat), front: table.hidden.front };
          const members = c.treaty?.members[draft[c.treaty.guarantorsClause] ?? -1] ?? [];
          const joined: Seats = setOf([...members, seat]);
          return c.parties[seat]?.guarantor ? { ...now, joined } : now;
        };
        const also = (draft: Package): boolean =>
          failedDependence(world, seat, draft, nowOf(draft)).length === 0;
        const needed = table.own[seat]?.reservation ?? 0;
        const listed = byListing(world, seat, text, () => needed, nowOf, also);
        const change = told.reasons.find((r) => r.code === 'would-turn')?.change;
        const named =
          listed &&
          Object.fromEntries(
            listed.clauses.map((i) => [c.clauses[i]?.id, c.clauses[i]?.options[listed.package[i] ?? -1]?.id]),
          );
        expect(change ?? null, `${party} on ${name}`).toEqual(named);
        if (!change) continue;
        // And what it names is taken, by the same door.
        const whole = Object.fromEntries(c.clauses.map((x, i) => [x.id, x.options[text[i] ?? -1]?.id]));
        const read = readPackage(c, { ...whole, ...change });
        if (!read.ok) throw new Error(read.error);
        expect(explain(c, read.value).parties[party]?.verdict).toBe('accept');
      }
    }
  });

  it('asks for no more drafts than before in a case as large as Istanbul', () => {
    const c = caseOf('istanbul-2022');
    const world = modeWorld(c);
    const table = openTable(world);
    let drafts = 0;
    let calls = 0;
    for (const text of Object.values(c.texts)) {
      for (const seat of c.parties.keys()) {
        const now = situationOf(table, seat);
        smallestChange(
          world,
          seat,
          text,
          () => table.own[seat]?.reservation ?? 0,
          () => {
            drafts++;
            return now;
          },
        );
        calls++;
      }
    }
    // All pairs would be some 8,000 a call.
    expect(drafts / calls).toBeLessThan(1500);
  });
});
