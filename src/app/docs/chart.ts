import type { AnyStateNode } from 'xstate';
import { machine, protocol } from '../../protocol/index.ts';
import type { Chart, ChartState, ChartWay } from '../../report/index.ts';

const nodes = protocol.nodes;
const nameAt = (i: number): string => nodes[i]?.name ?? '';

/** The machine's own node of a compiled state: the compiled table keeps functions where the machine has names. */
function nodeNamed(name: string): AnyStateNode | undefined {
  return name
    .split('.')
    .reduce<AnyStateNode | undefined>((at, key) => at?.states[key] as AnyStateNode | undefined, machine.root);
}

/** The statechart as plain data, guards by name. */
export function chartOf(): Chart {
  const states = nodes.map((node): ChartState => {
    const guards = (nodeNamed(node.name)?.always ?? []).map((way) => way.guard);
    const acts = [...node.on].map(
      ([act, target]): ChartWay => ({ act, guard: null, target: nameAt(target) }),
    );
    const ways = node.always.map((way, i): ChartWay => {
      const guard = guards[i];
      return { act: null, guard: typeof guard === 'string' ? guard : null, target: nameAt(way.target) };
    });
    return {
      name: node.name,
      about: node.about,
      turn: node.turn,
      final: node.final,
      ways: [...acts, ...ways],
    };
  });
  return { start: nameAt(protocol.start), states };
}
