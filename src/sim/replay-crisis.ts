import type { Package } from '../model/index.ts';
import { advance, protocol, settle } from '../protocol/index.ts';
import { type CrisisFacts, crisisFacts, openTable } from '../rules/index.ts';
import { type Cast, castOf, chooseAct, type Playout } from './playout.ts';

/** The act that opened the last crisis of a playout: its index, or −1 when there was none. */
export const lastCrisis = (p: Pick<Playout, 'acts'>): number =>
  p.acts.findLastIndex((a) => a.type === 'nature.year' && a.kind === 'incident');

/**
 * The last crisis of a playout once more, under another text: the same world, year, incident and place, the same
 * guarantors in, and the same chance, which is keyed by run, year, seat and purpose. Agents play every seat.
 * @returns the facts of the crisis; null when the playout came to none
 */
export function replayCrisis(
  p: Pick<Playout, 'world' | 'acts'>,
  text: Package,
  cast: Cast = {},
): CrisisFacts | null {
  const at = lastCrisis(p);
  const opening = p.acts[at];
  if (!opening) return null;
  const { world } = p;
  const table = openTable(world);
  let node = settle(protocol, world, table, protocol.start);
  for (const act of p.acts.slice(0, at)) node = advance(protocol, node, world, table, act);
  table.open.agreed = [...text];
  node = advance(protocol, node, world, table, opening);
  const agents = castOf(world.case, cast);
  for (let acts = at + 1; protocol.nodes[node]?.name.startsWith('crisis.'); acts++) {
    node = advance(protocol, node, world, table, chooseAct(world, table, node, agents, acts));
  }
  return crisisFacts(world, table);
}
