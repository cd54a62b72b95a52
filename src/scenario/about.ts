import * as z from 'zod';
import type { About, DatedEvent, Reading, ReadingVariant } from '../model/index.ts';
import { amount, range } from './figures.ts';
import { exactly, mapOf, sourced, strict, text } from './shapes.ts';

const dated: z.ZodType<DatedEvent> = exactly<DatedEvent>()(
  strict({
    date: z
      .union([text, z.number().transform(String)])
      .describe('ISO date, year-month, year, or a plain phrase.'),
    text,
    ...sourced,
  }),
);

export const about: z.ZodType<About> = exactly<About>()(
  strict({
    level: z.enum(['introductory', 'intermediate', 'advanced']),
    minutes: range({ ...amount, about: 'Playing time in minutes' }),
    brief: text.describe('One page for everybody at the table, Markdown.'),
    dates: z.array(dated).default([]),
    discoveries: z.array(text).default([]),
  }),
);

const variant: z.ZodType<ReadingVariant> = exactly<ReadingVariant>()(
  strict({
    text,
    changes: z.record(z.string(), z.unknown()).describe('A part of a scenario, laid over the whole.'),
    ...sourced,
  }),
);

export const reading: z.ZodType<Reading> = exactly<Reading>()(
  strict({
    question: text,
    base: strict({ text, ...sourced }).describe('How the scenario reads as written.'),
    variants: mapOf(variant).refine((map) => Object.keys(map).length > 0, 'expected at least one variant'),
  }),
);
