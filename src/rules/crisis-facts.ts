import type { IncidentTruth, Table, World } from '../model/index.ts';
import { sceneOf, voters } from './crisis.ts';
import { windowOf } from './guarantee.ts';
import { has } from './rule.ts';

/** What one guarantor did in a crisis. Hours count from the incident; −1 where nothing came. */
export interface GuarantorFacts {
  readonly party: number;
  readonly finding: 'attack' | 'unclear' | 'no-attack' | 'none';
  /** Indices on the response ladder. */
  readonly owed: number;
  readonly given: number;
  readonly arrived: number;
  readonly inWindow: boolean;
}

/** What happened in a crisis that is over. */
export interface CrisisFacts {
  readonly incident: number;
  readonly truth: IncidentTruth;
  readonly place: number;
  readonly covered: boolean;
  readonly counted: boolean;
  readonly requested: boolean;
  readonly convened: boolean;
  /** Did the guarantee come to life? */
  readonly live: boolean;
  readonly blockedBy: number;
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
  const { crisis, treaty, incident, text } = s;
  const { help } = windowOf(treaty, text);
  const duty = treaty.duty[text[treaty.dutyClause] ?? -1];
  const guarantors = voters(world, table, s)
    .filter((seat) => has(table.open.joined, seat))
    .map((party): GuarantorFacts => {
      const [delivery] = crisis.deliveries
        .filter((d) => d.seat === party)
        .sort((a, b) => Number(b.arrives >= 0) - Number(a.arrives >= 0) || b.response - a.response);
      const arrived = delivery?.arrives ?? -1;
      return {
        party,
        finding: crisis.findings[party] ?? 'none',
        owed: has(crisis.live, party) ? (duty?.owed ?? 0) : 0,
        given: arrived >= 0 ? (delivery?.response ?? 0) : 0,
        arrived,
        inWindow: arrived >= 0 && arrived <= help,
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
    live: crisis.live !== 0,
    blockedBy: crisis.blockedBy,
    helped: crisis.helped === true,
    firstAid: arrivals.length > 0 ? Math.min(...arrivals) : -1,
    guarantors,
  };
}
