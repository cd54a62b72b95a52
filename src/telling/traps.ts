import type { Case, World } from '../model/index.ts';
import { lockOf, type Trap } from '../rules/index.ts';
import { nameOf } from './names.ts';
import { percent, type Words, words } from './words.ts';

/** What may be wrong with a text that looks good, in a sentence. */
export const trapText = (world: World, trap: Trap): Words => words(sentenceOf(world, trap));

function sentenceOf(world: World, trap: Trap): string {
  const c: Case = world.case;
  switch (trap.code) {
    case 'worth-below-nothing':
      return `Under attack ${nameOf(c, c.treaty?.victim ?? -1)} is better off without this text: it holds off ${percent(-trap.worth)} fewer of the attacks.`;
    case 'adds-nothing':
      return `The duty adds nothing: as many attacks are held off (${percent(trap.held)}) with nobody bound by it.`;
    case 'vote-likely-lost':
      return `${lockOf(world, trap.entry)?.text ?? ''}: likelier lost than won (${percent(trap.yes)} yes to be expected, won with a chance of ${percent(trap.chance)}).`;
    case 'vote-barred':
      return `${lockOf(world, trap.entry)?.text ?? ''}: ${lockOf(world, trap.entry)?.barredText ?? 'it cannot be held.'}`;
    case 'below-walk-away':
      return `${nameOf(c, trap.party)}: worth ${trap.score.toFixed(1)} when signed and ${trap.expected.toFixed(1)} over the years, attacks to be expected, below the ${trap.reservation.toFixed(1)} of no agreement.`;
    default: {
      const never: never = trap;
      return never;
    }
  }
}
