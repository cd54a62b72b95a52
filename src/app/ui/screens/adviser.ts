import { adviceFor, sumOf } from '../../../session/index.ts';
import {
  fixTold,
  learntTold,
  lineTold,
  movedTold,
  otherSideTold,
  pushesTold,
  reasonText,
  sideMovesTold,
  turningTold,
} from '../../../telling/index.ts';
import { type Row, row, rows, span } from '../canvas/paint.ts';
import { cite, wrap } from '../canvas/text.ts';
import { helpLine } from '../state/guarantee.ts';
import { askedText, caseOf, deskOf, editing, myTurn, subjectOf, type UiState } from '../state/state.ts';

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
    case 'ratification.campaign':
      return 'A vote of yours is next. y shows its odds and campaigns for it, n lets it come as it stands.';
    case 'crisis.plea':
      return 'Before hours pass: e lays your evidence open, o asks one capital for help, n waits.';
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

function warnings(s: UiState, party: number, lines: readonly number[], width: number): Row[] {
  const own = party === s.viewer;
  return lines.flatMap((i) => {
    const told = lineTold(caseOf(s), party, i, own);
    return told ? rows(wrap(`${told.text}${cite(told.source)}`, width, 2), own ? 'bad' : 'warn') : [];
  });
}

/** The ADVISER panel: the session's advice on the text, in words. */
export function adviserPanel(s: UiState, width: number): Row[] {
  const c = caseOf(s);
  const { text } = subjectOf(s);
  const { phase } = s.session.play;
  const mine = myTurn(s);
  const judging = mine && !phase.startsWith('crisis') && phase !== 'talks.floor';
  const asked = judging ? askedText(s) : null;
  const advice = adviceFor(s.session, s.viewer, text, { asked, draft: editing(s) });
  const say = (line: string, tone: Row[number]['tone'] = 'plain'): Row[] => rows(wrap(line, width, 2), tone);
  const out: Row[] = [];
  const help = helpLine(s, text, width < 44);
  if (help) out.push(...say(help, 'strong'));
  const causes = pushesTold(c, s.viewer, advice.moves);
  if (causes.length > 0) {
    const words = causes.map((w) => `${w.text}${cite(w.source)}`).join('; ');
    out.push(...say(`Your walk-away score ${movedTold(sumOf(advice.moves))}: ${words}.`));
  }
  if (advice.sideMoves && mine) out.push(...say(sideMovesTold(advice.sideMoves), 'dim'));
  out.push(...warnings(s, s.viewer, advice.own, width));
  for (const { party, score, reservation, lines } of advice.others)
    out.push(...say(otherSideTold(c, party, lines.length, score.value >= reservation.value)));
  if (advice.fix) out.push(...say(fixTold(c, advice.fix)));
  if (asked && advice.change) out.push(...say(turningTold(c, asked, advice.change)));
  for (const gone of advice.unmet) out.push(...say(reasonText(c, gone, 'you'), 'warn'));
  for (const l of advice.learnt.filter((x) => x.option >= 0 && x.clause === deskOf(s).clause))
    out.push(...say(learntTold(c, l)));
  for (const { party, lines } of advice.others) out.push(...warnings(s, party, lines, width));
  return out.length > 0 ? out : [row(span('Nothing stands out.', 'dim'))];
}
