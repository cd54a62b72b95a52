import * as z from 'zod';
import type { Quantity, Range, SourceKey } from '../model/index.ts';
import { LARGEST_FIGURE } from './limits.ts';
import { number } from './numbers.ts';
import { exactly, isObject, meant, sourced, strict } from './shapes.ts';

/** Bounds, both inclusive, and what the figure is. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** Unit and meaning, for the JSON Schema. */
  readonly about: string;
}

export const share: Limits = { min: 0, max: 1, about: 'A share or chance' };
export const signedShare: Limits = { min: -1, max: 1, about: 'A share added' };
export const score: Limits = { min: 0, max: 100, about: 'Points of score' };
export const points: Limits = { min: -100, max: 100, about: 'Points of score' };
export const front: Limits = { min: -100, max: 100, about: 'The front, positive for the first principal' };
export const amount: Limits = { min: 0, about: 'An amount' };
/** The unit of strength, size and effect: the protected state's own forces at the start are about a half. */
export const strength: Limits = {
  min: 0,
  max: 10,
  about: 'Strength; own forces at the start are about a half',
};
export const days: Limits = { min: 0, about: 'Days' };
export const hours: Limits = { min: 0, about: 'Hours' };

const bounded = ({ min = -LARGEST_FIGURE, max = LARGEST_FIGURE }: Limits): z.ZodNumber => number(min, max);

const described = ({ about, min, max }: Limits): string =>
  `${about}${min === undefined ? '' : max === undefined ? `, at least ${min}` : `, ${min} to ${max}`}.`;

function ordered(range: Range, context: z.RefinementCtx): void {
  if (range.mode < range.low) {
    context.addIssue({
      code: 'custom',
      path: ['mode'],
      message: `mode ${range.mode} is below low ${range.low}`,
    });
  } else if (range.high < range.mode) {
    context.addIssue({
      code: 'custom',
      path: ['high'],
      message: `high ${range.high} is below mode ${range.mode}`,
    });
  }
}

const spanned = (input: Record<string, unknown>): boolean =>
  'low' in input || 'mode' in input || 'high' in input;

const certain = <T extends { readonly value: number }>({ value, ...rest }: T): Omit<T, 'value'> & Range => ({
  low: value,
  mode: value,
  high: value,
  ...rest,
});

/** `{value, source}` or `{low, mode, high, source}`, each with an optional note. */
export function quantity(limits: Limits): z.ZodType<Quantity> {
  const n = bounded(limits);
  return exactly<Quantity>()(
    z
      .union(
        [
          strict({ value: n, ...sourced }).transform(certain),
          strict({ low: n, mode: n, high: n, ...sourced }).superRefine(ordered),
        ],
        {
          error: meant((input) => {
            if (isObject(input)) return spanned(input) ? 1 : 0;
            if (typeof input !== 'number') return 'expected {value, source} or {low, mode, high, source}';
            return `a figure needs its source: write {value: ${input}, source: …}`;
          }),
        },
      )
      .describe(described(limits)),
  );
}

/** A plain number, `{value}` or `{low, mode, high}`. */
export function range(limits: Limits): z.ZodType<Range> {
  const n = bounded(limits);
  return exactly<Range>()(
    z
      .union(
        [
          n.transform((value) => certain({ value })),
          strict({ value: n }).transform(certain),
          strict({ low: n, mode: n, high: n }).superRefine(ordered),
        ],
        {
          error: meant((input) => {
            if (typeof input === 'number') return 0;
            if (isObject(input)) return spanned(input) ? 2 : 1;
            return 'expected a number, {value} or {low, mode, high}';
          }),
        },
      )
      .describe(described(limits)),
  );
}

/** A figure whose source may be left to the party's `numbers`. */
export interface Weight extends Range {
  readonly source?: readonly SourceKey[] | undefined;
  readonly note?: string | undefined;
}

const n = bounded(amount);
const perhaps = { source: sourced.source.optional(), note: sourced.note };

/** A plain number or range, whose source is then the party's `numbers`, or a full quantity. */
export const weight: z.ZodType<Weight> = z
  .union(
    [
      n.transform((value) => certain({ value })),
      strict({ value: n, ...perhaps }).transform(certain),
      strict({ low: n, mode: n, high: n, ...perhaps }).superRefine(ordered),
    ],
    {
      error: meant((input) => {
        if (typeof input === 'number') return 0;
        if (isObject(input)) return spanned(input) ? 2 : 1;
        return 'expected a number, {value} or {low, mode, high}, with a source if it is not that of `numbers`';
      }),
    },
  )
  .describe("Relative weight, at least 0. Without a source of its own it has that of the party's `numbers`.");
