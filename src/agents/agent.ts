import type { Act } from '../model/index.ts';
import type { View } from '../rules/index.ts';

/** An agent's own chance: a uniform draw in [0, 1), keyed by run, round or hour, seat, its own acts within it, and purpose. */
export type Luck = (purpose: string, index?: number) => number;

/**
 * A negotiating strategy. `act` is asked whenever it is the seat's move and must return a lawful act of a type in
 * `view.types`. It sees only its view, draws only from its luck, and keeps nothing between calls: the same view
 * and luck give the same act.
 */
export interface Agent {
  readonly name: string;
  /** One line for lists and help. */
  readonly about: string;
  act(view: View, luck: Luck): Act;
}
