import type { Agent } from '../agents/index.ts';
import type { GameEvent, GameHead, Seat, Wish } from '../model/index.ts';
import type { Play } from '../protocol/index.ts';
import type { Chair, FindAgent, Hand } from './seats.ts';

/** One line of play from the first act on: what was played, who did each act, and how much of it each seat has read. */
export interface Branch {
  /** From 1, in the order in which branches were opened. */
  readonly id: number;
  readonly play: Play;
  /** Who did each act; null where it was chance. */
  readonly hands: readonly (Hand | null)[];
  /** Acts that each seat has looked at, by seat. */
  readonly marks: readonly number[];
}

/** A step in time that waits for the others' consent. */
export interface Asked {
  readonly by: Seat;
  readonly wish: Wish;
  /** Seats that are asked, and those of them that have agreed so far. */
  readonly of: readonly Seat[];
  readonly yes: readonly Seat[];
}

/**
 * People, agents and programs at one table. A value: every step gives the next one. It knows no terminal, socket or
 * file.
 */
export interface Session {
  readonly play: Play;
  readonly hands: Branch['hands'];
  readonly marks: Branch['marks'];
  /** The branch at hand, and the others that were kept. */
  readonly branch: number;
  readonly branches: readonly Branch[];
  /** By seat. */
  readonly chairs: readonly Chair[];
  /** The agent for each seat: it plays where an agent holds the seat, and in what-if studies everywhere. */
  readonly agents: readonly Agent[];
  readonly asked: Asked | null;
  /** How it began, and everything that has happened since, in order. */
  readonly head: GameHead;
  readonly events: readonly GameEvent[];
  readonly find: FindAgent;
}
