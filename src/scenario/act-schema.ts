import * as z from 'zod';
import {
  ACT_TYPES,
  ACTS,
  type Act,
  type ActType,
  ANSWERS,
  type Case,
  clauseIndex,
  FINDINGS,
  type FieldKind,
  type FieldValues,
  fieldsOf,
  listOf,
  mayLack,
  NATURE,
  type Package,
  type Seat,
  YEAR_KINDS,
} from '../model/index.ts';
import { cut } from './characters.ts';
import { hint } from './nearest.ts';

/** Letters of a value that stand in a message at most. */
const LONGEST = 60;

/** A value as it stands in a message; it may be anything that JSON can hold. */
export const said = (value: unknown): string =>
  cut(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'), LONGEST);

type RawIssue = z.core.$ZodRawIssue;
type Known = ReadonlyMap<string | null, number>;

const placesOf = (list: readonly { readonly id: string }[]): [string, number][] =>
  list.map(({ id }, i) => [id, i]);

/** That there is no such thing, and what there is. */
const unknownName = (what: string, input: unknown, names: readonly string[]): string =>
  `there is no ${what} "${said(input)}" (${hint(typeof input === 'string' ? input : '', names)})`;

/** A name among those known, read as its number. `what`: what it would be the name of. */
function named(known: Known, what: string): z.ZodType<number> {
  const names = [...known.keys()];
  const words = names.filter((name) => name !== null);
  const error = ({ input }: RawIssue): string => unknownName(what, input, words);
  if (names.length === 0) return z.never({ error });
  return z.literal(names, { error }).transform((name) => known.get(name) ?? NATURE);
}

/** The same, or null, read as −1. */
const namedOrNone = (known: Known, what: string): z.ZodType<number> =>
  named(new Map([...known, [null, -1]]), what);

const WHOLE_TEXT = 'A text is an object with one option for every clause.';

/** A party's id, read as its seat. */
export const partySchema = (c: Case): z.ZodType<Seat> => named(new Map(placesOf(c.parties)), 'seat');

function packageFor(c: Case): z.ZodType<Package> {
  const places = c.clauses.map(({ options }) => new Map(placesOf(options)));
  const shape = c.clauses.map(({ id, options }) => {
    const names = options.map((o) => o.id);
    const error = ({ input }: RawIssue): string =>
      input === undefined
        ? `"${id}" is missing (one of: ${names.join(', ')})`
        : `"${id}" has no option "${said(input)}" (one of: ${names.join(', ')})`;
    return [id, z.literal(names, { error })] as const;
  });
  const error = (issue: RawIssue): string =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `there is no clause "${said(key)}"`).join('; ')
      : WHOLE_TEXT;
  return z
    .strictObject(Object.fromEntries(shape), { error })
    .transform((text) => c.clauses.map(({ id }, i) => places[i]?.get(text[id] ?? '') ?? -1));
}

const texts = new WeakMap<Case, z.ZodType<Package>>();

/** The schema of a whole text by name: an option for every clause, and nothing else. */
export function packageSchema(c: Case): z.ZodType<Package> {
  const schema = texts.get(c) ?? packageFor(c);
  texts.set(c, schema);
  return schema;
}

const whole = z.int({ error: ({ input }) => `${said(input)} is not a whole number` });

const choice = <const T extends string>(words: readonly T[]): z.ZodType<T> =>
  z.literal(words, { error: ({ input }) => `"${said(input)}" is not one of: ${words.join(', ')}` });

/** Where a field stands: the case, and the clause that its act is about; −1 where it is about none in particular. */
interface Place {
  readonly c: Case;
  readonly clause: number;
}

const knownAt = ({ c, clause }: Place, kind: FieldKind): Known =>
  new Map(placesOf(listOf(c, kind, clause) ?? []));

const listAt = (at: Place, kind: FieldKind, what: string): z.ZodType<number[]> =>
  z.array(named(knownAt(at, kind), what), { error: `it is a list of ${what}s` });

