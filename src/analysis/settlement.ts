import type { Package, Seat, World } from '../model/index.ts';
import { breach, scoreOf, situationOf } from '../rules/index.ts';
import { frontierOf, type Point } from './frontier.ts';
import { openingOf } from './opening.ts';
import { fairest, rationalPoints, solve } from './solutions.ts';
import { type Over, spaceOf } from './space.ts';
import { STEPS, Work } from './work.ts';

/** How one text lies in a world, between the principals. All figures in score units, in the order of the principals. */
export interface Placed {
  readonly package: Package;
  readonly scores: readonly number[];
  /** What it is worth above the reservation values. */
  readonly gains: readonly number[];
  /** For each principal: does it breach a red line of it at the opening? */
  readonly crosses: readonly boolean[];
  /** Largest amount by which some text of the frontier is better for every principal at once; 0 on the frontier. */
  readonly short: number;
  /** Each one's part of what all gained together, adding up to 1; null where they gained nothing or one lost. */
  readonly parts: readonly number[] | null;
  /** Π gains over that of Nash's text, 0 to 1; null without such a text, and where one of them lost. */
  readonly ofNash: number | null;
}

/** What could have been agreed in one world at the opening, between the principals: what a deal is held against. */
export interface Settlement {
  readonly principals: readonly Seat[];
  /** Reservation values at the opening, in score units. */
  readonly reservations: readonly number[];
  /** What the frontier is taken over: texts that breach no red line, or all where none is left. */
  readonly over: Over;
  /** Pareto-optimal texts. */
  readonly frontier: readonly Point[];
  /** 0 where the frontier is exact, else the bound of `frontierOf`, in score units. */
  readonly within: number;
  /** How many texts of the frontier are worth every reservation value. */
  readonly rational: number;
  readonly nash: Point | null;
  readonly kalai: Point | null;
  /** For each principal the text that is worth most to it among those that the others would have signed as well. */
  readonly reach: readonly (Point | null)[];
  /** The text that was signed; null without one. */
  readonly deal: Placed | null;
}

const product = (values: readonly number[]): number => values.reduce((x, y) => x * y, 1);

/** What could have been agreed in a world, and where a text lies in it. The front is looked at without fog. */
export function settlementOf(world: World, text: Package | null, steps: number = STEPS): Settlement {
  const { case: c } = world;
  const principals = c.principals;
  const { table } = openingOf(c, world);
  const bars = principals.map((seat) => table.own[seat]?.reservation ?? 0);
  const lawful = frontierOf(spaceOf(c, principals, 'feasible', world), new Work(steps));
  const over: Over = lawful.points.length > 0 ? 'feasible' : 'all';
  const { points, within } =
    over === 'feasible' ? lawful : frontierOf(spaceOf(c, principals, 'all', world), new Work(steps));
  const kept = over === 'feasible' ? points : [];
  const solutions = solve(kept, bars);
  const nash = fairest(solutions.nash, bars);
  const rational = rationalPoints(kept, bars);
  const gainsOf = (scores: readonly number[]): number[] => scores.map((x, i) => x - (bars[i] ?? 0));
  const placed = (at: Package): Placed => {
    const scores = principals.map((seat) => scoreOf(world, seat, at, situationOf(table, seat)));
    const gains = gainsOf(scores);
    const sum = gains.reduce((x, y) => x + y, 0);
    const lost = gains.some((gain) => gain < 0);
    const most = nash && product(gainsOf(nash.scores));
    return {
      package: at,
      scores,
      gains,
      crosses: principals.map((seat) => breach(world, seat, at, situationOf(table, seat)) !== null),
      short: points.reduce(
        (worst, p) => Math.max(worst, Math.min(...p.scores.map((x, i) => x - (scores[i] ?? 0)))),
        0,
      ),
      parts: lost || sum <= 0 ? null : gains.map((gain) => gain / sum),
      ofNash: lost || !most ? null : Math.min(1, product(gains) / most),
    };
  };
  return {
    principals,
    reservations: bars,
    over,
    frontier: points,
    within,
    rational: rational.length,
    nash,
    kalai: fairest(solutions.kalai, bars),
    reach: principals.map((_, i) =>
      rational.reduce<Point | null>(
        (best, p) => (best && (best.scores[i] ?? 0) >= (p.scores[i] ?? 0) ? best : p),
        null,
      ),
    ),
    deal: text && placed(text),
  };
}
