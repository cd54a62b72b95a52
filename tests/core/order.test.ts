import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { rootOf } from '../../src/model/index.ts';
import { openWorld, orderOf } from '../../src/rules/index.ts';
import { compileCase } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const root = rootOf('order');

/** The same scenario with its principals listed the other way round. */
const turned = (id: string) => {
  const { scenario } = caseOf(id);
  return compileCase({ ...scenario, principals: [...scenario.principals].reverse() });
};

describe.each(SCENARIOS)('whose turn it is in %s', (id) => {
  const c = caseOf(id);

  it('is drawn anew each round, and each principal begins about as often as the others', () => {
    const begins = new Map<number, number>();
    for (let run = 0; run < 500; run++) {
      const world = openWorld(c, root, run);
      for (let round = 2; round < 6; round++) {
        const order = orderOf(world, round);
        expect([...order].sort()).toEqual([...c.principals].sort());
        begins.set(order[0] ?? -1, (begins.get(order[0] ?? -1) ?? 0) + 1);
      }
    }
    // Four standard deviations of a share of 2,000 draws.
    const even = 2000 / c.principals.length;
    const most = 4 * Math.sqrt(2000 * (1 / c.principals.length) * (1 - 1 / c.principals.length));
    for (const p of c.principals) expect(Math.abs((begins.get(p) ?? 0) - even)).toBeLessThanOrEqual(most);
  });

  it('does not hang on the order in which the scenario lists the principals', () => {
    const other = turned(id);
    for (const [name, agent] of Object.entries(AGENTS)) {
      for (let run = 0; run < (agent === AGENTS.linear ? 3 : 1); run++) {
        const one = playout(c, root, run, { default: agent });
        const two = playout(other, root, run, { default: agent });
        expect(two.acts, `${name}, run ${run}`).toEqual(one.acts);
        expect(two.phase, `${name}, run ${run}`).toBe(one.phase);
      }
    }
  });
});
