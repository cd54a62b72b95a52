import {
  type Case,
  type ClauseIndex,
  clausesOf,
  type Package,
  type Seat,
  type Table,
  type Test,
  type World,
} from '../model/index.ts';
import {
  failedDependence,
  judge,
  points,
  type Reason,
  type Situation,
  situationOf,
  smallestChange,
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
}

/**
 * What each party would say to a text at the opening, every figure at its mode and the front as it is. Principals
 * decide before any guarantor is in. A guarantor's conditions on the others are tried as if every candidate named by
 * the text, and it itself, were in. `would-turn` names the smallest change (two clauses at most) that would turn a
 * refusal. Parties that the text does not name are asked like the rest.
 */
export function explain(c: Case, text: Package): Explanation {
  const { world, table } = openingOf(c);
  return {
    parties: Object.fromEntries(c.parties.map((p) => [p.id, explainParty(world, table, p.index, text)])),
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

/** The smallest change that turns a refusal; where a guarantor's conditions fail, beside a change that meets them. */
function turning(
  world: World,
  table: Table,
  seat: number,
  text: Package,
  reservation: number,
): ExplainedReason | null {
  const { case: c } = world;
  const failed = dependsOn(world, table, seat, text);
  const bases = failed.length > 0 ? meeting(c, seat, failed, text) : [text];
  let best: { text: Package; clauses: number[]; distance: number } | null = null;
  for (const base of bases) {
    const now = situationWith(world, table, seat, base);
    const taken = judge(world, { ...table, open: { ...table.open, joined: now.joined } }, seat, base);
    const change =
      taken.verdict === 'accept'
        ? null
        : smallestChange(
            world,
            seat,
            base,
            () => reservation,
            () => now,
          );
    const found = change?.package ?? base;
    if (taken.verdict !== 'accept' && !change) continue;
    if (dependsOn(world, table, seat, found).length > 0) continue;
    const clauses = found.flatMap((o, i) => (o === text[i] ? [] : [i]));
    const distance = change?.distance ?? 0;
    const closer = !best || clauses.length < best.clauses.length;
    if (closer || (best && clauses.length === best.clauses.length && distance < best.distance)) {
      best = { text: found, clauses, distance };
    }
  }
  if (!best) return null;
  return { code: 'would-turn', party: seat, clause: best.clauses[0] ?? -1, from: text, to: best.text };
}

/** The text with one other option on each clause that a guarantor's failed conditions turn on. */
function meeting(c: Case, seat: number, failed: readonly number[], text: Package): Package[] {
  const conditions = c.parties[seat]?.guarantor?.dependsOn ?? [];
  const clauses = new Set([c.treaty?.guarantorsClause ?? -1]);
  for (const i of failed) for (const x of clausesOf(conditions[i]?.require ?? NOTHING)) clauses.add(x);
  return [...clauses].flatMap((clause) =>
    (c.clauses[clause]?.options ?? []).flatMap((_, o) =>
      o === text[clause] ? [] : [text.map((x, i) => (i === clause ? o : x))],
    ),
  );
}

const NOTHING: Test = { op: 'all', of: [] };
