import { describe, expect, test } from 'vitest';
import { type Case, number, type Package } from '../../src/model/index.ts';
import { judge, modeWorld, openTable } from '../../src/rules/index.ts';
import { caseOf, seatOf, textOf } from '../helpers/scenarios.ts';

/*
 * Five worked packages, scored by hand at the figures' modes. They are given by rung on 17 clauses. The figures are
 * judgements of ours, not facts: what is tested is that the scenario and the score formula still say what was worked
 * out by hand.
 */
const CLAUSES = {
  ALIGN: 'alignment',
  TRIG: 'trigger',
  CLOCK: 'activation-window',
  RULE: 'decision-rule',
  RROLE: 'russia-role',
  SCOPE: 'scope',
  CRIM: 'crimea',
  OCC: 'occupied-land',
  FORCE: 'forces',
  BASE: 'bases',
  EXER: 'exercises',
  EU: 'eu',
  SEQ: 'sequence',
  RATIF: 'ratification',
  MON: 'monitoring',
  SANC: 'sanctions',
  LANG: 'language',
} as const;
type Column = keyof typeof CLAUSES;
type Rungs = Readonly<Record<Column, number>>;

const P1: Rungs = {
  ALIGN: 4,
  TRIG: 5,
  CLOCK: 4,
  RULE: 4,
  RROLE: 2,
  SCOPE: 2,
  CRIM: 1,
  OCC: 1,
  FORCE: 0,
  BASE: 3,
  EXER: 3,
  EU: 0,
  SEQ: 1,
  RATIF: 0,
  MON: 2,
  SANC: 2,
  LANG: 0,
};
const P2: Rungs = {
  ...P1,
  TRIG: 4,
  RULE: 1,
  RROLE: 2,
  CRIM: 2,
  FORCE: 3,
  EU: 1,
  SEQ: 2,
  RATIF: 1,
  SANC: 2,
  LANG: 1,
};
const P3: Rungs = { ...P2, RULE: 0, RROLE: 4, FORCE: 5, SEQ: 3, SANC: 3, LANG: 3 };
const P4: Rungs = { ...P2, TRIG: 3, RULE: 4 };
const P5: Rungs = {
  ALIGN: 4,
  TRIG: 2,
  CLOCK: 0,
  RULE: 4,
  RROLE: 1,
  SCOPE: 4,
  CRIM: 2,
  OCC: 2,
  FORCE: 0,
  BASE: 2,
  EXER: 1,
  EU: 0,
  SEQ: 3,
  RATIF: 2,
  MON: 3,
  SANC: 2,
  LANG: 1,
};

/** The scenario's own name for each package. */
const TEXTS = {
  P1: ['kyiv-offer', P1],
  P2: ['april-midpoint', P2],
  P3: ['moscow-brackets', P3],
  P4: ['soft-duty', P4],
  P5: ['armed-neutrality', P5],
} as const;

/** The seats that were scored by hand. */
const SEATS = [
  'kyiv',
  'moscow',
  'united-states',
  'united-kingdom',
  'france',
  'germany',
  'turkey',
  'poland',
  'italy',
  'israel',
  'china',
] as const;
/**
 * Score and verdict, package by package, in the order of the seats. Kyiv's first wish on alignment, land, bases and
 * exercises is what its own paper says. That is 7.4 points more for each text that says the same (4.6 of 62 parts), and
 * its bar, 67, lies as much higher: every verdict is what it was when the first wish was a moratorium and the bar 60.
 */
const TABLE: Readonly<Record<keyof typeof TEXTS, string>> = {
  P1: '98 yes | 45 no | 79 blocked | 83 blocked | 79 blocked | 79 blocked | 76 blocked | 76 yes | 77 blocked | 55 no | 58 no',
  P2: '80 yes | 61 blocked | 80 blocked | 71 no | 83 blocked | 89 yes | 87 blocked | 64 yes | 84 blocked | 66 no | 71 no',
  P3: '67 no | 75 yes | 68 no | 57 no | 70 no | 76 blocked | 85 blocked | 51 no | 77 blocked | 69 no | 82 blocked',
  P4: '84 blocked | 57 no | 88 yes | 80 blocked | 90 yes | 89 yes | 88 yes | 68 yes | 85 yes | 71 no | 68 no',
  P5: '74 blocked | 51 no',
};

const NAME = 'istanbul-2022';

/** The 17 clauses by rung, the scenario's other clauses as the named text has them. */
function textAt(c: Case, named: Package, rungs: Rungs): number[] {
  return c.clauses.map((clause, i) => {
    const column = (Object.keys(CLAUSES) as Column[]).find((k) => CLAUSES[k] === clause.id);
    if (!column) return named[i] ?? 0;
    return clause.options.findIndex((o) => o.rung === rungs[column]);
  });
}

/** 100 · Σ w·v / Σ w over the 17 clauses alone, at the modes. */
function score(c: Case, seat: number, text: Package): number {
  const world = modeWorld(c);
  const party = c.parties[seat];
  let sum = 0;
  let weights = 0;
  for (const id of Object.values(CLAUSES)) {
    const i = c.clauses.findIndex((x) => x.id === id);
    const w = party?.weights[i] ?? -1;
    if (w < 0) continue;
    weights += number(world, w);
    sum += number(world, w) * (party?.values[(c.offset[i] ?? 0) + (text[i] ?? 0)] ?? 0);
  }
  return (100 * sum) / weights;
}

describe(`five worked packages on ${NAME}`, () => {
  const c = caseOf(NAME);

  test('every rung of the five packages is an option, and the named texts are these packages', () => {
    for (const [id, rungs] of Object.values(TEXTS)) {
      const text = textAt(c, textOf(c, id), rungs);
      expect(text).not.toContain(-1);
      expect(text).toEqual(textOf(c, id));
    }
  });

  const cells = Object.entries(TABLE).flatMap(([p, row]) =>
    row.split(' | ').map((cell, i) => {
      const [points, verdict] = cell.split(' ');
      return [p as keyof typeof TEXTS, SEATS[i] ?? '', Number(points), verdict ?? ''] as const;
    }),
  );

  test('the table is whole', () => {
    expect(cells).toHaveLength(46);
  });

  test.each(cells)('%s for %s: %d, %s', (p, party, points, verdict) => {
    const [id, rungs] = TEXTS[p];
    const seat = seatOf(c, party);
    const world = modeWorld(c);
    const text = textAt(c, textOf(c, id), rungs);
    const found = score(c, seat, text);
    const threshold = number(world, c.parties[seat]?.reservation ?? -1);
    const lines = judge(world, openTable(world), seat, text).reasons.filter((r) => r.code === 'red-line');
    // Half a point, for the table is rounded to whole points.
    expect(Math.abs(found - points), `score ${found.toFixed(2)}`).toBeLessThanOrEqual(0.5 + 1e-9);
    expect(found < threshold ? 'no' : lines.length > 0 ? 'blocked' : 'yes').toBe(verdict);
  });

  test('no package passes for all: the intended baseline', () => {
    const world = modeWorld(c);
    for (const [id] of Object.values(TEXTS)) {
      const verdicts = c.parties.map((p) => judge(world, openTable(world), p.index, textOf(c, id)).verdict);
      expect(
        verdicts.some((v) => v !== 'accept'),
        id,
      ).toBe(true);
    }
  });
});
