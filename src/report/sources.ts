import type { Case, Scenario } from '../model/index.ts';

/** One statement or figure of a scenario with those who say it. */
export interface Attribution {
  /** Dotted path in the scenario; list entries by their id. */
  readonly path: string;
  /** What it says, in its own words; empty for a bare figure. */
  readonly text: string;
  /** A figure as `mode`, or `low to mode to high`; empty for a statement without one. */
  readonly figure: string;
  readonly source: readonly string[];
  readonly note: string;
}

/** How much of a case's figures rests on judgement. */
export interface JudgementShare {
  readonly figures: number;
  /** Figures that rest on judgement alone. */
  readonly judgementOnly: number;
  /** Figures whose matter is sourced, but whose size is ours. */
  readonly judgementBeside: number;
  /** Figures that a source gives. */
  readonly sourced: number;
}

const isObject = (x: unknown): x is Readonly<Record<string, unknown>> =>
  x !== null && typeof x === 'object' && !Array.isArray(x);

const textOf = (x: Readonly<Record<string, unknown>>): string => {
  for (const key of ['text', 'title', 'name']) {
    const value = x[key];
    if (typeof value === 'string') return value;
  }
  return '';
};

/** A range in words. */
export function figureOf(x: Readonly<Record<string, unknown>>): string {
  const { low, mode, high } = x;
  if (typeof mode !== 'number') return '';
  return low === high ? String(mode) : `${low} to ${mode} to ${high}`;
}

function walk(value: unknown, path: string, found: Attribution[]): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) {
      const id = isObject(entry) && typeof entry.id === 'string' ? entry.id : String(i + 1);
      walk(entry, `${path}.${id}`, found);
    }
    return;
  }
  if (!isObject(value)) return;
  const { source } = value;
  if (Array.isArray(source) && source.length > 0) {
    found.push({
      path,
      text: textOf(value),
      figure: figureOf(value),
      source: source.map(String),
      note: typeof value.note === 'string' ? value.note : '',
    });
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'source' || (path === '' && key === 'sources')) continue;
    walk(inner, path === '' ? key : `${path}.${key}`, found);
  }
}

/** Everything in a scenario that says who says it, in the author's order. */
export function attributions(scenario: Scenario): Attribution[] {
  const found: Attribution[] = [];
  walk(scenario, '', found);
  return found;
}

/** The note beside a figure, or beside what it belongs to where it has none of its own; empty where neither has one. */
export function figureNote(scenario: Scenario, path: string): string {
  const met: unknown[] = [];
  let there: unknown = scenario;
  for (const step of path.split('.')) {
    there = Array.isArray(there) ? there[Number(step)] : isObject(there) ? there[step] : undefined;
    met.push(there);
  }
  for (const one of met.slice(-2).reverse())
    if (isObject(one) && typeof one.note === 'string') return one.note;
  return '';
}

/** Counts the figures of a compiled case by who gives them. A range inherits the source of what it belongs to. */
export function judgementShare(c: Case): JudgementShare {
  let only = 0;
  let beside = 0;
  for (const { source } of c.figures) {
    if (!source.includes('judgement')) continue;
    if (source.every((s) => s === 'judgement')) only += 1;
    else beside += 1;
  }
  const figures = c.figures.length;
  return { figures, judgementOnly: only, judgementBeside: beside, sourced: figures - only - beside };
}

/** How often each key is named. */
export function usesOf(found: readonly Attribution[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { source } of found) for (const key of source) uses.set(key, (uses.get(key) ?? 0) + 1);
  return uses;
}
