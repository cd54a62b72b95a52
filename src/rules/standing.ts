import {
  has,
  NOBODY,
  type Package,
  plus,
  type Seat,
  type Seats,
  setOf,
  type Table,
  union,
  type World,
  within,
  without,
} from '../model/index.ts';
import { holds, PEACE, type Situation, situationOf } from './conditions.ts';
import { Terms } from './terms.ts';

/** The guarantors a text names. */
const namedBy = (world: World, text: Package): Seats =>
  world.case.treaty ? new Terms(world.case.treaty, text).named : NOBODY;

/**
 * The situation in which a guarantor decides on a text: those still to answer count as in, for nobody has refused yet.
 * Before anything is agreed, that is everybody the text names; afterwards, with those who have joined, whoever has yet
 * to answer and whoever the text names beyond the agreed one.
 */
export function hopeful(world: World, table: Table, seat: Seat, text: Package): Situation {
  const { agreed, queue, joined } = table.open;
  const members = namedBy(world, text);
  const waiting = union(joined, setOf<'seat'>(queue));
  const others = agreed ? union(within(waiting, members), without(members, namedBy(world, agreed))) : members;
  return { ...situationOf(table, seat), joined: plus(others, seat) };
}

/** A guarantor's conditions on other guarantors that fail: indices into its `dependsOn`. */
export function failedDependence(world: World, seat: Seat, text: Package, now: Situation): number[] {
  const list = world.case.parties[seat]?.guarantor?.dependsOn ?? [];
  return list.flatMap((d, i) => (holds(d.require, text, now) ? [] : [i]));
}

/** Guarantors that are in although what they depend on is not. */
export function stranded(world: World, table: Table): Seat[] {
  const { open } = table;
  const { agreed } = open;
  if (!agreed) return [];
  return world.case.parties
    .map((_, seat) => seat)
    .filter((seat) => has(open.joined, seat) && open.standings[seat] === 'joined')
    .filter((seat) => failedDependence(world, seat, agreed, situationOf(table, seat)).length > 0);
}

/** Have enough guarantors joined for the principals to sign, or for the treaty to stand? */
export function enough(world: World, table: Table): boolean {
  const { treaty } = world.case;
  const { agreed, joined } = table.open;
  return treaty !== null && agreed !== null && holds(treaty.enough, agreed, { ...PEACE, joined });
}

/** The principal whose signature, or whose word on going on, is awaited: the first that has not yet given it. */
export function signer(_: World, table: Table): Seat {
  return table.open.order.find((p) => !has(table.open.signed, p)) ?? -1;
}

/** Did every lock of the plan itself pass? A guarantor's lost parliament costs the treaty that guarantor only. */
export const coreLocksPassed = (table: Table): boolean =>
  table.open.locks.every((l) => 'legislature' in l.entry || l.passed);

/**
 * When nobody is left to answer: is the text still carried? If not, the principals are called to a recess,
 * where each says whether to go on (`signed` then counts who would).
 */
export function takeStock(world: World, table: Table): void {
  const { open } = table;
  if (open.queue.length > 0 || open.pending.length > 0) return;
  const ratifying = signer(world, table) < 0;
  if (enough(world, table) && (!ratifying || coreLocksPassed(table))) return;
  open.recess = ratifying ? 'ratification' : 'accession';
  open.signed = NOBODY;
}
