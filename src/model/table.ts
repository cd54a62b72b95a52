import type { Answer, Finding } from './act.ts';
import type { LockEntry, Package } from './case.ts';
import type {
  ClauseIndex,
  DriverIndex,
  EventIndex,
  IncidentIndex,
  OptionIndex,
  PlaceIndex,
  ResponseIndex,
  Seat,
  StageIndex,
} from './indices.ts';
import type { Seats } from './sets.ts';

/** Score units in one point. Scores and reservation values are whole units, so no order of summing changes them. */
export const POINT = 1_000_000_000;

export interface Offer {
  readonly seat: Seat;
  readonly package: Package;
  readonly round: number;
  /** Parties that accepted or rejected it, in order. */
  readonly answers: { readonly seat: Seat; readonly accepted: boolean }[];
  /** Said with it: "if you move on these clauses …". Left out where nothing was said. */
  readonly asks?: readonly ClauseIndex[];
  /** "… then we move on these." */
  readonly gives?: readonly ClauseIndex[];
}

/** A public commitment: nothing that the seat values less than `option` on `clause`. */
export interface Line {
  readonly seat: Seat;
  readonly clause: ClauseIndex;
  readonly option: OptionIndex;
  readonly round: number;
}

/** `committed`: it stays in although what it depended on is gone. */
export type Standing =
  | 'not-asked'
  | 'asked'
  | 'joined'
  | 'committed'
  | 'conditional'
  | 'declined'
  | 'left'
  | 'lost';

export interface LockResult {
  readonly entry: LockEntry;
  /** The party whose people or parliament decided. */
  readonly of: Seat;
  /** False when the vote could not be held. */
  readonly held: boolean;
  /** Yes share in thousandths. */
  readonly yes: number;
  readonly passed: boolean;
  /** Did whose vote it was campaign for it? */
  readonly campaigned: boolean;
  /** The clause that cost it, or −1. */
  readonly clause: ClauseIndex;
  /** Which sway cost it most, or −1. */
  readonly sway: number;
  readonly day: number;
}

export interface StageResult {
  readonly stage: StageIndex;
  readonly breached: boolean;
  readonly repaired: boolean;
  readonly day: number;
}

/** `own`: of its own accord. `limited`: bound by itself, up to the rule's limit. `owed`: bound. */
export type Basis = 'own' | 'limited' | 'owed';

export interface Delivery {
  readonly seat: Seat;
  readonly response: ResponseIndex;
  /** Hour of the decision and of arrival; −1 when the gate at home stopped it. */
  readonly decided: number;
  /** What its giver had found by then. */
  readonly finding: Finding;
  /** As what it was given: of its own accord, bound up to the rule's limit, or bound. */
  readonly basis: Basis;
  readonly arrives: number;
}

/** What a crisis that is over leaves behind for the reckoning at the end. */
export interface Toll {
  readonly year: number;
  /** Was it an attack? */
  readonly attack: boolean;
  /** The share of its harm that was done, 0 to 1. */
  readonly harm: number;
  /** The best that each helper gave, and by how much it fell short of what it was bound to, in the unit of strength. */
  readonly given: readonly {
    readonly seat: Seat;
    readonly response: ResponseIndex;
    readonly short: number;
  }[];
}

/** What a seat may spend after signature, in points of its own. */
export type OutlayKind = 'campaign' | 'evidence' | 'appeal';

/** Something that a seat spent on carrying a treaty through a vote or a crisis: its price is a figure of the scenario. */
export interface Outlay {
  readonly seat: Seat;
  readonly kind: OutlayKind;
}

/** One incident under the treaty, hour by hour. */
export interface Crisis {
  readonly year: number;
  /** What it is reported as. */
  readonly incident: IncidentIndex;
  readonly place: PlaceIndex;
  /** What it was: known once the crisis is over, −1 until then. */
  truth: IncidentIndex;
  /** Is the place inside the guarantee, and does the wording count such an incident? */
  readonly covered: boolean;
  readonly counted: boolean;
  hour: number;
  requested: boolean;
  /** Null until it is known. */
  convened: boolean | null;
  /** By party; null while it has not found. */
  findings: (Finding | null)[];
  foundAt: number[];
  /** Seats whose finding is due now, in order. */
  due: Seat[];
  /** The seat whose help waits for its gate at home, or −1. */
  gate: Seat;
  pendingResponse: ResponseIndex;
  /** Has the guarantee come to life, for whom, and when? */
  live: Seats;
  /** Those of `live` who are bound by themselves only, up to the rule's limit. */
  limited: Seats;
  liveAt: number;
  /** A finding that blocks under the signed rule. */
  blockedBy: Seat;
  panelReported: boolean;
  council: 'none' | 'vetoed' | 'seized';
  deliveries: Delivery[];
  /** By party: the hour to which it lets its decision wait; −1 where it does not. */
  deferred: number[];
  /** Has the attacked state laid its evidence open? */
  shown: boolean;
  /** Capitals that it has asked for help one by one. */
  appealed: Seats;
  /** May it still plead before the hours pass? */
  pleading: boolean;
  closed: boolean;
  /** Hour to which the defence held by itself, known once the crisis is over; −1 until then. */
  heldUntil: number;
  /** Was the attack held off by own forces and help together? Null while open, and where there was no attack. */
  held: boolean | null;
  /** Held off, and with help that arrived in time? Null while open. */
  helped: boolean | null;
  /** The share of the attack's harm that was done, 0 to 1. */
  harm: number;
}

