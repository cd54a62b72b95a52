import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { endingOf, objections, type Reason } from '../../src/rules/index.ts';
import { type Playout, playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

/** What each principal said against the last text it refused, at the moment it refused. */
function saidThen(p: Playout): Map<number, Reason[]> {
  const { world } = p;
  const position = Position.of(world);
  const { table } = position;
  const said = new Map<number, Reason[]>();
  for (const act of p.acts) {
    const offer = table.open.offers[table.open.standing];
    if (act.type === 'offer.reject' && offer)
      said.set(act.seat, objections(world, table, act.seat, offer.package));
    position.do(act);
  }
  return said;
}

describe('an ending without a deal', () => {
  it.each(SCENARIOS)('gives the reasons that counted when the last text was refused: %s', (name) => {
    const c = caseOf(name);
    for (const agent of Object.values(AGENTS)) {
      for (let run = 0; run < shared(40); run++) {
        const p = playout(c, 'ending', run, { default: agent });
        if (p.phase !== 'no-deal' || p.table.open.agreed) continue;
        const { causes } = endingOf(p.world, p.table, p.phase);
        const said = saidThen(p);
        for (const party of c.principals) {
          const told = causes.filter(
            (x) => x.party === party && x.code !== 'walked-out' && x.code !== 'held-out',
          );
          expect(told).toEqual(said.get(party) ?? []);
        }
      }
    }
  });

  it('says what speaks against an agreed text that a principal will not sign', () => {
    let seen = 0;
    for (let run = 0; run < 400 && seen < 3; run++) {
      const p = playout(caseOf('istanbul-2022'), 'unsigned', run, { default: AGENTS.random ?? never() });
      if (p.phase !== 'no-deal' || !p.table.open.agreed) continue;
      const ending = endingOf(p.world, p.table, p.phase);
      expect(ending.phase).toBe('signature');
      expect(ending.causes[0]?.code).toBe('not-signed');
      seen += 1;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

function never(): never {
  throw new Error('there is no random agent');
}
