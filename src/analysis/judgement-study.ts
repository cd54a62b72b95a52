import type { Range } from '../model/index.ts';
import {
  type Conclusion,
  conclusionsOf,
  estimateOf,
  type Headline,
  type Sample,
  swingOf,
  type Verdict,
  verdictOf,
} from './headlines.ts';
import type { MeanInterval } from './intervals.ts';

/** One judgement at its low, mode and high, and what came of it; each list is by headline. */
export interface JudgedResult extends Range {
  /** Its path in the scenario. */
  readonly path: string;
  readonly source: readonly string[];
  /** The scenario gives one number: `low` and `high` are the study's own. */
  readonly assumed: boolean;
  readonly atLow: readonly MeanInterval[];
  /** Null for a judgement that is not among those to show. */
  readonly atMode: readonly MeanInterval[] | null;
  readonly atHigh: readonly MeanInterval[];
  /** High less low, pair by pair. */
  readonly swing: readonly MeanInterval[];
}

/** Something else that was changed, and what came of it; lists by headline. */
export interface VariantResult {
  /** A reading's question, or `agents`. */
  readonly question: string;
  /** Its variant, or the strategy of all seats. */
  readonly variant: string;
  readonly results: readonly MeanInterval[];
  /** The variant less the scenario as written, pair by pair. */
  readonly swing: readonly MeanInterval[];
}

/** One thing that was changed, and to what: a judgement by its path to `low` or `high`, a question to a variant. */
export interface SettingName {
  readonly of: string;
  readonly to: string;
}

/** A statement that the scenario as written bears out, and the settings under which it is not borne out. */
export interface TriedConclusion {
  readonly conclusion: Conclusion;
  /** Settings in which it holds. */
  readonly holds: number;
  /** Settings in which it cannot be told. */
  readonly open: readonly SettingName[];
  /** Settings in which the opposite is clear. */
  readonly turns: readonly SettingName[];
}

/** What a result hangs on. */
export interface Hinges {
  /** The scenario as written, by headline; empty where it was not played to the end. */
  readonly base: readonly MeanInterval[];
  /** The judgements whose swing is surest, first; as many as were to be shown. */
  readonly found: readonly JudgedResult[];
  /** Those that were played as well, and move less. */
  readonly others: readonly JudgedResult[];
  readonly variants: readonly VariantResult[];
  readonly conclusions: readonly TriedConclusion[];
}

/** A study of judgements: what was played, and what the result hangs on. */
export interface JudgementStudy extends Hinges {
  readonly scenario: string;
  readonly scenarioHash: string;
  /** Readings other than the base, by question. */
  readonly readings: Readonly<Record<string, string>>;
  readonly engine: string;
  readonly seed: string;
  /** Agents by party id, `default` for the rest. */
  readonly agents: Readonly<Record<string, string>>;
  readonly runs: number;
  readonly worlds: number;
  readonly screenRuns: number;
  readonly screenWorlds: number;
  /** How far a judgement was tried that is given as one number, as a share of itself. */
  readonly spread: number;
  readonly headlines: readonly Headline[];
  /** Judgements there are; with a range of their own; tried with one of ours; not tried at all. */
  readonly judgements: {
    readonly all: number;
    readonly ranged: number;
    readonly assumed: number;
    readonly untried: number;
  };
  /** Stopped before everything was played. */
  readonly interrupted: boolean;
}

/** A judgement as played. */
export interface JudgedSamples extends Range {
  readonly path: string;
  readonly source: readonly string[];
  readonly assumed: boolean;
  readonly atLow: Sample;
  readonly atHigh: Sample;
}

/** A variant as played. */
export interface VariantSample {
  readonly question: string;
  readonly variant: string;
  readonly sample: Sample;
}

const swingsOf = (headlines: readonly Headline[], from: Sample, to: Sample): MeanInterval[] =>
  headlines.map((h, i) => swingOf(h, from[i] ?? [], to[i] ?? []));

const estimatesOf = (headlines: readonly Headline[], sample: Sample): MeanInterval[] =>
  headlines.map((h, i) => estimateOf(h, sample[i] ?? []));

/** How far a difference surely lies from nothing: the nearer end of its interval; 0 where nothing lies within it. */
export const sureOf = ({ low, high }: MeanInterval): number => (low > 0 ? low : high < 0 ? -high : 0);

/** Judgements by how surely they move some headline, then by how far: the strongest first. */
export function bySwing(headlines: readonly Headline[], tried: readonly JudgedSamples[]): JudgedSamples[] {
  const sized = tried.map((one) => {
    const swing = swingsOf(headlines, one.atLow, one.atHigh);
    return {
      one,
      sure: Math.max(0, ...swing.map(sureOf)),
      far: Math.max(0, ...swing.map((s) => Math.abs(s.mean))),
    };
  });
  return sized.sort((a, b) => b.sure - a.sure || b.far - a.far).map(({ one }) => one);
}

/** What was played, in samples of the same runs and worlds. */
export interface Played {
  readonly headlines: readonly Headline[];
  /** The scenario as written; null where it was not played to the end. */
  readonly base: Sample | null;
  /** In the order of `bySwing`. */
  readonly tried: readonly JudgedSamples[];
  /** Samples at the mode, by path. */
  readonly modes: ReadonlyMap<string, Sample>;
  readonly variants: readonly VariantSample[];
}

/** Sums up what was played: `top` judgements to show, the rest, the variants, and what bears out what. */
export function hingesOf({ headlines, base, tried, modes, variants }: Played, top: number): Hinges {
  const results = tried.map(({ path, source, low, mode, high, assumed, atLow, atHigh }): JudgedResult => {
    const middle = modes.get(path);
    return {
      ...{ path, source, low, mode, high, assumed },
      atLow: estimatesOf(headlines, atLow),
      atMode: middle ? estimatesOf(headlines, middle) : null,
      atHigh: estimatesOf(headlines, atHigh),
      swing: swingsOf(headlines, atLow, atHigh),
    };
  });
  const met: readonly { readonly name: SettingName; readonly sample: Sample }[] = [
    ...tried.flatMap(({ path, atLow, atHigh }) => [
      { name: { of: path, to: 'low' }, sample: atLow },
      { name: { of: path, to: 'high' }, sample: atHigh },
    ]),
    ...variants.map(({ question, variant, sample }) => ({ name: { of: question, to: variant }, sample })),
  ];
  const conclusions = (base ? conclusionsOf(headlines, base) : []).map((conclusion): TriedConclusion => {
    const said = met.map(({ name, sample }): readonly [SettingName, Verdict] => [
      name,
      verdictOf(headlines, conclusion, sample),
    ]);
    const which = (wanted: Verdict): SettingName[] =>
      said.flatMap(([name, verdict]) => (verdict === wanted ? [name] : []));
    return { conclusion, holds: which('holds').length, open: which('open'), turns: which('turns') };
  });
  return {
    base: base ? estimatesOf(headlines, base) : [],
    found: results.slice(0, top),
    others: results.slice(top),
    variants: variants.map(({ question, variant, sample }) => ({
      ...{ question, variant, results: estimatesOf(headlines, sample) },
      swing: swingsOf(headlines, base ?? sample, sample),
    })),
    conclusions,
  };
}
