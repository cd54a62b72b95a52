import type { Act, World } from '../model/index.ts';
import { openPlay, type Play, playHash, send } from '../protocol/index.ts';
import type { Story } from '../report/index.ts';
import { isPersonal, type Session, seatsTold } from '../session/index.ts';
import type { Playout } from '../sim/index.ts';
import type { Step } from '../telling/index.ts';

/**
 * A play's story from its first act, finished or not. `seats` says who played, by party id. `people`: for each act,
 * was it a person's or a program's? By default the acts of the seats that `seats` calls "human".
 */
export function storyOf(
  play: Play,
  seats: Readonly<Record<string, string>>,
  people?: readonly boolean[],
): Story {
  const steps: Step[] = [];
  const { world } = play;
  const human = world.case.parties.map((p) => seats[p.id] === 'human');
  for (let at = play; at.before; at = at.before) {
    const act = at.acts.at(-1);
    const { before } = at;
    if (act)
      steps.push({
        world,
        act,
        phase: before.phase,
        before: before.table,
        after: at.table,
        person: (people ? people[before.acts.length] : human[act.seat]) ?? false,
      });
  }
  return {
    world,
    seats,
    steps: steps.reverse(),
    phase: play.phase,
    table: play.table,
    ending: play.position.ending,
    hash: playHash(world, play.acts, play.table),
  };
}

/** The story of a session's branch at hand. */
export const storyOfSession = (s: Session): Story =>
  storyOf(
    s.play,
    seatsTold(s),
    s.hands.map((hand) => isPersonal(hand)),
  );

/** A playout's acts on the statechart again, so that every step can be told. */
export function playOf({ world, acts }: { readonly world: World; readonly acts: readonly Act[] }): Play {
  let play = openPlay(world.case, world.chance.root.seed, world.chance.run);
  for (const act of acts) {
    const next = send(play, act);
    if (!next.ok) throw new Error(`a finished playout cannot be played again: ${JSON.stringify(next.error)}`);
    play = next.value;
  }
  return play;
}

/** A playout's story. */
export const storyOfPlayout = (p: Playout, seats: Readonly<Record<string, string>>): Story =>
  storyOf(playOf(p), seats);
