import type {
  ClauseIndex,
  DriverIndex,
  FigureIndex,
  IncidentIndex,
  LockIndex,
  PlaceIndex,
  ResponseIndex,
  Seat,
} from './indices.ts';
import type { RedLine, Scenario } from './scenario.ts';
import type { Lock } from './scenario-parts.ts';
import type { DecisionKind, IncidentTruth, WindowBinds } from './scenario-treaty.ts';
import type { IndexSet, Seats } from './sets.ts';

/**
 * A scenario compiled once: clauses, options, parties and every figure are small integers.
 * Rules and agents work on this and allocate nothing per evaluation.
 */
export interface Case {
  readonly scenario: Scenario;
  readonly clauses: readonly CaseClause[];
  readonly parties: readonly CaseParty[];
  /** Party indices, in the order they take the floor. */
  readonly principals: readonly Seat[];
  /** The mediator, or −1. */
  readonly mediator: Seat;
  /** Option counts before each clause: option o of clause c is entry `offset[c] + o` of a worth table. */
  readonly offset: readonly number[];
  /** Entries in a worth table. */
  readonly width: number;
  /** Every figure of the scenario, in the order compiled. */
  readonly figures: readonly Figure[];
  readonly texts: Readonly<Record<string, Package>>;
  /** The text on the table when talks open, or null. */
  readonly opening: Package | null;
  /** The principal whose offer the opening text is, or −1. */
  readonly openedBy: Seat;
  readonly audienceCost: FigureIndex;
  readonly estimateSpread: FigureIndex;
  readonly war: CaseWar | null;
  readonly treaty: CaseTreaty | null;
}

/** A complete text: one option index for every clause. */
export type Package = readonly number[];

/** A figure of the scenario: its range, and who says so. */
export interface Figure {
  /** Dotted path in the scenario: the figure's name. One range that serves several parties is there once for each. */
  readonly path: string;
  /** The purpose of its draw: no two figures have the same. */
  readonly key: string;
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly source: readonly string[];
}

export interface CaseClause {
  readonly id: string;
  readonly title: string;
  readonly kind: 'ladder' | 'set';
  readonly options: readonly CaseOption[];
}

export interface CaseOption {
  readonly id: string;
  readonly text: string;
  readonly short: string;
  readonly rung: number;
  readonly bridging: boolean;
}

/** A condition over integers. */
export type Test =
  | { readonly op: 'in'; readonly clause: ClauseIndex; readonly mask: IndexSet<'option'> }
  | { readonly op: 'all'; readonly of: readonly Test[] }
  | { readonly op: 'any'; readonly of: readonly Test[] }
  | { readonly op: 'not'; readonly of: Test }
  | { readonly op: 'front'; readonly atLeast: number; readonly atMost: number }
  /** An index into `CaseWar.lasting`. */
  | { readonly op: 'lasting'; readonly index: number }
  | { readonly op: 'driver'; readonly driver: DriverIndex }
  | { readonly op: 'joined'; readonly mask: Seats; readonly atLeast: number };

export interface CaseRedLine {
  readonly id: string;
  readonly index: number;
  readonly line: RedLine;
  /** Holds when the line is breached. */
  readonly breached: Test;
  /** The clauses that the requirement speaks of, most telling first. */
  readonly clauses: readonly number[];
  readonly public: boolean;
}

export interface CaseLink {
  readonly when: Test;
  readonly points: FigureIndex;
  readonly clauses: readonly number[];
}

export interface CaseParty {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly short: string;
  readonly role: 'principal' | 'guarantor' | 'mediator';
  readonly reservation: FigureIndex;
  /** Weight of each clause, or −1 where the party has no interest. */
  readonly weights: readonly FigureIndex[];
  /** Value of each option, 0 to 1, flat by `Case.offset`. */
  readonly values: Float64Array;
  readonly redLines: readonly CaseRedLine[];
  readonly links: readonly CaseLink[];
  readonly guarantor: CaseGuarantor | null;
}

