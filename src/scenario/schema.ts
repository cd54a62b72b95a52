import * as z from 'zod';
import type { Scenario } from '../model/index.ts';
import { about, reading } from './about.ts';
import { clause, namedText, source } from './clauses.ts';
import { condition } from './conditions.ts';
import { party } from './parties.ts';
import { exactly, id, MOST_BITS, mapOf, sourceKey, strict, text } from './shapes.ts';
import { treaty } from './treaty.ts';
import { talks, war } from './war.ts';

const MOST_CLAUSES = 200;

/** Names that mean something else wherever a party is named. */
const TAKEN = ['guarantors', 'nature'];

/**
 * The shape of an authored scenario, shorthand included. Its output is a `Scenario`; names are not yet
 * looked up (`checkReferences`).
 */
export const scenarioSchema: z.ZodType<Scenario> = exactly<Scenario>()(
  strict({
    format: z.literal('demarche/1'),
    id,
    title: text,
    summary: text,
    start: z.iso
      .date("expected a date that exists, as year-month-day, such as '2022-03-29'")
      .describe('ISO date of day 0.'),
    about: about.optional(),
    readings: mapOf(reading).default({}).describe('Questions on which sources differ.'),
    chosen: z.record(id, id).optional(),
    sources: z
      .record(sourceKey, source)
      .default({})
      .superRefine((sources, context) => {
        if (!('judgement' in sources)) return;
        context.addIssue({
          code: 'custom',
          path: ['judgement'],
          params: { key: true },
          message: "'judgement' stands for a figure of our own and cannot be a document: choose another key",
        });
      })
      .describe('The documents the scenario rests on.'),
    clauses: mapOf(clause).superRefine((clauses, context) => {
      const count = Object.keys(clauses).length;
      if (count > 0 && count <= MOST_CLAUSES) return;
      context.addIssue({
        code: 'custom',
        message:
          count === 0
            ? 'expected at least one clause to negotiate'
            : `expected at most ${MOST_CLAUSES} clauses`,
      });
    }),
    conditions: mapOf(condition).default({}).describe('Conditions with a name, for use in others.'),
    texts: mapOf(namedText).default({}).describe('Packages with a name.'),
    principals: z
      .array(id)
      .min(2, 'expected at least two principals: a negotiation has two sides')
      .describe('Parties that must agree, in the order they take the floor.'),
    mediator: id.optional(),
    parties: mapOf(party).superRefine((parties, context) => {
      if (Object.keys(parties).length > MOST_BITS) {
        context.addIssue({ code: 'custom', message: `expected at most ${MOST_BITS} parties` });
      }
      for (const name of TAKEN.filter((taken) => taken in parties)) {
        context.addIssue({
          code: 'custom',
          path: [name],
          params: { key: true },
          message: `'${name}' has a meaning of its own here: choose another name for the party`,
        });
      }
    }),
    talks,
    war: war.optional(),
    treaty: treaty.optional(),
  }).meta({ title: 'Demarche scenario', description: 'A negotiation: clauses, parties, war and treaty.' }),
);
