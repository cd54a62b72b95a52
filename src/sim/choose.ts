import type { Agent, Luck } from '../agents/index.ts';
import { type Act, NATURE, uniform } from '../model/index.ts';
import type { Position } from '../protocol/index.ts';

/** An agent did what it may not: its own fault, not the table's. */
export class AgentFault extends Error {
  override readonly name = 'AgentFault';
}

/**
 * The act of whoever has the move, nature or an agent: the one chooser of every loop that plays on by itself.
 * @param agents one for each seat; only the seat whose move it is must be there
 * @param count acts so far
 * @throws AgentFault when the agent returns an act that is not lawful, or another seat's
 */
export function chooseFor(position: Position, agents: readonly (Agent | null)[], count: number): Act {
  const { turn, world } = position;
  if (turn === NATURE) return position.nature();
  const agent = agents[turn];
  const id = world.case.parties[turn]?.id ?? `seat ${turn}`;
  if (!agent) throw new AgentFault(`nobody plays "${id}"`);
  const luck: Luck = (purpose, index = 0) => uniform(world.chance, count, turn, purpose, index);
  const act = agent.act(position.view(turn), luck);
  const fault = act.seat === turn ? position.refusal(act) : { code: 'not-your-turn', seat: act.seat };
  if (fault)
    throw new AgentFault(
      `${agent.name} as ${id} tried "${act.type}" in ${position.phase}: ${JSON.stringify(fault)}`,
    );
  return act;
}
