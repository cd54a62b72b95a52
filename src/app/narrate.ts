import { type Act, isEnding, type Phase, type Table, type World } from '../model/index.ts';
import { type Play, playHash, stepsThrough } from '../protocol/index.ts';
import type { Story } from '../report/index.ts';
import { endingOf } from '../rules/index.ts';
import type { Playout } from '../sim/index.ts';
import type { Step } from '../telling/index.ts';

/** The acts told one after the other, as often as they are asked for: never more than two tables at a time. */
class Steps implements Iterable<Step> {
  readonly #world: World;
  readonly #acts: readonly Act[];
  readonly #people: readonly boolean[];

  constructor(world: World, acts: readonly Act[], seats: Readonly<Record<string, string>>) {
    this.#world = world;
    this.#acts = acts;
    this.#people = world.case.parties.map((p) => seats[p.id] === 'human');
  }

  *[Symbol.iterator](): Generator<Step> {
    const world = this.#world;
    for (const { act, phase, before, after } of stepsThrough(world, this.#acts))
      yield { world, act, phase, before, after, person: this.#people[act.seat] ?? false };
  }
}

/** What a story is told of: a play as well as a playout. */
interface Told {
  readonly world: World;
  readonly acts: readonly Act[];
  readonly phase: Phase;
  readonly table: Table;
}

function story({ world, acts, phase, table }: Told, seats: Readonly<Record<string, string>>): Story {
  return {
    world,
    seats,
    acts: acts.length,
    steps: new Steps(world, acts, seats),
    phase,
    table,
    ending: isEnding(phase) ? endingOf(world, table, phase) : null,
    hash: playHash(world, acts, table),
  };
}

/** A play's story from its first act, finished or not. `seats` says who played, by party id. */
export const storyOf = (play: Play, seats: Readonly<Record<string, string>>): Story => story(play, seats);

/** A playout's story. */
export const storyOfPlayout = (p: Playout, seats: Readonly<Record<string, string>>): Story => story(p, seats);
