import { type Case, NATURE, rootOf } from '../../model/index.ts';
import { Position } from '../../protocol/index.ts';
import { castOf, chooseFor, readCast } from '../../sim/index.ts';

/** Shares of the whole time, 0 to 1. */
export interface PhaseShare {
  readonly phase: string;
  readonly acts: number;
  /** Agents choosing, with their views and the check of what they return. */
  readonly agents: number;
  /** Nature drawing. */
  readonly nature: number;
  /** Rules changing the table, and the way to the next phase. */
  readonly rules: number;
}

/** Plays runs by one agent and says where the time went, most first. */
export function phaseShares(c: Case, agent: string, runs: number): PhaseShare[] {
  const cast = readCast(c, { default: agent });
  if (!cast.ok) throw new Error(cast.error);
  const agents = castOf(c, cast.value);
  const root = rootOf('bench');
  const spent = new Map<string, { acts: number; agents: number; nature: number; rules: number }>();
  let total = 0;
  for (let run = 0; run < runs; run++) {
    const position = Position.open(c, root, run);
    while (!position.over) {
      const { phase } = position;
      const here = spent.get(phase) ?? { acts: 0, agents: 0, nature: 0, rules: 0 };
      spent.set(phase, here);
      const natural = position.turn === NATURE;
      const start = performance.now();
      const act = chooseFor(position, agents);
      const chosen = performance.now();
      position.do(act);
      const done = performance.now();
      here.acts++;
      here[natural ? 'nature' : 'agents'] += chosen - start;
      here.rules += done - chosen;
      total += done - start;
    }
  }
  const all = (x: PhaseShare): number => x.agents + x.nature + x.rules;
  return [...spent]
    .map(([phase, t]) => ({
      phase,
      acts: t.acts,
      agents: t.agents / total,
      nature: t.nature / total,
      rules: t.rules / total,
    }))
    .sort((x, y) => all(y) - all(x));
}

/** The agents' share of the whole time, 0 to 1. */
export const inAgents = (shares: readonly PhaseShare[]): number =>
  shares.reduce((sum, s) => sum + s.agents, 0);