export interface CaseGuarantor {
  readonly askedLate: FigureIndex;
  readonly dependsOn: readonly {
    readonly id: string;
    readonly text: string;
    readonly source: readonly string[];
    readonly require: Test;
  }[];
  readonly legislature: CaseLock | null;
  readonly threshold: FigureIndex;
  readonly bias: FigureIndex;
  /** What it can give; nothing, response 0, among it. */
  readonly means: IndexSet<'response'>;
  readonly capacity: FigureIndex;
  readonly interest: FigureIndex;
  readonly honour: FigureIndex;
  readonly fear: FigureIndex;
  readonly hours: FigureIndex;
  readonly gateRefuses: FigureIndex;
  readonly deliveryHours: FigureIndex;
}

export interface CaseSway {
  readonly text: string;
  readonly when: Test;
  readonly share: FigureIndex;
  readonly clauses: readonly number[];
  readonly source: readonly string[];
}

export interface CaseLock {
  readonly id: string;
  readonly text: string;
  readonly kind: Lock['kind'];
  readonly of: number;
  readonly threshold: FigureIndex;
  readonly support: FigureIndex;
  readonly spread: FigureIndex;
  readonly delayDays: FigureIndex;
  readonly sways: readonly CaseSway[];
  readonly barredWhile: Test | null;
  readonly barredText: string;
  readonly barredClauses: readonly number[];
  readonly source: readonly string[];
}

export interface CaseDriver {
  readonly id: string;
  readonly text: string;
  /** Points by party, −1 where none. */
  readonly effects: readonly FigureIndex[];
  /** 0: a push that fades. */
  readonly rounds: number;
  readonly source: readonly string[];
}

export interface CaseEvent {
  readonly id: string;
  readonly text: string;
  readonly chance: FigureIndex;
  readonly front: FigureIndex;
  readonly drivers: readonly number[];
  readonly fromRound: number;
  readonly untilRound: number;
  readonly once: boolean;
  readonly source: readonly string[];
}

/** A state of the true front that counts once it has stood for so many rounds on end. */
export interface LastingFront {
  readonly atLeast: number;
  readonly atMost: number;
  readonly rounds: number;
}

export interface CaseWar {
  /** What conditions ask of the front over several rounds; each asked once. */
  readonly lasting: readonly LastingFront[];
  readonly front: FigureIndex;
  readonly frontStep: FigureIndex;
  readonly fog: FigureIndex;
  readonly recovery: FigureIndex;
  /** By party, −1 where none. */
  readonly waiting: readonly FigureIndex[];
  readonly drivers: readonly CaseDriver[];
  readonly deck: readonly CaseEvent[];
}

export interface CaseDuty {
  readonly consult: boolean;
  /** 0 when nothing is owed. */
  readonly owed: ResponseIndex;
  readonly precision: FigureIndex;
  readonly authorised: boolean;
}

export interface CaseRule {
  readonly kind: DecisionKind;
  /** −1 where the rule knows no panel. */
  readonly panelHours: number;
  readonly suspendHours: number;
  /** Up to which response each may act alone; 0 where the rule leaves nothing to each. */
  readonly eachUpTo: ResponseIndex;
}

export interface CaseStage {
  readonly id: string;
  readonly text: string;
  readonly days: FigureIndex;
  readonly breach: FigureIndex;
  readonly repair: FigureIndex;
  readonly sways: readonly CaseSway[];
  readonly source: readonly string[];
}

export interface CaseIncident {
  readonly id: string;
  readonly text: string;
  readonly truth: IncidentTruth;
  /** Index of the incident it is reported as; its own where nothing is disguised. */
  readonly reportedAs: IncidentIndex;
  readonly weight: FigureIndex;
  readonly places: readonly PlaceIndex[];
  readonly clarity: readonly [number, number, number];
  /** −1 where it is no attack. */
  readonly size: FigureIndex;
  readonly holds: FigureIndex;
}

/** A figure, and what the text adds to it. */
export interface CaseSwayed {
  readonly base: FigureIndex;
  readonly sways: readonly CaseSway[];
}

export interface CaseResponse {
  readonly id: string;
  readonly text: string;
  readonly effect: FigureIndex;
  readonly exposure: FigureIndex;
}

/** What the treaty's life may cost a party, in points; −1 where nothing. */
export interface CaseStakes {
  readonly harm: FigureIndex;
  readonly war: FigureIndex;
  readonly burden: FigureIndex;
  readonly breach: FigureIndex;
}

/** The protected state's own defence. */
export interface CaseDefence {
  readonly strength: CaseSwayed;
  readonly growth: CaseSwayed;
  readonly warning: CaseSwayed;
  readonly readiness: CaseSwayed;
}

