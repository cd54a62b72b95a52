import { areaOf, has, NOBODY, type Package } from '../../../model/index.ts';
import { lockOf, Terms } from '../../../rules/index.ts';
import { accountOf } from '../../../session/index.ts';
import { carriedTold, gap, partsTold, plural, pts, signed, tenthsOf } from '../../../telling/index.ts';
import { type Row, rows, type Span, span } from '../canvas/paint.ts';
import { wrap } from '../canvas/text.ts';
import { cell, widthOf } from '../canvas/widths.ts';
import { caseOf, myTurn, subjectOf, type UiState, viewOfViewer } from '../state/state.ts';

/** The goal of the seat in front of the screen, always on its desk: what counts as success, and what it still takes. */

/** Screen rows from which the strip may take two lines for each thing it says. */
const ROOMY = 28;

/** Columns for a cause where there is one line. */
const BRIEF = 22;

const namesOf = (s: UiState, seats: readonly number[]): string =>
  seats.map((p) => caseOf(s).parties[p]?.short ?? '').join(' and ');

const yesOf = (s: UiState, seats: readonly number[]): string =>
  seats.map((p) => `${caseOf(s).parties[p]?.short ?? ''}'s yes`).join(' and ');

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

/** The bar of the viewer for a text, and how it came about: where it stood at first and what moved it. */
function barWords(s: UiState, text: Package, lead: string, room: number, brief: boolean): string {
  const view = viewOfViewer(s);
  const { first, now, moves } = accountOf(s.session.play, s.viewer);
  const bar = view.bar(text);
  const broken = tenthsOf(bar) - tenthsOf(now);
  const parts = [
    ...(broken === 0 ? [] : [{ tenths: broken, text: 'for public lines of yours that it breaks' }]),
    ...partsTold(caseOf(s), s.viewer, first, now, moves),
  ];
  if (parts.length === 0) return `${lead} ${pts(bar)}, as at first`;
  const shown = brief
    ? parts.map((p) => ({ ...p, text: cell(p.text, Math.min(BRIEF, widthOf(p.text))) }))
    : parts;
  return fittedParts(`${lead} ${pts(bar)} = ${pts(first)} at first`, shown, room);
}

/** The guarantors that a text names. */
const namedIn = (s: UiState, text: Package): number => {
  const { treaty } = caseOf(s);
  return treaty ? new Terms(treaty, text).named : NOBODY;
};

/** What a guarantor is asked now; briefly before a figure. */
function askedWords(s: UiState, text: Package, brief: boolean): string {
  const { phase, table } = s.session.play;
  const { joined, queue, agreed } = table.open;
  const named = has(namedIn(s, text), s.viewer);
  if (myTurn(s) && phase === 'talks.sounding')
    return brief ? 'Asked in private.' : 'You are asked in private whether you would join.';
  if (agreed && has(joined, s.viewer)) return 'You are in.';
  if (agreed && queue.includes(s.viewer)) return 'You are asked to join.';
  if (!named) return brief ? 'Not named.' : 'The text does not name you.';
  if (agreed) return 'You are not in.';
  return brief ? 'Named, not asked yet.' : 'The text names you: once it is agreed, you are asked.';
}

function aimWords(s: UiState, text: Package, room: number, brief: boolean): string {
  const c = caseOf(s);
  const role = c.parties[s.viewer]?.role;
  const deciding = ['talks', 'accession', 'signature', 'recess'].includes(areaOf(s.session.play.phase));
  if (role === 'guarantor') {
    const asked = askedWords(s, text, brief);
    return deciding ? barWords(s, text, `${asked} You join from`, room, brief) : asked;
  }
  if (!deciding) return '';
  if (role === 'mediator') return `Goal: one text that ${namesOf(s, c.principals)} can both sign.`;
  return barWords(s, text, brief ? 'Goal: above' : 'Goal: a text above your walk-away,', room, brief);
}

/** Who is still needed, of whom, and how many of them there are. */
function neededWords(s: UiState, text: Package, brief: boolean): string {
  const c = caseOf(s);
  const { play } = s.session;
  const { open } = play.table;
  const { agreed, joined, queue, signed: signatures, pending } = open;
  const others = c.principals.filter((p) => p !== s.viewer);
  const carried = carriedTold(
    c,
    text,
    agreed ? { seats: joined, as: 'in' } : { seats: namedIn(s, text), as: 'named' },
    brief,
  );
  const circles = carried === null ? [] : [carried.circles].filter((x) => x !== '');
  switch (areaOf(play.phase)) {
    case 'talks':
      return `Needed: ${[yesOf(s, others), ...circles].join('; ')}`;
    case 'accession': {
      const left = queue.length > 0 ? [`${plural(queue.length, 'guarantor')} still to answer`] : [];
      return `${carried?.met ? 'Enough are in' : 'Needed'}: ${[...circles, ...left].join('; ')}`;
    }
    case 'signature': {
      const missing = c.principals.filter((p) => !has(signatures, p));
      return `Needed: the signature of ${namesOf(s, missing)}.`;
    }
    case 'recess':
      return `Not carried as it stands. Needed: ${circles.join('; ')}`;
    case 'ratification': {
      const [next] = pending;
      const lock = next ? lockOf(play.world, next) : null;
      const votes = next ? `${plural(pending.length, 'approval')} to come, next: ${lock?.text ?? ''}` : '';
      return `Needed: ${[votes, ...circles].filter((x) => x !== '').join('; ')}`;
    }
    default:
      return '';
  }
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
  const aim = aimWords(s, text, brief ? width : 2 * width - 16, brief);
  const rule = brief ? '' : (carriedTold(caseOf(s), text, { seats: NOBODY, as: 'in' })?.rule ?? '');
  const needed = neededWords(s, text, brief);
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
