import type { Condition, Lock, Quantity, Range, Sourced, SourceKey, Sway } from './scenario-parts.ts';

/** What one wording of the duty makes a guarantor owe. Responses are keys of `Treaty.responses`. */
export interface Duty extends Sourced {
  /** Must the guarantors meet when asked? */
  readonly consult: boolean;
  /** The most the text licenses; absent: whatever the guarantor can. */
  readonly ceiling?: string | undefined;
  /** The least the text obliges; absent: nothing. */
  readonly owed?: string | undefined;
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
  /** Response that would be adequate help, a key of `Treaty.responses`. */
  readonly adequate: string;
}

/** A treaty already in force when the scenario opens: only its test is played. */
export interface Opens extends Sourced {
  /** The named text in force. */
  readonly text: string;
  /** The guarantors that are in. */
  readonly joined: readonly string[];
}

/** The life of the text after the handshake, and what its words mean. */
export interface Treaty {
  /** Response ladder, weakest first. */
  readonly responses: Readonly<
    Record<string, { readonly text: string; readonly source?: readonly SourceKey[] | undefined }>
  >;
  readonly guarantors: Meaning<readonly string[]>;
  readonly duty: Meaning<Duty>;
  readonly decision: Meaning<DecisionRule>;
  /** Window in hours; null: none. */
  readonly window: Meaning<number | null> & { readonly binds: 'talk' | 'help' };
  /** Places the option leaves outside the guarantee. */
  readonly coverage: Meaning<readonly string[]>;
  /** Incidents the option counts as a trigger. */
  readonly wording: Meaning<readonly string[]>;
  /** The attacker's own seat among the guarantors. */
  readonly attackerSeat: Meaning<'outside' | 'no-say' | 'vote' | 'veto'>;
  readonly victim: string;
  readonly attacker: string;
  readonly opens?: Opens | undefined;
  /** Chance of adequate help under attack (0 to 1) below which the victim's agents think a guarantee not worth signing. */
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
  };
  readonly implementation: Readonly<Record<string, Stage>>;
  readonly force: {
    /** Years watched. */
    readonly years: number;
    /** Chance per year of an occasion for a crisis. */
    readonly occasion: Quantity;
    /** How strongly the expected response deters, 0 (not at all) to 1. */
    readonly deterrence: Quantity;
  };
  readonly crisis: {
    readonly places: Readonly<Record<string, Place>>;
    readonly incidents: Readonly<Record<string, Incident>>;
    /** Standard deviation of what one guarantor makes of the evidence. */
    readonly noise: Quantity;
    /** Chance that somebody convenes the guarantors where the text obliges nobody to. */
    readonly convenes: Quantity;
    /** Chance that the Security Council is kept from acting by a veto; absent: no report is due. */
    readonly councilBlocked?: Quantity | undefined;
    /** Hours watched when the text sets no window. */
    readonly horizonHours: number;
  };
}
