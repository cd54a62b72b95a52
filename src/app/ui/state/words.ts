import type { Case, Phase, Seat } from '../../../model/index.ts';
import { PHASE_WORDS } from '../../../telling/index.ts';

export const phaseWords = (phase: Phase): string => PHASE_WORDS[phase];

/** Two letters for a column's head, the scenario's short name cut. */
export const letters = (c: Case, party: Seat): string =>
  (c.parties[party]?.short ?? '').slice(0, 2).padEnd(2);
