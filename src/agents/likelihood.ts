import { type Package, POINT } from '../model/index.ts';
import { type Board, type Prior, SAMPLE, type Worths } from '../rules/index.ts';

/** Share of every likelihood that is flat: no single act rules a member of the sample out. Judgement. */
const DOUBT = 0.05;
/** Exponents of the demand curves a member may follow, equally likely (Faratin, Sierra and Jennings 1998). */
const CURVES = [0.25, 1, 4] as const;
/** How sharply a text is chosen by its worth, per point: 0 is any text, 2 nearly the best. */
const SHARPNESS = [0, 0.1, 0.25, 0.5, 1, 2] as const;
/** Points by which a text's worth may stray from the demand of its time. Judgement. */
const STRAY = 7;
/**
 * Power of the choice among texts beside the path of demand: texts follow one another and are written to please, so that
 * their clauses say less than independent choices would. Judgement; tried on bundled scenarios.
 */
const CHOICE = 0.3;
/** Points over which a refusal turns into an acceptance. Judgement. */
const BLUNT = 4;
/** Points a clause must weigh more for a public line on it to be e times as likely. Judgement. */
const LINE_SCALE = 5;
/** Points that an option named in caucus may cost and be called bearable. Judgement. */
const BEARABLE = 5;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Likelihoods under every member of a prior sample, each up to a common factor. */
export class Likelihood {
  readonly prior: Prior;
  readonly #board: Board;
  /** Points: the best each member could get. */
  readonly #tops: Float64Array;
  /** By sharpness, member and clause: ln Σ exp(β · worth). */
  readonly #logs: Float64Array[];
  /** By sharpness and member: the mean worth in points of a text chosen so sharply. */
  readonly #means: Float64Array[];
  readonly #scores = new WeakMap<Package, Float64Array>();

  constructor(board: Board, prior: Prior) {
    this.#board = board;
    this.prior = prior;
    const { offset, width } = board;
    const clauses = offset.length;
    this.#tops = new Float64Array(SAMPLE);
    this.#logs = SHARPNESS.map(() => new Float64Array(SAMPLE * clauses));
    this.#means = SHARPNESS.map(() => new Float64Array(SAMPLE));
    for (const [j, worth] of prior.worths.entries()) {
      for (const [c, from] of offset.entries()) {
        const to = offset[c + 1] ?? width;
        let top = 0;
        for (let i = from; i < to; i++) top = Math.max(top, (worth[i] ?? 0) / POINT);
        this.#tops[j] = (this.#tops[j] ?? 0) + top;
        for (const [k, beta] of SHARPNESS.entries()) {
          let sum = 0;
          let mean = 0;
          for (let i = from; i < to; i++) {
            const points = (worth[i] ?? 0) / POINT;
            const e = Math.exp(beta * (points - top));
            sum += e;
            mean += e * points;
          }
          const logs = this.#logs[k];
          const means = this.#means[k];
          if (logs) logs[j * clauses + c] = Math.log(sum) + beta * top;
          if (means) means[j] = (means[j] ?? 0) + mean / sum;
        }
      }
    }
  }

  /** A text's worth to every member, in points. */
  scores(text: Package): Float64Array {
    const known = this.#scores.get(text);
    if (known) return known;
    const found = new Float64Array(SAMPLE);
    const { offset } = this.#board;
    for (const [j, worth] of this.prior.worths.entries()) {
      let sum = 0;
      for (let c = 0; c < text.length; c++) sum += worth[(offset[c] ?? 0) + (text[c] ?? 0)] ?? 0;
      found[j] = sum / POINT;
    }
    this.#scores.set(text, found);
    return found;
  }

  /** A member's reservation value in points, moved by what all have seen. */
  reservation(j: number, shift = 0): number {
    return (this.prior.reservations[j] ?? 0) / POINT + shift;
  }

  /** What a member would demand at a time, in points, by one of the curves. */
  #demand(j: number, t: number, curve: number, shift: number): number {
    const r = this.reservation(j, shift);
    return r + Math.max(0, (this.#tops[j] ?? 0) - r) * (1 - t ** curve);
  }

  /** Makes a likelihood of one member into one of each, a little of it flat, and adds its logarithms. */
  #add(log: Float64Array, of: (j: number) => number): void {
    const found = new Float64Array(SAMPLE);
    let sum = 0;
    for (let j = 0; j < SAMPLE; j++) {
      const x = of(j);
      found[j] = x;
      sum += x;
    }
    if (!(sum > 0)) return;
    for (let j = 0; j < SAMPLE; j++)
      log[j] = (log[j] ?? 0) + Math.log(DOUBT + ((1 - DOUBT) * SAMPLE * (found[j] ?? 0)) / sum);
  }

