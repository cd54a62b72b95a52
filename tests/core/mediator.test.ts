import { describe, expect, it } from 'vitest';
import { bridging, linear } from '../../src/agents/index.ts';
import { rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { holds, PEACE } from '../../src/rules/index.ts';
import { chooseFor } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const RUNS = 60;
const root = rootOf('mediator');

describe.each([
  ['istanbul-2022', linear],
  ['istanbul-2022', bridging],
  ['marenia', bridging],
] as const)('the mediator in %s', (id, agent) => {
  const c = caseOf(id);
  const agents = c.parties.map(() => agent);
  const tally = { texts: 0, accepted: 0, bridged: 0, crossed: 0, again: 0, passed: 0 };

  for (let run = 0; run < RUNS; run++) {
    const p = Position.open(c, root, run);
    while (!p.over) {
      const act = chooseFor(p, agents);
      const { open } = p.table;
      if (act.type === 'text.pass') tally.passed++;
      if (act.type === 'text.table') {
        tally.texts++;
        const now = { ...PEACE, drivers: [...open.drivers], lasting: [...open.lasting] };
        const text = act.package;
        const crosses = (seat: number): boolean =>
          (c.parties[seat]?.redLines ?? []).some((l) => l.public && holds(l.breached, text, now));
        if (c.principals.some(crosses)) tally.crossed++;
        if (open.offers.some((o) => o.package.every((x, i) => x === text[i]))) tally.again++;
        if (text.some((o, i) => c.clauses[i]?.options[o]?.bridging)) tally.bridged++;
      }
      p.do(act);
    }
    tally.accepted += p.table.open.offers.filter(
      (o) => o.seat === c.mediator && o.answers.length > 1 && o.answers.every((a) => a.accepted),
    ).length;
  }

  it(`tables what both principals could take, or passes (${agent.name})`, () => {
    console.log(JSON.stringify({ id, agent: agent.name, runs: RUNS, ...tally }));
    expect(tally.texts).toBeGreaterThan(RUNS / 2);
    expect(tally.passed).toBeGreaterThan(0);
    expect(tally.crossed, 'texts across a public red line of a principal').toBe(0);
    expect(tally.again, 'texts that had been on the table before').toBe(0);
    expect(tally.accepted).toBeGreaterThan(0);
    expect(tally.bridged, 'texts with a bridging wording').toBeGreaterThan(tally.texts / 2);
  });
});
