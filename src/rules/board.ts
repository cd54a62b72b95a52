import type { Case, CaseClause, CaseParty, CaseRedLine, CaseTreaty, Package, Seat } from '../model/index.ts';

/** A party as another seat knows it: who it is, and the red lines it has made public. Its own seat knows them all. */
export interface BoardParty {
  readonly id: string;
  readonly index: Seat;
  readonly name: string;
  readonly short: string;
  readonly role: CaseParty['role'];
  /** Is it a candidate guarantor? */
  readonly guarantor: boolean;
  readonly redLines: readonly CaseRedLine[];
}

/**
 * What a seat knows of the case from the start and for good: the clauses, the parties, how the talks run, what the
 * words of a treaty mean. Plain data; no brief, no figure and no private red line of another party hangs on it.
 */
export interface Board {
  readonly scenario: string;
  readonly seat: Seat;
  readonly clauses: readonly CaseClause[];
  /** Option counts before each clause, as in `Case.offset`. */
  readonly offset: readonly number[];
  /** Entries in a worth table. */
  readonly width: number;
  readonly parties: readonly BoardParty[];
  readonly principals: readonly Seat[];
  readonly mediator: Seat;
  readonly talks: {
    readonly rounds: number;
    readonly sideMoves: number;
    readonly daysPerRound: number;
    /** What one broken public commitment is known to cost, in points: the figure's mode. */
    readonly audienceCost: number;
  };
  readonly texts: Readonly<Record<string, Package>>;
  readonly opening: Package | null;
  readonly treaty: CaseTreaty | null;
}

const boards = new WeakMap<Case, Map<Seat, Board>>();

function boardOf(c: Case, seat: Seat): Board {
  const { rounds, sideMoves, daysPerRound } = c.scenario.talks;
  return {
    scenario: c.scenario.id,
    seat,
    clauses: c.clauses,
    offset: c.offset,
    width: c.width,
    parties: c.parties.map(({ id, index, name, short, role, guarantor, redLines }) => ({
      id,
      index,
      name,
      short,
      role,
      guarantor: guarantor !== null,
      redLines: index === seat ? redLines : redLines.filter((line) => line.public),
    })),
    principals: c.principals,
    mediator: c.mediator,
    talks: { rounds, sideMoves, daysPerRound, audienceCost: c.figures[c.audienceCost]?.mode ?? 0 },
    texts: c.texts,
    opening: c.opening,
    treaty: c.treaty,
  };
}

/** The board as a seat knows it, made once per case. */
export function boardFor(c: Case, seat: Seat): Board {
  const known = boards.get(c)?.get(seat);
  if (known) return known;
  const made = boardOf(c, seat);
  boards.set(c, (boards.get(c) ?? new Map<Seat, Board>()).set(seat, made));
  return made;
}
