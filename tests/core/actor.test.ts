import { describe, expect, test } from 'vitest';
import { type DirectedGraphNode, toDirectedGraph } from 'xstate/graph';
import { ENDINGS, WAITING } from '../../src/model/index.ts';
import { actorFrom, machine, openPlay, type Play, send } from '../../src/protocol/index.ts';
import { endingOf } from '../../src/rules/index.ts';
import { byPersona, drive, PERSONAS, same } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

describe('the statechart as a running actor', () => {
  test.each(SCENARIOS)('%s: started anywhere, it ends with the ending as its output', (scenario) => {
    const c = caseOf(scenario);
    for (const persona of PERSONAS.filter((p) => p.name !== 'talker')) {
      const driven = drive(c, 'actor', 3, byPersona(persona));
      const from = Math.floor(driven.acts.length / 3);
      let play: Play = openPlay(c, 'actor', 3);
      for (const act of driven.acts.slice(0, from)) {
        const next = send(play, act);
        if (!next.ok) throw new Error(next.error.code);
        play = next.value;
      }
      const heard: string[] = [];
      const actor = actorFrom(play, {
        inspect: (event) => {
          if (event.type === '@xstate.event') heard.push(event.event.type);
        },
      });
      actor.start();
      for (const act of driven.acts.slice(from)) actor.send(act);
      const { status, output, value, context } = actor.getSnapshot();
      expect(status).toBe('done');
      expect(value).toBe(driven.phase);
      same(output, endingOf(driven.world, driven.table, driven.phase), `${scenario}, ${persona.name}`);
      same(context.table, driven.table, `${scenario}, ${persona.name}: the table`);
      expect(heard.filter((type) => !type.startsWith('xstate.'))).toHaveLength(driven.acts.length - from);
    }
  });

  test('an unlawful act leaves a running actor where it is', () => {
    const c = caseOf('harbour-lease');
    const actor = actorFrom(openPlay(c, 'actor'));
    actor.start();
    const before = actor.getSnapshot();
    actor.send({ type: 'offer.accept', seat: 0 });
    actor.send({ type: 'talks.walk-out', seat: 1 });
    expect(actor.getSnapshot().value).toEqual(before.value);
    expect(actor.getSnapshot().context.table).toBe(before.context.table);
  });

  test("Stately's tools can read it: definition as JSON, and the directed graph with every phase", () => {
    expect(JSON.parse(JSON.stringify(machine.toJSON()))).toMatchObject({ id: 'demarche', initial: {} });
    const names = (node: DirectedGraphNode): string[] => [
      node.stateNode.path.join('.'),
      ...node.children.flatMap(names),
    ];
    const found = names(toDirectedGraph(machine));
    for (const phase of [...WAITING, ...ENDINGS]) expect(found).toContain(phase);
  });
});
