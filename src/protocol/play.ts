import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import {
  type Act,
  type ActType,
  type Case,
  chain,
  err,
  hashOf,
  nameAct,
  ok,
  type PlayRecord,
  type Refusal,
  type Result,
  rootOf,
  type Table,
  type World,
} from '../model/index.ts';
import { drawNature, openTable, openWorld, type View, viewOf } from '../rules/index.ts';
import { protocol, refusalAt, turnAt } from './compile.ts';
import { type MachineContext, machine } from './machine.ts';

/**
 * One negotiation played act by act on the statechart. A play never changes: `send` returns the next one,
 * so undo, rewind and branch are earlier plays. Tables share what did not change.
 */
export interface Play {
  readonly world: World;
  /** The state of the statechart, as `talks.floor`; `ended.…` when it is over. */
  readonly phase: string;
  readonly table: Table;
  readonly acts: readonly Act[];
  /** The play before the last act; null at the start. */
  readonly before: Play | null;
  readonly snapshot: AnyMachineSnapshot;
}

function phaseOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  const [key, inner] = Object.entries(value)[0] ?? ['', ''];
  const rest = phaseOf(inner);
  return rest ? `${key}.${rest}` : key;
}

/** Opens run `run` of a case under a seed, before its first act. */
export function openPlay(c: Case, seed: string, run = 0): Play {
  const world = openWorld(c, rootOf(seed), run);
  const input: MachineContext = { world, table: openTable(world) };
  const [snapshot] = initialTransition(machine, input);
  return { world, phase: phaseOf(snapshot.value), table: input.table, acts: [], before: null, snapshot };
}

/** Sends an act. The refusal says why it is not lawful; the play given is untouched either way. */
export function send(play: Play, act: Act): Result<Play, Refusal> {
  const refusal = refusalAt(protocol, nodeOf(play), play.world, play.table, act);
  if (refusal) return err(refusal);
  const [snapshot] = transition(machine, play.snapshot, act);
  const { table } = snapshot.context as MachineContext;
  return ok({
    world: play.world,
    phase: phaseOf(snapshot.value),
    table,
    acts: [...play.acts, act],
    before: play,
    snapshot,
  });
}

const nodeOf = (play: Play): number => protocol.byName.get(play.phase) ?? 0;

/** Act types that the present phase accepts. */
export const typesOf = (play: Play): readonly ActType[] => protocol.nodes[nodeOf(play)]?.types ?? [];

/** Whose move is awaited: a party's index, or NATURE. */
export const turnOf = (play: Play): number => turnAt(protocol, nodeOf(play), play.world, play.table);

export const isOver = (play: Play): boolean => protocol.nodes[nodeOf(play)]?.final ?? false;

/** What a seat may see now. */
export const viewFrom = (play: Play, seat: number): View =>
  viewOf(play.world, play.table, seat, play.phase, typesOf(play));

/** Nature's act, when it is nature's move; in a crisis the clock may be moved by fewer hours. */
export const natureIn = (play: Play, hours?: number): Act =>
  drawNature(play.world, play.table, typesOf(play), hours);

/** Takes back the last `count` acts, as far as the start. */
export function undo(play: Play, count = 1): Play {
  let at = play;
  for (let i = 0; i < count && at.before; i++) at = at.before;
  return at;
}

/** Goes back to the opening of a round; the play itself when the round has not come yet. */
export function rewind(play: Play, round: number): Play {
  let at = play;
  let found = play;
  while (at.table.open.round >= round) {
    found = at;
    if (!at.before) break;
    at = at.before;
  }
  return found;
}

const scenarioHashes = new WeakMap<Case, string>();

/** SHA-256 of a case's scenario, as written out: the order of clauses, options and parties is part of it. */
export function scenarioHash(c: Case): string {
  const known = scenarioHashes.get(c) ?? hashOf(JSON.stringify(c.scenario));
  scenarioHashes.set(c, known);
  return known;
}

/** SHA-256 over everything that makes a negotiation what it is, its end state included. */
export function playHash(world: World, acts: readonly Act[], table: Table): string {
  const { root, run } = world.chance;
  return hashOf({ scenario: scenarioHash(world.case), seed: root.seed, run, acts, table });
}

/** Makes the record of a play, finished or not. */
export function recordOf(play: Play, seats: Readonly<Record<string, string>> = {}): PlayRecord {
  return makeRecord(play.world, play.phase, play.acts, play.table, seats);
}

export function makeRecord(
  world: World,
  phase: string,
  acts: readonly Act[],
  table: Table,
  seats: Readonly<Record<string, string>>,
): PlayRecord {
  const { root, run } = world.chance;
  return {
    format: 'demarche-record/1',
    scenario: world.case.scenario.id,
    scenarioHash: scenarioHash(world.case),
    readings: world.case.scenario.chosen ?? {},
    seed: root.seed,
    run,
    seats,
    acts: chain(acts.map((a) => nameAct(world.case, a))),
    phase,
    hash: playHash(world, acts, table),
  };
}
