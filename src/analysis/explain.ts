import { type Case, clausesOf, type Package, type Table, type Test, type World } from '../model/index.ts';
import {
  failedDependence,
  judge,
  points,
  type ReasonCode,
  type Situation,
  situationOf,
  smallestChange,
  type Verdict,
} from '../rules/index.ts';
import { bitsOf, namedGuarantors, openingOf, rounded } from './opening.ts';

/** One thing that speaks against a text, or that would turn a refusal. */
export interface ExplainedReason {
  /** Clause id, where one clause is meant. */
  readonly clause?: string;
  readonly code: ReasonCode;
  readonly text: string;
  /** Source keys; absent where the program speaks for itself. */
  readonly source?: readonly string[];
}

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
  const reasons: ExplainedReason[] = failed.map((i) => {
    const d = party?.guarantor?.dependsOn[i];
    return reason('depends-on', d?.text ?? '', undefined, d?.source);
  });
  for (const r of judgement.reasons) reasons.push(reason(r.code, r.text, c.clauses[r.clause]?.id, r.source));
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

function reason(
  code: ReasonCode,
  text: string,
  clause: string | undefined,
  source: readonly string[] | undefined,
): ExplainedReason {
  return {
    ...(clause === undefined ? {} : { clause }),
    code,
    text,
    ...(source && source.length > 0 ? { source } : {}),
  };
}

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
  const words = inWords(c, text, best.text, best.clauses);
  return reason(
    'would-turn',
    `It would accept with ${words}.`,
    c.clauses[best.clauses[0] ?? -1]?.id,
    undefined,
  );
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

function inWords(c: Case, from: Package, to: Package, clauses: readonly number[]): string {
  return clauses
    .map((i) => {
      const clause = c.clauses[i];
      const option = (o: number | undefined): string => clause?.options[o ?? -1]?.short ?? '';
      return `${clause?.title ?? ''}: "${option(to[i])}" instead of "${option(from[i])}"`;
    })
    .join(' and ');
}
