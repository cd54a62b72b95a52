import {
  type Case,
  has,
  NOBODY,
  type Package,
  type Seat,
  type Seats,
  sizeOf,
  type Table,
  type Test,
  within,
} from '../model/index.ts';

/** What a condition may ask about besides the package. */
export interface Situation {
  /** The front as the judging party sees it. */
  readonly front: number;
  /** Rounds left of each driver. */
  readonly drivers: readonly number[];
  /** By the war's lasting fronts: those that have stood long enough to be plain to all. */
  readonly lasting: readonly boolean[];
  /** The guarantors that are in. */
  readonly joined: Seats;
}

export const PEACE: Situation = { front: 0, drivers: [], lasting: [], joined: NOBODY };

/** The situation as one seat sees it; nature sees the true front. */
export function situationOf(table: Table, seat: Seat): Situation {
  const { open, own, hidden } = table;
  const { drivers, lasting, joined } = open;
  return { front: own[seat]?.front ?? hidden.front, drivers, lasting, joined };
}

/** The lasting fronts of a war that a front meets, as if it had long stood there. */
export const lastingAt = (c: Pick<Case, 'war'>, front: number): boolean[] =>
  (c.war?.lasting ?? []).map((l) => front >= l.atLeast && front <= l.atMost);

/** Does a condition hold for a package in a situation? */
export function holds(test: Test, text: Package, now: Situation): boolean {
  switch (test.op) {
    case 'in':
      return has(test.mask, text[test.clause] ?? -1);
    case 'all':
      for (const t of test.of) if (!holds(t, text, now)) return false;
      return true;
    case 'any':
      for (const t of test.of) if (holds(t, text, now)) return true;
      return false;
    case 'not':
      return !holds(test.of, text, now);
    case 'front':
      return now.front >= test.atLeast && now.front <= test.atMost;
    case 'lasting':
      return now.lasting[test.index] === true;
    case 'driver':
      return (now.drivers[test.driver] ?? 0) > 0;
    case 'joined':
      return sizeOf(within(now.joined, test.mask)) >= test.atLeast;
    default: {
      const never: never = test;
      return never;
    }
  }
}
