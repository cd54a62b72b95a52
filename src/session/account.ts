import type { Move, Seat, World } from '../model/index.ts';
import { type Play, stepsFrom } from '../protocol/index.ts';

/** How a seat's own reservation value came to be what it is: where it stood at first, and what moved it since. Score units. */
export interface Account {
  readonly first: number;
  readonly now: number;
  /** One for each cause; `first` and all of them add up to `now`. */
  readonly moves: readonly Move[];
}

interface Known {
  readonly play: Play;
  readonly account: Account;
}

/** The last account of each seat, so that each new act is looked at once. */
const accounts = new WeakMap<World, Map<Seat, Known>>();

/** Is `old` the same play, or does the other go on from it? */
function goesOn(play: Play, old: Play): boolean {
  let at: Play | null = play;
  while (at !== null && at.count > old.count) at = at.before;
  return at === old;
}

const keyOf = ({ cause }: Move): string => (typeof cause === 'object' ? `driver ${cause.driver}` : cause);

/** One move for each cause, in the order of first mention. */
function together(moves: readonly Move[]): Move[] {
  const sums = new Map<string, Move>();
  for (const move of moves) {
    const units = (sums.get(keyOf(move))?.units ?? 0) + move.units;
    sums.set(keyOf(move), { cause: move.cause, units });
  }
  return [...sums.values()];
}

/**
 * The account of a seat's own reservation value over a whole play. For that seat's eyes only.
 * @throws for a seat that is no party's
 */
export function accountOf(play: Play, seat: Seat): Account {
  const seats = accounts.get(play.world) ?? new Map<Seat, Known>();
  accounts.set(play.world, seats);
  const known = seats.get(seat);
  const from = known && goesOn(play, known.play) ? known : null;
  const own = play.table.own[seat];
  if (!own) throw new Error(`there is no seat ${seat} that has an account`);
  let first = from?.account.first ?? own.reservation;
  const moves = [...(from?.account.moves ?? [])];
  for (const { index, act, before, after } of stepsFrom(play, from?.play.count ?? 0)) {
    const [was, is] = [before.own[seat], after.own[seat]];
    if (!was || !is) continue;
    if (index === 0) first = was.reservation;
    // A new round begins the list anew; anything else adds to it.
    moves.push(...(act.type === 'nature.round' ? is.moves : is.moves.slice(was.moves.length)));
  }
  const account: Account = { first, now: own.reservation, moves: together(moves) };
  seats.set(seat, { play, account });
  return account;
}
