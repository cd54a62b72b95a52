import * as z from 'zod';
import type { Clause, NamedText, Option, Source } from '../model/index.ts';
import { MOST } from './limits.ts';
import { number } from './numbers.ts';
import {
  dateWords,
  exactly,
  id,
  isObject,
  line,
  mapOf,
  meant,
  sourced,
  sources,
  strict,
  text,
} from './shapes.ts';

/** A document. A year may be written as a number. */
export const source: z.ZodType<Source> = exactly<Source>()(
  strict({
    title: line,
    author: line.optional(),
    publisher: line.optional(),
    date: dateWords.optional(),
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
  short: line.optional().describe('A few words for narrow screens.'),
  rung: number(-1e6, 1e6)
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

export const clause: z.ZodType<Clause> = exactly<Clause>()(
  strict({
    title: line,
    question: text.optional(),
    kind: z.enum(['ladder', 'set']).describe('ladder: options ordered by rung. set: unordered.'),
    options: mapOf(option).superRefine((options, context) => {
      const count = Object.keys(options).length;
      if (count >= 1 && count <= MOST.options) return;
      const message = `expected 1 to ${MOST.options} options, found ${count}`;
      context.addIssue({ code: 'custom', message });
    }),
    source: sources.optional(),
    note: text.optional(),
  }),
);

export const namedText: z.ZodType<NamedText> = exactly<NamedText>()(
  strict({
    title: line,
    basedOn: id.optional().describe('Start from this other text and change what `package` names.'),
    package: mapOf(id).describe('Option by clause.'),
    ...sourced,
  }),
);
