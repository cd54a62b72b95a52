import type { Package } from '../../../model/index.ts';
import { breached, guessReservation, guessScore, ownChange, sumOf } from '../../../session/index.ts';
import { differences, movedTold, optionShort, plural, pushesTold, signed } from '../../../telling/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { cite, wrap } from '../canvas/text.ts';
import { sideMoves } from '../dialogs/acts.ts';
import { helpLine } from '../state/guarantee.ts';
import {
  askedText,
  caseOf,
  deskOf,
  editing,
  myTurn,
  subjectOf,
  type UiState,
  viewOfViewer,
} from '../state/state.ts';

/** One line: what to do now. Longer in the first round, which is the guided one. */
export function hintOf(s: UiState): string {
  const { play } = s.session;
  const { open } = play.table;
  const first = open.round === 1 && open.offers.length === 0;
  if (s.stop.kind === 'clock')
    return 'a moves the clock by one hour, A to the next event. Read on with w and g.';
  if (!myTurn(s)) return 'It is not your move.';
  switch (play.phase) {
    case 'talks.floor':
      return first
        ? 'Your floor. Up/Down: clause. Left/Right: its wording. w: why it matters. t: start from a known text. s: what the draft means, then Enter sends it.'
        : 'Your floor. Change your draft (t starts from their text), then s to send it.';
    case 'talks.answer':
      return 'A text for you to answer: read it (Up/Down, w), then y accepts, n refuses.';
    case 'talks.sounding':
      return 'You are sounded out in private: y join, i join if changed (arrows), n decline.';
    case 'talks.caucus':
      return 'A private question for you: y to answer it, or to say nothing.';
    case 'talks.mediation':
      return 'You mediate: change the draft, then s tables it as a single text; p tables none.';
    case 'accession.invitation':
      return 'You are named as a guarantor: y join, i join if changed (arrows), n decline.';
    case 'accession.review':
    case 'ratification.review':
      return 'What you made your condition is gone: y stays all the same, n leaves.';
    case 'signature.signing':
      return 'Enough guarantors are in. y signs, n goes back to the table, x gives the text up.';
    case 'recess.deciding':
      return 'The text is not carried. n goes back to the table, x gives it up.';
    case 'crisis.request':
      return 'An incident is reported. y calls on your guarantors, n does not.';
    case 'crisis.findings':
    case 'crisis.decision':
      return play.table.open.crisis?.findings[s.viewer] === null
        ? 'Your capital is ready: f gives your finding.'
        : 'The guarantee is live for you: e decides what help to give.';
    default:
      return '';
  }
}

/** The change of one clause that leaves fewer public red lines of the other principals breached, cheapest to the seat. */
export function cheapestFix(
  s: UiState,
  text: Package,
): { clause: number; option: number; cost: number } | null {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const others = c.principals.filter((p) => p !== s.viewer);
  const inTheWay = (t: Package): number => others.reduce((n, p) => n + breached(view, p, t).length, 0);
  const before = inTheWay(text);
  if (before === 0) return null;
  const own = breached(view, s.viewer, text).length;
  let best: { clause: number; option: number; cost: number } | null = null;
  for (const [k, clause] of c.clauses.entries()) {
    for (let o = 0; o < clause.options.length; o++) {
      if (o === text[k]) continue;
      const cost = -ownChange(view, k, text[k] ?? 0, o);
      if (best && cost >= best.cost) continue;
      const changed = text.map((x, i) => (i === k ? o : x));
      if (inTheWay(changed) < before && breached(view, s.viewer, changed).length <= own)
        best = { clause: k, option: o, cost };
    }
  }
  return best;
}

function warnings(s: UiState, parties: readonly number[], text: Package, width: number): Row[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  return parties.flatMap((p) =>
    breached(view, p, text).flatMap((i) => {
      const party = c.parties[p];
      const line = party?.redLines[i]?.line;
      const whose = p === s.viewer ? 'Your own' : `${party?.short}'s`;
      if (!line) return [];
      return rows(
        wrap(`${whose} red line: ${line.text}${cite(line.source)}`, width, 2),
        p === s.viewer ? 'bad' : 'warn',
      );
    }),
  );
}

/** The ADVISER panel: what speaks for and against the text, from what the seat may know. */
export function adviserPanel(s: UiState, width: number): Row[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text } = subjectOf(s);
  const phase = s.session.play.phase;
  const out: Row[] = [];
  const help = helpLine(s, text, width < 44);
  if (help) out.push(...rows(wrap(help, width, 2), 'strong'));
  const causes = pushesTold(c, s.viewer, view.own.moves);
  if (causes.length > 0)
    out.push(
      ...rows(
        wrap(
          `Your walk-away score ${movedTold(sumOf(view.own.moves))}: ${causes.map((w) => `${w.text}${cite(w.source)}`).join('; ')}.`,
          width,
          2,
        ),
      ),
    );
  if (phase === 'talks.floor' && myTurn(s)) out.push(...rows(wrap(sideMoves(s), width, 2), 'dim'));
  out.push(...warnings(s, [s.viewer], text, width));
  const others = c.principals.filter((x) => x !== s.viewer);
  for (const p of others) {
    const gap = guessScore(view, p, text).value - guessReservation(view, p).value;
    const lines = breached(view, p, text).length;
    const worth = gap >= 0 ? 'it may be worth enough' : 'it may be worth too little';
    const block = lines === 0 ? '' : `${plural(lines, 'public red line')} in the way; `;
    out.push(...rows(wrap(`${c.parties[p]?.short}: ${block}${worth}.`, width, 2)));
  }
  const fix = editing(s) ? cheapestFix(s, text) : null;
  if (fix)
    out.push(
      ...rows(
        wrap(
          `Cheapest fix found: ${c.clauses[fix.clause]?.title} → ${optionShort(c, fix.clause, fix.option)} (you ${signed(-fix.cost)}).`,
          width,
          2,
        ),
      ),
    );
  const asked = askedText(s);
  if (asked && myTurn(s) && !phase.startsWith('crisis') && phase !== 'talks.floor') {
    const change = view.acceptable(asked) ? null : view.change(asked);
    const told = change
      ? differences(c, asked, change.package)
          .map((d) => d.text)
          .join('; ')
      : '';
    if (told) out.push(...rows(wrap(`Smallest change that would turn you: ${told}.`, width, 2)));
    for (const gone of view.dependence(asked))
      out.push(...rows(wrap(`Your condition is not met: ${gone}`, width, 2), 'warn'));
  }
  const told = view.own.learnt.filter((l) => l.option >= 0 && l.clause === deskOf(s).clause);
  for (const l of told)
    out.push(
      ...rows(
        wrap(
          `Told in private: ${c.parties[l.from]?.short} could go as far as "${optionShort(c, l.clause, l.option)}" here.`,
          width,
          2,
        ),
      ),
    );
  out.push(...warnings(s, others, text, width));
  return out.length > 0 ? out : [row(span('Nothing stands out.', 'dim'))];
}
