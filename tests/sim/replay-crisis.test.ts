import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { crisisFacts } from '../../src/rules/index.ts';
import { type Cast, lastCrisis, playout, replayCrisis } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const marenia = caseOf('marenia');
const cast: Cast = AGENTS.bridging ? { default: AGENTS.bridging } : {};
const tested = Array.from({ length: 12 }, (_, i) => playout(marenia, String(i + 4), 0, cast)).filter(
  (p) => lastCrisis(p) >= 0,
);

describe('a crisis once more', () => {
  it('goes as it went when nothing is changed', () => {
    expect(tested.length).toBeGreaterThan(1);
    for (const p of tested)
      expect(replayCrisis(p, p.table.open.agreed ?? [], cast)).toEqual(crisisFacts(p.world, p.table));
  });

  it('is the same incident in the same place under every rule, and no table is touched', () => {
    const p = tested[0];
    const clause = marenia.treaty?.decisionClause ?? -1;
    if (!p) throw new Error('no crisis');
    const before = structuredClone(p.table);
    const all = (marenia.clauses[clause]?.options ?? []).map((_, o) =>
      replayCrisis(
        p,
        (p.table.open.agreed ?? []).map((x, c) => (c === clause ? o : x)),
        cast,
      ),
    );
    const first = all[0];
    for (const facts of all) {
      expect([facts?.incident, facts?.place, facts?.truth]).toEqual([
        first?.incident,
        first?.place,
        first?.truth,
      ]);
      expect(facts?.guarantors.map((g) => g.party)).toEqual(first?.guarantors.map((g) => g.party));
    }
    expect(p.table).toEqual(before);
  });

  it('is none where there was none', () => {
    const p = playout(caseOf('harbour-lease'), '1', 0);
    expect(lastCrisis(p)).toBe(-1);
    expect(replayCrisis(p, [])).toBeNull();
  });
});
