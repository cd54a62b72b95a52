import type { Package, Table, Test } from '../model/index.ts';

/** What a condition may ask about besides the package. */
export interface Situation {
  /** The front as the judging party sees it. */
  readonly front: number;
  /** Rounds left of each driver. */
  readonly drivers: readonly number[];
  /** Bit set of guarantors that are in. */
  readonly joined: number;
}

export const PEACE: Situation = { front: 0, drivers: [], joined: 0 };

/** The situation as one seat sees it; nature sees the true front. */
export function situationOf(table: Table, seat: number): Situation {
  const { open, own, hidden } = table;
  return { front: own[seat]?.front ?? hidden.front, drivers: open.drivers, joined: open.joined };
}

function bitCount(bits: number): number {
  let n = 0;
  for (let b = bits; b !== 0; b &= b - 1) n++;
  return n;
}

/** Does a condition hold for a package in a situation? */
export function holds(test: Test, text: Package, now: Situation): boolean {
  switch (test.op) {
    case 'in':
      return ((test.mask >>> (text[test.clause] ?? 31)) & 1) === 1;
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
    case 'driver':
      return (now.drivers[test.driver] ?? 0) > 0;
    case 'joined':
      return bitCount(now.joined & test.mask) >= test.atLeast;
    default: {
      const never: never = test;
      return never;
    }
  }
}
