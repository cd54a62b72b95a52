import { DEFAULT_AGENT } from '../../agents/index.ts';
import {
  bySwing,
  byTurns,
  type Headline,
  hingesOf,
  type Judged,
  type JudgedSamples,
  type JudgementStudy,
  judgedFigures,
  type Sample,
  type Screened,
  screenFigures,
  type VariantSample,
} from '../../analysis/index.ts';
import { type Case, ENGINE, playedHash, type Range, rootOf } from '../../model/index.ts';
import { openWorld } from '../../rules/index.ts';
import type { CastChoice } from '../../sim/index.ts';
import { Bench, type BenchFacts } from './bench.ts';
import { caseUnder, caseWith, rangesFor } from './ranges.ts';

/** What to try, how often, and who plays. */
export interface JudgementOptions {
  /** Runs under each setting, ≥ 2: the same runs under every one. */
  readonly runs: number;
  readonly seed: string;
  /** Agents by party id, `default` for the rest, as in a batch. */
  readonly cast?: CastChoice | undefined;
  /** Judgements to show. Default 10. */
  readonly top?: number | undefined;
  /** Runs of the screening, in which every judgement is drawn at once. Default eight times `runs`. */
  readonly screenRuns?: number | undefined;
  /** Worlds for the worth of texts under each setting, ≥ 2; five times as many for the screening. Default 200. */
  readonly worlds?: number | undefined;
  /** Texts of the scenario whose worth is asked for, by name. Default all. */
  readonly texts?: readonly string[] | undefined;
  /**
   * How far a judgement is tried that the scenario gives as one number, as a share of itself to either side, 0 to 1, within
   * the limits of its kind. Default ½. At 0 such judgements are not tried.
   */
  readonly spread?: number | undefined;
  /** Every variant of every reading as well. Default false. */
  readonly readings?: boolean | undefined;
  /** Other strategies for all seats, by name: the scenario as written, played by each. Default none. */
  readonly strategies?: readonly string[] | undefined;
  /** Worker threads; 1, the default, plays in this process. The result does not depend on it. */
  readonly workers?: number | undefined;
  /** Called with the runs done so far, and all there are to play. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  /** Ends the study early: what was not played to its end is left out. */
  readonly signal?: AbortSignal | undefined;
}

/** Judgements played at both ends for each one shown: those that screening thinks strongest. */
const FINALISTS = 1.6;
/** Worlds of the screening for each one of a setting. */
const SCREEN_WORLDS = 5;

/** The options that have a default, whole. */
interface Whole {
  readonly runs: number;
  readonly top: number;
  readonly screenRuns: number;
  readonly worlds: number;
  readonly spread: number;
  readonly cast: CastChoice;
  readonly strategies: readonly string[];
  readonly texts: readonly string[];
}

/** The options with what was left out, checked. */
function wholeOf(c: Case, options: JudgementOptions): Whole {
  const { runs, top = 10, screenRuns = 8 * runs, worlds = 200, spread = 0.5, cast = {} } = options;
  const { texts = Object.keys(c.texts), strategies = [] } = options;
  const counts = {
    runs: [runs, 2],
    top: [top, 1],
    screenRuns: [screenRuns, 2],
    worlds: [worlds, 2],
  } as const;
  for (const [name, [given, least]] of Object.entries(counts))
    if (!(Number.isSafeInteger(given) && given >= least))
      throw new RangeError(`${name} must be a whole number of at least ${least}, not ${given}`);
  if (!(spread >= 0 && spread <= 1)) throw new RangeError(`spread must lie from 0 to 1, not ${spread}`);
  const strange = texts.find((name) => !Object.hasOwn(c.texts, name));
  if (strange !== undefined) throw new RangeError(`${c.scenario.id} has no text "${strange}"`);
  return { runs, top, screenRuns, worlds, spread, cast, strategies, texts: c.treaty ? texts : [] };
}

const namesIn = (cast: CastChoice): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cast).map(([seat, agent]) => [seat, typeof agent === 'string' ? agent : agent.name]),
  );

/** What a case's results are: how far the talks lead, and what its texts are worth. */
function headlinesOf(c: Case, texts: readonly string[]): Headline[] {
  const kinds = c.treaty ? (['agreed', 'signed', 'in-force'] as const) : (['agreed'] as const);
  return [
    ...kinds.map((kind): Headline => ({ kind, text: null })),
    ...texts.map((text): Headline => ({ kind: 'worth', text })),
  ];
}

