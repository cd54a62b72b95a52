import type { SourceKey } from '../../../model/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { cite, wrap } from '../canvas/text.ts';
import type { Command, UiState } from '../state/state.ts';

/** A line of a list, with what lies under it when it has the cursor or always. */
export interface Item {
  readonly label: string;
  readonly detail: string;
  /** Said before the label: the present choice, a tick. */
  readonly mark: string;
  readonly command: Command;
}

/** What is laid over the screen. */
export interface Dialog {
  readonly title: string;
  readonly body: readonly Row[];
  readonly items: readonly Item[];
  readonly hint: string;
  /** What Enter does where there is no list. */
  readonly confirm: { readonly label: string; readonly command: Command } | null;
  /** The item that has the cursor at first; 0 when absent. */
  readonly start?: number;
  /** The items stand under the page, which scrolls by itself. */
  readonly apart?: boolean;
}

/** An item that does nothing but go back. */
export const goBack = (label = 'Go back'): Item => ({
  label,
  detail: '',
  mark: '',
  command: { type: 'close' },
});

/** Columns for running text: no wider than the eye likes. */
export const textWidth = (s: UiState): number => Math.max(20, Math.min(110, s.size.columns - 4));

export const para = (s: UiState, text: string, tone: Row[number]['tone'] = 'plain', indent = 0): Row[] =>
  rows(wrap(text, textWidth(s), indent), tone);

export const blank: Row = row('');
export const heading = (text: string): Row => row(span(text, 'strong'));

/** A line with who says so. */
interface Cited {
  readonly text: string;
  readonly source: readonly SourceKey[];
}

/** Reasons as bullets with their sources. */
export const bullets = (s: UiState, list: readonly Cited[], tone: Row[number]['tone'] = 'plain'): Row[] =>
  list.flatMap((w) => rows(wrap(`• ${w.text}${cite(w.source)}`, textWidth(s), 2), tone));

export const page = (title: string, body: readonly Row[], hint = ''): Dialog => ({
  title,
  body,
  items: [],
  hint,
  confirm: null,
});

export const list = (
  title: string,
  body: readonly Row[],
  items: readonly Item[],
  hint = 'Up/Down to move, Enter to choose, Esc to go back.',
): Dialog => ({ title, body, items, hint, confirm: null });

export const ask = (title: string, body: readonly Row[], label: string, command: Command): Dialog => ({
  title,
  body,
  items: [],
  hint: `Enter: ${label}. Esc: go back.`,
  confirm: { label, command },
});

/**
 * A question before an act that cannot be taken back by playing on: a choice whose first item, where the cursor is, only
 * goes back.
 */
export const weigh = (title: string, body: readonly Row[], label: string, command: Command): Dialog => ({
  title,
  body,
  items: [goBack(), { label, detail: '', mark: '', command }],
  hint: 'Up/Down to choose, Enter does what is chosen, PgUp/PgDn to scroll, Esc to go back.',
  confirm: null,
  apart: true,
});
