import type { Condition, Lock, Quantity, Range, Sourced, SourceKey } from './scenario-parts.ts';
import type { Treaty } from './scenario-treaty.ts';
import type { Showing } from './showing.ts';

/**
 * A scenario as its author writes it, after checking: names, not numbers.
 * The loader (`scenario/`) turns YAML into this; `compileCase` turns this into integers.
 */

/** A document a scenario rests on. */
export interface Source {
  readonly title: string;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  /** ISO date, year-month, year, or a plain phrase. */
  readonly date?: string | undefined;
  readonly kind: 'article' | 'document';
  /** A primary or official, B agency or established outlet, C mirror or digest, R one side's state outlet. */
  readonly quality: 'A' | 'B' | 'C' | 'R';
  readonly note?: string | undefined;
}

/** One wording of a clause. */
export interface Option {
  readonly text: string;
  /** A few words for narrow screens; `text` when absent. */
  readonly short?: string | undefined;
  /** Place on the ladder; by default one more than the option before. Bridging options sit between whole rungs. */
  readonly rung?: number | undefined;
  /** True for an option made to lie between two parties' red lines. */
  readonly bridging?: boolean | undefined;
  readonly source?: readonly SourceKey[] | undefined;
  readonly note?: string | undefined;
}

/** A negotiable issue. `ladder`: options are ordered by rung. `set`: they are not. */
export interface Clause {
  readonly title: string;
  readonly question?: string | undefined;
  readonly kind: 'ladder' | 'set';
  readonly options: Readonly<Record<string, Option>>;
  readonly source?: readonly SourceKey[] | undefined;
  readonly note?: string | undefined;
}

/** A hard constraint: breached when `require` fails while `when` holds and `unless` does not. */
export interface RedLine extends Sourced {
  readonly id: string;
  readonly text: string;
  readonly require: Condition;
  readonly when?: Condition | undefined;
  readonly unless?: Condition | undefined;
  /** Known to the other parties. Default true. */
  readonly public: boolean;
}

/** What one clause means to one party: an ideal on the ladder, or a value from 0 to 1 per option. */
export interface Preference extends Sourced {
  readonly ideal?: string | undefined;
  readonly values?: Readonly<Record<string, number>> | undefined;
  /** Relative weight, ≥ 0. */
  readonly weight: Quantity;
}

/** Points added to the score while a condition on the package holds. */
export interface Link extends Sourced {
  readonly text: string;
  readonly when: Condition;
  readonly points: Range;
}

/** How a guarantor behaves once an incident is reported. */
export interface CrisisProfile extends Sourced {
  /** Belief (0 to 1) that an attributable armed attack has happened at which it says so. */
  readonly threshold: Quantity;
  /** Added to its belief, −1 to 1: for the attacker's friends strongly negative. */
  readonly bias: Quantity;
  /** What its own law and policy let it give, keys of `Treaty.responses`. To give nothing is always open. */
  readonly means: readonly string[];
  /** How much it can give beside the largest giver, 0 to 1: a share of each response's effect. */
  readonly capacity: Quantity;
  /** What an adequate defence is worth to it without any promise, per unit of effect. */
  readonly interest: Quantity;
  /** What falling visibly short of its word costs it, per unit of effect. */
  readonly honour: Quantity;
  /** What war with the attacker costs it, per unit of exposure. */
  readonly fear: Quantity;
  /** Hours from the request to its finding. */
  readonly hours: Quantity;
  /** Chance that its legislature or cabinet stops delivery. */
  readonly gateRefuses: Quantity;
  /** Hours from its decision to delivery. */
  readonly deliveryHours: Quantity;
}

/** "Only if they are in": a guarantor's condition on other guarantors. */
export interface Dependence extends Sourced {
  readonly id: string;
  readonly text: string;
  readonly require: Condition;
}

/** What makes a party a candidate guarantor. */
export interface GuarantorProfile {
  /** Points added to its reservation value when it is named without having been asked. */
  readonly askedLate: Quantity;
  readonly dependsOn: readonly Dependence[];
  readonly legislature?: Lock | undefined;
  readonly crisis: CrisisProfile;
}

export interface Party {
  readonly name: string;
  /** At most eight letters, for tables. */
  readonly short: string;
  readonly role: 'principal' | 'guarantor' | 'mediator';
  readonly summary: string;
  /** The confidential brief, about one page of Markdown. */
  readonly brief: string;
  /** The same at greater length, about three pages; absent: the short one serves. */
  readonly fullBrief?: string | undefined;
  /** The source of the plain weights below. */
  readonly numbers: Sourced;
  /** Score, 0 to 100. */
  readonly reservation: Quantity;
  readonly preferences: Readonly<Record<string, Preference>>;
  readonly redLines: readonly RedLine[];
  readonly links: readonly Link[];
  readonly guarantor?: GuarantorProfile | undefined;
}

