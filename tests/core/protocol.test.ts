import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { Act, Table } from '../../src/model/index.ts';
import { openPlay, type Play, protocol, send } from '../../src/protocol/index.ts';
import { perform } from '../../src/rules/index.ts';
import { byAgents, byPersona, type Chooser, casts, drive, PERSONAS, same } from '../helpers/drive.ts';
import { caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';

/** Phases in which somebody acts or everything ends: the rest are passed through at once. */
const WAITING = protocol.nodes.filter((n) => n.always.length === 0).map((n) => n.name);

/** Visits of each phase over all playouts of this file. */
const visits: Record<string, number> = Object.fromEntries(WAITING.map((name) => [name, 0]));

const visit = (phase: string): void => {
  visits[phase] = (visits[phase] ?? 0) + 1;
};

/** Plays in place and on the statechart side by side, and compares after every act. */
function sideBySide(scenario: string, seed: string, run: number, choose: Chooser, check: boolean): number {
  const c = caseOf(scenario);
  let play: Play | null = null;
  const at = (act: Act): string => `${scenario}, seed "${seed}", run ${run}, after ${JSON.stringify(act)}`;
  const driven = drive(c, seed, run, choose, {
    before: (step) => {
      visit(step.phase);
      play ??= openPlay(c, seed, run);
      expect(play.phase).toBe(step.phase);
    },
    after: (step, phase) => {
      if (!play) throw new Error('no play');
      const next = send(play, step.act);
      if (!next.ok) throw new Error(`${at(step.act)}: the statechart refused: ${next.error.code}`);
      play = next.value;
      if (play.phase !== phase) expect(play.phase, at(step.act)).toBe(phase);
      if (check) same(play.table, step.table, at(step.act));
    },
  });
  visit(driven.phase);
  const last = play as Play | null;
  same(last?.table, driven.table, `${scenario}, seed "${seed}", run ${run}, at the end`);
  expect(last?.phase).toBe(driven.phase);
  return driven.acts.length;
}

describe('machine and compiled table are one protocol', () => {
  describe.each(SCENARIOS)('%s', (scenario) => {
    test.each(PERSONAS.map((p) => p.name))('directed random playouts: %s', (name) => {
      const persona = PERSONAS.find((p) => p.name === name);
      if (!persona) throw new Error(name);
      const runs = shared(name === 'talker' ? 12 : 80);
      let acts = 0;
      for (let run = 0; run < runs; run++)
        acts += sideBySide(scenario, `side by side, ${name}`, run, byPersona(persona), true);
      expect(acts).toBeGreaterThanOrEqual(runs);
    });

    test.each(Object.keys(casts(caseOf(scenario))))('agents: %s', (name) => {
      const cast = casts(caseOf(scenario))[name] ?? {};
      for (let run = 0; run < shared(4); run++)
        expect(
          sideBySide(scenario, 'side by side', run, byAgents(caseOf(scenario), cast), true),
        ).toBeGreaterThan(0);
    });
  });

  test('every phase and every ending of the protocol is reached, all scenarios together', () => {
    // The rarer endings take more runs than the comparison above can afford: these are stepped in place, and a
    // playout that comes to a place seen less than twice is stepped again on the statechart, act by act.
    const rare = (): boolean => Object.values(visits).some((n) => n === 0);
    for (let run = 0; run < 2000 && (run < 100 || rare()); run++) {
      for (const scenario of SCENARIOS) {
        for (const persona of PERSONAS.filter((p) => p.name !== 'talker')) {
          let fresh = false;
          const look = (phase: string): void => {
            fresh ||= (visits[phase] ?? 0) < 2;
          };
          const { phase } = drive(caseOf(scenario), 'reach', run, byPersona(persona), {
            before: (step) => look(step.phase),
          });
          look(phase);
          if (fresh) sideBySide(scenario, 'reach', run, byPersona(persona), true);
        }
      }
    }
    console.log(JSON.stringify({ coverage: 'phases', visits }));
    expect(Object.entries(visits).filter(([, n]) => n === 0)).toEqual([]);
    expect(Object.keys(visits).sort()).toEqual([...WAITING].sort());
  });
});

describe('produce and in place are one set of rules', () => {
  test.each(SCENARIOS)('%s: every act of random playouts', (scenario) => {
    let acts = 0;
    for (const persona of PERSONAS.filter((p) => p.name !== 'talker')) {
      for (let run = 0; run < shared(30); run++) {
        let before: Table | null = null;
        let drafted: Table | null = null;
        drive(caseOf(scenario), `produce, ${persona.name}`, run, byPersona(persona), {
          before: ({ world, table, act }) => {
            before = structuredClone(table);
            const base = structuredClone(table);
            drafted = produce(base, (draft) => perform(world, draft, act));
            same(base, before, 'produce changed its base');
          },
          after: ({ table, act }) => {
            acts++;
            same(drafted, table, `${scenario} run ${run} ${persona.name}: ${JSON.stringify(act)}`);
          },
        });
      }
    }
    expect(acts).toBeGreaterThan(20);
  });
});
