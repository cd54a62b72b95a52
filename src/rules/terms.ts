import {
  type AttackerSeat,
  at,
  type Case,
  type CaseDuty,
  type CaseRule,
  type CaseTreaty,
  type ClauseIndex,
  has,
  type IncidentIndex,
  type IndexSet,
  type OptionIndex,
  type Package,
  type PlaceIndex,
  type PlanStep,
  type Seat,
  type Seats,
  setOf,
} from '../model/index.ts';

/**
 * What a text says, read off its clauses: the one place that knows which clause of a treaty means what.
 * @throws RangeError where the text names an option that its clause does not have
 */
export class Terms {
  readonly treaty: CaseTreaty;
  readonly text: Package;

  constructor(treaty: CaseTreaty, text: Package) {
    this.treaty = treaty;
    this.text = text;
  }

  #of<T>(meaning: readonly T[], clause: ClauseIndex): T {
    return at(meaning, at(this.text, clause, 'clause'), `option of clause ${clause}`);
  }

  /** The guarantors it names, in the order in which it names them. */
  get members(): readonly Seat[] {
    return this.#of(this.treaty.members, this.treaty.guarantorsClause);
  }

  /** The same as a set. */
  get named(): Seats {
    return setOf(this.members);
  }

  /** The option chosen on the duty. */
  get dutyOption(): OptionIndex {
    return at(this.text, this.treaty.dutyClause, 'clause');
  }

  get duty(): CaseDuty {
    return this.#of(this.treaty.duty, this.treaty.dutyClause);
  }

  /** Who decides, and how. */
  get rule(): CaseRule {
    return this.#of(this.treaty.decision, this.treaty.decisionClause);
  }

  /** The activation window in hours; −1 where the text sets none. */
  get hours(): number {
    return this.#of(this.treaty.window, this.treaty.windowClause);
  }

  /** Hours by which capitals are to decide; infinite where the text sets none, or binds them to meet and no more. */
  get decideBy(): number {
    return this.hours < 0 || this.treaty.windowBinds === 'consultation'
      ? Number.POSITIVE_INFINITY
      : this.hours;
  }

  /** Hours after which who is in doubt or silent counts as consenting; infinite where silence is no consent. */
  get consentAt(): number {
    return this.hours >= 0 && this.treaty.windowBinds === 'help' ? this.hours : Number.POSITIVE_INFINITY;
  }

  /** Responses that it forbids to those who signed it. */
  get barred(): IndexSet<'response'> {
    const { barred, barredClause } = this.treaty;
    return barredClause < 0 ? 0 : this.#of(barred, barredClause);
  }

  /** Places left outside the guarantee. */
  get excluded(): IndexSet<'place'> {
    return this.#of(this.treaty.excluded, this.treaty.coverageClause);
  }

  covers(place: PlaceIndex): boolean {
    return !has(this.excluded, place);
  }

  /** Incidents that the wording counts. */
  get counted(): IndexSet<'incident'> {
    return this.#of(this.treaty.counted, this.treaty.wordingClause);
  }

  /** Does the wording count such an incident, going by what it is reported as? */
  counts(incident: IncidentIndex): boolean {
    return has(this.counted, at(this.treaty.incidents, incident, 'incident').reportedAs);
  }

  get attackerSeat(): AttackerSeat {
    return this.#of(this.treaty.attackerSeat, this.treaty.seatClause);
  }

  /** The votes to be held, in order. */
  get plan(): readonly PlanStep[] {
    return this.#of(this.treaty.plan, this.treaty.planClause);
  }

  /** Has the attacker a voice in decisions? */
  get attackerVotes(): boolean {
    return this.attackerSeat === 'vote' || this.attackerSeat === 'veto';
  }

  /** Seats with a voice in decisions: the guarantors in, and the attacker where its seat has a vote. */
  voices(joined: Seats, parties: number): Seat[] {
    const found: Seat[] = [];
    for (let seat = 0; seat < parties; seat++) {
      if (seat === this.treaty.attacker ? this.attackerVotes : has(joined, seat)) found.push(seat);
    }
    return found;
  }
}

/** The terms of a text; null in a case without a treaty. */
export const termsOf = (c: Case, text: Package): Terms | null =>
  c.treaty ? new Terms(c.treaty, text) : null;
