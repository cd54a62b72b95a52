import { inOrder, type Point } from './frontier.ts';

/** What the parties have without agreement, in score units, in the order of the scores. */
export type Disagreement = readonly number[];

/** Bargaining solutions over a finite frontier: every point that ties, in frontier order; empty when none is rational. */
export interface Solutions {
  /** Nash, "The bargaining problem", Econometrica 18 (1950): the largest product of gains, Π (sᵢ − dᵢ). */
  readonly nash: readonly Point[];
  /** Kalai, "Proportional solutions to bargaining situations", Econometrica 45 (1977): the largest smallest gain. */
  readonly kalai: readonly Point[];
  /**
   * Kalai and Smorodinsky, "Other solutions to Nash's bargaining problem", Econometrica 43 (1975): gains in equal
   * proportion to the most each could gain; on a finite frontier, the smallest difference between the largest and the
   * smallest of those proportions.
   */
  readonly kalaiSmorodinsky: readonly Point[];
  /** The largest sum of scores (utilitarian). */
  readonly welfare: readonly Point[];
}

/** Points whose value is the best or, rounding apart, equal to it. `slack` is what one unit for each party can change. */
function tied(
  points: readonly Point[],
  of: (p: Point) => number,
  slack: (best: Point) => number,
): readonly Point[] {
  const best = points.reduce<Point | null>((most, p) => (most && of(most) >= of(p) ? most : p), null);
  if (!best) return [];
  const least = of(best) - slack(best);
  return points.filter((p) => of(p) >= least);
}

/** The points of a frontier that leave no party worse off than without agreement. */
export const rationalPoints = (points: readonly Point[], d: Disagreement): Point[] =>
  points.filter((p) => p.scores.every((score, i) => score >= (d[i] ?? 0)));

const sum = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0);

/** The bargaining solutions of a frontier, relative to a disagreement point. */
export function solve(frontier: readonly Point[], d: Disagreement): Solutions {
  const points = rationalPoints(frontier, d);
  const gains = (p: Point): number[] => p.scores.map((score, i) => score - (d[i] ?? 0));
  const most = d.map((_, i) => points.reduce((x, p) => Math.max(x, gains(p)[i] ?? 0), 0));
  const shares = (p: Point): number[] =>
    gains(p).map((gain, i) => ((most[i] ?? 0) > 0 ? gain / (most[i] ?? 1) : 1));
  const product = (values: readonly number[]): number => values.reduce((x, y) => x * y, 1);
  return {
    nash: tied(
      points,
      (p) => product(gains(p)),
      (best) => sum(d.map((_, i) => product(gains(best).filter((_gain, j) => j !== i)))),
    ),
    kalai: tied(
      points,
      (p) => Math.min(...gains(p)),
      () => 1,
    ),
    kalaiSmorodinsky: tied(
      points,
      (p) => Math.min(...shares(p)) - Math.max(...shares(p)),
      () => sum(most.map((x) => (x > 0 ? 4 / x : 0))),
    ),
    welfare: tied(
      points,
      (p) => sum(p.scores),
      () => d.length,
    ),
  };
}

/**
 * One of several tied points, whatever the order of the parties: the one with the largest smallest gain, then with the
 * largest smallest score, then the first text in clause order.
 */
export function fairest(points: readonly Point[], d: Disagreement): Point | null {
  const least = (p: Point): number => Math.min(...p.scores.map((score, i) => score - (d[i] ?? 0)));
  const better = (x: Point, y: Point): number =>
    least(x) - least(y) || Math.min(...x.scores) - Math.min(...y.scores) || inOrder(y.package, x.package);
  return points.reduce<Point | null>((best, p) => (best && better(best, p) >= 0 ? best : p), null);
}
