/**
 * A printed sheet as data: a few kinds of blocks, made once and set in Markdown or HTML. No block holds markup; whoever
 * sets it escapes every text.
 */

/** A stretch of text. `lang`: the language it is in, where that is not the sheet's. */
export interface Span {
  readonly text: string;
  readonly tone?: 'strong' | 'em' | 'code' | undefined;
  readonly lang?: string | undefined;
}

export type Line = string | readonly Span[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: Line }
  | { readonly kind: 'para'; readonly text: Line }
  /** A remark in a frame. */
  | { readonly kind: 'note'; readonly text: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered?: boolean }
  /** Boxes to tick. */
  | { readonly kind: 'boxes'; readonly items: readonly Line[] }
  | {
      readonly kind: 'table';
      readonly caption: Line;
      readonly head: readonly Line[];
      readonly rows: readonly (readonly Line[])[];
      /** Columns of figures. */
      readonly right?: readonly number[];
    }
  /** Empty lines to write on. */
  | { readonly kind: 'lines'; readonly label: Line; readonly count: number };

/** One document. */
export interface Sheet {
  readonly title: string;
  /** The scenario. */
  readonly of: string;
  /** Who alone may read it; null: everybody. */
  readonly secret: string | null;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Set small enough to stand on one page. */
  readonly onePage: boolean;
  readonly blocks: readonly Block[];
}

export const heading = (text: Line, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text });
export const para = (text: Line): Block => ({ kind: 'para', text });
export const remark = (text: Line): Block => ({ kind: 'note', text });
export const list = (items: readonly Line[], ordered = false): Block => ({ kind: 'list', items, ordered });
export const boxes = (items: readonly Line[]): Block => ({ kind: 'boxes', items });
export const lines = (label: Line, count: number): Block => ({ kind: 'lines', label, count });
export const table = (
  caption: Line,
  head: readonly Line[],
  rows: readonly (readonly Line[])[],
  right: readonly number[] = [],
): Block => ({ kind: 'table', caption, head, rows, right });

/** A text as spans. */
export const spansOf = (text: Line): readonly Span[] => (typeof text === 'string' ? [{ text }] : text);

/** Texts one after the other. */
export const joined = (...parts: readonly Line[]): Line => parts.flatMap(spansOf);
