/**
 * Exact counts of any size in columns of floating-point numbers. Where everything counted fits into 2^53, one column
 * holds whole counts; else each count is a row of digits of 30 bits, so that two million of them can be added up in
 * each column before it has to carry.
 */
export interface WaysKind {
  /** Columns. */
  readonly digits: number;
  /** What a digit of the next column stands for. */
  readonly base: number;
}

const BASE = 2 ** 30;

/** The columns that hold every count up to `most`. */
export function waysFor(most: bigint): WaysKind {
  if (most <= BigInt(Number.MAX_SAFE_INTEGER)) return { digits: 1, base: Number.POSITIVE_INFINITY };
  return { digits: Math.ceil(most.toString(2).length / 30), base: BASE };
}

export type Ways = readonly Float64Array[];

export const noWays = (kind: WaysKind, size: number): Ways =>
  Array.from({ length: kind.digits }, () => new Float64Array(size));

/** One way, once. */
export const oneWay = (kind: WaysKind): Ways =>
  Array.from({ length: kind.digits }, (_, i) => Float64Array.of(i === 0 ? 1 : 0));

/** Adds row `j` of one to row `i` of another, digits carried. */
export function addWays(kind: WaysKind, to: Ways, i: number, from: Ways, j: number): void {
  let carry = 0;
  for (let d = 0; d < kind.digits; d++) {
    const column = to[d];
    if (!column) return;
    const sum = (column[i] ?? 0) + (from[d]?.[j] ?? 0) + carry;
    carry = sum >= kind.base ? 1 : 0;
    column[i] = carry === 0 ? sum : sum - kind.base;
  }
}

/** A row as one number; its digits may be uncarried or negative. */
export function readWays(kind: WaysKind, digits: readonly number[]): bigint {
  let whole = 0n;
  for (let d = kind.digits - 1; d >= 0; d--) whole = (whole << 30n) + BigInt(digits[d] ?? 0);
  return whole;
}
