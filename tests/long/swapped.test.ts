import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { wilson } from '../../src/analysis/index.ts';
import { ENDINGS, inForce, number } from '../../src/model/index.ts';
import { compileCase } from '../../src/scenario/index.ts';
import { type Playout, playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const RUNS = 200;
const settled = ENDINGS.filter(inForce);

/**
 * The same scenario with all its parties in the reverse order, so that every seat has another number: other draws of
 * fog and of estimates, other ties, the same negotiation in law. Figures are drawn by path and are the same.
 */
describe.each(SCENARIOS)('%s with its parties in the reverse order', (id) => {
  const c = caseOf(id);
  const { scenario } = c;
  const turned = compileCase({
    ...scenario,
    principals: [...scenario.principals].reverse(),
    parties: Object.fromEntries(Object.entries(scenario.parties).reverse()),
  });

  it.each(['linear', 'bridging', 'boulware'])('ends as before, within the intervals: %s', (name) => {
    const agent = AGENTS[name];
    if (!agent) throw new Error(name);
    const play = (of: typeof c): Playout[] =>
      Array.from({ length: RUNS }, (_, run) => playout(of, 'swapped', run, { default: agent }));
    const [one, two] = [play(c), play(turned)];
    const told: Record<string, unknown> = { id, agent: name };
    for (const [what, kinds] of [
      ['no deal', ['no-deal']],
      ['in force', settled],
    ] as const) {
      const count = (list: readonly Playout[]): number =>
        list.filter((p) => kinds.some((k) => k === p.phase)).length;
      const [a, b] = [wilson(count(one), RUNS), wilson(count(two), RUNS)];
      told[what] = [a, b].map((x) => [x.low, x.share, x.high].map((v) => Number(v.toFixed(3))));
      expect(a.low <= b.high && b.low <= a.high, JSON.stringify(told)).toBe(true);
    }
    console.log(JSON.stringify(told));
    const [w, v] = [one[0]?.world, two[0]?.world];
    for (const p of c.parties) {
      const q = turned.parties.find((x) => x.id === p.id);
      if (w && v && q) expect(number(v, q.reservation)).toBe(number(w, p.reservation));
    }
  });
});
