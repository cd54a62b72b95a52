import { test } from 'vitest';
import { playout } from '../../src/sim/index.ts';
import { AGENTS } from '../../src/agents/index.ts';
import { SCENARIOS, caseOf } from '../helpers/scenarios.ts';
test('perf', () => {
for (const s of SCENARIOS) {
  const c = caseOf(s);
  for (const [n, a] of Object.entries(AGENTS)) {
    const t = performance.now(); const ends: Record<string, number> = {}; let acts=0;
    for (let i = 0; i < 50; i++) { const p = playout(c, 'x', i, { default: a }); ends[p.phase] = (ends[p.phase] ?? 0) + 1; acts+=p.acts.length; }
    console.log(s, n, ((performance.now() - t)/50).toFixed(2)+'ms/run', acts/50, JSON.stringify(ends));
  }
}
});
