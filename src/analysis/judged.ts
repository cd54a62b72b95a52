import type { Case, FigureIndex, Range } from '../model/index.ts';

/** A figure of a scenario that rests on judgement, alone or for its size. */
export interface Judged extends Range {
  /** Its path in the scenario: what `applyFigures` takes. */
  readonly path: string;
  readonly source: readonly string[];
  /** Where it stands in the compiled case: in several places where one range serves several parties. */
  readonly indices: readonly FigureIndex[];
}

/** The figures of a case that rest on judgement, alone or beside a source, in the order compiled, each path once. */
export function judgedFigures(c: Case): Judged[] {
  const found = new Map<string, Judged & { readonly indices: FigureIndex[] }>();
  for (const [index, { path, low, mode, high, source }] of c.figures.entries()) {
    if (!source.includes('judgement')) continue;
    const known = found.get(path);
    if (known) known.indices.push(index);
    else found.set(path, { path, low, mode, high, source, indices: [index] });
  }
  return [...found.values()];
}

/** Pearson's coefficient of correlation, −1 to 1; 0 where one of the two does not vary. */
export function correlation(x: readonly number[], y: readonly number[]): number {
  const n = Math.min(x.length, y.length);
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < n; i++) {
    sumX += x[i] ?? 0;
    sumY += y[i] ?? 0;
  }
  const [meanX, meanY] = [sumX / n, sumY / n];
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = (x[i] ?? 0) - meanX;
    const dy = (y[i] ?? 0) - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** One result of many runs or worlds, by run, and the figures that each of them had. */
export interface Screened {
  /** What the result is about: results of one kind are ranked together. */
  readonly about: 'talks' | 'worth';
  readonly values: readonly number[];
  /** By run: the case's figures as drawn. */
  readonly drawn: readonly ArrayLike<number>[];
}

/** How a judged figure goes with one kind of result. */
export interface Influence {
  readonly path: string;
  /**
   * The largest correlation with a result of this kind, times √n, without its sign: how many standard errors it lies from
   * nothing. Among hundreds of figures that do nothing the largest is about 3.
   */
  readonly errors: number;
}

/**
 * Which judged figures go with which kind of result: from runs in which all of them were drawn at once, so that one sample
 * tells about all (sensitivity from given data: Saltelli and others, *Global Sensitivity Analysis: The Primer*, 2008,
 * ch. 1). It sees what rises or falls throughout a range, and nothing of what turns back within it.
 * @returns by kind, the strongest first
 */
export function screenFigures(
  judged: readonly Judged[],
  results: readonly Screened[],
): Readonly<Record<Screened['about'], readonly Influence[]>> {
  const rank = (about: Screened['about']): Influence[] => {
    const mine = results.filter((r) => r.about === about && r.values.length > 1);
    return judged
      .map(({ path, indices }) => {
        const errors = mine.map(({ values, drawn }) => {
          const x = drawn.map((numbers) => indices.reduce((sum, i) => sum + (numbers[i] ?? 0), 0));
          return Math.abs(correlation(x, values)) * Math.sqrt(values.length);
        });
        return { path, errors: Math.max(0, ...errors) };
      })
      .filter(({ errors }) => errors > 0)
      .sort((a, b) => b.errors - a.errors);
  };
  return { talks: rank('talks'), worth: rank('worth') };
}

/** The first of both lists by turns, each once, as many as are wanted and there. */
export function byTurns(lists: readonly (readonly Influence[])[], most: number): string[] {
  const chosen = new Set<string>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let i = 0; i < longest; i++)
    for (const list of lists) {
      const next = list[i];
      if (next && chosen.size < most) chosen.add(next.path);
    }
  return [...chosen];
}
