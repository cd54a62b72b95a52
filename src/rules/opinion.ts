import type { Package, Seat, Table, World } from '../model/index.ts';
import { bar, type Judgement, judge, type Reason } from './accept.ts';
import { smallestChange } from './changes.ts';
import { holds, type Situation, situationOf } from './conditions.ts';
import { failedDependence, hopeful } from './standing.ts';

/** What a seat thinks of a text at a table: how it judges it, whom it depends on, and what would win it. */
export interface Opinion extends Judgement {
  readonly party: Seat;
  readonly text: Package;
  /** The judgement's reasons, with the conditions on other guarantors that fail; empty where it would take the text. */
  readonly reasons: readonly Reason[];
  /** The smallest change that would win it, or null. */
  readonly change: Package | null;
}

/** Does a seat judge every text in the same situation? A candidate guarantor does not. */
export const judgesAlike = (world: World, seat: Seat): boolean =>
  world.case.treaty === null || !world.case.parties[seat]?.guarantor;

/** The situation in which a seat judges a text: a candidate guarantor counts those still to answer as in. */
export const judgingAs = (world: World, table: Table, seat: Seat, text: Package): Situation =>
  judgesAlike(world, seat) ? situationOf(table, seat) : hopeful(world, table, seat, text);

/** A guarantor's conditions on others that fail for a text, as reasons. */
export const dependence = (world: World, table: Table, seat: Seat, text: Package): Reason[] =>
  failedDependence(world, seat, text, hopeful(world, table, seat, text)).map((condition) => ({
    code: 'depends-on',
    party: seat,
    clause: -1,
    condition,
  }));

/** Do all its conditions on other guarantors hold in the situation in which it judges a text? */
export function carried(world: World, seat: Seat, text: Package, now: Situation): boolean {
  for (const d of world.case.parties[seat]?.guarantor?.dependsOn ?? [])
    if (!holds(d.require, text, now)) return false;
  return true;
}

/** What a seat thinks of a text. */
export function opinionOf(world: World, table: Table, seat: Seat, text: Package): Opinion {
  const judgement = judge(world, table, seat, text, judgingAs(world, table, seat, text));
  const depends = dependence(world, table, seat, text);
  const refused = judgement.verdict !== 'accept' || depends.length > 0;
  const change = refused
    ? smallestChange(
        world,
        seat,
        text,
        (draft) => bar(world, table, seat, draft),
        (draft) => judgingAs(world, table, seat, draft),
        (draft, now) => carried(world, seat, draft, now),
      )
    : null;
  return {
    ...judgement,
    party: seat,
    text,
    reasons: [...judgement.reasons, ...depends],
    change: change?.package ?? null,
  };
}
