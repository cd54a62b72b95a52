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
import { basisOf, canHelp, mandate, sceneOf } from './crisis.ts';
import { defenceOf } from './defence.ts';
import { effectOf, owedOn, shortfall } from './will.ts';

/** What one capital did in a crisis. Hours count from the incident; −1 where nothing came. */
export interface GuarantorFacts {
  readonly party: Seat;
  /** Did it join the treaty? */
  readonly joined: boolean;
  readonly finding: Finding | 'none';
  /** What it was bound to give; 0 where it was not bound. */
  readonly owed: ResponseIndex;
  /** The best of what it gave and what arrived. */
  readonly given: ResponseIndex;
  /** What that adds to the defence, in the unit of strength. */
  readonly effect: number;
  readonly arrived: number;
  /** Did it arrive while the defence still held? */
  readonly inTime: boolean;
  /** Did it fall short of what it was bound to, its own means considered? */
  readonly defaulted: boolean;
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
  /** Did the duty come alive? */
  readonly live: boolean;
  /** Whose finding blocked the decision, or −1. */
  readonly blockedBy: Seat;
  /** Was the attack held off? False where there was none. */
  readonly held: boolean;
  /** Held off, and with help that arrived in time. */
  readonly helped: boolean;
  /** The share of the attack's harm that was done, 0 to 1. */
  readonly harm: number;
  /** Own strength, in the unit of strength. */
  readonly strength: number;
  /** Hour to which the defence held by itself; −1 where there was no attack. */
  readonly heldUntil: number;
  /** Hour of the first help of any kind, −1 when none came. */
  readonly firstAid: number;
  readonly guarantors: readonly GuarantorFacts[];
}

/** How the crisis of the same draws goes without any text. */
export interface AloneFacts {
  readonly incident: IncidentIndex;
  readonly held: boolean;
  readonly harm: number;
}

/** Reads the facts off a table whose crisis is over; null when there has been none. */
export function crisisFacts(world: World, table: Table): CrisisFacts | null {
  const s = sceneOf(world, table);
  if (!s?.crisis.closed) return null;
  const { crisis, terms, incident } = s;
  const { open } = table;
  const effect = (seat: Seat, response: ResponseIndex): number => effectOf(world, seat, response);
  const guarantors = s.capitals
    .filter((seat) => canHelp(world, terms.treaty, seat))
    .map((party): GuarantorFacts => {
      const came = crisis.deliveries.filter((d) => d.seat === party && d.arrives >= 0);
      const [best] = came.sort(
        (a, b) => effect(party, b.response) - effect(party, a.response) || a.arrives - b.arrives,
      );
      const owed = owedOn(terms, basisOf(crisis, party));
      const given = best?.response ?? 0;
      const arrived = best?.arrives ?? -1;
      return {
        party,
        joined: has(open.joined, party),
        finding: crisis.findings[party] ?? 'none',
        owed,
        given,
        effect: effect(party, given),
        arrived,
        inTime: arrived >= 0 && arrived <= crisis.heldUntil,
        defaulted: shortfall(world, owed, mandate(world, table, s, party), given) > 0,
      };
    });
  const arrivals = crisis.deliveries.filter((d) => d.arrives >= 0).map((d) => d.arrives);
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
    held: crisis.held === true,
    helped: crisis.helped === true,
    harm: crisis.harm,
    strength: defenceOf(world, open.agreed, open.joined, crisis.year).strength,
    heldUntil: crisis.heldUntil,
    firstAid: arrivals.length > 0 ? Math.min(...arrivals) : -1,
    guarantors,
  };
}
