import type { Package } from '../../../model/index.ts';
import type { Play } from '../../../protocol/index.ts';
import type { Why } from './reasons.ts';
import { differences } from './words.ts';

/** What is told of an act. Weight: 0 routine, 1 worth a pause, 2 a turning point that the ending tells again. */
export interface Told {
  readonly text: string;
  readonly weight: 0 | 1 | 2;
  readonly why?: readonly Why[];
  /** Who may read it; everybody when absent. */
  readonly seenBy?: 'all' | readonly number[];
}

export const plain = (text: string): Why => ({ text, source: [] });
/** The clauses in which two texts differ, as lines. */
export const changed = (play: Play, from: Package, to: Package): Why[] =>
  differences(play.world.case, from, to).map((d) => plain(d.text));
