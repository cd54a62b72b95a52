import { AGENTS, type Agent, DEFAULT_AGENT, type Luck } from '../agents/index.ts';
import {
  type Act,
  type Case,
  NATURE,
  type PlayRecord,
  type Root,
  rootOf,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import { advance, makeRecord, playHash, protocol, refusalAt, settle, turnAt } from '../protocol/index.ts';
import { drawNature, openTable, openWorld, viewOf } from '../rules/index.ts';
import { mostActs } from './bound.ts';

/** Which agent plays which seat, by party id; the key `default` serves the rest. */
export type Cast = Readonly<Record<string, Agent>>;

/** A negotiation that agents have played to its end. */
export interface Playout {
  readonly world: World;
  /** The ending, as `ended.no-deal`. */
  readonly phase: string;
  readonly table: Table;
  readonly acts: readonly Act[];
}

/** One agent for each seat. */
export const castOf = (c: Case, cast: Cast): Agent[] =>
  c.parties.map((p) => cast[p.id] ?? cast.default ?? AGENTS[DEFAULT_AGENT] ?? never(p.id));

function never(seat: string): never {
  throw new Error(`nobody plays "${seat}"`);
}

/**
 * Plays run `run` of a case by agents, in place on a private table.
 * @throws when an agent returns an unlawful act, naming it: that is the agent's fault, not the table's
 */
export function playout(c: Case, root: Root | string, run: number, cast: Cast = {}): Playout {
  const world = openWorld(c, typeof root === 'string' ? rootOf(root) : root, run);
  const table = openTable(world);
  const agents = castOf(c, cast);
  return finish(world, table, settle(protocol, world, table, protocol.start), agents, []);
}

/** Plays on from a node to the end, in place; `acts` are those that led there, and grow. */
export function finish(
  world: World,
  table: Table,
  from: number,
  agents: readonly Agent[],
  acts: Act[],
): Playout {
  const most = mostActs(world.case);
  let node = from;
  while (!protocol.nodes[node]?.final) {
    if (acts.length >= most) throw new Error(`run ${world.chance.run} has not ended after ${most} acts`);
    const act = chooseAct(world, table, node, agents, acts.length);
    acts.push(act);
    node = advance(protocol, node, world, table, act);
  }
  return { world, phase: protocol.nodes[node]?.name ?? '', table, acts };
}

/** The act of the seat whose turn it is, checked. */
export function chooseAct(
  world: World,
  table: Table,
  node: number,
  agents: readonly Agent[],
  count: number,
): Act {
  const here = protocol.nodes[node];
  const seat = turnAt(protocol, node, world, table);
  const types = here?.types ?? [];
  if (seat === NATURE) return drawNature(world, table, types);
  const luck: Luck = (purpose, index = 0) => uniform(world.chance, count, seat, purpose, index);
  const act =
    agents[seat]?.act(viewOf(world, table, seat, here?.name ?? '', types), luck) ?? never(`seat ${seat}`);
  const refusal =
    act.seat === seat
      ? refusalAt(protocol, node, world, table, act)
      : { reason: `it acted as seat ${act.seat}` };
  if (refusal) {
    const who = `${agents[seat]?.name} as ${world.case.parties[seat]?.id}`;
    throw new Error(`${who} tried "${act.type}" in ${here?.name}: ${refusal.reason}`);
  }
  return act;
}

/** The record of a playout. */
export function recordPlayout(p: Playout, cast: Cast = {}): PlayRecord {
  const seats = Object.fromEntries(
    castOf(p.world.case, cast).map((a, i) => [p.world.case.parties[i]?.id ?? '', a.name]),
  );
  return makeRecord(p.world, p.phase, p.acts, p.table, seats);
}

/** SHA-256 of a playout: the same for the same scenario, seed, run and agents on every machine. */
export const hashPlayout = (p: Playout): string => playHash(p.world, p.acts, p.table);
