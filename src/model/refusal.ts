import type { ActType } from './act.ts';
import type { ClauseIndex, OptionIndex, ResponseIndex, Seat } from './indices.ts';
import type { Phase } from './phase.ts';

/** What was wrong with an outcome of chance: it cannot have fallen so. */
export const ODD_CHANCES = [
  'hours-per-party',
  'must-convene',
  'whole-hours',
  'readings-due',
  'no-gate',
  'arrives-early',
  'no-council-due',
  'sight-per-party',
  'front-range',
  'event-twice',
  'event-impossible',
  'no-lock',
  'vote-range',
  'vote-held',
  'vote-barred',
  'no-stage',
  'repair-without-breach',
  'no-incident',
  'wrong-place',
] as const;
export type OddChance = (typeof ODD_CHANCES)[number];

/**
 * The lawful "no" to an act: a stable code with the facts it rests on. Nothing has changed. `telling/` puts it into
 * words that say what would be lawful.
 */
export type Refusal =
  | {
      readonly code: 'wrong-phase';
      readonly act: ActType;
      readonly phase: Phase;
      readonly possible: readonly ActType[];
    }
  | { readonly code: 'not-your-turn'; readonly seat: Seat }
  | { readonly code: 'no-such-seat'; readonly seat: number }
  | { readonly code: 'no-such-clause'; readonly clause: number }
  /** `none`: may the option be left out? */
  | {
      readonly code: 'no-such-option';
      readonly clause: ClauseIndex;
      readonly option: number;
      readonly none: boolean;
    }
  | { readonly code: 'no-such-response'; readonly response: number }
  | { readonly code: 'wrong-clause'; readonly clause: ClauseIndex; readonly asked: ClauseIndex }
  | { readonly code: 'incomplete-package'; readonly clauses: number }
  /** A clause named in "if you, then we": named twice, or the text makes no such move on it. */
  | { readonly code: 'no-such-trade'; readonly clause: ClauseIndex }
  | { readonly code: 'not-a-guarantor'; readonly seat: Seat }
  | { readonly code: 'not-yourself'; readonly act: 'sounding.ask' | 'caucus.ask' }
  | { readonly code: 'no-side-moves-left'; readonly most: number }
  | {
      readonly code: 'line-already-drawn';
      readonly seat: Seat;
      readonly clause: ClauseIndex;
      readonly option: OptionIndex;
    }
  /** The text was agreed in `round` and not carried: it does not come back unchanged. */
  | { readonly code: 'text-dropped'; readonly round: number }
  | { readonly code: 'change-needed' }
  | { readonly code: 'change-not-allowed' }
  | { readonly code: 'no-reopening-left'; readonly reopened: number }
  | { readonly code: 'beyond-capacity'; readonly seat: Seat; readonly response: ResponseIndex }
  | { readonly code: 'barred-by-text'; readonly response: ResponseIndex }
  | { readonly code: 'already-answered'; readonly seat: Seat }
  | { readonly code: 'waited-before'; readonly seat: Seat }
  | { readonly code: 'no-evidence-left' }
  | { readonly code: 'cannot-help'; readonly seat: Seat }
  | { readonly code: 'asked-before'; readonly seat: Seat }
  | { readonly code: 'no-appeals-left'; readonly most: number }
  /** Hours past the next stop, T+`stop`. */
  | { readonly code: 'clock-too-far'; readonly stop: number }
  /** `value`: the number that is wrong, or the one wanted. */
  | { readonly code: 'malformed-chance'; readonly odd: OddChance; readonly value: number };

export type RefusalCode = Refusal['code'];

/** Every code of refusal. */
export const REFUSALS: readonly RefusalCode[] = Object.keys({
  'wrong-phase': 0,
  'not-your-turn': 0,
  'no-such-seat': 0,
  'no-such-clause': 0,
  'no-such-option': 0,
  'no-such-response': 0,
  'wrong-clause': 0,
  'incomplete-package': 0,
  'no-such-trade': 0,
  'not-a-guarantor': 0,
  'not-yourself': 0,
  'no-side-moves-left': 0,
  'line-already-drawn': 0,
  'text-dropped': 0,
  'change-needed': 0,
  'change-not-allowed': 0,
  'no-reopening-left': 0,
  'beyond-capacity': 0,
  'barred-by-text': 0,
  'already-answered': 0,
  'waited-before': 0,
  'no-evidence-left': 0,
  'cannot-help': 0,
  'asked-before': 0,
  'no-appeals-left': 0,
  'clock-too-far': 0,
  'malformed-chance': 0,
} satisfies Readonly<Record<RefusalCode, 0>>) as RefusalCode[];

/** An outcome of chance that cannot have fallen so. */
export const oddChance = (odd: OddChance, value = 0): Refusal => ({ code: 'malformed-chance', odd, value });
