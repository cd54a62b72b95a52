import * as z from 'zod';
import { DAY_DECIMALS, LARGEST_FIGURE, SMALLEST_FIGURE } from './limits.ts';

const tiny = (x: number): boolean => x !== 0 && Math.abs(x) < SMALLEST_FIGURE;

/** A number between two bounds, both included. What is not 0 is not so near to it that sums would lose it. */
export const number = (min: number = -LARGEST_FIGURE, max: number = LARGEST_FIGURE): z.ZodNumber =>
  z
    .number()
    .min(min)
    .max(max)
    .refine((x) => !tiny(x), `expected 0, or a number at least ${SMALLEST_FIGURE} away from it`);

const STEP = 10 ** -DAY_DECIMALS;

/** Days that add up exactly: in thousandths, so that ten tenths of a day are a day. */
export const dayLength: z.ZodNumber = z
  .number()
  .min(STEP)
  .max(10_000)
  .refine(
    (x) => Number(x.toFixed(DAY_DECIMALS)) === x,
    `expected days with at most ${DAY_DECIMALS} decimals`,
  );
