import { ACT_TYPES, type Act, type ActType, NATURE } from './act.ts';
import { type Case, clauseIndex, optionIndex, type Package, partyIndex } from './case.ts';
import { err, ok, type Result } from './result.ts';

/** A package by name. */
export type NamedPackage = Readonly<Record<string, string>>;

/** An act by name, as records and transcripts hold it. */
export type NamedAct = { readonly type: ActType; readonly seat: string } & Readonly<Record<string, unknown>>;

export function namePackage(c: Case, text: Package): NamedPackage {
  return Object.fromEntries(
    c.clauses.map((clause, i) => [clause.id, clause.options[text[i] ?? 0]?.id ?? '']),
  );
}

/** Reads a package; every clause must be there, and nothing else. */
export function readPackage(c: Case, named: unknown): Result<Package, string> {
  if (named === null || typeof named !== 'object' || Array.isArray(named)) {
    return err('A text is an object with one option for every clause.');
  }
  const entries = new Map(Object.entries(named));
  const problems: string[] = [];
  const text = c.clauses.map((clause, i) => {
    const id = entries.get(clause.id);
    entries.delete(clause.id);
    const option = typeof id === 'string' ? optionIndex(c, i, id) : -1;
    if (option < 0) {
      const known = clause.options.map((o) => o.id).join(', ');
      problems.push(
        id === undefined
          ? `"${clause.id}" is missing (one of: ${known})`
          : `"${clause.id}" has no option "${String(id)}" (one of: ${known})`,
      );
    }
    return option;
  });
  for (const extra of entries.keys()) problems.push(`there is no clause "${extra}"`);
  return problems.length > 0 ? err(problems.join('; ')) : ok(text);
}

export const seatName = (c: Case, seat: number): string =>
  seat === NATURE ? 'nature' : (c.parties[seat]?.id ?? `#${seat}`);

function readSeat(c: Case, name: unknown): Result<number, string> {
  if (name === 'nature') return ok(NATURE);
  const seat = typeof name === 'string' ? partyIndex(c, name) : -1;
  return seat < 0 ? err(`there is no seat "${String(name)}"`) : ok(seat);
}

/** Fields whose values are named, by the kind of name. All other fields are plain. */
const NAMED = {
  seat: 'seat',
  guarantor: 'seat',
  with: 'seat',
  package: 'package',
  change: 'package',
  clause: 'clause',
  option: 'option',
  events: 'events',
  incident: 'incident',
  place: 'place',
  response: 'response',
} as const;

type Kind = (typeof NAMED)[keyof typeof NAMED];

