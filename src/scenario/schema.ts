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

/** What is wrong with the names of a map taken together: at one of them, or with their number. */
interface NameFault {
  readonly name?: string;
  readonly message: string;
}

const most =
  (limit: number, what: string) =>
  (names: readonly string[]): NameFault[] =>
    names.length > limit ? [{ message: tooMany(limit, what, names.length) }] : [];

function sourceFaults(names: readonly string[]): NameFault[] {
  const faults = most(MOST.sources, 'sources')(names);
  const seen = new Map<string, string>();
  for (const name of names) {
    const plain = name.toLowerCase();
    const other = seen.get(plain);
    seen.set(plain, name);
    if (plain === 'judgement')
      faults.push({
        name,
        message: `'${name}' stands for a figure of our own and cannot be a document: choose another key`,
      });
    else if (other !== undefined)
      faults.push({ name, message: `'${name}' and '${other}' differ in capitals only: choose another key` });
  }
  return faults;
}

const clauseFaults = (names: readonly string[]): NameFault[] =>
  names.length === 0
    ? [{ message: 'expected at least one clause to negotiate' }]
    : most(MOST.clauses, 'clauses')(names);

const partyFaults = (names: readonly string[]): NameFault[] => [
  ...most(MOST.parties, 'parties')(names),
  ...TAKEN.filter((name) => names.includes(name)).map((name) => ({
    name,
    message: `'${name}' has a meaning of its own here: choose another name for the party`,
  })),
];

/** The maps of the top level whose entries can be read one by one, and what their names must keep to together. */
export const mapFaults: Readonly<Record<string, (names: readonly string[]) => NameFault[]>> = {
  sources: sourceFaults,
  clauses: clauseFaults,
  conditions: most(MOST.conditions, 'conditions'),
  texts: most(MOST.texts, 'texts'),
  parties: partyFaults,
};

/** A map's names are looked at together with its entries, or by `readChanged` on their own. */
const named =
  (faults: (names: readonly string[]) => NameFault[]) =>
  (given: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
    for (const { name, message } of faults(Object.keys(given)))
      context.addIssue(
        name === undefined
          ? { code: 'custom', message }
          : { code: 'custom', path: [name], params: { key: true }, message },
      );
  };

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
  sources: z
    .record(sourceKey, source)
    .superRefine(named(sourceFaults))
    .default({})
    .describe('The documents the scenario rests on.'),
  clauses: mapOf(clause).superRefine(named(clauseFaults)),
  conditions: mapUpTo(MOST.conditions, 'conditions', condition)
    .default({})
    .describe('Conditions with a name, for use in others.'),
  texts: mapUpTo(MOST.texts, 'texts', namedText).default({}).describe('Packages with a name.'),
  principals: listUpTo(MOST.parties, 'principals', id)
    .min(2, 'expected at least two principals: a negotiation has two sides')
    .describe('Parties that must agree, in the order they take the floor.'),
  mediator: id.optional(),
  parties: mapOf(party).superRefine(named(partyFaults)),
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
