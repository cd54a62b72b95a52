import type { Work } from './work.ts';

/** Partial texts with what they are worth so far, sorted by the first party's sum, falling, then by the second's …. */
export interface Sheet {
  readonly size: number;
  /** By party, in unrounded units. */
  readonly columns: readonly Float64Array[];
  /** The partial text each one continues, and the option it adds. */
  readonly previous: Int32Array;
  readonly option: Int32Array;
}

/** Which of two partial texts comes first where their sums are equal: below 0 the first one. */
export type Order = (previous: number, option: number, otherPrevious: number, otherOption: number) => number;

/** A sheet being written. */
class Writer {
  readonly columns: Float64Array[];
  readonly previous: Int32Array;
  readonly option: Int32Array;
  size = 0;

  constructor(width: number, most: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(most));
    this.previous = new Int32Array(most);
    this.option = new Int32Array(most);
  }

  take(from: Sheet, i: number): void {
    for (let k = 0; k < this.columns.length; k++) {
      const column = this.columns[k];
      if (column) column[this.size] = from.columns[k]?.[i] ?? 0;
    }
    this.previous[this.size] = from.previous[i] ?? 0;
    this.option[this.size] = from.option[i] ?? 0;
    this.size++;
  }

  sheet(): Sheet {
    const { size } = this;
    return {
      size,
      columns: this.columns.map((c) => c.slice(0, size)),
      previous: this.previous.slice(0, size),
      option: this.option.slice(0, size),
    };
  }
}

/** Below 0 where row `i` comes before row `j` of another sheet: greater sums first, then the given order. */
function compare(x: Sheet, i: number, y: Sheet, j: number, order: Order): number {
  for (let k = 0; k < x.columns.length; k++) {
    const difference = (y.columns[k]?.[j] ?? 0) - (x.columns[k]?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return order(x.previous[i] ?? 0, x.option[i] ?? 0, y.previous[j] ?? 0, y.option[j] ?? 0);
}

/** Two sheets in one, without what the last row kept already beats: all that is dominated, where parties are two. */
function merged(x: Sheet, y: Sheet, order: Order): Sheet {
  const out = new Writer(x.columns.length, x.size + y.size);
  let i = 0;
  let j = 0;
  const beaten = (from: Sheet, at: number): boolean => {
    if (out.size === 0) return false;
    for (let k = 1; k < out.columns.length; k++) {
      if ((from.columns[k]?.[at] ?? 0) > (out.columns[k]?.[out.size - 1] ?? 0)) return false;
    }
    return true;
  };
  while (i < x.size || j < y.size) {
    const first = j >= y.size || (i < x.size && compare(x, i, y, j, order) <= 0);
    const [from, at] = first ? [x, i++] : [y, j++];
    if (!beaten(from, at)) out.take(from, at);
  }
  return out.sheet();
}

/** Rows that no earlier one beats, for three parties and more; null when it takes more than `most` comparisons. */
function filtered(sheet: Sheet, most: number, work: Work): Sheet | null {
  const width = sheet.columns.length;
  const out = new Writer(width, sheet.size);
  let looks = 0;
  for (let i = 0; i < sheet.size; i++) {
    let beaten = false;
    for (let j = 0; j < out.size && !beaten; j++, looks++) {
      beaten = true;
      for (let k = 1; k < width && beaten; k++)
        beaten = (out.columns[k]?.[j] ?? 0) >= (sheet.columns[k]?.[i] ?? 0);
    }
    if (!beaten) out.take(sheet, i);
    if (looks > most) break;
  }
  work.spend(looks);
  return looks > most ? null : out.sheet();
}

/** One row for every cell of a grid that is `cell` units wide. */
function thinned(sheet: Sheet, cell: number): Sheet {
  const out = new Writer(sheet.columns.length, sheet.size);
  const seen = new Set<string>();
  for (let i = 0; i < sheet.size; i++) {
    const key = sheet.columns.map((c) => Math.floor((c[i] ?? 0) / cell)).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    out.take(sheet, i);
  }
  return out.sheet();
}

const widest = (sheet: Sheet): number =>
  sheet.columns.reduce((most, column) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const x of column) {
      if (x < low) low = x;
      if (x > high) high = x;
    }
    return Math.max(most, high - low);
  }, 1);

/** What is left of several sheets once everything dominated is out, and how many units that has cost at most. */
export interface Reduced {
  readonly sheet: Sheet;
  /** 0 where the sheet is exact; else for every row left out one is kept that is worth at most so much less to any. */
  readonly lost: number;
}

/**
 * Joins sheets and drops every dominated row, and all but the first of equal ones.
 * @param most rows to keep
 * @param looks comparisons that may be made for three parties and more
 */
export function reduce(
  sheets: readonly Sheet[],
  most: number,
  looks: number,
  order: Order,
  work: Work,
): Reduced {
  let row = sheets;
  while (row.length > 1) {
    const next: Sheet[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const [x, y] = [row[i], row[i + 1]];
      if (!x) continue;
      if (y) work.spend(x.size + y.size);
      next.push(y ? merged(x, y, order) : x);
    }
    row = next;
  }
  const [joined] = row;
  if (!joined) return { sheet: new Writer(0, 0).sheet(), lost: 0 };
  const exact = (sheet: Sheet): Sheet | null =>
    sheet.columns.length > 2 ? filtered(sheet, looks, work) : sheet;
  let sheet = exact(joined);
  if (sheet && sheet.size <= most) return { sheet, lost: 0 };
  const range = widest(sheet ?? joined);
  let from = sheet ?? joined;
  for (let cell = range / Math.max(1, most); ; cell *= 2) {
    work.spend(4 * from.size);
    from = thinned(from, cell);
    sheet = exact(from);
    if ((sheet && sheet.size <= most) || cell > range) return { sheet: sheet ?? from, lost: 2 * cell };
  }
}
