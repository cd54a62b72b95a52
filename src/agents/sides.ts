import { type Package, POINT } from '../model/index.ts';
import { type Board, holds, optionOf, type Situation, startOf, unitsAt, type View } from '../rules/index.ts';
import { gainOf, type Objective, type Penalty, seenBy, touchingOf, type Wordings } from './search.ts';

/** One party as somebody to be won: what texts are thought to be worth to it, its known red lines, and its bar. */
export interface Side extends Objective {
  readonly party: number;
  /** Score units that a text must be worth. */
  readonly bar: number;
  /** The situation in which its red lines are judged. */
  readonly now: Situation;
}

type Lines = Pick<Objective, 'penalties' | 'touching'>;
const known = new WeakMap<Board, Map<string, Lines>>();

/** A party's red lines as penalties of `points` each; only the public ones unless `all`. Made once per case. */
function linesOf(c: Board, party: number, points: number, all: boolean): Lines {
  const made = known.get(c) ?? new Map<string, Lines>();
  known.set(c, made);
  const key = `${party} ${points} ${all}`;
  const before = made.get(key);
  if (before) return before;
  const lines = (c.parties[party]?.redLines ?? []).filter((l) => all || l.public);
  const penalties: Penalty[] = lines.map(({ breached, clauses }) => ({
    breached,
    clauses,
    cost: points * POINT,
  }));
  const found = { penalties, touching: touchingOf(c, penalties) };
  made.set(key, found);
  return found;
}

/** Another party, as the seat estimates it. `points`: what a breached public red line is thought to cost. */
export const otherSide = (view: View, party: number, points: number, bar: number, now: Situation): Side => ({
  party,
  bar,
  now,
  worth: view.estimate(party).worth,
  ...linesOf(view.board, party, points, false),
});

/** The seat itself: its own worth, and its own red lines at a price nothing can outweigh. */
export const ownSide = (view: View, bar: number): Side => ({
  party: view.seat,
  bar,
  now: seenBy(view),
  worth: view.worth,
  ...linesOf(view.board, view.seat, 1000, true),
});

/** How far a text lies above a side's bar, in score units, red lines counted. */
export function marginOf(view: View, side: Side, text: Package): number {
  const { offset } = view.board;
  let units = -side.bar;
  for (let i = 0; i < text.length; i++) units += unitsAt(side.worth, startOf(offset, i) + optionOf(text, i));
  for (const p of side.penalties) if (holds(p.breached, text, side.now)) units -= p.cost;
  return units;
}

/**
 * Climbs from a text by single changes to a local maximum of a value of all sides' margins (score units, in the
 * order of `sides`); ties go to the first clause and option. Margins are kept step by step, never recomputed.
 */
export function climbSides(
  view: View,
  start: Package,
  usable: Wordings,
  sides: readonly Side[],
  value: (margins: readonly number[], text: Package) => number,
): number[] {
  const { clauses, offset } = view.board;
  const text = [...start];
  let margins = sides.map((side) => marginOf(view, side, text));
  const held = sides.map((side) => side.penalties.map((p) => holds(p.breached, text, side.now)));
  let best = value(margins, text);
  for (let passes = 0; passes < 6; passes++) {
    let better = false;
    for (const [c, clause] of clauses.entries()) {
      const was = text[c] ?? 0;
      let pick = was;
      let picked = margins;
      for (let o = 0; o < clause.options.length; o++) {
        if (o === was || usable[startOf(offset, c) + o] !== 1) continue;
        const trial = sides.map(
          (side, s) => (margins[s] ?? 0) + gainOf(view, side, text, held[s] ?? [], side.now, c, o),
        );
        text[c] = o;
        const found = value(trial, text);
        text[c] = was;
        if (found <= best) continue;
        best = found;
        pick = o;
        picked = trial;
      }
      if (pick === was) continue;
      better = true;
      text[c] = pick;
      margins = picked;
      for (const [s, side] of sides.entries()) {
        for (const i of side.touching[c] ?? []) {
          const p = side.penalties[i];
          const row = held[s];
          if (p && row) row[i] = holds(p.breached, text, side.now);
        }
      }
    }
    if (!better) break;
  }
  return text;
}
