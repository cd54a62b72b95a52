import type { Case, ClauseIndex, Package, Seat, Table, World } from '../model/index.ts';
import {
  failedDependence,
  judge,
  points,
  type Reason,
  type Situation,
  situationOf,
  smallestChange,
  type Trap,
  trapsOf,
  type Verdict,
} from '../rules/index.ts';
import { bitsOf, namedGuarantors, openingOf, rounded } from './opening.ts';

/** One thing that speaks against a text, or the smallest change that would turn a refusal. Facts: `report/` has the words. */
export type ExplainedReason =
  | Reason
  | {
      readonly code: 'would-turn';
      readonly party: Seat;
      /** The first clause changed. */
      readonly clause: ClauseIndex;
      readonly from: Package;
      readonly to: Package;
    };

/** What one party would say to a text, and why. */
export interface ExplainedParty {
  /** Points, two decimals. */
  readonly score: number;
  /** What the text must be worth to it, in points, two decimals. */
  readonly reservation: number;
  /** `red-line` also where a guarantor's condition on other guarantors fails. */
  readonly verdict: Verdict;
  readonly reasons: readonly ExplainedReason[];
}

/** What every party would say to one text, by party id. */
export interface Explanation {
  readonly parties: Readonly<Record<string, ExplainedParty>>;
  /** What may be wrong with the text though it be signed, with all whom it names in. */
  readonly traps: readonly Trap[];
}

/**
 * What each party would say to a text at the opening, with the front as it is. Principals decide before any guarantor
 * is in. A guarantor's conditions on the others are tried as if every candidate named by the text, and it itself, were
 * in. `would-turn` names the smallest change (two clauses at most) that would turn a refusal: one clause if one is
 * enough, then the shortest way on the ladders, then the better score. Parties that the text does not name are asked
 * like the rest.
 * @param drawn the world to look at, such as one run's; without one every figure is at its mode
 */
export function explain(c: Case, text: Package, drawn?: World): Explanation {
  const { world, table } = openingOf(c, drawn);
  return {
    parties: Object.fromEntries(c.parties.map((p) => [p.id, explainParty(world, table, p.index, text)])),
    traps: trapsOf(world, text),
  };
}

function explainParty(world: World, opening: Table, seat: number, text: Package): ExplainedParty {
  const { case: c } = world;
  const party = c.parties[seat];
  const table = party?.guarantor
    ? { ...opening, open: { ...opening.open, joined: joinedBy(c, seat, text) } }
    : opening;
  const judgement = judge(world, table, seat, text);
  const failed = dependsOn(world, table, seat, text);
  const reasons: ExplainedReason[] = [
    ...failed.map((condition) => ({ code: 'depends-on' as const, party: seat, clause: -1, condition })),
    ...judgement.reasons,
  ];
  const verdict = failed.length > 0 ? 'red-line' : judgement.verdict;
  const turn = verdict === 'accept' ? null : turning(world, table, seat, text, judgement.reservation);
  if (turn) reasons.push(turn);
  return {
    score: rounded(points(judgement.score)),
    reservation: rounded(points(judgement.reservation)),
    verdict,
    reasons,
  };
}

const joinedBy = (c: Case, seat: number, text: Package): number =>
  bitsOf([...namedGuarantors(c, text), seat]);

function situationWith(world: World, table: Table, seat: number, text: Package): Situation {
  const now = situationOf(table, seat);
  return world.case.parties[seat]?.guarantor ? { ...now, joined: joinedBy(world.case, seat, text) } : now;
}

const dependsOn = (world: World, table: Table, seat: number, text: Package): number[] =>
  failedDependence(world, seat, text, situationWith(world, table, seat, text));

/** The smallest change of all that turns a refusal, conditions on other guarantors included. */
function turning(
  world: World,
  table: Table,
  seat: Seat,
  text: Package,
  reservation: number,
): ExplainedReason | null {
  const change = smallestChange(
    world,
    seat,
    text,
    () => reservation,
    (draft) => situationWith(world, table, seat, draft),
    (draft) => dependsOn(world, table, seat, draft).length === 0,
  );
  if (!change) return null;
  const { package: to, clauses } = change;
  return { code: 'would-turn', party: seat, clause: clauses[0] ?? -1, from: text, to };
}
