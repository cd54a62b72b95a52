/** A share with its 95 % interval, each 0 to 1. */
export interface Share {
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

const clip = (x: number): number => Math.min(1, Math.max(0, x));

/**
 * The 95 % score interval of a share after E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927) 209-212: the shares p for which
 * |share − p| ≤ z·√(p(1 − p)/n). With no trials the share is 0 and the interval is the whole of 0 to 1.
 * @throws RangeError when `count` is not within 0 to `trials`
 */
export function wilson(count: number, trials: number): Share {
  if (!(count >= 0 && count <= trials)) throw new RangeError(`${count} of ${trials} is no share`);
  if (trials === 0) return { count, share: 0, low: 0, high: 1 };
  const share = count / trials;
  const zz = Z * Z;
  const centre = (share + zz / (2 * trials)) / (1 + zz / trials);
  const half =
    (Z / (1 + zz / trials)) * Math.sqrt((share * (1 - share)) / trials + zz / (4 * trials * trials));
  return {
    count,
    share,
    low: count === 0 ? 0 : clip(centre - half),
    high: count === trials ? 1 : clip(centre + half),
  };
}

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  if (upper === undefined) return null;
  const lower = sorted[half - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** A mean with its 95 % interval. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of independent values with its 95 % interval by the normal approximation, mean ± 1.96 · s / √n: for samples of
 * thirty and more. Of paired values, give it the differences.
 * @throws RangeError for fewer than two values
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const n = values.length;
  if (n < 2) throw new RangeError('an interval needs two values at least');
  const centre = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { mean: centre, low: centre - half, high: centre + half };
}
