import { describe, expect, test } from 'vitest';
import { type Judgement, judge, modeWorld, openTable } from '../../src/rules/index.ts';
import { reasonLine } from '../../src/telling/index.ts';
import { caseOf, SCENARIOS, seatOf, textOf } from '../helpers/scenarios.ts';

const NAME = 'istanbul-2022';

describe('who would sign Kyiv’s offer, and why not', () => {
  const c = caseOf(NAME);
  const judged = (party: string): Judgement => {
    const world = modeWorld(c);
    return judge(world, openTable(world), seatOf(c, party), textOf(c, 'kyiv-offer'));
  };
  const clause = (id: string): number => c.clauses.findIndex((x) => x.id === id);
  /** Clauses that the breached red lines speak of. */
  const breachedClauses = (party: string): number[] => {
    const lines = c.parties[seatOf(c, party)]?.redLines ?? [];
    return judged(party).reasons.flatMap((r) =>
      r.code === 'red-line' ? (lines[r.line]?.clauses ?? []) : [],
    );
  };

  test('Moscow refuses on the decision rule and on its own role', () => {
    const { verdict, reasons } = judged('moscow');
    expect(verdict).toBe('red-line');
    expect(reasons.some((r) => r.code === 'red-line' && r.clause === clause('decision-rule'))).toBe(true);
    expect(breachedClauses('moscow')).toContain(clause('russia-role'));
    // And not on what Kyiv's offer concedes.
    expect(breachedClauses('moscow')).not.toContain(clause('alignment'));
    expect(breachedClauses('moscow')).not.toContain(clause('bases'));
  });

  test.each(['france', 'united-kingdom', 'turkey'])('%s refuses the duty to help', (party) => {
    const { verdict, reasons } = judged(party);
    expect(verdict).toBe('red-line');
    expect(reasons.some((r) => r.code === 'red-line' && r.clause === clause('trigger'))).toBe(true);
  });

  test('Kyiv would sign its own offer', () => {
    expect(judged('kyiv')).toMatchObject({ verdict: 'accept', reasons: [] });
  });

  test.each(c.parties.map((p) => p.id))('every reason of %s says whose word it is', (party) => {
    const known = new Set([...Object.keys(c.scenario.sources), 'judgement']);
    const { verdict, reasons } = judged(party);
    expect(reasons.length > 0).toBe(verdict !== 'accept');
    for (const reason of reasons.map((r) => reasonLine(c, r))) {
      expect(reason.text.length).toBeGreaterThan(10);
      expect(reason.source.length, reason.text).toBeGreaterThan(0);
      for (const key of reason.source) expect(known.has(key), `${reason.text}: ${key}`).toBe(true);
    }
  });
});

describe.each(SCENARIOS)('judgements in %s', (name) => {
  const c = caseOf(name);
  const world = modeWorld(c);
  const cells = Object.keys(c.texts).flatMap((id) => c.parties.map((p) => [id, p.id] as const));

  test('the verdict is what its parts say, for every named text and party', () => {
    for (const [id, party] of cells) {
      const { verdict, score, reservation, reasons } = judge(
        world,
        openTable(world),
        seatOf(c, party),
        textOf(c, id),
      );
      const lines = reasons.filter((r) => r.code === 'red-line').length;
      expect(verdict).toBe(lines > 0 ? 'red-line' : score < reservation ? 'below-reservation' : 'accept');
      expect(reasons.some((r) => r.code === 'points-short')).toBe(score < reservation);
      for (const reason of reasons.map((r) => reasonLine(c, r)))
        expect(reason.source.length, `${party} on ${id}: ${reason.text}`).toBeGreaterThan(0);
    }
  });
});
