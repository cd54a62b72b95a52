type Json = unknown;
type JsonMap = Readonly<Record<string, Json>>;

const isMap = (x: Json): x is JsonMap => x !== null && typeof x === 'object' && !Array.isArray(x);
const idOf = (x: Json): string | undefined => (isMap(x) && typeof x.id === 'string' ? x.id : undefined);

/** Lists of things with ids merge by id, and `remove: true` takes one out; every other list is replaced. */
function layList(under: readonly Json[], over: readonly Json[]): Json[] {
  if (over.length === 0 || !over.every((x) => idOf(x) !== undefined)) return [...over];
  const changes = new Map<string | undefined, Json>();
  for (const one of over) if (!changes.has(idOf(one))) changes.set(idOf(one), one);
  const there = new Set(under.map(idOf));
  const merged = under.flatMap((x) => {
    const id = idOf(x);
    const change = id === undefined ? undefined : changes.get(id);
    if (isMap(change) && change.remove === true) return [];
    return [change === undefined ? x : lay(x, change)];
  });
  return [...merged, ...over.filter((y) => !there.has(idOf(y)))];
}

const CONDITION_KEYS = new Set([
  'clause',
  'is',
  'atLeast',
  'atMost',
  'all',
  'any',
  'not',
  'condition',
  'front',
  'driver',
  'joined',
]);

/** A condition is written whole: half of one laid over half of another would be neither. */
function isCondition(x: JsonMap): boolean {
  const keys = Object.keys(x);
  return keys.length > 0 && keys.every((k) => CONDITION_KEYS.has(k));
}

const RANGE_KEYS = ['low', 'mode', 'high'];

/** Keys of an old figure that a new one replaces: a plain `value` does not merge with an old range, nor the reverse. */
function outdated(over: JsonMap): readonly string[] {
  if (Object.hasOwn(over, 'value')) return RANGE_KEYS;
  return RANGE_KEYS.some((key) => Object.hasOwn(over, key)) ? ['value'] : [];
}

/**
 * Lays a part over a whole: maps merge key by key, null removes, conditions and anything else replace. What the part
 * does not touch is the very same value as before, so that only the rest need be checked again.
 */
export function lay(under: Json, over: Json): Json {
  if (Array.isArray(under) && Array.isArray(over)) return layList(under, over);
  if (!isMap(under) || !isMap(over) || (isCondition(under) && isCondition(over))) return over;
  const whole: Record<string, Json> = { ...under };
  for (const key of outdated(over)) delete whole[key];
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete whole[key];
    else whole[key] = Object.hasOwn(whole, key) ? lay(whole[key], value) : value;
  }
  return whole;
}
