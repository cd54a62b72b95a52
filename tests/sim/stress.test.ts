import { describe, expect, it } from 'vitest';
import { tallyStress } from '../../src/analysis/index.ts';
import { type Package, partyIndex } from '../../src/model/index.ts';
import { type CrisisFacts, expectedHelp, guaranteeWorth, modeWorld } from '../../src/rules/index.ts';
import { namedBy, stress } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const istanbul = caseOf('istanbul-2022');
const treaty = istanbul.treaty;
if (!treaty) throw new Error('istanbul-2022 has a treaty');
const named = (id: string): Package => istanbul.texts[id] ?? [];
const bits = (seats: readonly number[]): number => seats.reduce((b, s) => b | (1 << s), 0);

function withOption(text: Package, clauseId: string, optionId: string): Package {
  const clause = istanbul.clauses.findIndex((c) => c.id === clauseId);
  const option = istanbul.clauses[clause]?.options.findIndex((o) => o.id === optionId) ?? -1;
  if (clause < 0 || option < 0) throw new Error(`no ${clauseId}=${optionId}`);
  return text.map((o, i) => (i === clause ? option : o));
}

const bench = (text: Package, crises = 40, guarantors = namedBy(istanbul, text)): CrisisFacts[] =>
  stress(istanbul, { text, crises, guarantors, seed: 'bench' });
const help = (text: Package, crises = 40): number => tallyStress(istanbul, bench(text, crises)).help.share;

describe('a treaty on the bench', () => {
  it('meets the same crises under every text', () => {
    const offer = bench(named('kyiv-offer'));
    const other = bench(withOption(named('kyiv-offer'), 'decision-rule', 'unanimity'));
    expect(offer.length).toBe(treaty.incidents.length * 40);
    expect(other.map((r) => [r.incident, r.place])).toEqual(offer.map((r) => [r.incident, r.place]));
    for (const [i, row] of offer.entries()) {
      const theirs = new Map(other[i]?.guarantors.map((g) => [g.party, g.finding]));
      for (const g of row.guarantors) {
        // A crisis that is settled sooner under one rule may leave a finding unmade, never made otherwise.
        const finding = theirs.get(g.party);
        if (finding !== 'none' && finding !== 'unclear' && g.finding !== 'none' && g.finding !== 'unclear')
          expect(finding).toBe(g.finding);
      }
    }
  });

  it('agrees with the closed form, kind by kind', () => {
    const world = modeWorld(istanbul);
    for (const id of ['kyiv-offer', 'soft-duty', 'moscow-brackets']) {
      const text = named(id);
      const rows = bench(text, 150);
      const joined = bits(namedBy(istanbul, text));
      for (const [i, incident] of treaty.incidents.entries()) {
        if (incident.truth !== 'attack') continue;
        const formula =
          incident.places.reduce((sum, p) => sum + expectedHelp(world, text, joined, i, p), 0) /
          incident.places.length;
        const mine = rows.filter((r) => r.incident === i);
        const share = mine.filter((r) => r.helped).length / mine.length;
        // The formula stands at the modes, the bench draws the ranges.
        expect(Math.abs(share - formula), `${id}, ${incident.id}: ${share} against ${formula}`).toBeLessThan(
          0.2,
        );
      }
    }
  });

  it('agrees with it over duties, rules and seats, vetoes and quorums included', () => {
    const world = modeWorld(istanbul);
    const joined = bits(namedBy(istanbul, named('kyiv-offer')));
    const grid: Package[] = [];
    for (const duty of treaty.duty.keys())
      for (const rule of treaty.decision.keys())
        for (const seat of treaty.attackerSeat.keys())
          grid.push(
            named('kyiv-offer').map((o, c) =>
              c === treaty.dutyClause
                ? duty
                : c === treaty.decisionClause
                  ? rule
                  : c === treaty.seatClause
                    ? seat
                    : o,
            ),
          );
    const apart: number[] = [];
    for (const text of grid.filter((_, i) => i % 9 === 0)) {
      const share = help(text, 15);
      apart.push(Math.abs(share - guaranteeWorth(world, text, joined)));
    }
    expect(apart.length).toBeGreaterThan(20);
    expect(Math.max(...apart)).toBeLessThan(0.25);
    expect(apart.reduce((a, b) => a + b, 0) / apart.length).toBeLessThan(0.05);
  });

  it("orders three texts as the articles argue: Kyiv's offer helps, the brackets never do", () => {
    const offer = help(named('kyiv-offer'));
    expect(offer).toBeGreaterThan(0.5);
    expect(help(named('moscow-brackets'))).toBe(0);
    expect(help(named('armed-neutrality'))).toBeLessThan(offer);
  });

  it('never helps against the attacker under unanimity that includes it', () => {
    const text = withOption(
      withOption(named('kyiv-offer'), 'decision-rule', 'unanimity'),
      'russia-role',
      'veto',
    );
    const rows = bench(text, 100).filter((r) => r.truth === 'attack');
    expect(rows.filter((r) => r.live).length).toBe(0);
  });

  it('helps no more under a narrower wording, and no sooner under a longer window', () => {
    const wide = bench(named('kyiv-offer'));
    for (const option of istanbul.clauses.find((c) => c.id === 'wording')?.options ?? []) {
      const narrow = bench(withOption(named('kyiv-offer'), 'wording', option.id));
      for (const [i, row] of narrow.entries()) if (row.helped) expect(wide[i]?.helped).toBe(true);
    }
    const windows = (istanbul.clauses.find((c) => c.id === 'activation-window')?.options ?? []).map(
      (o) => o.id,
    );
    const shares = windows.map((id) => help(withOption(named('kyiv-offer'), 'activation-window', id)));
    const hours = treaty.window.map((h) => (h < 0 ? treaty.horizonHours : h));
    const byHours = hours.map((h, i) => ({ h, share: shares[i] ?? 0 })).sort((a, b) => a.h - b.h);
    for (const [i, x] of byHours.entries())
      if (i > 0) expect(x.share).toBeGreaterThanOrEqual((byHours[i - 1]?.share ?? 0) - 1e-9);
  });

  it('loses nothing by one more willing guarantor when each acts for itself', () => {
    const few = ['united-states', 'france'].map((id) => partyIndex(istanbul, id));
    const more = [...few, partyIndex(istanbul, 'poland')];
    const text = named('kyiv-offer');
    const before = bench(text, 60, few);
    const after = bench(text, 60, more);
    for (const [i, row] of before.entries()) if (row.helped) expect(after[i]?.helped).toBe(true);
  });

  it('brings nothing to life in a place that is carved out', () => {
    const rows = Object.values(istanbul.texts).flatMap((text) => bench(text, 20));
    for (const row of rows) if (!row.covered) expect(row.live).toBe(false);
  });
});
