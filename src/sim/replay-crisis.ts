import { areaOf, type Package } from '../model/index.ts';
import { Position } from '../protocol/index.ts';
import { type CrisisFacts, crisisFacts } from '../rules/index.ts';
import { chooseFor } from './choose.ts';
import { type Cast, castOf, type Playout } from './playout.ts';

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
  const position = Position.of(p.world);
  for (const act of p.acts.slice(0, at)) position.do(act);
  position.table.open.agreed = [...text];
  position.do(opening);
  const agents = castOf(p.world.case, cast);
  while (areaOf(position.phase) === 'crisis') position.do(chooseFor(position, agents));
  return crisisFacts(p.world, position.table);
}
