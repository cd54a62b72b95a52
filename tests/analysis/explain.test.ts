import { describe, expect, it } from 'vitest';
import { explain } from '../../src/analysis/index.ts';
import { type ToldExplanation, toldExplanation } from '../../src/report/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const text = (id: string, name: string): ToldExplanation => {
  const c = caseOf(id);
  const found = c.texts[name];
  if (!found) throw new Error(`no text ${name}`);
  return toldExplanation(c, explain(c, found));
};

describe('explain', () => {
  it('asks every party, and says nothing against what is accepted', () => {
    const { parties } = text('istanbul-2022', 'kyiv-offer');
    expect(Object.keys(parties)).toEqual(caseOf('istanbul-2022').parties.map((p) => p.id));
    expect(parties.kyiv).toMatchObject({ verdict: 'accept', reasons: [] });
    for (const p of Object.values(parties)) {
      expect(p.score).toBe(Math.round(p.score * 100) / 100);
      if (p.verdict !== 'accept') expect(p.reasons.length).toBeGreaterThan(0);
    }
  });

  it('names the red line with its source, and the smallest change that would turn it', () => {
    const { parties } = text('istanbul-2022', 'kyiv-offer');
    const reasons = parties['united-states']?.reasons ?? [];
    expect(reasons[0]).toMatchObject({
      code: 'red-line',
      clause: 'trigger',
      source: ['S4', 'W18', 'W98', 'judgement'],
    });
    const turn = reasons.find((r) => r.code === 'would-turn');
    expect(turn?.clause).toBe('trigger');
    expect(turn?.text).toContain('"Arms owed, troops free" instead of "Listed help owed"');
    expect(turn && 'source' in turn).toBe(false);
  });

  it('counts a failed condition on other guarantors as a red line', () => {
    const { parties } = text('istanbul-2022', 'moscow-brackets');
    expect(parties.germany?.verdict).toBe('red-line');
    expect(parties.germany?.reasons[0]?.code).toBe('depends-on');
  });

  it('tells a text that is worth too little from one that breaks a line', () => {
    const { parties } = text('harbour-lease', 'city-draft');
    expect(parties.nordhall).toMatchObject({ score: 0, reservation: 50, verdict: 'below-reservation' });
    expect(parties.nordhall?.reasons.map((r) => r.code)).toContain('points-short');
  });
});
