import {
  ACT_TYPES,
  type Act,
  ANSWERS,
  type Case,
  clauseIndex,
  err,
  FINDINGS,
  type FieldKind,
  fieldsOf,
  listOf,
  mayLack,
  NATURE,
  ok,
  optionIndex,
  type Package,
  partyIndex,
  type Result,
  YEAR_KINDS,
} from '../model/index.ts';

/** A value as it stands in a message; it may be anything that JSON can hold. */
const said = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

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
          : `"${clause.id}" has no option "${said(id)}" (one of: ${known})`,
      );
    }
    return option;
  });
  for (const extra of entries.keys()) problems.push(`there is no clause "${extra}"`);
  return problems.length > 0 ? err(problems.join('; ')) : ok(text);
}

function readSeat(c: Case, name: unknown): Result<number, string> {
  if (name === 'nature') return ok(NATURE);
  const seat = typeof name === 'string' ? partyIndex(c, name) : -1;
  return seat < 0 ? err(`there is no seat "${said(name)}"`) : ok(seat);
}

const isWhole = Number.isInteger;
const one = (known: readonly string[], value: unknown): Result<unknown, string> =>
  typeof value === 'string' && known.includes(value)
    ? ok(value)
    : err(`${JSON.stringify(value)} is not one of: ${known.join(', ')}`);
const plain = (fits: boolean, value: unknown, wanted: string): Result<unknown, string> =>
  fits ? ok(value) : err(`${JSON.stringify(value)} is not ${wanted}`);

/** Reads one field of a kind. The error says what would be possible. */
function readField(c: Case, kind: FieldKind, value: unknown, clause: number): Result<unknown, string> {
  const list = listOf(c, kind, clause);
  const find = (id: unknown): number => list?.findIndex((x) => x.id === id) ?? -1;
  switch (kind) {
    case 'seat':
      return readSeat(c, value);
    case 'package':
      return readPackage(c, value);
    case 'package?':
      return value === null ? ok(null) : readPackage(c, value);
    case 'option?':
    case 'incident?':
    case 'place?':
      if (value === null) return ok(-1);
      return find(value) < 0 ? err(`there is no "${said(value)}"`) : ok(find(value));
    case 'clause':
    case 'option':
    case 'response':
      return find(value) < 0 ? err(`there is no ${kind} "${said(value)}"`) : ok(find(value));
    case 'events':
    case 'clauses?': {
      const [one, many] = kind === 'events' ? ['event', 'events'] : ['clause', 'clauses'];
      if (!Array.isArray(value)) return err(`it is a list of ${many}`);
      const bad = value.find((id) => find(id) < 0);
      return bad === undefined ? ok(value.map(find)) : err(`there is no ${one} "${said(bad)}"`);
    }
    case 'answer':
      return one(ANSWERS, value);
    case 'finding':
      return one(FINDINGS, value);
    case 'year':
      return one(YEAR_KINDS, value);
    case 'flag':
      return plain(typeof value === 'boolean', value, 'true or false');
    case 'whole':
      return plain(isWhole(value), value, 'a whole number');
    case 'wholes':
      return plain(Array.isArray(value) && value.every(isWhole), value, 'a list of whole numbers');
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** Reads a named act. The error says which field is wrong. Whether the act is lawful is another question. */
export function readAct(c: Case, named: unknown): Result<Act, string> {
  if (named === null || typeof named !== 'object') return err('an act is an object');
  const entries = new Map<string, unknown>(Object.entries(named));
  const type = ACT_TYPES.find((t) => t === entries.get('type'));
  if (!type) return err(`unknown act type "${said(entries.get('type'))}"`);
  const fields: readonly (readonly [string, FieldKind])[] = [['seat', 'seat'], ...fieldsOf(type)];
  const extra = [...entries.keys()].find((k) => k !== 'type' && !fields.some(([name]) => name === k));
  if (extra !== undefined) return err(`"${type}" has no field "${extra}"`);
  const clause = entries.has('clause') ? clauseIndex(c, said(entries.get('clause'))) : -1;
  const act: Record<string, unknown> = { type };
  for (const [field, kind] of fields) {
    if (!entries.has(field) && mayLack(kind)) continue;
    if (!entries.has(field)) return err(`"${type}" needs the field "${field}"`);
    const read = readField(c, kind, entries.get(field), clause);
    if (!read.ok) return err(`${field}: ${read.error}`);
    act[field] = read.value;
  }
  return ok(act as unknown as Act);
}
