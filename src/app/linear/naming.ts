import type { Case, ClauseIndex, OptionIndex, Seat } from '../../model/index.ts';
import { nearest } from '../../scenario/index.ts';

/** What a word of a line may mean, or why it means nothing. */
export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** Something that a word may name. */
interface Named<T> {
  readonly value: T;
  /** Names in full, the one to be shown first. */
  readonly names: readonly string[];
}

/** Letters alone, so that capitals and accents do not matter. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Entries that are listed where a word names none of them. */
const MOST_LISTED = 24;

/** Words of a line; what stands in double quotes is one word. */
export function wordsOf(line: string): string[] {
  const found = line.matchAll(/"([^"]*)"?|([^\s"]+(?:"[^"]*"?)?)/g);
  return [...found].map((m) => (m[1] ?? m[2] ?? '').replaceAll('"', ''));
}

/**
 * The entry that a word means: by its number in the list, from 1, by a name, or by the beginning of a name that no other
 * begins with. Capitals do not matter.
 */
export function pick<T>(what: string, word: string, list: readonly Named<T>[]): Found<T> {
  const wanted = plain(word);
  const names = list.map((x) => x.names[0] ?? '');
  const shown = (some: readonly string[]): string =>
    some.length > MOST_LISTED
      ? `${some.slice(0, MOST_LISTED).join(', ')}, and ${some.length - MOST_LISTED} more`
      : some.join(', ');
  if (/^\d+$/.test(wanted)) {
    const entry = list[Number(wanted) - 1];
    if (entry) return { ok: true, value: entry.value };
    return { ok: false, why: `There is no ${what} ${wanted}: there are ${list.length}.` };
  }
  const whole = list.filter((x) => x.names.some((n) => plain(n) === wanted));
  const begun = wanted === '' ? [] : list.filter((x) => x.names.some((n) => plain(n).startsWith(wanted)));
  const fits = whole.length > 0 ? whole : begun;
  const [only, ...more] = fits;
  if (only && more.length === 0) return { ok: true, value: only.value };
  if (only) {
    const several = fits.map((x) => x.names[0] ?? '');
    return { ok: false, why: `"${word}" may mean more than one ${what}: ${shown(several)}.` };
  }
  const close = nearest(wanted, names.map(plain));
  const meant = close === undefined ? '' : ` Did you mean "${close}"?`;
  return { ok: false, why: `There is no ${what} "${word}".${meant} There are: ${shown(names)}.` };
}

export const clauseNamed = (c: Case, word: string): Found<ClauseIndex> =>
  pick(
    'clause',
    word,
    c.clauses.map(({ id, title }, value) => ({ value, names: [id, title] })),
  );

export function optionNamed(c: Case, clause: ClauseIndex, word: string): Found<OptionIndex> {
  const options = c.clauses[clause]?.options ?? [];
  return pick(
    `option of "${c.clauses[clause]?.title ?? ''}"`,
    word,
    options.map(({ id, short, text }, value) => ({ value, names: [id, short, text] })),
  );
}

export const seatNamed = (c: Case, word: string): Found<Seat> =>
  pick(
    'seat',
    word,
    c.parties.map(({ id, short, name }, value) => ({ value, names: [id, short, name] })),
  );