/** What the attacker is under a text: not a party to the guarantee, in it without a say, with a vote, or with a veto. */
export type AttackerSeat = 'outside' | 'no-say' | 'vote' | 'veto';

/** A vote still to be held: a lock of the plan, or one guarantor's legislature. */
export type LockEntry = { readonly lock: LockIndex } | { readonly legislature: Seat };

/** A step of a ratification plan: one lock, or the legislatures of all who have joined. */
export type PlanStep = { readonly lock: LockIndex } | 'legislatures';

/** What a campaign before a vote does and costs. */
export interface CaseCampaign {
  readonly share: FigureIndex;
  readonly price: FigureIndex;
  readonly days: FigureIndex;
}

/** What evidence laid open in a crisis does and costs. */
export interface CaseEvidence {
  readonly clarity: FigureIndex;
  readonly price: FigureIndex;
}

/** What an appeal to one capital does and costs, and how many there may be in a crisis. */
export interface CaseAppeals {
  readonly interest: FigureIndex;
  readonly price: FigureIndex;
  readonly most: number;
}

/** By-option tables are indexed by the option of the clause they belong to. */
export interface CaseTreaty {
  readonly responses: readonly CaseResponse[];
  /** The clause that forbids responses, or −1. */
  readonly barredClause: ClauseIndex;
  readonly barred: readonly IndexSet<'response'>[];
  readonly defence: CaseDefence;
  /** By party. */
  readonly stakes: readonly CaseStakes[];
  readonly victim: Seat;
  /** The treaty in force at the opening, or null. */
  readonly opens: { readonly text: Package; readonly joined: Seats } | null;
  /** −1: no floor. */
  readonly worthSigning: FigureIndex;
  readonly attacker: Seat;
  readonly guarantorsClause: ClauseIndex;
  readonly members: readonly (readonly Seat[])[];
  readonly dutyClause: ClauseIndex;
  readonly duty: readonly CaseDuty[];
  readonly decisionClause: ClauseIndex;
  readonly decision: readonly CaseRule[];
  readonly windowClause: ClauseIndex;
  /** Hours; −1: no window. */
  readonly window: readonly number[];
  readonly windowBinds: WindowBinds;
  readonly compliance: FigureIndex;
  readonly coverageClause: ClauseIndex;
  /** The places left outside. */
  readonly excluded: readonly IndexSet<'place'>[];
  readonly wordingClause: ClauseIndex;
  /** The incidents that count. */
  readonly counted: readonly IndexSet<'incident'>[];
  readonly seatClause: ClauseIndex;
  readonly attackerSeat: readonly AttackerSeat[];
  readonly enough: Test;
  readonly enoughText: string;
  readonly reopenings: number;
  readonly planClause: ClauseIndex;
  /** What is to be tried, in order, by option. */
  readonly plan: readonly (readonly PlanStep[])[];
  readonly locks: readonly CaseLock[];
  /** Null: nobody campaigns. */
  readonly campaign: CaseCampaign | null;
  readonly stages: readonly CaseStage[];
  readonly years: number;
  readonly occasion: FigureIndex;
  readonly temptation: CaseSwayed;
  readonly preventive: FigureIndex;
  readonly deterrence: FigureIndex;
  readonly places: readonly { readonly id: string; readonly text: string }[];
  readonly incidents: readonly CaseIncident[];
  readonly noise: FigureIndex;
  readonly resolve: FigureIndex;
  readonly solidarity: FigureIndex;
  readonly late: FigureIndex;
  readonly convenes: FigureIndex;
  /** −1: no report to the Security Council. */
  readonly councilBlocked: FigureIndex;
  /** Null: the attacked state shows nothing of its own. */
  readonly evidence: CaseEvidence | null;
  /** Null: it asks no capital by itself. */
  readonly appeals: CaseAppeals | null;
  readonly horizonHours: number;
}

/** Index of a clause, option or party by name; −1 when there is none. */
export const clauseIndex = (c: Case, id: string): number => c.clauses.findIndex((x) => x.id === id);
/** The same for a party. */
export const partyIndex = (c: Case, id: string): number => c.parties.findIndex((x) => x.id === id);
/** The same for an option of a clause. */
export const optionIndex = (c: Case, clause: number, id: string): number =>
  c.clauses[clause]?.options.findIndex((x) => x.id === id) ?? -1;
