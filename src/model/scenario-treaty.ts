import type { Condition, Lock, Quantity, Range, Sourced, SourceKey, Sway, Swayed } from './scenario-parts.ts';

/** Something a guarantor can give. */
export interface Response {
  readonly text: string;
  /**
   * What it adds to the defence when a guarantor of capacity 1 gives it, in the unit of strength, of which the state's own
   * forces at the start are about a half.
   */
  readonly effect: Quantity;
  /** How near it brings its giver to war with the attacker, 0 (not at all) to 1 (it is at war). */
  readonly exposure: Quantity;
  readonly source?: readonly SourceKey[] | undefined;
}

/** What one wording of the duty makes a guarantor owe. Responses are keys of `Treaty.responses`. */
export interface Duty extends Sourced {
  /** Must the guarantors meet when asked? */
  readonly consult: boolean;
  /** The least the text obliges; absent: nothing. */
  readonly owed?: string | undefined;
  /** The share of a shortfall that everybody can see, 0 (vague words) to 1 (a list with dates). */
  readonly precision: Quantity;
  /** Parliaments have agreed beforehand: what is owed meets no gate at home. */
  readonly authorised: boolean;
}

/** `each`: every guarantor for itself. `panel`: a fact-finders' report, due after `panelHours`, binds all. */
export type DecisionKind =
  | 'unanimity'
  | 'unanimity-less-accused'
  | 'two-thirds'
  | 'majority'
  | 'each'
  | 'panel'
  | 'automatic';

export interface DecisionRule extends Sourced {
  readonly kind: DecisionKind;
  /** Hours after which a block is lifted by a fact-finders' report, for bridging rules. */
  readonly panelHours?: number | undefined;
  /** Hours that help is held back after a decision against an abstaining party. */
  readonly suspendHours?: number | undefined;
  /** Up to this response, a key of `Treaty.responses`, each guarantor may act for itself without the others. */
  readonly eachUpTo?: string | undefined;
}

/** Meaning of one clause's options to the engine: `options` has one entry per option. */
export interface Meaning<T> {
  readonly clause: string;
  readonly options: Readonly<Record<string, T>>;
}

export interface Stage extends Sourced {
  readonly text: string;
  readonly days: Quantity;
  /** Chance that the stage is broken by one side. */
  readonly breach: Quantity;
  /** Pushes on the chance of breach while a condition on the package holds. */
  readonly sways: readonly Sway[];
  /** Chance that a breach is repaired (monitors, snapback) rather than ending the treaty. */
  readonly repair: Quantity;
}

export interface Place {
  readonly text: string;
}

/** What really happened: an attack, a staged incident, the protected state's own first strike, or pressure short of force. */
export type IncidentTruth = 'attack' | 'staged' | 'first-strike' | 'coercion';

export interface Incident extends Sourced {
  readonly text: string;
  readonly truth: IncidentTruth;
  /** The incident it looks like until it is over; absent: what it is. */
  readonly reportedAs?: string | undefined;
  /** Relative frequency. */
  readonly weight: Range;
  readonly places: readonly string[];
  /** How far the evidence settles the question, 0 to 1, at 6, 24 and 72 hours. */
  readonly clarity: readonly [number, number, number];
  /** What it takes to hold it off, in the unit of strength; only an attack has one. */
  readonly size?: Quantity | undefined;
  /** Hours until it has done lasting harm, at middling own strength; only an attack has them. */
  readonly holds?: Quantity | undefined;
}

/** A treaty already in force when the scenario opens: only its test is played. */
export interface Opens extends Sourced {
  /** The named text in force. */
  readonly text: string;
  /** The guarantors that are in. */
  readonly joined: readonly string[];
}

/** What the life of the treaty may cost a party, in points on the scale of scores; absent: nothing. */
export interface Stakes {
  /** The whole harm of an attack; below 0 for whom it is a gain. */
  readonly harm?: Quantity | undefined;
  /** Each attack, however it ends, for who makes it and who meets it. */
  readonly war?: Quantity | undefined;
  /** Help given, per unit of exposure. */
  readonly burden?: Quantity | undefined;
  /** Falling short of its word, per unit of effect. */
  readonly breach?: Quantity | undefined;
}

/** What it does and costs to campaign for a vote. */
export interface Campaign {
  /** What it adds to the yes share. */
  readonly share: Quantity;
  /** Points of whoever campaigns. */
  readonly price: Quantity;
  /** Days by which the vote comes later. */
  readonly days: Quantity;
}

/** What it does and costs to lay one's evidence open in a crisis. */
export interface ShownEvidence {
  /** What it adds to how far the evidence settles the question, 0 to 1. */
  readonly clarity: Quantity;
  /** Points of the attacked state: sources that are burnt. */
  readonly price: Quantity;
}

