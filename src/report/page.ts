/** A point of a chart, by its two figures. */
export type Spot = readonly [x: number, y: number];

/** Points of one kind. */
export interface Series {
  /** The letter that stands for it in characters. */
  readonly mark: string;
  readonly label: string;
  readonly points: readonly Spot[];
  /** How it is drawn: named spots in front, texts by their letters, a line with dots behind. */
  readonly look: 'named' | 'letter' | 'line' | 'dashed';
  /** Half the height of a band around each point, by point; none where it is left out. */
  readonly band?: readonly number[];
}

/** A line across a chart at a figure of one axis. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly label: string;
}

/** Points over two axes, with what has to be said to who cannot see them. */
export interface Chart {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly alt: string;
  readonly x: string;
  readonly y: string;
  /** What stands under each whole figure of the horizontal axis, from 0; figures themselves where it is left out. */
  readonly names?: readonly string[];
  /** Those in front first. */
  readonly series: readonly Series[];
  readonly guides: readonly Guide[];
}

/** A part of a page, without a look of its own. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'para'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns of figures. */
      readonly right: readonly number[];
    }
  /** `drawn`: in characters too, not on pages with pictures alone. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly drawn: boolean };
