import stringWidth from 'string-width';
import { clean } from './clean.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What people take for single characters, in order. */
export const graphemes = (text: string): string[] => [...segmenter.segment(text)].map((x) => x.segment);

const known = new Map<string, number>();

/** Columns that a text takes on the screen. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const width = stringWidth(text);
  known.set(text, width);
  return width;
}

/** As much of a text as fits into a width, never half a character. */
export function cut(text: string, width: number): string {
  if (/^[ -~]*$/.test(text)) return text.slice(0, Math.max(0, width));
  let out = '';
  let used = 0;
  for (const g of graphemes(text)) {
    used += widthOf(g);
    if (used > width) break;
    out += g;
  }
  return out;
}

/** Cuts or fills a text to a width; an ellipsis says that something is missing. */
export function cell(raw: string, width: number, align: 'left' | 'right' = 'left'): string {
  if (width <= 0) return '';
  const text = clean(raw);
  const size = widthOf(text);
  const kept = size > width ? `${cut(text, width - 1)}…` : text;
  const fill = ' '.repeat(Math.max(0, width - widthOf(kept)));
  return align === 'left' ? kept + fill : fill + kept;
}
