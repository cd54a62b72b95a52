import { ENGINE, type Holder, type Phase, type Seat } from '../model/index.ts';
import type { ViewData } from '../rules/index.ts';
import { causeTold, type Heard } from '../telling/index.ts';
import { type LogLine, logFor } from './log.ts';
import { type News, newsFor } from './news.ts';
import { viewOf, waiting } from './session.ts';
import type { Session } from './state.ts';

/** The format of what is sent to a seat. */
const SEAT_FORMAT = 'demarche-seat/1';

/** Who sits at a place, as everybody may know. */
export interface Sitting {
  readonly holder: Holder;
  /** Whose seat it is while somebody stands in; null otherwise. */
  readonly standsInFor: Holder | null;
}

/** A game as one seat may know it, as plain data; it holds neither seed nor record. */
export interface SeatExport {
  readonly format: typeof SEAT_FORMAT;
  readonly engine: string;
  readonly scenario: string;
  /** Party id of the seat; null for what is public. */
  readonly seat: string | null;
  readonly seats: Readonly<Record<string, Sitting>>;
  /** Is it this seat's move, or is it asked for its consent? */
  readonly awaited: 'act' | 'consent' | null;
  readonly over: boolean;
  /** How it ended and why; null while it goes on. */
  readonly ending: { readonly kind: string; readonly why: readonly Heard[] } | null;
  /** Null for what is public. */
  readonly view: ViewData | null;
  readonly log: readonly LogLine[];
  readonly news: News | null;
}

/** Where the talks stand, as everybody may know: a private question under way shows as talks. */
export const publicPhase = (s: Session): Phase | 'talks' =>
  s.play.table.open.asked ? 'talks' : s.play.phase;

/** What a seat, or the public, may know of a game, and nothing else. It can be sent as JSON. */
export function exportFor(s: Session, reader: Seat | 'public'): SeatExport {
  const { world, position } = s.play;
  const { parties, scenario } = world.case;
  const seat = reader === 'public' ? null : reader;
  const stop = waiting(s);
  const awaited = stop && 'seat' in stop && stop.seat === seat ? stop.kind : null;
  const { ending } = position;
  return {
    format: SEAT_FORMAT,
    engine: ENGINE,
    scenario: scenario.id,
    seat: seat === null ? null : (parties[seat]?.id ?? null),
    seats: Object.fromEntries(
      s.chairs.map(({ owner, standIn }, i) => [
        parties[i]?.id ?? '',
        { holder: standIn ?? owner, standsInFor: standIn ? owner : null },
      ]),
    ),
    awaited: awaited === 'seat' ? 'act' : awaited,
    over: position.over,
    ending: ending && { kind: ending.kind, why: ending.causes.map((cause) => causeTold(world, cause)) },
    view: seat === null ? null : viewOf(s, seat).toJSON(),
    log: logFor(s, seat === null ? 'public' : { seat }),
    news: seat === null ? null : newsFor(s, seat),
  };
}
