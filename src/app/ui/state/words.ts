import type { Case, Phase, Seat } from '../../../model/index.ts';
import { PHASE_WORDS } from '../../../telling/index.ts';
import { clean } from '../canvas/clean.ts';
import { cut } from '../canvas/widths.ts';

export const phaseWords = (phase: Phase): string => PHASE_WORDS[phase];

/** The first letters of a party's short name that fit into two columns. */
export const letters = (c: Case, party: Seat): string => cut(clean(c.parties[party]?.short ?? ''), 2);