/** What it does and costs to ask one capital for help in a crisis. */
export interface Appeals {
  /** What it adds to that capital's interest, for this crisis. */
  readonly interest: Quantity;
  /** Points of the attacked state, each time. */
  readonly price: Quantity;
  /** How many capitals may be asked in one crisis. */
  readonly most: number;
}

/**
 * What a window binds. `consultation`: the capitals must meet. `decision`: they must decide. `help`: what is owed falls
 * due, and whoever is in doubt or silent counts as consenting.
 */
export type WindowBinds = 'consultation' | 'decision' | 'help';

/** The life of the text after the handshake, and what its words mean. */
export interface Treaty {
  /** Response ladder, weakest first. */
  readonly responses: Readonly<Record<string, Response>>;
  readonly guarantors: Meaning<readonly string[]>;
  readonly duty: Meaning<Duty>;
  readonly decision: Meaning<DecisionRule>;
  /** Window in hours; null: none. */
  readonly window: Meaning<number | null> & {
    readonly binds: WindowBinds;
    /** The share of slower capitals that decide when the window closes rather than in their own time. */
    readonly compliance: Quantity;
  };
  /** Responses, by key, that the text forbids to those who signed it; absent: none. */
  readonly barred?: Meaning<readonly string[]> | undefined;
  /** The protected state's own defence. */
  readonly defence: {
    /** Its strength when the treaty comes into force, in the unit of strength. */
    readonly strength: Swayed;
    /** How much that changes in a year. */
    readonly growth: Swayed;
    /** The share of the holding time that early warning adds. */
    readonly warning: Swayed;
    /** The share of its delivery time by which help comes sooner. */
    readonly readiness: Swayed;
  };
  /** Places the option leaves outside the guarantee. */
  readonly coverage: Meaning<readonly string[]>;
  /** Incidents the option counts as a trigger. */
  readonly wording: Meaning<readonly string[]>;
  /** The attacker's own seat among the guarantors. */
  readonly attackerSeat: Meaning<'outside' | 'no-say' | 'vote' | 'veto'>;
  readonly victim: string;
  readonly attacker: string;
  /** By party; whoever is left out has nothing at stake beside the text. */
  readonly stakes: Readonly<Record<string, Stakes>>;
  readonly opens?: Opens | undefined;
  /** How much likelier than without a text an attack must be held off (0 to 1) for the victim's agents to sign. */
  readonly worthSigning?: Quantity | undefined;
  readonly accession: {
    /** Who must have joined for the principals to sign. */
    readonly enough: Condition;
    readonly text: string;
    readonly source: readonly SourceKey[];
    /** Times the principals may go back to the table from accession or ratification. */
    readonly reopenings: number;
  };
  readonly ratification: {
    /** Locks to try, in order, by option of the clause. `guarantors` stands for each joined guarantor's legislature. */
    readonly plan: Meaning<readonly string[]>;
    readonly locks: Readonly<Record<string, Lock>>;
    /** What a campaign before a vote does and costs; absent: nobody campaigns. */
    readonly campaign?: Campaign | undefined;
  };
  readonly implementation: Readonly<Record<string, Stage>>;
  readonly force: {
    /** Years watched. */
    readonly years: number;
    /** Chance per year of an occasion for a crisis. */
    readonly occasion: Quantity;
    /** Chance that an occasion is used if success were certain, and what the text does to it. */
    readonly temptation: Swayed;
    /** What is added to it for each unit of strength by which the neighbour is expected to grow in a year. */
    readonly preventive: Quantity;
    /** How strongly the prospect of being held off deters, 0 (not at all) to 1. */
    readonly deterrence: Quantity;
  };
  readonly crisis: {
    readonly places: Readonly<Record<string, Place>>;
    readonly incidents: Readonly<Record<string, Incident>>;
    /** Standard deviation of what one guarantor makes of the evidence. */
    readonly noise: Quantity;
    /** Standard deviation of a guarantor's resolve on the day, in the unit of its interest. */
    readonly resolve: Quantity;
    /** What is added to a guarantor's interest when all the others act. */
    readonly solidarity: Quantity;
    /** The share of late help that still lessens the harm. */
    readonly late: Quantity;
    /** Chance that somebody convenes the guarantors where the text obliges nobody to. */
    readonly convenes: Quantity;
    /** Chance that the Security Council is kept from acting by a veto; absent: no report is due. */
    readonly councilBlocked?: Quantity | undefined;
    /** What the attacked state may lay open; absent: it shows nothing of its own. */
    readonly evidence?: ShownEvidence | undefined;
    /** How it may ask single capitals; absent: it asks nobody by itself. */
    readonly appeals?: Appeals | undefined;
    /** Hours for which a crisis is watched. */
    readonly horizonHours: number;
  };
}
