import { campaignTold, nameOf, oddsTold, plural, signed, swaysTold } from '../../../telling/index.ts';
import type { Row } from '../canvas/paint.ts';
import { caseOf, type UiState, viewOfViewer } from '../state/state.ts';
import { act } from './acts.ts';
import { ask, blank, bullets, type Dialog, goBack, type Item, list, page, para, weigh } from './dialog.ts';

/** How the vote at hand stands, what moved it, and what a campaign would do. */
function voteRows(s: UiState): Row[] {
  const odds = viewOfViewer(s).odds();
  if (!odds) return para(s, 'No vote of yours is at hand.');
  return [
    ...para(s, oddsTold(odds), 'strong'),
    ...bullets(s, swaysTold(s.session.play.world, odds)),
    blank,
    ...para(s, campaignTold(odds)),
  ];
}

export const campaignDialog = (s: UiState): Dialog =>
  weigh('CAMPAIGN FOR A YES?', voteRows(s), 'Campaign', act({ type: 'vote.campaign', seat: s.viewer }));

export const letVoteDialog = (s: UiState): Dialog =>
  weigh(
    'LET THE VOTE COME AS IT STANDS?',
    voteRows(s),
    'Let it come',
    act({ type: 'vote.hold', seat: s.viewer }),
  );

/** A gain in points, as a judgement. */
const judged = (gain: number): string => `about ${signed(gain)} to you`;

export function showDialog(s: UiState): Dialog {
  const evidence = viewOfViewer(s).plea()?.evidence;
  if (!evidence) return page('YOUR EVIDENCE', para(s, 'There is nothing of your own left to lay open.'));
  return weigh(
    'LAY YOUR EVIDENCE OPEN?',
    [
      ...para(
        s,
        `It settles the question further for every capital, by ${Math.round(100 * evidence.clarity)} per cent, towards what is true. It can be done once, and it burns sources: ${plural(evidence.price, 'point')}.`,
      ),
      blank,
      ...para(
        s,
        `If it is what it is reported as, the help it may bring is worth ${judged(evidence.gain)} (published figures).`,
      ),
    ],
    'Lay it open',
    act({ type: 'crisis.show', seat: s.viewer }),
  );
}

export function appealDialog(s: UiState): Dialog {
  const plea = viewOfViewer(s).plea();
  if (!plea?.appeals) return page('ASK ONE CAPITAL', para(s, 'There is nobody left to ask in this crisis.'));
  const { price, left, open } = plea.appeals;
  const c = caseOf(s);
  const { advised } = plea;
  const items = open.map(
    ({ seat, gain }): Item => ({
      label: `${nameOf(c, seat)}: ${judged(gain)}`,
      detail: '',
      mark: advised.act === 'appeal' && advised.to === seat ? 'your advisers' : '',
      command: act({ type: 'crisis.appeal', seat: s.viewer, to: seat }),
    }),
  );
  return list(
    'ASK ONE CAPITAL FOR HELP',
    [
      ...para(
        s,
        `A capital that is asked from government to government has more reason to act in this crisis. Each appeal costs you ${plural(price, 'point')}, for what is asked is owed in return. You can still ask ${left}. The gains are judged from the published figures, before the price.`,
      ),
      blank,
    ],
    [goBack('Not yet'), ...items],
  );
}

export const waitDialog = (s: UiState): Dialog =>
  ask(
    'WAIT?',
    para(
      s,
      'The hours go on. You can show or ask more once a capital has said what it finds, as long as others have yet to speak.',
    ),
    'wait',
    act({ type: 'crisis.wait', seat: s.viewer }),
  );
