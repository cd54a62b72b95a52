import { triangular } from '../model/index.ts';
import type { View } from '../rules/index.ts';

/** A figure of temper: its range, drawn from the triangular distribution, and who says so. */
export interface TemperFigure {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  /** A publication, or `judgement`. */
  readonly source: string;
  readonly note: string;
}

/** A figure that takes one of a few values, with their chances. */
export interface TemperTable {
  readonly values: readonly (readonly [value: number, chance: number])[];
  readonly source: string;
  readonly note: string;
}

/** Everything drawn for the temper of a seat. */
export interface TemperFigures {
  readonly patience: TemperFigure;
  readonly reciprocity: TemperFigure;
  readonly goodwill: TemperFigure;
  readonly pride: TemperFigure;
  readonly honesty: TemperFigure;
  readonly deadline: TemperFigure;
  readonly envy: TemperTable;
}

/** The ranges of the default opponent. */
export const TEMPER: TemperFigures = {
  patience: {
    low: 0.5,
    mode: 1,
    high: 2,
    source: 'Faratin, Sierra and Jennings 1998',
    note: 'Exponent of the upper limb of the corridor: what it gives at most by the clock is t^k of the way',
  },
  reciprocity: {
    low: 0.8,
    mode: 1,
    high: 1.2,
    source: 'Faratin, Sierra and Jennings 1998',
    note: 'Relative tit for tat gives back in proportion; the spread around 1 is judgement',
  },
  goodwill: {
    low: 0.15,
    mode: 0.25,
    high: 0.4,
    source: 'judgement',
    note: 'Share of the way to the fair text given unasked in all; the idea is Osgood 1962',
  },
  pride: {
    low: 2,
    mode: 5,
    high: 10,
    source: 'judgement',
    note: 'Points by which the bar it holds itself to rises when all trust is gone',
  },
  honesty: {
    low: 0.5,
    mode: 0.75,
    high: 0.95,
    source: 'judgement',
    note: 'Chance that a private answer is plain and not guarded',
  },
  deadline: {
    low: 0.75,
    mode: 1,
    high: 1.1,
    source: 'judgement',
    note: 'Share of the announced rounds after which its authority ends; 1 and above: it has all of them',
  },
  envy: {
    values: [
      [0, 0.3],
      [0.5, 0.3],
      [1, 0.3],
      [4, 0.1],
    ],
    source: 'Fehr and Schmidt 1999, table III',
    note: 'α: what a point of the other side’s advantage costs, in points of its own',
  },
};

/** How trust moves, and what it does. All judgement; trust runs from 0 to 1. */
export const TRUST = {
  /** At the opening. */
  start: 0.6,
  /** A text sent for the third time, and each time after. */
  repeated: -0.1,
  /** A text that crosses public lines which an earlier one crossed already, no fewer of them. */
  crossed: -0.04,
  /** A text worth less than the bar in the second half of the talks, and no better than the one before. */
  insulting: -0.06,
  /** A text worth less than the one before by more than `step`. */
  takenBack: -0.08,
  /** A private word found false: a text of its own goes more than a step further. */
  lied: -0.2,
  /** A word or a public line given up by a step. */
  gaveUp: -0.03,
  /** A text worth more than any before by `step` at least; for each tenth of the way to the fair text. */
  inKind: 0.05,
  /** Points that count as a move. */
  step: 0.5,
  /** The most that one text can win. */
  most: 0.15,
  /** Below it the seat walks out, once its patience is over. */
  leaves: 0.1,
  /** How many times as much unfairness weighs when all trust is gone. */
  grudge: 3,
} as const;

/** Share of its own clock after which the way from the fair text down to the bar is gone. */
export const LATE = 0.6;

/** What a seat is like, drawn for it. */
export interface Temper {
  readonly patience: number;
  readonly reciprocity: number;
  readonly goodwill: number;
  /** Points. */
  readonly pride: number;
  readonly honesty: number;
  readonly deadline: number;
  /** α of Fehr and Schmidt. */
  readonly envy: number;
}

function fromTable(u: number, { values }: TemperTable): number {
  let sum = 0;
  for (const [value, chance] of values) {
    sum += chance;
    if (u < sum) return value;
  }
  return values.at(-1)?.[0] ?? 0;
}

/** The temper of whoever sits in a view's seat: the same through the whole run. */
export function temperOf(view: View, figures: TemperFigures = TEMPER): Temper {
  const drawn = (trait: Exclude<keyof TemperFigures, 'envy'>): number => {
    const { low, mode, high } = figures[trait];
    return triangular(view.character(trait), low, mode, high);
  };
  return {
    patience: drawn('patience'),
    reciprocity: drawn('reciprocity'),
    goodwill: drawn('goodwill'),
    pride: drawn('pride'),
    honesty: drawn('honesty'),
    deadline: drawn('deadline'),
    envy: fromTable(view.character('envy'), figures.envy),
  };
}
