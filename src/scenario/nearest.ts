import { onOneLine } from '../model/index.ts';
import { cut } from './characters.ts';

/** Words longer than this are not compared: the cost grows with the product of the lengths. */
const LONGEST = 64;

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known word closest to a mistyped one, or nothing when none is close. */
export function nearest(
  word: string,
  known: Iterable<string>,
  longest: number = LONGEST,
): string | undefined {
  if (word.length > longest) return undefined;
  const wanted = word.toLowerCase();
  let found: string | undefined;
  let reach = Math.max(1, Math.round(word.length * 0.4)) + 1;
  for (const candidate of known) {
    if (candidate.length > longest || Math.abs(candidate.length - word.length) >= reach) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < reach) {
      reach = edits;
      found = candidate;
    }
  }
  return found;
}

/** Words for a message: all of them when few, otherwise the first twelve. */
export function listed(words: Iterable<string>): string {
  const all = [...words];
  if (all.length === 0) return 'none';
  return all.length > 12 ? `${all.slice(0, 12).join(', ')} and ${all.length - 12} more` : all.join(', ');
}

/** "did you mean 'x'?" when something is near, otherwise the words there are. */
export function hint(word: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearest(word, all);
  return near === undefined ? `known: ${listed(all)}` : `did you mean '${near}'?`;
}

/** A piece of the author's text, quoted and cut to fit a message. */
export function quoted(text: string, most = 40): string {
  return `'${onOneLine(cut(text, most))}'`;
}
