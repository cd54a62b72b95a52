import { type MeanInterval, mean, meanInterval, wilson } from './intervals.ts';

/** A result that a study is about: how often the talks lead somewhere, or what a text would be worth. */
export interface Headline {
  readonly kind: 'agreed' | 'signed' | 'in-force' | 'worth';
  /** The text whose worth it is; null otherwise. */
  readonly text: string | null;
}

/** By headline: by run 0 or 1, or by world the worth of a text, −1 to 1. */
export type Sample = readonly (readonly number[])[];

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

const UNKNOWN: MeanInterval = { mean: 0, low: -1, high: 1 };

/** A headline's mean with its 95 % interval: of shares the score interval (Wilson), of worth the normal one. */
export function estimateOf({ kind }: Headline, values: readonly number[]): MeanInterval {
  if (kind === 'worth') return values.length < 2 ? UNKNOWN : meanInterval(values);
  const { share, low, high } = wilson(
    values.reduce((sum, x) => sum + x, 0),
    values.length,
  );
  return { mean: share, low, high };
}

/**
 * How much a headline is higher in one sample than in another of the same runs, with its 95 % interval, pair by pair. Of
 * shares the adjusted interval for matched proportions (Agresti and Min, Statistics in Medicine 24, 2005, 729-740: half a
 * pair added to each cell), so that no change in so many runs still leaves doubt; of worth the normal one.
 */
export function swingOf({ kind }: Headline, from: readonly number[], to: readonly number[]): MeanInterval {
  const n = Math.min(from.length, to.length);
  const apart = Array.from({ length: n }, (_, i) => (to[i] ?? 0) - (from[i] ?? 0));
  if (n < 2) return UNKNOWN;
  if (kind === 'worth') return meanInterval(apart);
  const up = apart.filter((d) => d > 0).length + 0.5;
  const down = apart.filter((d) => d < 0).length + 0.5;
  const all = n + 2;
  const middle = (up - down) / all;
  const half = (Z * Math.sqrt(up + down - (up - down) ** 2 / all)) / all;
  return { mean: mean(apart) ?? 0, low: Math.max(-1, middle - half), high: Math.min(1, middle + half) };
}

/** What a sample shows, as a statement that another sample may bear out or not. Headlines by index. */
export type Conclusion =
  /** It never happened; it happened at all; in clearly less than half of the runs; in clearly more. */
  | { readonly code: 'never' | 'ever' | 'seldom' | 'mostly'; readonly headline: number }
  /** The text is clearly worth more than nothing; less. */
  | { readonly code: 'worth-more' | 'worth-less'; readonly headline: number }
  /** The one text is clearly worth more than the other. */
  | { readonly code: 'above'; readonly headline: number; readonly other: number };

/**
 * What another sample says of a conclusion: the same; it cannot tell, its interval lying on both sides; or clearly the
 * opposite. `ever` turns where it happened in none of the runs, and `never` where it happened in one.
 */
export type Verdict = 'holds' | 'open' | 'turns';

const sideOf = ({ low, high }: MeanInterval, line: number): -1 | 0 | 1 =>
  low > line ? 1 : high < line ? -1 : 0;

/** What a sample says of a conclusion. */
export function verdictOf(headlines: readonly Headline[], conclusion: Conclusion, sample: Sample): Verdict {
  const values = (i: number): readonly number[] => sample[i] ?? [];
  const headline = headlines[conclusion.headline] ?? { kind: 'worth', text: null };
  const mine = values(conclusion.headline);
  const say = (side: number, wanted: 1 | -1): Verdict =>
    side === 0 ? 'open' : side === wanted ? 'holds' : 'turns';
  switch (conclusion.code) {
    case 'never':
    case 'ever':
      return mine.some((x) => x > 0) === (conclusion.code === 'ever') ? 'holds' : 'turns';
    case 'seldom':
    case 'mostly':
      return say(sideOf(estimateOf(headline, mine), 0.5), conclusion.code === 'mostly' ? 1 : -1);
    case 'worth-more':
    case 'worth-less':
      return say(sideOf(estimateOf(headline, mine), 0), conclusion.code === 'worth-more' ? 1 : -1);
    case 'above':
      return say(sideOf(swingOf(headline, values(conclusion.other), mine), 0), 1);
    default: {
      const never: never = conclusion;
      return never;
    }
  }
}

/** Does an order of two texts follow from that of others between them? */
const follows = (one: Conclusion, shown: readonly Conclusion[]): boolean =>
  one.code === 'above' &&
  shown.some(
    (x) =>
      x.code === 'above' &&
      x.headline === one.headline &&
      shown.some((y) => y.code === 'above' && y.headline === x.other && y.other === one.other),
  );

/** What a sample clearly shows; what its intervals leave open is not among it, nor an order that follows from others. */
export function conclusionsOf(headlines: readonly Headline[], sample: Sample): Conclusion[] {
  const worths = headlines.flatMap(({ kind }, i) => (kind === 'worth' ? [i] : []));
  const possible: Conclusion[] = [
    ...headlines.flatMap(({ kind }, headline): Conclusion[] =>
      kind === 'worth'
        ? [
            { code: 'worth-more', headline },
            { code: 'worth-less', headline },
          ]
        : [
            { code: 'never', headline },
            { code: 'ever', headline },
            { code: 'seldom', headline },
            { code: 'mostly', headline },
          ],
    ),
    ...worths.flatMap((headline) =>
      worths.flatMap((other): Conclusion[] =>
        other === headline ? [] : [{ code: 'above', headline, other }],
      ),
    ),
  ];
  const shown = possible.filter((one) => verdictOf(headlines, one, sample) === 'holds');
  // What never happens is not told as seldom as well, nor what mostly happens as happening at all.
  return shown.filter(
    (one) =>
      !(
        follows(one, shown) ||
        (one.code === 'seldom' && shown.some((x) => x.code === 'never' && x.headline === one.headline)) ||
        (one.code === 'ever' && shown.some((x) => x.code === 'mostly' && x.headline === one.headline))
      ),
  );
}
