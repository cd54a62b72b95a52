import { type Act, type Case, rootOf, type World } from '../../model/index.ts';
import { openPlay, type Play, Position, send } from '../../protocol/index.ts';
import { type Cast, playout, readCast } from '../../sim/index.ts';

const SEED = 'bench';

/** One run to be played again, opened both ways beforehand: neither a world nor a play changes. */
export interface Script {
  readonly world: World;
  readonly opened: Play;
  readonly acts: readonly Act[];
}

function castBy(c: Case, agent: string): Cast {
  const cast = readCast(c, { default: agent });
  if (!cast.ok) throw new Error(cast.error);
  return cast.value;
}

/** The first runs of each agent, so that the act lists reach every phase that any of them reaches. */
export function scripts(c: Case, agents: readonly string[], runs: number): Script[] {
  return agents.flatMap((agent) =>
    Array.from({ length: runs }, (_, run) => {
      const { world, acts } = playout(c, SEED, run, castBy(c, agent));
      return { world, opened: openPlay(c, SEED, run), acts };
    }),
  );
}

/** Plays act lists again by `send`, as the terminal game does; gives the acts played. */
export function bySend(list: readonly Script[]): number {
  let n = 0;
  for (const { opened, acts } of list) {
    let play = opened;
    for (const act of acts) {
      const next = send(play, act);
      if (!next.ok) throw new Error(next.error.code);
      play = next.value;
    }
    n += acts.length;
  }
  return n;
}

/** Plays act lists again on the compiled table, in place; with the check that `send` makes, or without. */
export function byTable(list: readonly Script[], checked: boolean): number {
  let n = 0;
  for (const { world, acts } of list) {
    const position = Position.of(world);
    for (const act of acts) {
      if (checked) position.take(act);
      else position.do(act);
    }
    n += acts.length;
  }
  return n;
}

/** Plays one whole run more at each call. */
export function playouts(c: Case, agent: string): () => number {
  const cast = castBy(c, agent);
  const root = rootOf(SEED);
  let run = 0;
  return () => {
    playout(c, root, run++, cast);
    return 1;
  };
}
