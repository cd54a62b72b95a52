import { AGENTS, type Agent, DEFAULT_AGENT } from '../agents/index.ts';
import {
  type Act,
  type Case,
  type Phase,
  type PlayRecord,
  type Root,
  rootOf,
  type Table,
  type World,
} from '../model/index.ts';
import { makeRecord, Position, playHash } from '../protocol/index.ts';
import { mostActs } from './bound.ts';
import { chooseFor } from './choose.ts';

/** Which agent plays which seat, by party id; the key `default` serves the rest. */
export type Cast = Readonly<Record<string, Agent>>;

/** A negotiation that agents have played to its end. */
export interface Playout {
  readonly world: World;
  /** The ending. */
  readonly phase: Phase;
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
  const position = Position.open(c, typeof root === 'string' ? rootOf(root) : root, run);
  return finish(position, castOf(c, cast), []);
}

/** Plays a position on to the end, in place; `acts` are those that led there, and grow. */
export function finish(position: Position, agents: readonly Agent[], acts: Act[]): Playout {
  const { world, table } = position;
  const most = mostActs(world.case);
  while (!position.over) {
    if (acts.length >= most) throw new Error(`run ${world.chance.run} has not ended after ${most} acts`);
    const act = chooseFor(position, agents);
    acts.push(act);
    position.do(act);
  }
  return { world, phase: position.phase, table, acts };
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
