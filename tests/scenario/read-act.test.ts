import { describe, expect, test } from 'vitest';
import {
  ACT_TYPES,
  ACTS,
  type Act,
  type ActType,
  ANSWERS,
  type Case,
  FINDINGS,
  type FieldKind,
  fieldsOf,
  mayLack,
  NATURE,
  nameAct,
  YEAR_KINDS,
} from '../../src/model/index.ts';
import { actSchema, OFTEN } from '../../src/scenario/act-schema.ts';
import { actJsonSchema, readAct } from '../../src/scenario/index.ts';
import { byPersona, drive, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

const last = (list: readonly unknown[]): number => list.length - 1;

/** A value of each kind that can be named, as far from the first as there is, and something that is none. */
function sample(c: Case, kind: FieldKind): { readonly good: unknown; readonly bad: unknown } {
  const text = c.clauses.map(({ options }) => last(options));
  const treaty = c.treaty;
  switch (kind) {
    case 'seat':
      return { good: last(c.parties), bad: 'nobody' };
    case 'package':
      return { good: text, bad: null };
    case 'package?':
      return { good: text, bad: [] };
    case 'clause':
      return { good: last(c.clauses), bad: 'nothing' };
    case 'clauses?':
      return { good: [0, last(c.clauses)], bad: ['nothing'] };
    case 'option':
      return { good: last(c.clauses.at(-1)?.options ?? []), bad: null };
    case 'option?':
      return { good: 0, bad: 7 };
    case 'events':
      return { good: c.war ? [last(c.war.deck)] : [], bad: {} };
    case 'incident?':
      return { good: last(treaty?.incidents ?? []), bad: 0 };
    case 'place?':
      return { good: last(treaty?.places ?? []), bad: ['x'] };
    case 'response':
      return { good: last(treaty?.responses ?? []), bad: null };
    case 'answer':
      return { good: ANSWERS[2], bad: 'perhaps' };
    case 'finding':
      return { good: FINDINGS[1], bad: '' };
    case 'year':
      return { good: YEAR_KINDS[2], bad: 'leap' };
    case 'flag':
      return { good: true, bad: 1 };
    case 'whole':
      return { good: -3, bad: 0.5 };
    case 'wholes':
      return { good: [1, 0, 1000], bad: [1, null] };
    default: {
      const never: never = kind;
      return never;
    }
  }
}

const c = caseOf('istanbul-2022');

/** An act of a type with every field filled, whether it is lawful or not. */
const actOf = (type: ActType): Act =>
  ({
    type,
    seat: type.startsWith('nature') ? NATURE : 0,
    ...Object.fromEntries(fieldsOf(type).map(([field, kind]) => [field, sample(c, kind).good])),
  }) as unknown as Act;

const fault = (named: unknown, on = c): string => {
  const read = readAct(on, named);
  return read.ok ? 'read' : read.error;
};

describe('an act by name', () => {
  test.each(
    SCENARIOS,
  )('is read as it was played, by its type and by the schema of all, in %s', (scenario) => {
    const case_ = caseOf(scenario);
    const acts = PERSONAS.slice(0, 2).flatMap(
      (persona, run) => drive(case_, 'read', run, byPersona(persona)).acts,
    );
    const every = actSchema(case_);
    for (const act of acts) {
      const named: unknown = JSON.parse(JSON.stringify(nameAct(case_, act)));
      expect(readAct(case_, named)).toEqual({ ok: true, value: act });
      expect(every.parse(named)).toEqual(act);
    }
    expect(acts.length).toBeGreaterThan(20);
  });

  test.each(ACT_TYPES)('%s has its fields and no others, and says which is wrong', (type) => {
    const act = actOf(type);
    const named = nameAct(c, act);
    expect(readAct(c, named)).toEqual({ ok: true, value: act });
    expect(fault({ ...named, bribe: 1 })).toBe(`"${type}" has no field "bribe"`);
    expect(fault(JSON.parse(`{"__proto__":1,${JSON.stringify(named).slice(1)}`))).toContain('"__proto__"');
    for (const [field, kind] of [['seat', 'seat'] as const, ...fieldsOf(type)]) {
      const { [field]: _, ...without } = named;
      expect(fault(without)).toBe(mayLack(kind) ? 'read' : `"${type}" needs the field "${field}"`);
      for (const bad of [sample(c, kind).bad, { toString: 'x' }])
        expect(fault({ ...named, [field]: bad })).toMatch(new RegExp(`^${field}(\\[\\d\\])?: `));
    }
  });

  test('says what there is where a name is unknown', () => {
    const named = nameAct(c, actOf('offer.make'));
    expect(fault({ ...named, type: 'offer.mak' })).toContain("did you mean 'offer.make'?");
    expect(fault({ ...named, seat: 'kiyv' })).toBe('seat: there is no seat "kiyv" (did you mean \'kyiv\'?)');
    expect(fault({ ...named, asks: ['trigger', 'x'.repeat(5000)] })).toMatch(
      /^asks\[1\]: there is no clause "x{1,60}…" \(known: alignment, .* more\)$/,
    );
    const text = named.package as Record<string, string>;
    expect(fault({ ...named, package: { ...text, trigger: 'x', foo: 1, bar: 2 } })).toMatch(
      /^package: "trigger" has no option "x" \(one of: .*\); there is no clause "foo"; there is no clause "bar"$/,
    );
    const line = nameAct(c, actOf('line.draw'));
    expect(fault({ ...line, clause: 'triger' })).toContain("did you mean 'trigger'?");
    // An option of another clause is none of this one.
    expect(fault({ ...line, clause: 'trigger' })).toMatch(/^option: there is no option/);
    for (const odd of [null, [named], 'offer.make', 1]) expect(fault(odd)).toBe('an act is an object');
    expect(fault({})).toContain('unknown act type "nothing"');
    expect(fault({ type: 'constructor' })).toContain('unknown act type "constructor"');
  });

  test('is read alike, and refused alike, the first time and the thousandth', () => {
    const fresh = (): Case => ({ ...c });
    for (const type of ['offer.make', 'line.draw', 'nature.convene'] as const) {
      const named = nameAct(c, actOf(type));
      const wrong = fieldsOf(type).map(([field, kind]) => ({ ...named, [field]: sample(c, kind).bad }));
      const often = fresh();
      for (let i = 0; i < OFTEN + 5; i++) readAct(often, named);
      for (const each of [named, { ...named, x: 1 }, { type, seat: 'kyiv' }, ...wrong])
        expect(readAct(often, each)).toEqual(readAct(fresh(), each));
    }
  });
});

interface Schema {
  readonly description?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<
    Record<string, { readonly const?: unknown; readonly enum?: readonly unknown[] }>
  >;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

describe('the JSON Schema of acts', () => {
  const flat = (s: Schema): Schema[] => {
    const inner = s.oneOf ?? s.anyOf;
    return inner ? inner.flatMap(flat) : [s];
  };
  const all = flat(actJsonSchema(c) as Schema);

  test('has every type, its fields and what it is', () => {
    const types = new Set(all.map((s) => s.properties?.type?.const));
    expect([...types]).toEqual(ACT_TYPES);
    for (const type of ACT_TYPES)
      for (const shape of all.filter((s) => s.properties?.type?.const === type)) {
        const fields = fieldsOf(type);
        expect(shape.description).toBe(ACTS[type].about);
        expect(Object.keys(shape.properties ?? {})).toEqual(['type', 'seat', ...fields.map(([f]) => f)]);
        expect(shape.required).toEqual([
          'type',
          'seat',
          ...fields.filter(([, kind]) => !mayLack(kind)).map(([f]) => f),
        ]);
        expect(shape.additionalProperties).toBe(false);
      }
  });

  test('names the options of each clause where an act holds one', () => {
    const lines = all.filter((s) => s.properties?.type?.const === 'line.draw');
    expect(lines.map((s) => [s.properties?.clause?.const, s.properties?.option?.enum])).toEqual(
      c.clauses.map(({ id, options }) => [id, options.map((o) => o.id)]),
    );
  });
});