/** The strongest judgements by the screening: half of them for how far the talks lead, half for what texts are worth. */
function finalistsOf(
  c: Case,
  { sample, joined }: BenchFacts,
  headlines: readonly Headline[],
  able: readonly Judged[],
  seed: string,
  most: number,
): Judged[] {
  const longest = Math.max(joined.length, ...sample.map((values) => values.length));
  const drawn = Array.from({ length: longest }, (_, run) => openWorld(c, rootOf(seed), run).numbers);
  const screened = (about: Screened['about'], values: readonly number[]): Screened => ({
    about,
    values,
    drawn: drawn.slice(0, values.length),
  });
  const lists = screenFigures(able, [
    ...headlines.map(({ kind }, i) => screened(kind === 'worth' ? 'worth' : 'talks', sample[i] ?? [])),
    screened('talks', joined),
  ]);
  const paths = byTurns([lists.talks, lists.worth], most);
  return paths.flatMap((path) => able.find((j) => j.path === path) ?? []);
}

/**
 * What a result hangs on. In a screening every figure that rests on judgement is drawn at once over its range. Those that go
 * most with how far the talks lead, and those that go most with what texts are worth, by turns, are then each held at the low
 * and at the high end of their range while all others are drawn as ever, in the same runs and worlds. Those that most surely
 * move a headline are shown, at their mode as well. On request the variants of readings, and other strategies, are played
 * beside them. What the scenario as written shows is then held against every setting.
 *
 * A range says how far its author thinks a figure may lie, and no more; what two judgements do together is not tried.
 * @throws RangeError for impossible options, an unknown text, seat or agent
 */
export async function judgements(c: Case, options: JudgementOptions): Promise<JudgementStudy> {
  const { runs, top, screenRuns, worlds, spread, cast, strategies, texts } = wholeOf(c, options);
  const { seed, workers = 1, signal, onProgress } = options;
  const headlines = headlinesOf(c, texts);
  const judged = judgedFigures(c);
  const ours = rangesFor(c, judged, spread);
  const rangeOf = ({ path, low, mode, high }: Judged): Range => ours.get(path) ?? { low, mode, high };
  const able = judged.filter((j) => rangeOf(j).high > rangeOf(j).low);
  const most = Math.min(able.length, Math.ceil(FINALISTS * top));
  // What was asked for is not undone: of a question whose reading is chosen no other variant is tried.
  const questions = Object.entries(options.readings ? c.scenario.readings : {}).filter(
    ([question]) => !Object.hasOwn(c.scenario.chosen ?? {}, question),
  );
  const wanted = questions.flatMap(([question, reading]) =>
    Object.keys(reading.variants).map((variant) => ({ question, variant })),
  );
  const settings = 1 + 2 * most + Math.min(top, most) + wanted.length + strategies.length;
  const bench = new Bench({ headlines, seed, workers, signal, onProgress }, screenRuns + runs * settings);
  const play = async (under: Case): Promise<Sample | null> =>
    (await bench.play({ c: under, cast, runs, worlds }))?.sample ?? null;

  const base = await play(c);
  const broad = ours.size > 0 ? caseWith(c, Object.fromEntries(ours)) : c;
  const screenWorlds = texts.length > 0 ? SCREEN_WORLDS * worlds : 0;
  const screen = await bench.play({ c: broad, cast, runs: screenRuns, worlds: screenWorlds });
  const finalists = screen ? finalistsOf(broad, screen, headlines, able, seed, most) : [];

  const tried: JudgedSamples[] = [];
  for (const one of finalists) {
    const { path, source } = one;
    const { low, mode, high } = rangeOf(one);
    const atLow = await play(caseWith(c, { [path]: low }));
    const atHigh = await play(caseWith(c, { [path]: high }));
    if (atLow && atHigh)
      tried.push({ path, source, low, mode, high, assumed: ours.has(path), atLow, atHigh });
  }
  const ordered = bySwing(headlines, tried);
  const modes = new Map<string, Sample>();
  for (const { path, mode } of ordered.slice(0, top)) {
    const sample = await play(caseWith(c, { [path]: mode }));
    if (sample) modes.set(path, sample);
  }
  const variants: VariantSample[] = [];
  for (const { question, variant } of wanted) {
    const sample = await play(caseUnder(c, question, variant));
    if (sample) variants.push({ question, variant, sample });
  }
  for (const variant of strategies) {
    // What texts are worth is reckoned from the seats' own figures, whoever plays them.
    const facts = base && (await bench.play({ c, cast: { default: variant }, runs, worlds, worth: base }));
    if (facts) variants.push({ question: 'agents', variant, sample: facts.sample });
  }
  return {
    scenario: c.scenario.id,
    scenarioHash: playedHash(c),
    readings: c.scenario.chosen ?? {},
    engine: ENGINE,
    seed,
    agents: namesIn({ default: DEFAULT_AGENT, ...cast }),
    ...{ runs, worlds, screenRuns, screenWorlds, spread, headlines },
    judgements: {
      all: judged.length,
      ranged: able.length - ours.size,
      assumed: ours.size,
      untried: judged.length - able.length,
    },
    ...hingesOf({ headlines, base, tried: ordered, modes, variants }, top),
    interrupted: bench.stopped,
  };
}
