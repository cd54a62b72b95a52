import fc from 'fast-check';
import type { Case, CaseTreaty } from '../../src/model/index.ts';
import { caseOf, SCENARIOS } from './scenarios.ts';

export const treatyOf = (c: Case): CaseTreaty => {
  if (!c.treaty) throw new Error(`"${c.scenario.id}" has no treaty`);
  return c.treaty;
};

/** The scenarios with a treaty. */
export const TREATIES: readonly string[] = SCENARIOS.filter((name) => caseOf(name).treaty !== null);

/** Any text of a case, with its clauses free. */
export const texts = (c: Case): fc.Arbitrary<number[]> =>
  fc.tuple(...c.clauses.map((clause) => fc.nat(clause.options.length - 1)));

/** Any set of candidate guarantors, as bits. */
export const circles = (c: Case): fc.Arbitrary<number> =>
  fc
    .subarray(c.parties.filter((p) => p.guarantor).map((p) => p.index))
    .map((seats) => seats.reduce((bits, s) => bits | (1 << s), 0));

/** An incident and one of its places. */
export const trials = (c: Case): fc.Arbitrary<{ incident: number; place: number }> =>
  fc.constantFrom(
    ...treatyOf(c).incidents.flatMap((x, incident) => x.places.map((place) => ({ incident, place }))),
  );

/** The meanings of words that a test may fix. */
export interface Meaning {
  readonly counted?: number;
  readonly excluded?: number;
  /** Hours; −1: none. */
  readonly window?: number;
  readonly decision?: CaseTreaty['decision'][number];
  readonly attackerSeat?: CaseTreaty['attackerSeat'][number];
  readonly duty?: CaseTreaty['duty'][number];
}

/**
 * The case with one meaning of the words the same under every option. A scenario may let one clause carry several
 * meanings (duty and window, say), so changing an option would change more than the one thing asked about.
 */
export function withMeaning(c: Case, meaning: Meaning): Case {
  const treaty = treatyOf(c);
  const changes = Object.entries(meaning).map(([key, value]) => [
    key,
    treaty[key as keyof Meaning].map(() => value),
  ]);
  return { ...c, treaty: { ...treaty, ...Object.fromEntries(changes) } };
}
