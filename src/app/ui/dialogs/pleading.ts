import {
  appealMeans,
  campaignTold,
  evidenceMeans,
  judgedGain,
  MEANS,
  nameOf,
  oddsTold,
  swaysTold,
} from '../../../telling/index.ts';
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

export function showDialog(s: UiState): Dialog {
  const evidence = viewOfViewer(s).plea()?.evidence;
  if (!evidence) return page('YOUR EVIDENCE', para(s, 'There is nothing of your own left to lay open.'));
  const { does, brings } = evidenceMeans(evidence);
  return weigh(
    'LAY YOUR EVIDENCE OPEN?',
    [...para(s, does), blank, ...para(s, brings)],
    'Lay it open',
    act({ type: 'crisis.show', seat: s.viewer }),
  );
}

export function appealDialog(s: UiState): Dialog {
  const plea = viewOfViewer(s).plea();
  if (!plea?.appeals) return page('ASK ONE CAPITAL', para(s, 'There is nobody left to ask in this crisis.'));
  const { open } = plea.appeals;
  const c = caseOf(s);
  const { advised } = plea;
  const items = open.map(
    ({ seat, gain }): Item => ({
      label: `${nameOf(c, seat)}: ${judgedGain(gain)}`,
      detail: '',
      mark: advised.act === 'appeal' && advised.to === seat ? 'your advisers' : '',
      command: act({ type: 'crisis.appeal', seat: s.viewer, to: seat }),
    }),
  );
  return list(
    'ASK ONE CAPITAL FOR HELP',
    [...para(s, appealMeans(plea.appeals)), blank],
    [goBack('Not yet'), ...items],
  );
}

export const waitDialog = (s: UiState): Dialog =>
  ask('WAIT?', para(s, MEANS.wait), 'wait', act({ type: 'crisis.wait', seat: s.viewer }));
