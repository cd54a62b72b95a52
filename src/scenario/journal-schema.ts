import * as z from 'zod';
import {
  type Act,
  type Case,
  GAME_FORMAT,
  type GameEvent,
  type GameHead,
  type Holder,
  type Scenario,
  SEAT_CHANGES,
  type Wish,
} from '../model/index.ts';
import { partySchema } from './act-schema.ts';
import { readAct } from './read-act.ts';
import { exactly, isObject, otherFormat, textMap } from './shapes.ts';

const count = z.int().min(0);
const name = z.string().min(1).max(200);

const holder = exactly<Holder>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person') }),
    z.object({
      kind: z.literal('agent'),
      name,
      settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
    }),
    z.object({ kind: z.literal('program'), name }),
  ]),
);

const wish = exactly<Wish>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['back', 'branch']), to: count }),
    z.object({ kind: z.literal('return'), branch: count }),
  ]),
);

const missing = (what: string, are = 'is'): string => `The journal's "${what}" ${are} missing.`;
const textField = (field: string): z.ZodString => z.string({ error: missing(field) });

/** The first line of a journal without its mark: how the game began. */
const opened = z.strictObject(
  {
    event: z.literal('opened', 'A journal begins with the event "opened".'),
    format: z.literal(GAME_FORMAT, {
      error: ({ input }) => otherFormat('journal', input, GAME_FORMAT),
    }),
    engine: textField('engine'),
    scenario: textField('scenario'),
    scenarioHash: textField('scenarioHash'),
    seed: textField('seed'),
    bundle: z.custom<Scenario>(
      isObject,
      'The journal\'s "bundle", the scenario it is played on, is missing.',
    ),
    run: z.int({ error: missing('run') }).min(0, missing('run')),
    readings: textMap(() => 'The journal\'s "readings" are no map of names to text.'),
    seats: z
      .custom<Record<string, unknown>>(isObject, missing('seats', 'are'))
      .refine((seats) => !Object.hasOwn(seats, '__proto__'), 'The journal seats "__proto__".')
      .pipe(z.record(z.string(), holder)),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `The first line of a journal has no "${issue.keys[0]}".`
        : undefined,
  },
);

/** The head of a journal, or what is wrong with its first line. */
export const headSchema: z.ZodType<GameHead> = exactly<GameHead>()(
  opened.transform(({ event: _, format: __, ...head }) => head),
);

function eventsOf(c: Case): z.ZodType<GameEvent> {
  const seat = partySchema(c);
  const act = z.unknown().transform((named, context): Act => {
    const read = readAct(c, named);
    if (read.ok) return read.value;
    context.addIssue(read.error);
    return z.NEVER;
  });
  return exactly<GameEvent>()(
    z.discriminatedUnion('event', [
      z.strictObject({ event: z.literal('act'), act }),
      z.strictObject({ event: z.literal('holder'), seat, change: z.enum(SEAT_CHANGES), holder }),
      z.strictObject({ event: z.literal('looked'), seat, acts: count }),
      z.strictObject({ event: z.literal('asked'), seat, wish, of: z.array(seat).min(1) }),
      z.strictObject({ event: z.literal('answered'), seat, yes: z.boolean() }),
      z.strictObject({ event: z.literal('went'), seat, wish }),
      z.strictObject({ event: z.literal('note'), text: z.string() }),
    ]),
  );
}

const schemas = new WeakMap<Case, z.ZodType<GameEvent>>();

/** The schema of a journal's other lines, without their marks. */
export function eventSchema(c: Case): z.ZodType<GameEvent> {
  const schema = schemas.get(c) ?? eventsOf(c);
  schemas.set(c, schema);
  return schema;
}
