import { type Act, type ActType, type FieldKind, fieldsOf } from './act.ts';
import type { Case, Package } from './case.ts';
import { NATURE } from './indices.ts';

/** A package by name. */
export type NamedPackage = Readonly<Record<string, string>>;

/** An act by name, as records and transcripts hold it. */
export type NamedAct = { readonly type: ActType; readonly seat: string } & Readonly<Record<string, unknown>>;

/** A package with names for numbers. */
export function namePackage(c: Case, text: Package): NamedPackage {
  return Object.fromEntries(
    c.clauses.map((clause, i) => [clause.id, clause.options[text[i] ?? 0]?.id ?? '']),
  );
}

export const seatName = (c: Case, seat: number): string =>
  seat === NATURE ? 'nature' : (c.parties[seat]?.id ?? `#${seat}`);

/** The list that a kind of field picks from; null for kinds that name no entry of a list. */
export function listOf(c: Case, kind: FieldKind, clause: number): readonly { readonly id: string }[] | null {
  switch (kind) {
    case 'clause':
    case 'clauses?':
      return c.clauses;
    case 'option':
    case 'option?':
      return c.clauses[clause]?.options ?? [];
    case 'events':
      return c.war?.deck ?? [];
    case 'incident?':
      return c.treaty?.incidents ?? [];
    case 'place?':
      return c.treaty?.places ?? [];
    case 'response':
      return c.treaty?.responses ?? [];
    case 'seat':
    case 'package':
    case 'package?':
    case 'answer':
    case 'finding':
    case 'year':
    case 'flag':
    case 'whole':
    case 'wholes':
      return null;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function nameField(c: Case, kind: FieldKind, value: unknown, clause: number): unknown {
  if (kind === 'seat') return seatName(c, value as number);
  if (kind === 'package' || kind === 'package?')
    return value === null ? null : namePackage(c, value as Package);
  const list = listOf(c, kind, clause);
  if (!list) return value;
  if (Array.isArray(value)) return value.map((i) => list[i as number]?.id ?? null);
  return list[value as number]?.id ?? null;
}

/** An act with names for numbers; −1 becomes null. */
export function nameAct(c: Case, act: Act): NamedAct {
  const held = act as unknown as Readonly<Record<string, unknown>>;
  const clause = 'clause' in act ? act.clause : -1;
  const named: Record<string, unknown> = { type: act.type, seat: seatName(c, act.seat) };
  for (const [field, kind] of fieldsOf(act.type))
    if (held[field] !== undefined) named[field] = nameField(c, kind, held[field], clause);
  return named as NamedAct;
}
