import { type Actor, type ActorOptions, createActor } from 'xstate';
import {
  type Act,
  type ActType,
  bundleOf,
  type Case,
  chain,
  ENGINE,
  err,
  hashOf,
  nameAct,
  ok,
  type Phase,
  type PlayRecord,
  playedHash,
  RECORD_FORMAT,
  type Refusal,
  type Result,
  rootOf,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { openWorld, type View } from '../rules/index.ts';
import { follow, opened, type Play } from './line.ts';
import { type Machine, machine } from './machine.ts';

/** Opens run `run` of a case under a seed, before its first act. */
export const openPlay = (c: Case, seed: string, run = 0): Play => opened(openWorld(c, rootOf(seed), run));

/** Sends an act. The refusal says why it is not lawful; the play given is untouched either way. */
export function send(play: Play, act: Act): Result<Play, Refusal> {
  const refusal = play.position.refusal(act);
  return refusal ? err(refusal) : ok(follow(play, act));
}

/** An actor of the statechart, not yet started, that stands where a play stands. `inspect` hears all that it does. */
export const actorFrom = (play: Play, options: Pick<ActorOptions<Machine>, 'inspect'> = {}): Actor<Machine> =>
  createActor(machine, {
    ...options,
    input: { world: play.world, table: play.table },
    snapshot: machine.getPersistedSnapshot(play.snapshot),
  });

/** Act types that the present phase accepts. */
export const typesOf = (play: Play): readonly ActType[] => play.position.types;

/** Whose move is awaited: a party, or NATURE. */
export const turnOf = (play: Play): Seat => play.position.turn;

/** Has it ended? */
export const isOver = (play: Play): boolean => play.position.over;

/** What a seat may see now. */
export const viewFrom = (play: Play, seat: Seat): View => play.position.view(seat);

/** Nature's act, when it is nature's move; in a crisis the clock may be moved by fewer hours. */
export const natureIn = (play: Play, hours?: number): Act => play.position.nature(hours);

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
  while (at.round >= round) {
    found = at;
    if (!at.before) break;
    at = at.before;
  }
  return found;
}

/** SHA-256 over everything that makes a negotiation what it is, its end state included. */
export function playHash(world: World, acts: readonly Act[], table: Table): string {
  const { root, run } = world.chance;
  const readings = world.case.scenario.chosen ?? {};
  return hashOf({ scenario: playedHash(world.case), readings, seed: root.seed, run, acts, table });
}

/** Makes the record of a play, finished or not. */
export function recordOf(play: Play, seats: Readonly<Record<string, string>> = {}): PlayRecord {
  return makeRecord(play.world, play.phase, play.acts, play.table, seats);
}

export function makeRecord(
  world: World,
  phase: Phase,
  acts: readonly Act[],
  table: Table,
  seats: Readonly<Record<string, string>>,
): PlayRecord {
  const { root, run } = world.chance;
  return {
    format: RECORD_FORMAT,
    engine: ENGINE,
    scenario: world.case.scenario.id,
    scenarioHash: playedHash(world.case),
    bundle: bundleOf(world.case.scenario),
    readings: world.case.scenario.chosen ?? {},
    seed: root.seed,
    run,
    seats,
    acts: chain(acts.map((a) => nameAct(world.case, a))),
    phase,
    hash: playHash(world, acts, table),
  };
}
