/**
 * Work that may still be done, counted in steps and never in time, so that the same case is cut at the same place on
 * every machine. A step is about one sum of scores looked at.
 */
export class Work {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Steps left; 0 when the work is done. */
  get left(): number {
    return this.#left;
  }

  /** Takes steps; false when there were not enough, and nothing is left then. */
  spend(steps: number): boolean {
    this.#left = Math.max(0, this.#left - steps);
    return this.#left > 0;
  }
}

/** Steps for one count or one frontier: a few seconds. */
export const STEPS = 30_000_000;
