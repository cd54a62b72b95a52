import type { Agent } from '../agents/index.ts';
import type { Case, EndingKind } from '../model/index.ts';
import { batch } from './batch.ts';
import type { RunRow } from './run-row.ts';

/** Who is tried against whom, how often. */
export interface TournamentOptions {
  /** Players to try, by name or as agents; each takes each seat in turn. */
  readonly players: readonly (string | Agent)[];
  /** Who plays every other seat. */
  readonly opponent: string | Agent;
  /** Runs for each player and seat; run k is the same world for all of them. */
  readonly runs: number;
  readonly seed: string;
  /** Party ids; all principals by default. */
  readonly seats?: readonly string[] | undefined;
  /** Worker threads; players that are agents need one. */
  readonly workers?: number | undefined;
  /** Called before each player and seat. */
  readonly onStart?: ((player: string, seat: string) => void) | undefined;
}

/** What one player earned in one seat. */
export interface Earned {
  readonly player: string;
  readonly seat: string;
  /** By run, in points: see `gainOfRun`. */
  readonly gains: readonly number[];
  /** Runs in which the sides agreed to a text, and those in which it was signed. */
  readonly agreed: number;
  readonly signed: number;
  /** By run, where a text was agreed: rounds of talks begun. */
  readonly rounds: readonly number[];
  readonly endings: readonly EndingKind[];
}

const nameOf = (player: string | Agent): string => (typeof player === 'string' ? player : player.name);

/** Endings in which no text was signed: what the sides agreed to before the guarantors refused it brought nothing. */
const UNSIGNED: readonly EndingKind[] = ['no-deal', 'refused-by-guarantors'];

/**
 * What the talks of a run brought a seat, in points: the signed text's score over the seat's walk-away at the end; 0
 * where no text was signed. What became of the text in later years is not in it.
 */
function gainOfRun(row: RunRow, seat: string): number {
  if (row.scored !== 'agreed' || UNSIGNED.includes(row.ending)) return 0;
  return (row.scores[seat] ?? 0) - (row.reservations[seat] ?? 0);
}

/**
 * Lets every player take every principal's seat against the same opponent, in the same worlds: gains may be compared run
 * by run.
 * @throws RangeError for unknown seats and players, and as `batch` does
 */
export async function tournament(c: Case, options: TournamentOptions): Promise<readonly Earned[]> {
  const { players, opponent, runs, seed, workers = 1, onStart } = options;
  const seats = options.seats ?? c.principals.map((p) => c.parties[p]?.id ?? '');
  const strange = seats.find((seat) => !c.principals.some((p) => c.parties[p]?.id === seat));
  if (strange !== undefined) throw new RangeError(`"${strange}" is no principal of ${c.scenario.id}`);
  const found: Earned[] = [];
  for (const seat of seats) {
    for (const player of players) {
      onStart?.(nameOf(player), seat);
      const cast = { default: opponent, [seat]: player };
      const { rows } = await batch(c, { runs, seed, cast, workers });
      const agreed = rows.filter((row) => row.scored === 'agreed');
      found.push({
        player: nameOf(player),
        seat,
        gains: rows.map((row) => gainOfRun(row, seat)),
        agreed: agreed.length,
        signed: agreed.filter((row) => !UNSIGNED.includes(row.ending)).length,
        rounds: agreed.map((row) => row.round),
        endings: rows.map((row) => row.ending),
      });
    }
  }
  return found;
}
