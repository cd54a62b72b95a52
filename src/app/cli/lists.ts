import { UsageError } from './say.ts';

/** Reads a list by comma, `kyiv,moscow`: spaces around the entries are dropped, and empty entries. */
export const readList = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/**
 * Reads a list of `key=value` by comma, in its order. An entry without `=` is refused, or is the value of `bare` where
 * that is given; a key named twice is refused, and a list without an entry.
 * @param flag the option, for messages
 * @param form what an entry looks like, for messages
 */
export function readPairs(
  text: string | undefined,
  flag: string,
  form: string,
  bare?: string,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  if (text !== undefined && readList(text).length === 0)
    throw new UsageError(`${flag} names nothing: it takes ${form}, by comma.`);
  for (const entry of readList(text)) {
    const cut = entry.indexOf('=');
    if (cut < 0 && bare === undefined)
      throw new UsageError(`${flag} takes ${form}, by comma: "${entry}" is not of that form.`);
    const key = cut < 0 ? (bare ?? '') : entry.slice(0, cut).trim();
    if (pairs.has(key)) throw new UsageError(`"${key}" is named twice in ${flag}.`);
    pairs.set(key, entry.slice(cut + 1).trim());
  }
  return pairs;
}