function listed(c: Case, kind: Kind, clause: number): readonly { readonly id: string }[] {
  switch (kind) {
    case 'clause':
      return c.clauses;
    case 'option':
      return c.clauses[clause]?.options ?? [];
    case 'events':
      return c.war?.deck ?? [];
    case 'incident':
      return c.treaty?.incidents ?? [];
    case 'place':
      return c.treaty?.places ?? [];
    case 'response':
      return c.treaty?.responses ?? [];
    case 'seat':
    case 'package':
      return [];
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** An act with names for numbers; −1 becomes null. */
export function nameAct(c: Case, act: Act): NamedAct {
  const clause = 'clause' in act ? act.clause : -1;
  const named = Object.entries(act).map(([field, value]): [string, unknown] => {
    const kind: Kind | undefined = NAMED[field as keyof typeof NAMED];
    if (kind === undefined || value === null) return [field, value];
    if (kind === 'seat') return [field, seatName(c, value as number)];
    if (kind === 'package') return [field, namePackage(c, value as Package)];
    const list = listed(c, kind, clause);
    if (Array.isArray(value)) return [field, value.map((i) => list[i as number]?.id ?? null)];
    return [field, list[value as number]?.id ?? null];
  });
  return Object.fromEntries(named) as NamedAct;
}

function readField(c: Case, kind: Kind, value: unknown, clause: number): Result<unknown, string> {
  if (kind === 'seat') return readSeat(c, value);
  if (kind === 'package') return value === null ? ok(null) : readPackage(c, value);
  if (value === null) return ok(-1);
  const list = listed(c, kind, clause);
  const find = (id: unknown): number => list.findIndex((x) => x.id === id);
  if (Array.isArray(value)) {
    const indices = value.map(find);
    const bad = indices.indexOf(-1);
    return bad < 0 ? ok(indices) : err(`there is no ${kind} "${String(value[bad])}"`);
  }
  const index = find(value);
  return index < 0 ? err(`there is no ${kind} "${String(value)}"`) : ok(index);
}

/** Fields each act type must have, beside type and seat. */
const FIELDS: Readonly<Record<ActType, readonly string[]>> = {
  'offer.make': ['package'],
  'offer.accept': [],
  'offer.reject': [],
  'talks.walk-out': [],
  'sounding.ask': ['guarantor', 'package'],
  'sounding.answer': ['answer', 'change'],
  'caucus.ask': ['with', 'clause'],
  'caucus.answer': ['clause', 'option'],
  'line.draw': ['clause', 'option'],
  'text.table': ['package'],
  'text.pass': [],
  'nature.round': ['events', 'front', 'seen'],
  'accession.answer': ['answer', 'change'],
  'accession.leave': [],
  'accession.stay': [],
  'treaty.sign': [],
  'treaty.reopen': [],
  'treaty.abandon': [],
  'nature.lock': ['yes', 'held'],
  'nature.stage': ['breached', 'repaired'],
  'nature.year': ['kind', 'incident', 'place'],
  'crisis.request': [],
  'crisis.refrain': [],
  'nature.convene': ['convened', 'dueAt'],
  'clock.advance': ['hours', 'beliefs'],
  'crisis.find': ['finding'],
  'crisis.respond': ['response'],
  'nature.gate': ['passed', 'arrives'],
  'nature.council': ['vetoed'],
};

/** Values that plain fields may take. */
const PLAIN: Readonly<Record<string, (v: unknown) => boolean>> = {
  answer: (v) => v === 'join' || v === 'conditional' || v === 'decline',
  finding: (v) => v === 'attack' || v === 'unclear' || v === 'no-attack',
  kind: (v) => v === 'quiet' || v === 'deterred' || v === 'incident',
  front: Number.isInteger,
  yes: Number.isInteger,
  hours: Number.isInteger,
  arrives: Number.isInteger,
  seen: (v) => Array.isArray(v) && v.every(Number.isInteger),
  dueAt: (v) => Array.isArray(v) && v.every(Number.isInteger),
  beliefs: (v) => Array.isArray(v) && v.every(Number.isInteger),
};
const isFlag = (v: unknown): boolean => typeof v === 'boolean';

/** Reads a named act. The error says which field is wrong. Whether the act is lawful is another question. */
export function readAct(c: Case, named: unknown): Result<Act, string> {
  if (named === null || typeof named !== 'object') return err('an act is an object');
  const entries = new Map<string, unknown>(Object.entries(named));
  const type = entries.get('type');
  if (typeof type !== 'string' || !(ACT_TYPES as readonly string[]).includes(type))
    return err(`unknown act type "${String(type)}"`);
  const fields = ['seat', ...FIELDS[type as ActType]];
  const extra = [...entries.keys()].find((k) => k !== 'type' && !fields.includes(k));
  if (extra !== undefined) return err(`"${type}" has no field "${extra}"`);
  const clause = entries.has('clause') ? clauseIndex(c, String(entries.get('clause'))) : -1;
  const act: Record<string, unknown> = { type };
  for (const field of fields) {
    if (!entries.has(field)) return err(`"${type}" needs the field "${field}"`);
    const value = entries.get(field);
    const kind = NAMED[field as keyof typeof NAMED];
    if (kind !== undefined) {
      const read = readField(c, kind, value, clause);
      if (!read.ok) return err(`${field}: ${read.error}`);
      act[field] = read.value;
    } else if ((PLAIN[field] ?? isFlag)(value)) {
      act[field] = value;
    } else {
      return err(`${field}: ${JSON.stringify(value)} is not possible`);
    }
  }
  return ok(act as unknown as Act);
}
