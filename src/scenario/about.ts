import * as z from 'zod';
import { type About, type DatedEvent, type Reading, type ReadingVariant, SHOWINGS } from '../model/index.ts';
import { amount, range } from './figures.ts';
import { MOST } from './limits.ts';
import { dateWords, exactly, listUpTo, mapOf, meant, sourced, strict, text } from './shapes.ts';

const dated: z.ZodType<DatedEvent> = exactly<DatedEvent>()(
  strict({
    date: dateWords,
    text,
    ...sourced,
  }),
);

const discovery = z
  .union([text, strict({ text, shown: z.array(z.enum(SHOWINGS)).min(1, 'expected at least one') })], {
    error: meant((input) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? 1 : 0)),
  })
  .describe('In words, or with what shows it in a game.');

export const about: z.ZodType<About> = exactly<About>()(
  strict({
    level: z.enum(['introductory', 'intermediate', 'advanced']),
    minutes: range({ ...amount, about: 'Playing time in minutes' }),
    brief: text.describe('One page for everybody at the table, Markdown.'),
    dates: listUpTo(MOST.dates, 'dates', dated).default([]),
    discoveries: listUpTo(MOST.discoveries, 'discoveries', discovery).default([]),
    closed: text
      .optional()
      .describe('Next to no way leads to an agreed text: why, and what the case is for.'),
  }),
);

/** What a variant cannot change. */
const FIXED = ['format', 'readings', 'chosen'];

const variant: z.ZodType<ReadingVariant> = exactly<ReadingVariant>()(
  strict({
    text,
    changes: z
      .record(z.string(), z.unknown())
      .superRefine((given, context) => {
        for (const key of FIXED.filter((one) => Object.hasOwn(given, one)))
          context.addIssue({
            code: 'custom',
            path: [key],
            params: { key: true },
            message: `a variant cannot change '${key}'`,
          });
      })
      .describe('A part of a scenario, laid over the whole.'),
    ...sourced,
  }),
);

export const reading: z.ZodType<Reading> = exactly<Reading>()(
  strict({
    question: text,
    base: strict({ text, ...sourced }).describe('How the scenario reads as written.'),
    variants: mapOf(variant).superRefine((map, context) => {
      if (Object.keys(map).length === 0)
        context.addIssue({ code: 'custom', message: 'expected at least one variant' });
      if (Object.hasOwn(map, 'base'))
        context.addIssue({
          code: 'custom',
          path: ['base'],
          params: { key: true },
          message: "'base' is the scenario as written: choose another name for the variant",
        });
    }),
  }),
);
