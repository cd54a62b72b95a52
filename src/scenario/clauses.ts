import * as z from 'zod';
import type { Clause, NamedText, Option, Source } from '../model/index.ts';
import { exactly, id, isObject, mapOf, meant, sourced, sources, strict, text } from './shapes.ts';

/** A document. A year may be written as a number. */
export const source: z.ZodType<Source> = exactly<Source>()(
  strict({
    title: text,
    author: text.optional(),
    publisher: text.optional(),
    date: z
      .union([text, z.int().transform(String)], {
        error: meant((input) => (typeof input === 'number' ? 1 : 0)),
      })
      .optional()
      .describe('ISO date, year-month, year, or a plain phrase.'),
    kind: z.enum(['article', 'document']),
    quality: z
      .enum(['A', 'B', 'C', 'R'])
      .describe(
        "A primary or official, B agency or established outlet, C mirror or digest, R one side's state outlet.",
      ),
    note: text.optional(),
  }),
);

const optionFields = strict({
  text,
  short: text.optional().describe('A few words for narrow screens.'),
  rung: z
    .number()
    .min(-1e6)
    .max(1e6)
    .optional()
    .describe('Place on the ladder; by default one more than the option before.'),
  bridging: z.boolean().optional(),
  source: sources.optional(),
  note: text.optional(),
});

/** Only its text, or an object. */
const option: z.ZodType<Option> = exactly<Option>()(
  z.union([text.transform((words): z.output<typeof optionFields> => ({ text: words })), optionFields], {
    error: meant((input) =>
      typeof input === 'string' ? 0 : isObject(input) ? 1 : 'expected the text of the option, or {text, …}',
    ),
  }),
);

const FEWEST = 2;
/** Sets of options are kept as bits of one integer. */
const MOST = 31;

export const clause: z.ZodType<Clause> = exactly<Clause>()(
  strict({
    title: text,
    question: text.optional(),
    kind: z.enum(['ladder', 'set']).describe('ladder: options ordered by rung. set: unordered.'),
    options: mapOf(option).superRefine((options, context) => {
      const count = Object.keys(options).length;
      if (count >= FEWEST && count <= MOST) return;
      context.addIssue({
        code: 'custom',
        message: `expected ${FEWEST} to ${MOST} options, found ${count}`,
      });
    }),
    source: sources.optional(),
    note: text.optional(),
  }),
);

export const namedText: z.ZodType<NamedText> = exactly<NamedText>()(
  strict({
    title: text,
    basedOn: id.optional().describe('Start from this other text and change what `package` names.'),
    package: mapOf(id).describe('Option by clause.'),
    ...sourced,
  }),
);
