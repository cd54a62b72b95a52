import type { Headline, Sample } from '../../analysis/index.ts';
import { type Case, type EndingKind, inForce, rootOf } from '../../model/index.ts';
import { type CastChoice, type RunRow, streamRuns, worthByWorld } from '../../sim/index.ts';

/** What holds for everything that is played. */
export interface BenchSettings {
  readonly headlines: readonly Headline[];
  readonly seed: string;
  readonly workers: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((done: number, all: number) => void) | undefined;
}

/** One thing to play: a case, who plays, and how often. */
export interface BenchPlay {
  readonly c: Case;
  readonly cast: CastChoice;
  readonly runs: number;
  /** For the worth of texts; with `worth` none are needed. */
  readonly worlds: number;
  /** What texts are worth, where it is known already. */
  readonly worth?: Sample;
}

/** What came of it. */
export interface BenchFacts {
  readonly sample: Sample;
  /** By run: the share of the candidates that joined. */
  readonly joined: readonly number[];
}

/** Endings without a signature: talks may agree on a text, be refused by guarantors, go on, and end in no deal. */
const UNSIGNED: readonly EndingKind[] = ['no-deal', 'refused-by-guarantors'];

/** Whether a run came to what a headline counts, 0 or 1. */
function came({ kind }: Headline, row: RunRow): number {
  const agreed = row.scored === 'agreed';
  if (kind === 'agreed') return Number(agreed);
  if (kind === 'signed') return Number(agreed && !UNSIGNED.includes(row.ending));
  return Number(inForce(row.ending));
}

function joinedShare({ guarantors }: RunRow): number {
  const states = Object.values(guarantors);
  return states.length === 0 ? 0 : states.filter((state) => state === 'joined').length / states.length;
}

/** Plays one setting after another, counts the runs of all, and hears when it is to stop. */
export class Bench {
  private readonly settings: BenchSettings;
  private readonly all: number;
  private done = 0;

  /** @param all runs that will be played, for progress */
  constructor(settings: BenchSettings, all: number) {
    this.settings = settings;
    this.all = all;
  }

  get stopped(): boolean {
    return this.settings.signal?.aborted === true;
  }

  /** What comes of a setting; null when it was stopped before the end. */
  async play({ c, cast, runs, worlds, worth }: BenchPlay): Promise<BenchFacts | null> {
    if (this.stopped) return null;
    const { headlines, seed, workers, signal, onProgress } = this.settings;
    const talks: number[][] = headlines.map(() => []);
    const joined: number[] = [];
    for await (const rows of streamRuns(c, { runs, seed, cast, workers, signal })) {
      for (const row of rows) {
        joined.push(joinedShare(row));
        for (const [i, headline] of headlines.entries())
          if (headline.kind !== 'worth') talks[i]?.push(came(headline, row));
      }
      this.done += rows.length;
      onProgress?.(this.done, this.all);
    }
    if (joined.length < runs) return null;
    const worths = worth ?? (await this.worths(c, worlds));
    if (!worths) return null;
    return {
      sample: headlines.map(({ kind }, i) => (kind === 'worth' ? worths[i] : talks[i]) ?? []),
      joined,
    };
  }

  /** What the texts are worth, by headline; null when it was stopped. A text that a reading takes away has no worth. */
  private async worths(c: Case, worlds: number): Promise<Sample | null> {
    const { headlines, seed, signal } = this.settings;
    const there = headlines.flatMap(({ text }, i) => {
      const named = text === null ? undefined : c.texts[text];
      return named ? [{ i, text: named }] : [];
    });
    const texts = there.map(({ text }) => text);
    const found =
      texts.length === 0 ? [] : await worthByWorld(c, { texts, worlds, seed: rootOf(seed), signal });
    if (found.some((values) => values.length < worlds)) return null;
    const sample: (readonly number[])[] = headlines.map(() => []);
    for (const [k, { i }] of there.entries()) sample[i] = found[k] ?? [];
    return sample;
  }
}
