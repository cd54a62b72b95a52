import type { Impasse } from '../model/index.ts';
import { frontierOf } from './frontier.ts';
import { openingOf } from './opening.ts';
import { type Space, spaceOf } from './space.ts';
import { Work } from './work.ts';

/** Steps of the search for a party's own best text: one sum for each way of being tied. */
const OWN_STEPS = 4_000_000;

/** The parties of a space that could accept nothing, even if they wrote the text alone. */
export function impasses(space: Space): Impasse[] {
  const { world, parties } = space;
  const { table } = openingOf(world.case, world);
  return parties.flatMap((party): Impasse[] => {
    const { points: texts, within } = frontierOf(
      spaceOf(world.case, [party], 'feasible', world),
      new Work(OWN_STEPS),
    );
    const best = texts[0]?.scores[0];
    const needed = table.own[party]?.reservation ?? 0;
    if (best === undefined) return within === 0 ? [{ party, code: 'own-lines' }] : [];
    if (best + within >= needed) return [];
    return [{ party, code: 'own-bar', best, needed }];
  });
}
