import { AGENTS, type Agent, DEFAULT_AGENT } from '../agents/index.ts';
import { type Case, err, inShort, ok, type Result, type Root } from '../model/index.ts';
import { type Cast, playout } from './playout.ts';
import { type RunRow, rowOf } from './run-row.ts';

/** Agent names by party id; `default` serves the seats not named. */
export type CastNames = Readonly<Record<string, string>>;

/** Agents, or the names of known ones, by party id; `default` serves the seats not named. */
export type CastChoice = Readonly<Record<string, string | Agent>>;

const isAgent = (x: unknown): x is Agent =>
  typeof x === 'object' && x !== null && 'act' in x && typeof x.act === 'function';

/**
 * Looks up agents by name; an agent itself is taken as it is. The error says which seat or agent is unknown and lists
 * the known ones.
 */
export function readCast(c: Case, choice: CastChoice): Result<Cast, string> {
  const seats = [...c.parties.map((p) => p.id), 'default'];
  const cast: Record<string, Agent> = {};
  for (const [seat, given] of Object.entries(choice)) {
    if (!seats.includes(seat)) return err(`there is no seat "${seat}" (one of: ${seats.join(', ')})`);
    const agent = isAgent(given) ? given : Object.hasOwn(AGENTS, given) ? AGENTS[given] : undefined;
    if (!agent) return err(`there is no agent "${given}" (one of: ${Object.keys(AGENTS).join(', ')})`);
    cast[seat] = agent;
  }
  return ok(cast);
}

/** Names only, as workers can be told them; null when an agent is among them that no name leads to. */
export function namesOf(choice: CastChoice): CastNames | null {
  const names: Record<string, string> = {};
  for (const [seat, given] of Object.entries(choice)) {
    const name = typeof given === 'string' ? given : given.name;
    if (typeof given !== 'string' && AGENTS[name] !== given) return null;
    names[seat] = name;
  }
  return names;
}

/** What every run of a batch has in common. */
export interface Design {
  readonly root: Root;
  readonly cast: Cast;
  readonly hash: boolean;
}

/**
 * Plays one run and gives its row.
 * @throws an error naming run, seed and agents when an agent or the engine fails; its `cause` is the failure
 */
export function rowOfRun(c: Case, design: Design, run: number): RunRow {
  const { root, cast, hash } = design;
  try {
    return rowOf(playout(c, root, run, cast), { hash, cast });
  } catch (cause) {
    const named = Object.entries(cast).map(([seat, agent]) => `${seat}=${agent.name}`);
    const agents = cast.default ? named : [`default=${DEFAULT_AGENT}`, ...named];
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `run ${run} of seed ${inShort(root.seed, '"')} (agents ${agents.join(', ')}) failed: ${why}`,
      {
        cause,
      },
    );
  }
}
