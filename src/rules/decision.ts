import {
  type CaseRule,
  type DecisionKind,
  type Finding,
  has,
  type Seat,
  type Seats,
} from '../model/index.ts';
import type { Terms } from './terms.ts';

/** Why a rule does what it does: whose findings count, how many are needed, and whom it binds. */
interface DecisionLaw {
  /** Whose findings of an attack are counted. */
  readonly counts: 'nobody' | 'all' | 'all-but-accused';
  /** How many of so many voices must find an attack, at least 1. */
  readonly needed: (voices: number) => number;
  /** Who is bound at once, without any decision in common. */
  readonly wakes: 'nobody' | 'finders' | 'everyone';
}

const every = (voices: number): number => voices;

/** Every kind of decision rule, in one entry each. Statechart and outlook read the same entry through `decide`. */
const LAWS: Readonly<Record<DecisionKind, DecisionLaw>> = {
  unanimity: { counts: 'all', needed: every, wakes: 'nobody' },
  'unanimity-less-accused': { counts: 'all-but-accused', needed: every, wakes: 'nobody' },
  'two-thirds': { counts: 'all', needed: (n) => Math.ceil((2 * n) / 3), wakes: 'nobody' },
  majority: { counts: 'all', needed: (n) => Math.floor(n / 2) + 1, wakes: 'nobody' },
  each: { counts: 'nobody', needed: every, wakes: 'finders' },
  automatic: { counts: 'nobody', needed: every, wakes: 'everyone' },
  panel: { counts: 'nobody', needed: every, wakes: 'nobody' },
};

/** The voices that a rule counts. */
function counted(law: DecisionLaw, terms: Terms, voices: readonly Seat[]): readonly Seat[] {
  switch (law.counts) {
    case 'nobody':
      return [];
    case 'all':
      return voices;
    case 'all-but-accused':
      return voices.filter((seat) => seat !== terms.treaty.attacker);
    default: {
      const never: never = law.counts;
      return never;
    }
  }
}

/** What a rule makes of the findings so far. */
export interface Decision {
  /** For whom the guarantee is live without reserve: nobody, those who found an attack, or everyone in. */
  readonly live: 'nobody' | 'finders' | 'everyone';
  /** Those who found an attack may act for themselves, up to the rule's limit. */
  readonly limited: boolean;
  /** Whose finding blocks the decision, or −1. */
  readonly blockedBy: Seat;
}

/**
 * Applies a decision rule to the findings so far.
 * @param found by party; null while it has not found
 * @param lifted a fact-finders' report has found an attack: it replaces the guarantors' agreement
 * @param hour of the crisis: once the window is over, a share is a share of those who have spoken, so that nobody raises the
 *   bar by being slow; unanimity waits for every voice
 */
export function decide(
  terms: Terms,
  rule: CaseRule,
  voices: readonly Seat[],
  found: readonly (Finding | null)[],
  lifted: boolean,
  hour: number,
): Decision {
  const law = LAWS[rule.kind];
  if (law.wakes !== 'nobody') return { live: law.wakes, limited: false, blockedBy: -1 };
  if (lifted) return { live: 'everyone', limited: false, blockedBy: -1 };
  const all = counted(law, terms, voices);
  const closed = law.needed !== every && hour >= terms.decideBy;
  const who = closed ? all.filter((seat) => found[seat] !== null) : all;
  const { attacker } = terms.treaty;
  const vetoed = terms.attackerSeat === 'veto' && who.includes(attacker) && found[attacker] !== 'attack';
  const yes = who.filter((seat) => found[seat] === 'attack').length;
  const needed = law.needed(who.length);
  if (who.length > 0 && yes >= needed && !vetoed) return { live: 'everyone', limited: false, blockedBy: -1 };
  const against = who.find((seat) => found[seat] === 'no-attack' || found[seat] === 'unclear') ?? -1;
  const blockedBy = vetoed ? attacker : needed === who.length && law.needed === every ? against : -1;
  return { live: 'nobody', limited: rule.eachUpTo > 0, blockedBy };
}

/** Those of the members in for whom a decision makes the guarantee live. */
export const boundBy = (
  live: Decision['live'],
  joined: Seats,
  voices: readonly Seat[],
  found: readonly (Finding | null)[],
): Seat[] =>
  live === 'nobody'
    ? []
    : voices.filter((seat) => has(joined, seat) && (live === 'everyone' || found[seat] === 'attack'));
