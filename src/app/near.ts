import { listed, nearest } from '../scenario/index.ts';

/**
 * "did you mean 'x'?" for a mistyped or shortened name, otherwise the names there are, or a choice of them. Of names
 * equally near the first is taken. The measure is the scenario loader's own, so that both speak alike.
 */
export function hint(word: string, known: Iterable<string>, shown?: Iterable<string>): string {
  const all = [...known];
  if (all.length === 0) return 'there are none';
  const lower = word.toLowerCase();
  const longer = lower === '' ? [] : all.filter((name) => name.toLowerCase().startsWith(lower));
  const near = longer.length === 1 ? longer[0] : nearest(word, all);
  if (near !== undefined) return `did you mean '${near}'?`;
  if (shown === undefined) return `known: ${listed(all)}`;
  const first = [...shown];
  return `known: ${first.join(', ')}${first.length < all.length ? ` and ${all.length - first.length} more` : ''}`;
}
