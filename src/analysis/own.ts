import { type Case, POINT } from '../model/index.ts';
import { points } from '../rules/index.ts';
import { frontierOf } from './frontier.ts';
import { openingOf } from './opening.ts';
import { type Space, spaceOf } from './space.ts';
import { Work } from './work.ts';

/** Steps of the search for a party's own best text: one sum for each way of being tied. */
const OWN_STEPS = 4_000_000;

/** Why a party can accept no text at all, whatever the others want. */
export interface Impasse {
  readonly party: number;
  readonly code: 'own-lines' | 'own-bar';
  /** A sentence that names the party. */
  readonly text: string;
}

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
    if (best === undefined)
      return within === 0 ? [{ party, code: 'own-lines', text: linesText(world.case, party) }] : [];
    if (best + within >= needed) return [];
    return [{ party, code: 'own-bar', text: barText(world.case, party, best, needed) }];
  });
}

const nameOf = (c: Case, party: number): string => c.parties[party]?.name ?? '';

const linesText = (c: Case, party: number): string =>
  `${nameOf(c, party)} can accept no text: its own red lines cannot all be kept.`;

const barText = (c: Case, party: number, best: number, needed: number): string => {
  const only = (c.parties[party]?.redLines.length ?? 0) > 0 ? ' that keeps its own red lines' : '';
  const digits = needed - best < POINT / 20 ? 9 : 1;
  const worth = `${points(best).toFixed(digits)}; it needs ${points(needed).toFixed(digits)}`;
  return `${nameOf(c, party)} can accept no text: the best one${only} is worth ${worth}.`;
};
