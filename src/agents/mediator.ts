import { type Act, type Package, POINT } from '../model/index.ts';
import { type Estimate, holds, PEACE, type View } from '../rules/index.ts';
import { climb, wordings } from './search.ts';

/** Share of the talks after which a mediator starts tabling texts of its own. */
const PATIENCE = 0.4;
/** Points a breached public red line is thought to cost the principal that drew it. */
const LINE_COST = 30;

/**
 * The mediator's single text (Fisher 1978, the one-text procedure): from the latest offer, the text that leaves the
 * worse-off principal furthest above its estimated reservation value, counting public red lines.
 */
function singleText(view: View, start: Package): number[] {
  const { case: c, open } = view;
  const now = { ...PEACE, drivers: open.drivers };
  const sides = c.principals.map((p) => ({ party: c.parties[p], estimate: view.estimate(p) }));
  const margin = (
    estimate: Estimate,
    lines: readonly { readonly breached: Parameters<typeof holds>[0]; readonly public: boolean }[],
    text: Package,
  ): number => {
    let units = -estimate.reservation;
    for (let i = 0; i < text.length; i++) units += estimate.worth[(c.offset[i] ?? 0) + (text[i] ?? 0)] ?? 0;
    for (const line of lines) if (line.public && holds(line.breached, text, now)) units -= LINE_COST * POINT;
    return units;
  };
  const score = (text: Package): number => {
    let worst = Infinity;
    let sum = 0;
    for (const { party, estimate } of sides) {
      const m = margin(estimate, party?.redLines ?? [], text);
      worst = Math.min(worst, m);
      sum += m;
    }
    return worst + sum / 1000;
  };
  return climb(view, start, wordings(view, false), score);
}

/** Tables a single text once the talks have gone on for a while, and not the same one twice. */
export function mediatorAct(view: View): Act {
  const { seat, open } = view;
  const start = open.offers.at(-1)?.package;
  const pass: Act = { type: 'text.pass', seat };
  if (!start || open.round < PATIENCE * view.case.scenario.talks.rounds) return pass;
  const text = singleText(view, start);
  const repeated = open.offers.some((o) => o.seat === seat && o.package.every((x, i) => x === text[i]));
  return repeated ? pass : { type: 'text.table', seat, package: text };
}
