import { storyOfPlayout } from '../../src/app/narrate.ts';
import type { Case } from '../../src/model/index.ts';
import { transcript } from '../../src/report/index.ts';
import { type Cast, castOf, playout } from '../../src/sim/index.ts';

/** One playout as the page a person reads: the library's own transcript, as the host may know it. */
export function transcriptOf(c: Case, seed: string, run: number, cast: Cast): string {
  const agents = castOf(c, cast);
  const seats = Object.fromEntries(c.parties.map((p, i) => [p.id, agents[i]?.name ?? '']));
  // The hash says what the acts say already, and would change with every digit of a table.
  return transcript(storyOfPlayout(playout(c, seed, run, cast), seats)).replace(/, hash \w+/, '');
}
