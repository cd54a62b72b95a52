/** A key of `Scenario.sources`, or the word `judgement`. */
export type SourceKey = string;

/** Who says so. `judgement` beside other keys means: the position is sourced, the figure is ours. */
export interface Sourced {
  /** At least one key. */
  readonly source: readonly SourceKey[];
  readonly note?: string | undefined;
}

/** A figure, or the range the sources leave open. `low ≤ mode ≤ high`; all equal when certain. */
export interface Range {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** A figure with its source. */
export interface Quantity extends Range, Sourced {}

/** A statement about a package, the war, or who has joined, that holds or does not. */
export type Condition =
  | { readonly clause: string; readonly is: readonly string[] }
  | { readonly clause: string; readonly atLeast: string }
  | { readonly clause: string; readonly atMost: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** A named condition of `Scenario.conditions`. */
  | { readonly condition: string }
  /**
   * The front, −100 to 100, positive where it favours the first principal: as the judging party sees it now, or, with
   * `rounds` (2 or more), the true front when it has stood so for that many rounds on end, which is plain to everybody.
   */
  | {
      readonly front: {
        readonly atLeast?: number | undefined;
        readonly atMost?: number | undefined;
        readonly rounds?: number | undefined;
      };
    }
  /** A driver of the war is at work now. */
  | { readonly driver: string }
  /** At least `atLeast` (default: all) of these guarantors have joined. */
  | { readonly joined: readonly string[]; readonly atLeast?: number | undefined };

/** One push on a vote: share of votes added (−1 to 1) while the condition holds. */
export interface Sway extends Sourced {
  readonly text: string;
  readonly when: Condition;
  readonly share: Range;
}

/** An approval that a signed text needs. Shares are 0 to 1. */
export interface Lock extends Sourced {
  readonly text: string;
  readonly kind: 'referendum' | 'legislature' | 'constitution' | 'executive';
  /** The party whose people or parliament decide. */
  readonly of: string;
  /** Yes share needed. */
  readonly threshold: Quantity;
  /** Yes share expected before the clauses sway it. */
  readonly support: Quantity;
  /** Standard deviation of the vote around its expectation. */
  readonly spread: Quantity;
  readonly delayDays: Quantity;
  readonly sways: readonly Sway[];
  /** The vote cannot be held while this is so (no referendum under fire). */
  readonly barredWhile?: Condition | undefined;
  readonly barredText?: string | undefined;
}
