import {
  type Finding,
  has,
  type IncidentIndex,
  type IncidentTruth,
  NOBODY,
  type PlaceIndex,
  type ResponseIndex,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { sceneOf } from './crisis.ts';

/** What one guarantor did in a crisis. Hours count from the incident; −1 where nothing came. */
export interface GuarantorFacts {
  readonly party: Seat;
  readonly finding: Finding | 'none';
  readonly owed: ResponseIndex;
  readonly given: ResponseIndex;
  readonly arrived: number;
  readonly inWindow: boolean;
}

/** What happened in a crisis that is over. */
export interface CrisisFacts {
  readonly incident: IncidentIndex;
  readonly truth: IncidentTruth;
  readonly place: PlaceIndex;
  readonly covered: boolean;
  readonly counted: boolean;
  readonly requested: boolean;
  readonly convened: boolean;
  /** Did the guarantee come to life? */
  readonly live: boolean;
  /** Whose finding blocked the decision, or −1. */
  readonly blockedBy: Seat;
  /** Adequate help inside the window. */
  readonly helped: boolean;
  /** Hour of the first help of any kind, −1 when none came. */
  readonly firstAid: number;
  readonly guarantors: readonly GuarantorFacts[];
}

/** Reads the facts off a table whose crisis is over; null when there has been none. */
export function crisisFacts(world: World, table: Table): CrisisFacts | null {
  const s = sceneOf(world, table);
  if (!s?.crisis.closed) return null;
  const { crisis, terms, incident } = s;
  const guarantors = s.voices
    .filter((seat) => has(table.open.joined, seat))
    .map((party): GuarantorFacts => {
      const [delivery] = crisis.deliveries
        .filter((d) => d.seat === party)
        .sort((a, b) => Number(b.arrives >= 0) - Number(a.arrives >= 0) || b.response - a.response);
      const arrived = delivery?.arrives ?? -1;
      return {
        party,
        finding: crisis.findings[party] ?? 'none',
        owed: has(crisis.live, party) ? terms.duty.owed : 0,
        given: arrived >= 0 ? (delivery?.response ?? 0) : 0,
        arrived,
        inWindow: arrived >= 0 && arrived <= terms.helpBy,
      };
    });
  const arrivals = guarantors.filter((g) => g.arrived >= 0).map((g) => g.arrived);
  return {
    incident: table.hidden.incident,
    truth: incident.truth,
    place: crisis.place,
    covered: crisis.covered,
    counted: crisis.counted,
    requested: crisis.requested,
    convened: crisis.convened === true,
    live: crisis.live !== NOBODY,
    blockedBy: crisis.blockedBy,
    helped: crisis.helped === true,
    firstAid: arrivals.length > 0 ? Math.min(...arrivals) : -1,
    guarantors,
  };
}
