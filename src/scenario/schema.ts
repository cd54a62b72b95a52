import * as z from 'zod';
import type { Scenario } from '../model/index.ts';
import { about, reading } from './about.ts';
import { clause, namedText, source } from './clauses.ts';
import { condition } from './conditions.ts';
import { MOST } from './limits.ts';
import { party } from './parties.ts';
import { exactly, id, line, listUpTo, mapOf, mapUpTo, sourceKey, strict, text, tooMany } from './shapes.ts';
import { treaty } from './treaty.ts';
import { talks, war } from './war.ts';

/** Names that mean something else wherever a party is named; `default` is every seat in `--agents`. */
const TAKEN = ['guarantors', 'nature', 'default'];

/** A name of the author's that has a meaning already, told at the name. */
const taken = (name: string, message: string) => ({
  code: 'custom' as const,
  path: [name],
  params: { key: true },
  message,
});

const sources = z
  .record(sourceKey, source)
  .superRefine((given, context) => {
    const seen = new Map<string, string>();
    const keys = Object.keys(given);
    if (keys.length > MOST.sources)
      context.addIssue({ code: 'custom', message: tooMany(MOST.sources, 'sources', keys.length) });
    for (const key of keys) {
      const plain = key.toLowerCase();
      const other = seen.get(plain);
      seen.set(plain, key);
      if (plain === 'judgement') {
        const message = `'${key}' stands for a figure of our own and cannot be a document: choose another key`;
        context.addIssue(taken(key, message));
      } else if (other !== undefined) {
        context.addIssue(taken(key, `'${key}' and '${other}' differ in capitals only: choose another key`));
      }
    }
  })
  .describe('The documents the scenario rests on.');

const clauses = mapOf(clause).superRefine((given, context) => {
  const count = Object.keys(given).length;
  if (count > 0 && count <= MOST.clauses) return;
  const message =
    count === 0 ? 'expected at least one clause to negotiate' : tooMany(MOST.clauses, 'clauses', count);
  context.addIssue({ code: 'custom', message });
});

const parties = mapUpTo(MOST.parties, 'parties', party).superRefine((given, context) => {
  for (const name of TAKEN.filter((one) => Object.hasOwn(given, one)))
    context.addIssue(
      taken(name, `'${name}' has a meaning of its own here: choose another name for the party`),
    );
});

const readings = mapUpTo(MOST.questions, 'questions', reading).superRefine((given, context) => {
  const all = Object.values(given).reduce((sum, one) => sum + Object.keys(one.variants).length, 0);
  if (all > MOST.variants)
    context.addIssue({
      code: 'custom',
      message: tooMany(MOST.variants, 'variants of all questions together', all),
    });
});

const keys = {
  format: z.literal('demarche/1'),
  id,
  title: line,
  summary: text,
  start: z.iso
    .date("expected a date that exists, as year-month-day, such as '2022-03-29'")
    .describe('ISO date of day 0.'),
  about: about.optional(),
  readings: readings.default({}).describe('Questions on which sources differ.'),
  sources: sources.default({}),
  clauses,
  conditions: mapUpTo(MOST.conditions, 'conditions', condition)
    .default({})
    .describe('Conditions with a name, for use in others.'),
  texts: mapUpTo(MOST.texts, 'texts', namedText).default({}).describe('Packages with a name.'),
  principals: listUpTo(MOST.parties, 'principals', id)
    .min(2, 'expected at least two principals: a negotiation has two sides')
    .describe('Parties that must agree, in the order they take the floor.'),
  mediator: id.optional(),
  parties,
  talks,
  war: war.optional(),
  treaty: treaty.optional(),
};

/** The top level of a scenario, key by key: for checking what has changed, and nothing else. */
export const scenarioParts: Readonly<Record<string, z.ZodType>> = keys;

/** A scenario as a file may hold it: `chosen` is for `applyReadings` to set. */
export type Authored = Omit<Scenario, 'chosen'>;

/**
 * The shape of an authored scenario, shorthand included. Its output is a `Scenario`; names are not yet
 * looked up (`checkReferences`).
 */
export const scenarioSchema: z.ZodType<Authored> = exactly<Authored>()(
  strict(keys).meta({
    title: 'Demarche scenario',
    description: 'A negotiation: clauses, parties, war and treaty.',
  }),
);
