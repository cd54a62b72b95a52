import { type LogLine, logFor, whenOf } from '../../../session/index.ts';
import { mentions } from '../../../telling/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { beside, cite, wrap } from '../canvas/text.ts';
import type { UiState } from '../state/state.ts';
import { textWidth } from './dialog.ts';

/** One log entry as lines, with its reasons. */
export function entryRows(s: UiState, e: LogLine, width: number = textWidth(s)): Row[] {
  const when = whenOf(e);
  const column = Math.max(6, when.length + 1);
  const text = beside(when, column, e.text, width);
  return [
    ...rows(text, e.weight === 2 ? 'strong' : 'plain'),
    ...e.why.flatMap((w) =>
      wrap(`• ${w.text}${cite(w.source)}`, width - column, 2).map((l) =>
        row(span(`${' '.repeat(column)}${l}`, 'dim')),
      ),
    ),
  ];
}

export const visibleEntries = (s: UiState): LogLine[] =>
  logFor(s.session.play, s.session.humans, { seat: s.viewer });

/** Entries in which every word of the query occurs. */
export function matching(entries: readonly LogLine[], query: string): LogLine[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  return entries.filter((e) => {
    const lines = [whenOf(e), e.text, ...e.why.map((w) => `${w.text}${cite(w.source)}`)];
    return words.every((w) => mentions(lines, w));
  });
}
