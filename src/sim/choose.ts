import type { Agent, Luck } from '../agents/index.ts';
import { type Act, NATURE, type Seat, uniform } from '../model/index.ts';
import type { Position } from '../protocol/index.ts';
import { actsNow, momentOf } from '../rules/index.ts';

/** An agent did what it may not: its own fault, not the table's. */
export class AgentFault extends Error {
  override readonly name = 'AgentFault';
}

/**
 * The act of whoever has the move, nature or an agent: the one chooser of every loop that plays on by itself.
 * @param agents one for each seat; only the seat whose move it is must be there
 * @throws AgentFault when the agent returns an act that is not lawful, or another seat's
 */
export function chooseFor(position: Position, agents: readonly (Agent | null)[]): Act {
  const { turn, world } = position;
  if (turn === NATURE) return position.nature();
  const agent = agents[turn];
  const id = world.case.parties[turn]?.id ?? `seat ${turn}`;
  if (!agent) throw new AgentFault(`nobody plays "${id}"`);
  const act = agent.act(position.view(turn), luckOf(position, turn));
  const fault = act.seat === turn ? position.refusal(act) : { code: 'not-your-turn', seat: act.seat };
  if (fault)
    throw new AgentFault(
      `${agent.name} as ${id} tried "${act.type}" in ${position.phase}: ${JSON.stringify(fault)}`,
    );
  return act;
}

/** Draws of one purpose in one act, at most. */
const DRAWS = 65_536;

/**
 * A seat's own chance: keyed by round (in a crisis by year and hour), seat, the seat's own acts within it, and purpose,
 * so that what others do shifts nothing.
 */
export function luckOf({ world, table }: Position, seat: Seat): Luck {
  const moment = momentOf(table);
  const from = DRAWS * actsNow(table, seat);
  return (purpose, index = 0) => uniform(world.chance, moment, seat, 'luck', from + index, purpose);
}
