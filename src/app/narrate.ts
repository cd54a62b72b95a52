import { type Act, isEnding, type Phase, type Table, type World } from '../model/index.ts';
import { type Play, playHash, stepsThrough } from '../protocol/index.ts';
import type { Story } from '../report/index.ts';
import { endingOf } from '../rules/index.ts';
import { isPersonal, type Session, seatsTold } from '../session/index.ts';
import type { Playout } from '../sim/index.ts';
import type { Step } from '../telling/index.ts';

/** The acts told one after the other, as often as they are asked for: never more than two tables at a time. */
class Steps implements Iterable<Step> {
  readonly #world: World;
  readonly #acts: readonly Act[];
  readonly #people: readonly boolean[];

  /** `people`: was it a person or a program that did the act? By act. */
  constructor(world: World, acts: readonly Act[], people: readonly boolean[]) {
    this.#world = world;
    this.#acts = acts;
    this.#people = people;
  }

  *[Symbol.iterator](): Generator<Step> {
    const world = this.#world;
    for (const { index, act, phase, before, after } of stepsThrough(world, this.#acts))
      yield { world, act, phase, before, after, person: this.#people[index] ?? false };
  }
}

/** What a story is told of: a play as well as a playout. */
interface Told {
  readonly world: World;
  readonly acts: readonly Act[];
  readonly phase: Phase;
  readonly table: Table;
}

function story(
  { world, acts, phase, table }: Told,
  seats: Readonly<Record<string, string>>,
  people?: readonly boolean[],
): Story {
  const human = world.case.parties.map((p) => seats[p.id] === 'human');
  return {
    world,
    seats,
    acts: acts.length,
    steps: new Steps(world, acts, people ?? acts.map(({ seat }) => human[seat] ?? false)),
    phase,
    table,
    ending: isEnding(phase) ? endingOf(world, table, phase) : null,
    hash: playHash(world, acts, table),
  };
}

/**
 * A play's story from its first act, finished or not. `seats` says who played, by party id. `people`: for each act,
 * was it a person's or a program's? By default the acts of the seats that `seats` calls "human".
 */
export const storyOf = (
  play: Play,
  seats: Readonly<Record<string, string>>,
  people?: readonly boolean[],
): Story => story(play, seats, people);

/** The story of a session's branch at hand. */
export const storyOfSession = (s: Session): Story =>
  storyOf(
    s.play,
    seatsTold(s),
    s.hands.map((hand) => isPersonal(hand)),
  );

/** A playout's story. */
export const storyOfPlayout = (p: Playout, seats: Readonly<Record<string, string>>): Story => story(p, seats);
