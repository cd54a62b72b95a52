import type { Act, Package } from '../model/index.ts';
import { PEACE, type View } from '../rules/index.ts';
import { wordings } from './search.ts';
import { climbSides, otherSide } from './sides.ts';

/** Share of the talks after which a mediator starts tabling texts of its own. */
const PATIENCE = 0.4;
/** Points a breached public red line is thought to cost the principal that drew it. */
const LINE_COST = 30;

/**
 * The mediator's single text (Fisher 1978, the one-text procedure): from the latest offer, the text that leaves the
 * worse-off principal furthest above its estimated reservation value, counting public red lines.
 */
function singleText(view: View, start: Package): number[] {
  const now = { ...PEACE, drivers: view.open.drivers };
  const sides = view.board.principals.map((p) =>
    otherSide(view, p, LINE_COST, view.estimate(p).reservation, now),
  );
  return climbSides(view, start, wordings(view, false), sides, (margins) => {
    let worst = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const m of margins) {
      if (m < worst) worst = m;
      sum += m;
    }
    return worst + sum / 1000;
  });
}

/** Tables a single text once the talks have gone on for a while, and not the same one twice. */
export function mediatorAct(view: View): Act {
  const { seat, open } = view;
  const start = open.offers.at(-1)?.package;
  const pass: Act = { type: 'text.pass', seat };
  if (!start || open.round < PATIENCE * view.board.talks.rounds) return pass;
  const text = singleText(view, start);
  const repeated = open.offers.some((o) => o.seat === seat && o.package.every((x, i) => x === text[i]));
  return repeated ? pass : { type: 'text.table', seat, package: text };
}