/** How a field of each kind is read: from what a record says to what the field holds. */
const READERS: { readonly [K in FieldKind]: (at: Place) => z.ZodType<FieldValues[K]> } = {
  seat: ({ c }) => named(new Map([...placesOf(c.parties), ['nature', NATURE]]), 'seat'),
  package: ({ c }) => packageSchema(c),
  'package?': ({ c }) => packageSchema(c).nullable(),
  clause: ({ c, clause }) => {
    const about = c.clauses[clause];
    return named(new Map(about ? [[about.id, clause]] : placesOf(c.clauses)), 'clause');
  },
  'clauses?': (at) => listAt(at, 'clauses?', 'clause'),
  option: (at) => named(knownAt(at, 'option'), 'option'),
  'option?': (at) => namedOrNone(knownAt(at, 'option?'), 'option'),
  events: (at) => listAt(at, 'events', 'event'),
  'incident?': (at) => namedOrNone(knownAt(at, 'incident?'), 'incident'),
  'place?': (at) => namedOrNone(knownAt(at, 'place?'), 'place'),
  response: (at) => named(knownAt(at, 'response'), 'response'),
  answer: () => choice(ANSWERS),
  finding: () => choice(FINDINGS),
  year: () => choice(YEAR_KINDS),
  flag: () => z.boolean({ error: ({ input }) => `${said(input)} is not true or false` }),
  whole: () => whole,
  wholes: () => z.array(whole, { error: ({ input }) => `${said(input)} is not a list of whole numbers` }),
};

/** Kinds of field that are read by the clause that the same act names. */
const BY_CLAUSE: readonly FieldKind[] = ['clause', 'option', 'option?'];

type Shape = z.core.$ZodTypeDiscriminable;

/** The schemas of one case. Each is made when it is first asked for: a record has few of the types. */
class CaseSchemas {
  readonly #c: Case;
  readonly #readers = new Map<FieldKind, z.ZodType>();
  readonly #shapes = new Map<string, Counted>();

  constructor(c: Case) {
    this.#c = c;
  }

  #reader(kind: FieldKind, clause: number): z.ZodType {
    if (clause >= 0 && BY_CLAUSE.includes(kind)) return READERS[kind]({ c: this.#c, clause });
    const reader = this.#readers.get(kind) ?? READERS[kind]({ c: this.#c, clause: -1 });
    this.#readers.set(kind, reader);
    return reader;
  }

  /** An act of a type about a clause, from the table of acts; −1 for one that is about none. */
  shape(type: ActType, clause: number): Shape {
    const fields = fieldsOf(type).map(([field, kind]) => {
      const reader = this.#reader(kind, clause);
      return [field, mayLack(kind) ? z.exactOptional(reader) : reader] as const;
    });
    const shape = { type: z.literal(type), seat: this.#reader('seat', -1), ...Object.fromEntries(fields) };
    return z.strictObject(shape).describe(ACTS[type].about);
  }

  /** The same for reading: compiled once it has been asked for so often that this pays. */
  reading(type: ActType, clause: number): z.ZodType<Act> {
    const key = `${type} ${clause}`;
    const known = this.#shapes.get(key) ?? { schema: this.shape(type, clause) as z.ZodType<Act>, asked: 0 };
    this.#shapes.set(key, known);
    known.asked += 1;
    if (known.asked === OFTEN) known.schema = z.compile(known.schema);
    return known.schema;
  }
}

/** A schema, and how often it was asked for. */
interface Counted {
  schema: z.ZodType<Act>;
  asked: number;
}

/** Readings beyond which compiling a schema (a millisecond or a few) costs less than it spares. */
export const OFTEN = 200;

const schemas = new WeakMap<Case, CaseSchemas>();

function schemasOf(c: Case): CaseSchemas {
  const known = schemas.get(c) ?? new CaseSchemas(c);
  schemas.set(c, known);
  return known;
}

/** The field that names the clause whose option an act holds; null for acts without an option. */
function clauseField(type: ActType): string | null {
  const fields = fieldsOf(type);
  if (!fields.some(([, kind]) => kind === 'option' || kind === 'option?')) return null;
  return fields.find(([, kind]) => kind === 'clause')?.[0] ?? null;
}

/** What reads an act by name of a type; `named` may be anything, but the schema fits the clause that it names. */
export function schemaFor(c: Case, type: ActType, named: Readonly<Record<string, unknown>>): z.ZodType<Act> {
  const field = clauseField(type);
  const id = field === null ? undefined : named[field];
  return schemasOf(c).reading(type, typeof id === 'string' ? clauseIndex(c, id) : -1);
}

/** One of several shapes, told apart by a field. */
function oneOf(field: string, [first, ...others]: readonly Shape[]): Shape {
  if (first === undefined) throw new RangeError(`there is nothing to tell apart by "${field}"`);
  return z.discriminatedUnion(field, [first, ...others]);
}

/** The schema of every act by name in a case: its input is what records and journals hold, its output an `Act`. */
export function actSchema(c: Case): z.ZodType<Act> {
  const made = schemasOf(c);
  const shapes = ACT_TYPES.map((type) => {
    const field = clauseField(type);
    return field === null
      ? made.shape(type, -1)
      : oneOf(
          field,
          c.clauses.map((_, i) => made.shape(type, i)),
        );
  });
  return oneOf('type', shapes) as z.ZodType<Act>;
}
