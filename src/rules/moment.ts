import type { Seat, Table } from '../model/index.ts';

/** Hours of a crisis that are told apart: more than any crisis has. */
const HOURS = 100_000;

/** The moment that a seat's luck is keyed by: the round, or in a crisis its year and hour, as one number. */
export function momentOf({ open }: Table): number {
  const { crisis } = open;
  return crisis && !crisis.closed ? -(crisis.year * HOURS + crisis.hour) : open.round;
}

/** How many acts a seat has made at this moment. */
export function actsNow(table: Table, seat: Seat): number {
  const turns = table.own[seat]?.turns;
  return turns?.moment === momentOf(table) ? turns.acts : 0;
}
