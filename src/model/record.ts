import type { NamedAct } from './act-names.ts';
import { hashOf } from './hash.ts';
import type { Phase } from './phase.ts';
import type { Scenario } from './scenario.ts';

/** The format of records that this version writes and reads. */
export const RECORD_FORMAT = 'demarche-record/2';

/** Enough to replay a negotiation exactly: what it was played on, its seed, and every act, chance included. */
export interface PlayRecord {
  readonly format: typeof RECORD_FORMAT;
  /** The engine's version: another version may have other rules. */
  readonly engine: string;
  readonly scenario: string;
  /** SHA-256 of what decides how the scenario is played; prose and sources do not count. */
  readonly scenarioHash: string;
  /** The scenario itself, under the readings chosen, without what no replay reads: no other file is needed. */
  readonly bundle: Scenario;
  /** Readings switched on, by question. */
  readonly readings: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly run: number;
  /** Who played which seat, for people; `human` or an agent's name. */
  readonly seats: Readonly<Record<string, string>>;
  readonly acts: readonly MarkedAct[];
  /** Where it stood when saved: the statechart's state. */
  readonly phase: Phase;
  /** SHA-256 over scenario, seed, run, acts and the table they lead to. */
  readonly hash: string;
}

/** An act with a link of the chain: eight digits that depend on every act up to this one. */
export type MarkedAct = NamedAct & { readonly mark: string };

/** The chain's next link. */
export const markOf = (previous: string, act: NamedAct): string => hashOf([previous, act]).slice(0, 8);

/** Chains acts, so that a change in any of them shows at its place. */
export function chain(acts: readonly NamedAct[]): MarkedAct[] {
  let mark = '';
  return acts.map((act) => {
    mark = markOf(mark, act);
    return { ...act, mark };
  });
}
