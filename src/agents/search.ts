import type { CaseRedLine, Package } from '../model/index.ts';
import { holds, PEACE, type View } from '../rules/index.ts';

/** Something to be made large: per-option gains, and conditions that cost when they hold. All in score units. */
export interface Objective {
  readonly worth: Float64Array;
  readonly lines: readonly { readonly line: CaseRedLine; readonly cost: number }[];
}

/** The value of a text under an objective. */
export function valueOf(view: View, aim: Objective, text: Package): number {
  const { offset } = view.case;
  let value = 0;
  for (let c = 0; c < offset.length; c++) value += aim.worth[(offset[c] ?? 0) + (text[c] ?? 0)] ?? 0;
  const now = { ...PEACE, drivers: view.open.drivers };
  for (const { line, cost } of aim.lines) if (holds(line.breached, text, now)) value -= cost;
  return value;
}

interface Step {
  readonly clause: number;
  readonly option: number;
  readonly loss: number;
  readonly gain: number;
}

function eachOption(view: View, text: Package, visit: (clause: number, option: number) => void): void {
  for (const [c, clause] of view.case.clauses.entries()) {
    for (let o = 0; o < clause.options.length; o++) if (o !== text[c]) visit(c, o);
  }
}

/**
 * The seat's best lawful text: its best option on every clause, mended clause by clause while one of its own red
 * lines is breached. Falls back on the text it was mended to when no mending is found.
 */
export function bestOwn(view: View): number[] {
  const { clauses, offset } = view.case;
  const text = clauses.map((clause, c) => {
    let best = 0;
    for (let o = 1; o < clause.options.length; o++) {
      if ((view.worth[(offset[c] ?? 0) + o] ?? 0) > (view.worth[(offset[c] ?? 0) + best] ?? 0)) best = o;
    }
    return best;
  });
  for (let tries = 0; tries < 8 && view.breach(text) >= 0; tries++) {
    const change = mend(view, text);
    if (!change) break;
    text[change.clause] = change.option;
  }
  return text;
}

/** The cheapest single change that leaves fewer of the seat's own red lines breached. */
function mend(view: View, text: number[]): Step | null {
  const { offset } = view.case;
  const lines = view.case.parties[view.seat]?.redLines ?? [];
  const now = { ...PEACE, front: view.own.front, drivers: view.open.drivers, joined: view.open.joined };
  const breaches = (): number => lines.reduce((n, l) => n + (holds(l.breached, text, now) ? 1 : 0), 0);
  const before = breaches();
  const draft = text;
  let best: Step | null = null;
  eachOption(view, text.slice(), (clause, option) => {
    const was = draft[clause] ?? 0;
    draft[clause] = option;
    const fewer = breaches() < before;
    draft[clause] = was;
    const loss =
      (view.worth[(offset[clause] ?? 0) + was] ?? 0) - (view.worth[(offset[clause] ?? 0) + option] ?? 0);
    if (fewer && (!best || loss < best.loss)) best = { clause, option, loss, gain: 0 };
  });
  return best;
}

/**
 * Logrolling: from the seat's best text, give way where each point lost brings the objective most,
 * as long as the text stays worth `floor` to the seat and breaches none of its red lines.
 * A greedy walk on the ratio gain/loss, as in the continuous knapsack; ties go to the first clause and option.
 */
export function concede(
  view: View,
  aim: Objective,
  floor: number,
  start: readonly number[] = bestOwn(view),
): number[] {
  const { offset } = view.case;
  const text = [...start];
  let own = view.score(text);
  for (let steps = 0; steps < 4 * view.case.clauses.length; steps++) {
    const base = valueOf(view, aim, text);
    const options: Step[] = [];
    eachOption(view, text, (clause, option) => {
      const at = offset[clause] ?? 0;
      const was = text[clause] ?? 0;
      const loss = (view.worth[at + was] ?? 0) - (view.worth[at + option] ?? 0);
      if (own - loss < floor) return;
      text[clause] = option;
      const gain = valueOf(view, aim, text) - base;
      text[clause] = was;
      if (gain > 0) options.push({ clause, option, loss, gain });
    });
    options.sort((a, b) => ratio(b) - ratio(a) || a.clause - b.clause || a.option - b.option);
    const taken = options.find(({ clause, option }) => {
      const was = text[clause] ?? 0;
      text[clause] = option;
      const fine = view.score(text) >= floor && view.breach(text) < 0;
      if (!fine) text[clause] = was;
      return fine;
    });
    if (!taken) break;
    own = view.score(text);
  }
  return text;
}

/** Gain for each unit lost; a gain that costs nothing comes first. */
const ratio = (s: Step): number =>
  s.loss <= 0 ? Number.MAX_VALUE / 2 + Math.min(s.gain, 1e15) : s.gain / s.loss;

/** Climbs from a text by single changes to a local maximum of a score; ties go to the first clause and option. */
export function climb(view: View, start: Package, score: (text: Package) => number): number[] {
  const text = [...start];
  let best = score(text);
  for (let passes = 0; passes < 6; passes++) {
    let better = false;
    for (const [c, clause] of view.case.clauses.entries()) {
      const was = text[c] ?? 0;
      let pick = was;
      for (let o = 0; o < clause.options.length; o++) {
        text[c] = o;
        const value = score(text);
        if (value > best) {
          best = value;
          pick = o;
          better = true;
        }
      }
      text[c] = pick;
    }
    if (!better) break;
  }
  return text;
}
