import type { Point } from './frontier.ts';

/** What the parties have without agreement, in score units: the first party's, the second's. */
export type Disagreement = readonly [number, number];

/** Bargaining solutions over a finite frontier: every point that ties, in frontier order; empty when none is rational. */
export interface Solutions {
  /** Nash, "The bargaining problem", Econometrica 18 (1950): the largest product of gains, (a − dₐ)·(b − d_b). */
  readonly nash: readonly Point[];
  /** Kalai, "Proportional solutions to bargaining situations", Econometrica 45 (1977): the largest smaller gain. */
  readonly kalai: readonly Point[];
  /**
   * Kalai and Smorodinsky, "Other solutions to Nash's bargaining problem", Econometrica 43 (1975): gains in equal
   * proportion to the most each could gain; on a finite frontier, the smallest difference of those proportions.
   */
  readonly kalaiSmorodinsky: readonly Point[];
  /** The largest sum of scores (utilitarian). */
  readonly welfare: readonly Point[];
}

/** Ties: whole units differ by rounding of at most one per clause; products and proportions by their relative share. */
const UNITS = 64;
const RELATIVE = 1e-9;

function tied(
  points: readonly Point[],
  of: (p: Point) => number,
  slack: (best: number) => number,
): readonly Point[] {
  const best = points.reduce((most, p) => Math.max(most, of(p)), -Infinity);
  return points.filter((p) => of(p) >= best - slack(best));
}

/** The points of a frontier that leave neither party worse off than without agreement. */
export const rationalPoints = (points: readonly Point[], d: Disagreement): Point[] =>
  points.filter((p) => p.a >= d[0] && p.b >= d[1]);

/** The bargaining solutions of a frontier, relative to a disagreement point. */
export function solve(frontier: readonly Point[], d: Disagreement): Solutions {
  const points = rationalPoints(frontier, d);
  const gainA = (p: Point): number => p.a - d[0];
  const gainB = (p: Point): number => p.b - d[1];
  const mostA = points.reduce((most, p) => Math.max(most, gainA(p)), 0);
  const mostB = points.reduce((most, p) => Math.max(most, gainB(p)), 0);
  const shareA = (p: Point): number => (mostA > 0 ? gainA(p) / mostA : 1);
  const shareB = (p: Point): number => (mostB > 0 ? gainB(p) / mostB : 1);
  return {
    nash: tied(
      points,
      (p) => gainA(p) * gainB(p),
      (best) => best * RELATIVE,
    ),
    kalai: tied(
      points,
      (p) => Math.min(gainA(p), gainB(p)),
      () => UNITS,
    ),
    kalaiSmorodinsky: tied(
      points,
      (p) => -Math.abs(shareA(p) - shareB(p)),
      () => RELATIVE,
    ),
    welfare: tied(
      points,
      (p) => p.a + p.b,
      () => UNITS,
    ),
  };
}

/** One of several tied points: the one with the largest smaller gain, else the first. */
export function fairest(points: readonly Point[], d: Disagreement): Point | null {
  const least = (p: Point): number => Math.min(p.a - d[0], p.b - d[1]);
  return points.reduce<Point | null>((best, p) => (best && least(best) >= least(p) ? best : p), null);
}
