import { NOBODY, type Package } from '../../../model/index.ts';
import { accountOf } from '../../../session/index.ts';
import {
  aimTold,
  barTold,
  carriedTold,
  type GoalFacts,
  gap,
  neededTold,
  pts,
  signed,
} from '../../../telling/index.ts';
import { type Row, rows, type Span, span } from '../canvas/paint.ts';
import { wrap } from '../canvas/text.ts';
import { cell, widthOf } from '../canvas/widths.ts';
import { caseOf, myTurn, subjectOf, type UiState, viewOfViewer } from '../state/state.ts';

/** The goal of the seat in front of the screen, always on its desk: what counts as success, and what it still takes. */

/** Screen rows from which the strip may take two lines for each thing it says. */
const ROOMY = 28;

/** Columns for a cause where there is one line. */
const BRIEF = 22;

/** Causes as parts that add up, the largest first, as many as there is room for; what is left out is one part more. */
function fittedParts(
  head: string,
  list: readonly { readonly tenths: number; readonly text: string }[],
  room: number,
): string {
  const say = (tenths: number, what: string): string => `${signed(tenths / 10)} ${what}`;
  const line = (n: number): string => {
    const rest = list.slice(n).reduce((sum, p) => sum + p.tenths, 0);
    const shown = list.slice(0, n).map((p) => say(p.tenths, p.text));
    return [head, ...shown, ...(n < list.length ? [say(rest, n === 0 ? 'since' : 'the rest')] : [])].join(
      '; ',
    );
  };
  let n = list.length;
  while (n > 0 && widthOf(line(n)) > room) n--;
  return line(n);
}

/** What the goal of the viewer is told of. */
const factsOf = (s: UiState, text: Package): GoalFacts => ({
  world: s.session.play.world,
  phase: s.session.play.phase,
  view: viewOfViewer(s),
  text,
  turn: myTurn(s),
});

/** The bar of the viewer for a text, and how it came about: where it stood at first and what moved it. */
function barWords(s: UiState, facts: GoalFacts, lead: string, room: number, brief: boolean): string {
  const { bar, first, parts } = barTold(facts, accountOf(s.session.play, s.viewer));
  if (parts.length === 0) return `${lead} ${pts(bar)}, as at first`;
  const shown = brief
    ? parts.map((p) => ({ tenths: p.tenths, text: cell(p.text, Math.min(BRIEF, widthOf(p.text))) }))
    : parts;
  return fittedParts(`${lead} ${pts(bar)} = ${pts(first)} at first`, shown, room);
}

function aimWords(s: UiState, facts: GoalFacts, room: number, brief: boolean): string {
  const { lead, figure } = aimTold(facts, brief);
  return figure ? barWords(s, facts, lead, room, brief) : lead;
}

/** At most so many lines; an ellipsis says that something is missing. */
const within = (lines: readonly string[], most: number, width: number): string[] =>
  lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most - 1), cell(`${lines[most - 1]} ${lines[most]?.trimStart()}`, width)];

/** The strip: the aim with the parts of its figure, and who is still needed. */
export function goalRows(s: UiState, width: number): Row[] {
  const { text } = subjectOf(s);
  if (text.length === 0) return [];
  const lines = s.size.rows >= ROOMY ? 2 : 1;
  const brief = lines === 1;
  // Where lines break, some of their room is lost.
  const facts = factsOf(s, text);
  const aim = aimWords(s, facts, brief ? width : 2 * width - 16, brief);
  const rule = brief ? '' : (carriedTold(caseOf(s), text, { seats: NOBODY, as: 'in' })?.rule ?? '');
  const needed: string = neededTold(facts, brief);
  const whole = rule !== '' && needed !== '' && widthOf(`${needed}. ${rule}`) <= 2 * width - 12;
  return [aim, whole ? `${needed}. ${rule}` : needed]
    .filter((x) => x !== '')
    .flatMap((x) => rows(within(wrap(x, width, 2), lines, width)));
}

/** The text on the table beside the seat's own: what it is worth to the seat. Empty where that is on screen anyway. */
export function tableAside(s: UiState): Span[] {
  const { open, phase } = { ...s.session.play, open: s.session.play.table.open };
  const last = open.offers.at(-1);
  const { text } = subjectOf(s);
  if (!phase.startsWith('talks.') || !last || last.package === text) return [];
  const view = viewOfViewer(s);
  const score = view.score(last.package);
  const bar = view.bar(last.package);
  const from = caseOf(s).parties[last.seat]?.short ?? '';
  const verdict = score < bar ? `below by ${gap(bar - score)}` : `above by ${gap(score - bar)}`;
  return [
    span(` · ${from}'s text (R${last.round}): `),
    span(pts(score), 'strong'),
    span(', '),
    span(verdict, score < bar ? 'warn' : 'good'),
  ];
}
