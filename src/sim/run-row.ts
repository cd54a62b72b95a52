import {
  type Case,
  ENGINE,
  type EndingKind,
  type NamedPackage,
  namePackage,
  type Package,
  POINT,
  playedHash,
  type Standing,
} from '../model/index.ts';
import { endingOf, points, realisedBy, scoreOf, situationOf } from '../rules/index.ts';
import { type Cast, castOf, hashPlayout, type Playout } from './playout.ts';

/** Where a guarantor stood at the end. */
export type GuarantorState = 'joined' | 'conditional' | 'declined' | 'not-asked';

/** The facts of one run as plain JSON; names, no indices. */
export interface RunRow {
  readonly run: number;
  readonly ending: EndingKind;
  /** The phase it ended in: talks, accession, ratification, implementation, force, crisis. */
  readonly phase: string;
  /** Days from the opening. */
  readonly day: number;
  /** Rounds of talks begun. */
  readonly round: number;
  /** Acts, nature's included. */
  readonly acts: number;
  /** The text agreed last, or null. */
  readonly package: NamedPackage | null;
  /** Points, four decimals, of the text that `scored` names; empty when no text was ever made. */
  readonly scores: Readonly<Record<string, number>>;
  readonly guarantors: Readonly<Record<string, GuarantorState>>;
  /** Most weighty first, at most `MOST_CAUSES`. */
  readonly causes: readonly {
    readonly code: string;
    readonly party: string | null;
    readonly clause: string | null;
  }[];
  /** What `scores` are of: the text agreed last, the last one offered where none was agreed, or nothing. */
  readonly scored: 'agreed' | 'last-offer' | null;
  /** What no deal is worth to each party at the end: points, four decimals. */
  readonly reservations: Readonly<Record<string, number>>;
  /** What it all came to for each party, the treaty's life included: points, four decimals. */
  readonly realised: Readonly<Record<string, number>>;
  readonly scenario: string;
  /** SHA-256 of the scenario as checked and written out, the readings chosen included. */
  readonly scenarioHash: string;
  /** Readings other than the base, by question. */
  readonly readings: Readonly<Record<string, string>>;
  readonly seed: string;
  /** The agent in each seat, by name; empty when `rowOf` was not told who played. */
  readonly cast: Readonly<Record<string, string>>;
  /** The engine's version. */
  readonly engine: string;
  /** SHA-256 of the playout, where asked for. */
  readonly hash?: string;
}

export const MOST_CAUSES = 8;

/** One word for each standing: who left or lost its vote has declined, who was never answered for was not asked. */
function stateOf(standing: Standing | undefined): GuarantorState {
  switch (standing) {
    case 'joined':
    case 'committed':
      return 'joined';
    case 'conditional':
      return 'conditional';
    case 'declined':
    case 'left':
    case 'lost':
      return 'declined';
    case 'asked':
    case 'not-asked':
    case undefined:
      return 'not-asked';
    default: {
      const never: never = standing;
      return never;
    }
  }
}

/** Where each candidate guarantor of a case stands, by party id. */
export function guarantorsOf(c: Case, standings: readonly Standing[]): Record<string, GuarantorState> {
  return Object.fromEntries(
    c.parties.filter((p) => p.guarantor !== null).map((p) => [p.id, stateOf(standings[p.index])]),
  );
}

/** The text that scores are given for: the one agreed last, else the last one offered. */
export function lastText(p: Playout): Package | null {
  return p.table.open.agreed ?? p.table.open.offers.at(-1)?.package ?? null;
}

/** A text's worth to each party at the end of a playout, in points with four decimals. */
export function scoresOf(p: Playout, text: Package | null): Record<string, number> {
  if (!text) return {};
  return Object.fromEntries(
    p.world.case.parties.map(({ id, index }) => {
      return [id, decimals(scoreOf(p.world, index, text, situationOf(p.table, index)))];
    }),
  );
}

/** Score units as points with four decimals. */
const decimals = (units: number): number => Math.round(points(units) * 10_000) / 10_000;

/** What to put into a row besides the facts. */
export interface RowOptions {
  /** The playout's hash as well. */
  readonly hash?: boolean | undefined;
  /** Who played. */
  readonly cast?: Cast | undefined;
}

const byParty = <T>(c: Case, value: (seat: number) => T): Record<string, T> =>
  Object.fromEntries(c.parties.map(({ id, index }) => [id, value(index)]));

/** The row of a finished playout. Hashing costs about as much as a short run, so it is done on request only. */
export function rowOf(p: Playout, options: RowOptions = {}): RunRow {
  const c = p.world.case;
  const { open, own } = p.table;
  const agents = options.cast ? castOf(c, options.cast) : null;
  const ending = endingOf(p.world, p.table, p.phase);
  return {
    run: p.world.chance.run,
    ending: ending.kind,
    phase: ending.phase,
    day: ending.day,
    round: open.round,
    acts: p.acts.length,
    package: ending.package ? namePackage(c, ending.package) : null,
    scores: scoresOf(p, lastText(p)),
    guarantors: guarantorsOf(c, open.standings),
    causes: ending.causes.slice(0, MOST_CAUSES).map((cause) => ({
      code: cause.code,
      party: c.parties[cause.party]?.id ?? null,
      clause: c.clauses[cause.clause]?.id ?? null,
    })),
    scored: open.agreed ? 'agreed' : lastText(p) ? 'last-offer' : null,
    reservations: byParty(c, (seat) => decimals(own[seat]?.reservation ?? 0)),
    realised: byParty(c, (seat) =>
      decimals(Math.round(realisedBy(p.world, p.table, p.phase, seat).total * POINT)),
    ),
    scenario: c.scenario.id,
    scenarioHash: playedHash(c),
    readings: c.scenario.chosen ?? {},
    seed: p.world.chance.root.seed,
    cast: agents ? byParty(c, (seat) => agents[seat]?.name ?? '') : {},
    engine: ENGINE,
    ...(options.hash ? { hash: hashPlayout(p) } : {}),
  };
}