/** A package with a name: an offer on record, a midpoint, a reading of an article. */
export interface NamedText extends Sourced {
  readonly title: string;
  /** Start from another text and change what `package` names. */
  readonly basedOn?: string | undefined;
  readonly package: Readonly<Record<string, string>>;
}

/** A force that moves reservation values. */
export interface Driver extends Sourced {
  readonly text: string;
  /** Points by party; the key `guarantors` stands for every guarantor not named. */
  readonly effects: Readonly<Record<string, Range>>;
  /** Rounds it lasts; absent: a push that fades as reservation values return. */
  readonly rounds?: number | undefined;
}

/** Something that may happen between rounds. */
export interface WarEvent extends Sourced {
  readonly text: string;
  /** Chance per round, 0 to 1. */
  readonly chance: Range;
  readonly drivers: readonly string[];
  /** Shift of the front, −100 to 100. */
  readonly front: Range;
  readonly fromRound: number;
  readonly untilRound?: number | undefined;
  readonly once: boolean;
}

export interface War {
  /** The front at the start, −100 to 100, positive where it favours the first principal. */
  readonly front: Quantity;
  /** Standard deviation of the front's own movement each round. */
  readonly frontStep: Quantity;
  /** Standard deviation of what a party sees of the front. */
  readonly fog: Quantity;
  /** Share of the way a reservation value returns each round, 0 to 1. */
  readonly recovery: Quantity;
  /** Points by which each further round of war lowers what no deal is worth to a principal: the price of waiting. */
  readonly waiting: Readonly<Record<string, Quantity>>;
  readonly drivers: Readonly<Record<string, Driver>>;
  readonly deck: Readonly<Record<string, WarEvent>>;
}

export interface Talks {
  /** Rounds before the talks lapse. */
  readonly rounds: number;
  readonly daysPerRound: number;
  /** A text already on the table when the talks open. */
  readonly opening?: string | undefined;
  /** The principal whose offer it is: the others answer it before anything else. Absent: it binds nobody. */
  readonly openedBy?: string | undefined;
  /** Side moves (soundings, caucuses, public lines) a principal may make before each offer. */
  readonly sideMoves: number;
  /** Points by which a public commitment raises the bar for a text that breaks it. */
  readonly audienceCost: Quantity;
  /** Spread of the parties' estimates of one another, as a share of each weight, 0 to 1. */
  readonly estimateSpread: Quantity;
  readonly source: readonly SourceKey[];
  readonly note?: string | undefined;
}

/** One date of the strip that leads up to a scenario. */
export interface DatedEvent extends Sourced {
  /** ISO date, year-month, year, or a plain phrase. */
  readonly date: string;
  readonly text: string;
}

/** What a class should find out, and what of a game shows it. */
export interface Discovery {
  readonly text: string;
  readonly shown: readonly Showing[];
}

/** What an instructor chooses by. */
export interface About {
  readonly level: 'introductory' | 'intermediate' | 'advanced';
  /** Playing time for a person. */
  readonly minutes: Range;
  /** One page for everybody at the table, Markdown. */
  readonly brief: string;
  readonly dates: readonly DatedEvent[];
  /** What a class should find out by playing: in words, or with what shows it in a game. */
  readonly discoveries: readonly (string | Discovery)[];
  /** Where next to no way leads to an agreed text: why that is so, and what the case is for all the same. */
  readonly closed?: string | undefined;
}

/** One side of a disagreement between sources: how the scenario reads if it is right. */
export interface ReadingVariant extends Sourced {
  readonly text: string;
  /** A part of a scenario, laid over the whole: maps merge, lists of things with ids merge by id, null removes, conditions are replaced whole. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** A question on which sources differ. The scenario as written is the base. */
export interface Reading {
  readonly question: string;
  readonly base: Sourced & { readonly text: string };
  readonly variants: Readonly<Record<string, ReadingVariant>>;
}

/** A scenario as its author writes it, checked. */
export interface Scenario {
  readonly format: 'demarche/1';
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** ISO date of day 0. */
  readonly start: string;
  readonly about?: About | undefined;
  readonly readings: Readonly<Record<string, Reading>>;
  /** Readings switched on, by question; set by the loader's `applyReadings`. */
  readonly chosen?: Readonly<Record<string, string>> | undefined;
  readonly sources: Readonly<Record<string, Source>>;
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly texts: Readonly<Record<string, NamedText>>;
  /** Parties that must agree. The order decides nothing; the front is positive where it favours the first. */
  readonly principals: readonly string[];
  readonly mediator?: string | undefined;
  readonly parties: Readonly<Record<string, Party>>;
  readonly talks: Talks;
  readonly war?: War | undefined;
  readonly treaty?: Treaty | undefined;
}
