import * as z from 'zod';
import type { SourceKey } from '../model/index.ts';
import { cut } from './characters.ts';
import { MOST } from './limits.ts';

/** A type with nothing optional and nothing writable, so that a forgotten optional field shows. */
type Rigid<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]-?: Rigid<T[K]> };

/** True when two types accept each other's values, field by field. */
export type Same<A, B> = [Rigid<A>] extends [Rigid<B>]
  ? [Rigid<B>] extends [Rigid<A>]
    ? true
    : false
  : false;

/** The schema, typed as its model. Compiles only while the schema's output and the model are the same type. */
export const exactly =
  <Model>(): (<S extends z.ZodType>(
    schema: S & (Same<z.output<S>, Model> extends true ? unknown : never),
  ) => z.ZodType<Model>) =>
  (schema) =>
    schema as unknown as z.ZodType<Model>;

/**
 * Zod lets only a message out of a failed object or union. Two kinds of message therefore carry data for
 * `explain`: the known keys of an object, and the alternative that the author of a union meant.
 */
const ALTERNATIVE = /^@(\d+)$/;
export const alternativeOf = (message: string): number | undefined => {
  const digits = ALTERNATIVE.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
export const knownKeysOf = (message: string): string[] => message.split(',');

/** The `error` of a union: the index of the alternative meant, or a message when none can be told. */
export const meant =
  (pick: (input: unknown) => number | string): ((issue: { readonly input?: unknown }) => string) =>
  (issue) => {
    const choice = pick(issue.input);
    return typeof choice === 'number' ? `@${choice}` : choice;
  };

/** An object whose unknown keys are refused, with the known keys at hand for a hint. */
export function strict<const Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(',');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : undefined),
  });
}

export const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** A map from names to text, handed on as it is. */
export const textMap = (wrong: (input: unknown) => string): z.ZodType<Readonly<Record<string, string>>> =>
  z.custom<Readonly<Record<string, string>>>(
    (x) => isObject(x) && Object.values(x).every((value) => typeof value === 'string'),
    { error: ({ input }) => wrong(input) },
  );

const EMPTY = 'expected some text, found an empty string';

/** Text that says something. */
export const text: z.ZodString = z
  .string()
  .min(1, EMPTY)
  .max(MOST.text, `expected at most ${MOST.text} letters`)
  .regex(/\S/, EMPTY);

/** Text that stands on one line: titles and names. Spaces around it do not count. */
export const line: z.ZodString = z
  .string()
  .trim()
  .min(1, EMPTY)
  .max(MOST.line, `expected at most ${MOST.line} letters`)
  .regex(/^[^\n\t]*$/, 'expected text on one line, found a line break or a tab');

export const id: z.ZodString = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    "expected a name in lower-case letters, digits and hyphens, starting with a letter, such as 'no-nato'",
  )
  .max(64, 'expected a name of at most 64 letters')
  .meta({
    id: 'id',
    title: 'Name',
    description: 'Lower-case letters, digits and hyphens, starting with a letter.',
  });

/** A name within one party only, as documents number their points: capitals allowed. */
export const label: z.ZodString = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9-]*$/,
    "expected a name in letters, digits and hyphens, such as 'R1' or 'no-troops'",
  )
  .max(64, 'expected a name of at most 64 letters');

/** A date as people write it; a year may be a number. */
export const dateWords: z.ZodType<string, string | number> = z
  .union([line, z.int().transform(String)], {
    error: meant((input) =>
      typeof input === 'string'
        ? 0
        : typeof input === 'number'
          ? 1
          : "expected a date as text, such as '2022-03', or a year",
    ),
  })
  .describe('ISO date, year-month, year, or a plain phrase.');

/** A map from names to things. */
export const mapOf = <S extends z.ZodType>(schema: S): z.ZodRecord<z.ZodString, S> => z.record(id, schema);

/** Says that there are too many of something, and how many there are. */
export const tooMany = (most: number, what: string, found: number): string =>
  `expected at most ${most} ${what}, found ${found}`;

/** A map from names to things, up to so many of them. */
export const mapUpTo = <S extends z.ZodType>(
  most: number,
  what: string,
  schema: S,
): z.ZodRecord<z.ZodString, S> =>
  mapOf(schema).superRefine((map, context) => {
    const count = Object.keys(map).length;
    if (count > most) context.addIssue({ code: 'custom', message: tooMany(most, what, count) });
  });

/** A list of up to so many things. */
export const listUpTo = <S extends z.ZodType>(most: number, what: string, schema: S): z.ZodArray<S> =>
  z.array(schema).superRefine((list, context) => {
    if (list.length > most) context.addIssue({ code: 'custom', message: tooMany(most, what, list.length) });
  });

const oneOrMany = <S extends z.ZodType<string>>(
  item: S,
  least: 0 | 1,
  what: string,
): z.ZodType<string[], string | string[]> =>
  z
    .union([item.transform((one) => [one]), z.array(item).min(least, `expected at least one ${what}`)], {
      error: meant((input) =>
        typeof input === 'string' ? 0 : Array.isArray(input) ? 1 : `expected one ${what} or a list of them`,
      ),
    })
    .describe(`One ${what} or a list of them.`) as unknown as z.ZodType<string[], string | string[]>;

/** One name or a list with at least one. */
export const names: z.ZodType<string[]> = oneOrMany(id, 1, 'name');
/** One name or a list, which may be empty. */
export const anyNames: z.ZodType<string[]> = oneOrMany(id, 0, 'name');

export const sourceKey: z.ZodString = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*$/, "expected a source key in letters, digits and hyphens, such as 'A3'")
  .max(64, 'expected a source key of at most 64 letters');

export const sources: z.ZodType<SourceKey[]> = oneOrMany(sourceKey, 1, "source key (or 'judgement')").meta({
  id: 'source',
  title: 'Source',
  description: "Who says so: one or more keys of `sources`, or the word 'judgement'.",
}) as z.ZodType<SourceKey[]>;

interface SourcedShape {
  readonly source: z.ZodType<SourceKey[]>;
  readonly note: z.ZodOptional<z.ZodString>;
}
/** The two fields that everything sourced has. */
export const sourced: SourcedShape = { source: sources, note: text.optional() };

/** Characters of an unknown format that are quoted. */
const LONGEST_FORMAT = 40;

/** Why a file of another format, or that names none, is not read. */
export function otherFormat(kind: 'record' | 'journal', format: unknown, own: string): string {
  if (format === undefined)
    return `It names no format: a ${kind} has "format", and this version reads "${own}".`;
  if (typeof format !== 'string') return `Its "format" is no text; this version reads "${own}".`;
  return `Unknown ${kind} format "${cut(format, LONGEST_FORMAT)}"; this version reads "${own}".`;
}
