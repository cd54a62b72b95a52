import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { has, type Table, type World } from '../../src/model/index.ts';
import { effectOf, type Foreseen, foresee, type Outlook } from '../../src/rules/index.ts';
import { byAgents, crisisOf } from '../helpers/drive.ts';
import { caseOf, shared } from '../helpers/scenarios.ts';
import { circles, TREATIES, texts, treatyOf, trials } from '../helpers/treaties.ts';

/** What the statechart made of a crisis, in the outlook's words. */
function played(world: World, table: Table): Outlook {
  const { crisis } = table.open;
  if (!crisis) throw new Error('no crisis');
  return {
    held: crisis.held === true,
    helped: crisis.helped === true,
    harm: crisis.harm,
    live: crisis.live,
    given: crisis.deliveries.map((d) => ({
      seat: d.seat,
      effect: effectOf(world, d.seat, d.response),
      arrives: d.arrives,
    })),
  };
}

describe.each(TREATIES)('the outlook in %s', (name) => {
  const c = caseOf(name);
  const treaty = treatyOf(c);

  test('is what the statechart plays, crisis by crisis', () => {
    let live = 0;
    let given = 0;
    let held = 0;
    let crises = 0;
    const seed = 20220329;
    fc.assert(
      fc.property(
        texts(c),
        circles(c),
        trials(c),
        fc.nat(100_000),
        (text, joined, { incident, place }, run) => {
          const choose = byAgents(c, { default: AGENTS.linear } as never);
          const { world, table } = crisisOf(c, run, { text, joined, incident, place }, choose);
          const ahead: Foreseen = { text, joined, incident, place, year: 1 };
          const mine = foresee(world, ahead);
          expect(mine).toEqual(played(world, table));
          crises++;
          if (mine.live !== 0) live++;
          if (mine.held) held++;
          given += mine.given.length;
        },
      ),
      { numRuns: shared(1000), seed },
    );
    console.log(`${name}: ${crises} crises (seed ${seed}), ${live} live, ${held} held, ${given} decisions`);
    expect(given).toBeGreaterThan(0);
  });

  test('an attack in a place that is left out is met as if nobody were bound', () => {
    let compared = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const { world, table } = crisisOf(
          c,
          run,
          { text, joined, incident, place },
          byAgents(c, { default: AGENTS.linear } as never),
        );
        const { crisis } = table.open;
        if (!crisis || (crisis.covered && crisis.counted)) return;
        compared++;
        expect(crisis.live).toBe(0);
        expect(crisis.deliveries.every((d) => d.basis === 'own')).toBe(true);
        const free = foresee(world, { text, joined, incident, place, year: 1, unbound: true });
        expect(free.given).toEqual(played(world, table).given);
      }),
      { numRuns: shared(300), seed: 20220329 },
    );
    expect(compared).toBeGreaterThan(0);
    expect(treaty.incidents.length).toBeGreaterThan(0);
  });

  test('nobody gives what its means do not hold, nor what it signed away', () => {
    let checked = 0;
    fc.assert(
      fc.property(texts(c), circles(c), trials(c), fc.nat(1000), (text, joined, { incident, place }, run) => {
        const { table } = crisisOf(
          c,
          run,
          { text, joined, incident, place },
          byAgents(c, { default: AGENTS.linear } as never),
        );
        const barred = treaty.barredClause < 0 ? 0 : (treaty.barred[text[treaty.barredClause] ?? -1] ?? 0);
        for (const d of table.open.crisis?.deliveries ?? []) {
          checked++;
          expect(has(c.parties[d.seat]?.guarantor?.means ?? 0, d.response)).toBe(true);
          if (has(joined, d.seat)) expect(has(barred & ~1, d.response)).toBe(false);
        }
      }),
      { numRuns: shared(200), seed: 20220329 },
    );
    expect(checked).toBeGreaterThan(0);
  });
});
