import type { Phase, Table, World } from '../model/index.ts';
import type { Ending } from '../rules/index.ts';
import type { Step } from '../telling/index.ts';

/** A negotiation from first act to last, as facts: what a transcript is made of. */
export interface Story {
  readonly world: World;
  /** Who played which seat, by party id. */
  readonly seats: Readonly<Record<string, string>>;
  /** How many acts there are. */
  readonly acts: number;
  /** The acts in order. A step's tables are moved on with the next one: what is to be kept of them is to be copied. */
  readonly steps: Iterable<Step>;
  /** Where it stands now, and the table there. */
  readonly phase: Phase;
  readonly table: Table;
  /** Null while it is not over. */
  readonly ending: Ending | null;
  readonly hash: string;
}
