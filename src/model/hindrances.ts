import type { ClauseIndex, OptionIndex, Seat } from './indices.ts';

/** Why a party can accept no text at all, whatever the others want. Score units. */
export type Impasse =
  | { readonly code: 'own-lines'; readonly party: Seat }
  | {
      readonly code: 'own-bar';
      readonly party: Seat;
      /** What the best text that keeps its red lines is worth to it, and its reservation value. */
      readonly best: number;
      readonly needed: number;
    };

interface Hindering {
  readonly party: Seat;
  readonly clause: ClauseIndex;
  /** Score units that the party gives up on the clause in the option on which the parties lose least together. */
  readonly cost: number;
  /** The parties whose red lines it meets. */
  readonly against: readonly Seat[];
  /** Places of the party's own red lines that do, in its list. */
  readonly lines: readonly number[];
}

/**
 * A party and a clause that stand in the way of agreement. `own-lines`: this party's own red lines cannot all be kept.
 * `own-bar`: they can, but no text that keeps them is worth its reservation value. `conflict`: red lines on this clause
 * cannot both be kept. `bridge-only`: they can, but only with an option made as a bridge. `costs`: no red line stands
 * against it, but agreement on the clause costs this party points.
 */
export type Hindrance =
  | (Hindering & Impasse)
  | (Hindering & { readonly code: 'conflict' | 'bridge-only' })
  | (Hindering & {
      readonly code: 'costs';
      /** The option on which the parties lose least together, and how many they are. */
      readonly option: OptionIndex;
      readonly parties: number;
    });

/** The bargaining solutions that an analysis names. */
export const SOLUTIONS = ['nash', 'kalai', 'kalaiSmorodinsky', 'welfare'] as const;
/** One of them. */
export type SolutionName = (typeof SOLUTIONS)[number];

/** What a reader has to know of how the figures of an analysis came about. Score units. */
export type Remark =
  | Impasse
  | {
      /** No text keeps every red line; `whole`: the frontier is over all texts for that. */
      readonly code: 'no-lawful-text';
      readonly whole: boolean;
    }
  | { readonly code: 'frontier-over-all' | 'lawful-uncounted' | 'clashes-incomplete' | 'frontier-unbounded' }
  | {
      /** Too many texts to count those that all would accept. */
      readonly code: 'acceptable-uncounted';
      /** Whether there is one on the frontier. */
      readonly found: boolean;
    }
  | {
      /** No lawful text is worth enough to all: what the nearest one lacks to whom. */
      readonly code: 'none-acceptable';
      readonly lacks: readonly { readonly party: Seat; readonly units: number }[];
    }
  | {
      /** For every text there is one on the frontier that is worth at most so much less to each party. */
      readonly code: 'frontier-within';
      readonly units: number;
    }
  | {
      /** Texts with different scores are a solution alike. */
      readonly code: 'tied';
      readonly solutions: readonly { readonly name: SolutionName; readonly texts: number }[];
    };
