import { AGENTS, DEFAULT_AGENT } from '../agents/index.ts';
import { type Case, err, ok, type Result, type Root } from '../model/index.ts';
import { type Cast, playout } from './playout.ts';
import { type RunRow, rowOf } from './run-row.ts';

/** Agent names by party id; `default` serves the seats not named. */
export type CastNames = Readonly<Record<string, string>>;

/** Looks up agents by name. The error says which seat or agent is unknown and lists the known ones. */
export function readCast(c: Case, names: CastNames): Result<Cast, string> {
  const seats = [...c.parties.map((p) => p.id), 'default'];
  const cast: Record<string, Cast[string]> = {};
  for (const [seat, name] of Object.entries(names)) {
    if (!seats.includes(seat)) return err(`there is no seat "${seat}" (one of: ${seats.join(', ')})`);
    const agent = Object.hasOwn(AGENTS, name) ? AGENTS[name] : undefined;
    if (!agent) return err(`there is no agent "${name}" (one of: ${Object.keys(AGENTS).join(', ')})`);
    cast[seat] = agent;
  }
  return ok(cast);
}

/** What every run of a batch has in common. */
export interface Design {
  readonly root: Root;
  readonly names: CastNames;
  readonly cast: Cast;
  readonly hash: boolean;
}

/**
 * Plays one run and gives its row.
 * @throws an error naming run, seed and agents when an agent or the engine fails; its `cause` is the failure
 */
export function rowOfRun(c: Case, design: Design, run: number): RunRow {
  try {
    return rowOf(playout(c, design.root, run, design.cast), { hash: design.hash });
  } catch (cause) {
    const agents = Object.entries({ default: DEFAULT_AGENT, ...design.names })
      .map(([seat, name]) => `${seat}=${name}`)
      .join(', ');
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`run ${run} of seed "${design.root.seed}" (agents ${agents}) failed: ${why}`, { cause });
  }
}