  /**
   * It offered a text at a time, after another: its worth lies near the path of demand, and of its clauses those that
   * changed count as chosen.
   * @param shift points by which reservation values have moved since the opening
   */
  offered(log: Float64Array, text: Package, before: Package | null, t: number, shift: number): void {
    const { offset } = this.#board;
    const changed = text.flatMap((o, c) => (before === null || before[c] !== o ? [c] : []));
    if (changed.length === 0) return;
    const scores = this.scores(text);
    const clauses = offset.length;
    const logs = new Float64Array(SAMPLE);
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < SAMPLE; j++) {
      const worth = this.prior.worths[j];
      let near = 1e-6;
      for (const curve of CURVES) {
        const off = ((scores[j] ?? 0) - this.#demand(j, t, curve, shift)) / STRAY;
        near += Math.exp(-0.5 * off * off);
      }
      let chance = 0;
      let all = 0;
      for (const [k, beta] of SHARPNESS.entries()) {
        let close = 1e-9;
        for (const curve of CURVES) {
          const off = ((this.#means[k]?.[j] ?? 0) - this.#demand(j, t, curve, shift)) / STRAY;
          close += Math.exp(-0.5 * off * off);
        }
        let sum = 0;
        for (const c of changed)
          sum +=
            (beta * (worth?.[(offset[c] ?? 0) + (text[c] ?? 0)] ?? 0)) / POINT -
            (this.#logs[k]?.[j * clauses + c] ?? 0);
        chance += close * Math.exp(sum);
        all += close;
      }
      logs[j] = Math.log(near) + CHOICE * Math.log(chance / all);
      most = Math.max(most, logs[j] ?? 0);
    }
    this.#add(log, (j) => Math.exp((logs[j] ?? 0) - most));
  }

  /** It answered a text at a time. */
  answered(log: Float64Array, text: Package, accepted: boolean, t: number, shift: number): void {
    const scores = this.scores(text);
    this.#add(log, (j) => {
      const u = scores[j] ?? 0;
      if (accepted) return logistic((u - this.reservation(j, shift)) / BLUNT);
      let refuses = 0;
      for (const curve of CURVES) refuses += logistic((this.#demand(j, t, curve, shift) - u) / BLUNT);
      return refuses / CURVES.length;
    });
  }

  /** It said whether it would join a text; `credit` is how far its word is to be trusted. */
  wouldJoin(log: Float64Array, text: Package, yes: boolean, credit: number, shift: number): void {
    const scores = this.scores(text);
    this.#add(log, (j) => {
      const up = logistic(((scores[j] ?? 0) - this.reservation(j, shift)) / BLUNT);
      return credit * (yes ? up : 1 - up) + (1 - credit) / 2;
    });
  }

  #cost(j: number, clause: number, option: number): number {
    const { offset, width } = this.#board;
    const worth = this.prior.worths[j];
    const from = offset[clause] ?? 0;
    let top = 0;
    for (let i = from; i < (offset[clause + 1] ?? width); i++) top = Math.max(top, worth?.[i] ?? 0);
    return (top - (worth?.[from + option] ?? 0)) / POINT;
  }

  #share(j: number, clause: number): number {
    const options = this.#board.clauses[clause]?.options.length ?? 0;
    let most = 0;
    for (let o = 0; o < options; o++) most = Math.max(most, this.#cost(j, clause, o));
    return most;
  }

  /** It bound itself in public on a clause. */
  drewLine(log: Float64Array, clause: number, credit: number): void {
    const clauses = this.#board.offset.length;
    this.#add(log, (j) => {
      let sum = 0;
      for (let c = 0; c < clauses; c++) sum += Math.exp(this.#share(j, c) / LINE_SCALE);
      return (credit * Math.exp(this.#share(j, clause) / LINE_SCALE)) / sum + (1 - credit) / clauses;
    });
  }

  /** It said in private that it could live with an option. */
  couldBear(log: Float64Array, clause: number, option: number, credit: number): void {
    this.#add(
      log,
      (j) => credit * logistic((BEARABLE - this.#cost(j, clause, option)) / BLUNT) + (1 - credit) / 2,
    );
  }

  /** It said that it would give way on some clauses if it had its way on others: the former are the cheaper to it. */
  wouldTrade(log: Float64Array, gives: readonly number[], asks: readonly number[], credit: number): void {
    const mean = (j: number, of: readonly number[]): number =>
      of.reduce((sum, c) => sum + this.#share(j, c), 0) / Math.max(1, of.length);
    this.#add(log, (j) => credit * logistic((mean(j, asks) - mean(j, gives)) / BLUNT) + (1 - credit) / 2);
  }

  /** The mean worth table under chances, in score units. */
  meanWorth(chances: Float64Array): Worths {
    const mean = new Float64Array(this.#board.width);
    for (const [j, worth] of this.prior.worths.entries()) {
      const p = chances[j] ?? 0;
      if (p < 1e-6) continue;
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + p * (worth[i] ?? 0);
    }
    return mean;
  }
}