/** What everybody at the table can see. */
export interface Open {
  round: number;
  day: number;
  /** The principals in the order in which they take the floor this round, answer and sign: drawn anew each round. */
  order: readonly Seat[];
  /** Index into `order`: who has the floor. */
  floor: number;
  sideMoves: number;
  /** Every principal has had the floor: the round is closing. */
  closing: boolean;
  /** The mediator may table a text now. */
  mediating: boolean;
  offers: Offer[];
  /** Index into `offers`, or −1. */
  standing: number;
  /** Parties that must still answer, in order. */
  answering: Seat[];
  /** A question put to another seat. */
  asked: { readonly kind: 'sounding' | 'caucus'; readonly by: Seat; readonly to: Seat } | null;
  lines: Line[];
  /** Events of the deck, with their round. */
  events: { readonly round: number; readonly event: EventIndex }[];
  /** Rounds left of each driver at work; 0 when idle. */
  drivers: number[];
  /** By `CaseWar.lasting`: has the true front stood so for so many rounds on end that nobody can doubt it? */
  lasting: boolean[];
  walkedOut: Seat;
  agreed: Package | null;
  standings: Standing[];
  /** The guarantors now in. */
  joined: Seats;
  /** The guarantors that have been named in an agreed text before. */
  approached: Seats;
  /** The change each conditional guarantor named. */
  changes: (Package | null)[];
  /** Guarantors still to answer or to reconsider. */
  queue: Seat[];
  reopened: number;
  /** Why the principals are deciding whether to go on. */
  recess: 'none' | 'accession' | 'ratification';
  /** The principals that have signed, or in recess agreed to go on. */
  signed: Seats;
  signedDay: number;
  /** Locks of the present text still to try, in order. */
  pending: LockEntry[];
  locks: LockResult[];
  /** Whether the vote at hand is campaigned for; null while that is not decided. */
  campaigns: boolean | null;
  stages: StageResult[];
  year: number;
  deterred: number;
  falseAlarms: number;
  crisis: Crisis | null;
  /** Of all crises that are over, in order. */
  tolls: Toll[];
  /** What seats have spent since the first signature, in order. */
  outlays: Outlay[];
}

export interface Sounding {
  readonly with: Seat;
  readonly package: Package;
  answer: Answer | null;
  change: Package | null;
  readonly round: number;
}

/** Something a party was told in private: the furthest option another said it could live with. */
export interface Learnt {
  readonly from: Seat;
  readonly clause: ClauseIndex;
  /** −1 while it has not answered. */
  readonly option: OptionIndex;
}

/** Why a reservation value moved: a driver at work, or one of the words. `ended`: a driver's lasting push. */
export type MoveCause =
  | { readonly driver: DriverIndex }
  | 'waiting'
  | 'recovery'
  | 'asked-late'
  | 'ended'
  | 'limit';

/** A move of a reservation value, in score units. */
export interface Move {
  readonly cause: MoveCause;
  readonly units: number;
}

/** How things stood for a party when it last refused a text: enough to say again why it did. */
export interface LastRefusal {
  /** Index into the offers. */
  readonly offer: number;
  readonly reservation: number;
  readonly front: number;
  readonly drivers: readonly number[];
  readonly lasting: readonly boolean[];
  readonly lines: number;
}

/** What one party alone knows. */
export interface Own {
  /** Units. */
  reservation: number;
  moves: Move[];
  /** The front as this party sees it. */
  front: number;
  soundings: Sounding[];
  learnt: Learnt[];
  refused: LastRefusal | null;
  /** What it makes of the evidence in a crisis, 0 to 1000. */
  belief: number;
  /** Its resolve in this crisis, in thousandths of the unit of its interest. */
  resolve: number;
  /** Its own acts in a round, or in an hour of a crisis: what its luck is keyed by. */
  turns: { readonly moment: number; readonly acts: number };
}

/** What only nature knows. */
export interface Hidden {
  front: number;
  /** By `CaseWar.lasting`: rounds on end for which the true front has stood so. */
  stood: number[];
  /** Pushes of lasting drivers to be taken back, in units by party. */
  lasting: { readonly driver: DriverIndex; readonly party: Seat; readonly units: number }[];
  /** What the present or the last incident really is; −1 before any. */
  incident: IncidentIndex;
  /** Hour at which each party says next what it finds, in the present crisis; −1: no more. */
  dueAt: number[];
  /** Hour at which it would be ready without any window; −1 where it has no voice. */
  ownAt: number[];
  /** Hour to which the defence holds by itself. */
  holds: number;
}

/** The whole state of one negotiation. */
export interface Table {
  open: Open;
  own: Own[];
  hidden: Hidden;
}
