import type { Act } from '../../../model/index.ts';
import { MEANS } from '../../../telling/index.ts';
import type { Row } from '../canvas/paint.ts';
import { helpLine } from '../state/guarantee.ts';
import { askedText, type Command, type UiState } from '../state/state.ts';
import { ask, blank, type Dialog, para, weigh } from './dialog.ts';
import { ownRows } from './preview.ts';

const act = (a: Act): Command => ({ type: 'act', act: a });

/** What the text at hand means to the seat. */
function standing(s: UiState): Row[] {
  const text = askedText(s);
  if (!text || text.length === 0) return [];
  const help = helpLine(s, text);
  return [blank, ...ownRows(s, text), ...(help ? para(s, help, 'strong') : [])];
}

const answer = (s: UiState, say: 'join' | 'decline'): Command =>
  act({ type: 'accession.answer', seat: s.viewer, answer: say, change: null });

export const joinDialog = (s: UiState): Dialog =>
  weigh('JOIN AS A GUARANTOR?', [...para(s, MEANS.join), ...standing(s)], 'Join', answer(s, 'join'));

export const declineDialog = (s: UiState): Dialog =>
  weigh('DECLINE TO JOIN?', [...para(s, MEANS.decline), ...standing(s)], 'Decline', answer(s, 'decline'));

export const stayDialog = (s: UiState): Dialog =>
  weigh(
    'STAY ALL THE SAME?',
    [...para(s, MEANS.stay), ...standing(s)],
    'Stay',
    act({ type: 'accession.stay', seat: s.viewer }),
  );

export const leaveDialog = (s: UiState): Dialog =>
  weigh(
    'LEAVE THE GUARANTORS?',
    [...para(s, MEANS.leave), ...standing(s)],
    'Leave',
    act({ type: 'accession.leave', seat: s.viewer }),
  );

export const reopenDialog = (s: UiState): Dialog =>
  weigh(
    'BACK TO THE TABLE?',
    [...para(s, MEANS.reopen), ...standing(s)],
    'Back to the table',
    act({ type: 'treaty.reopen', seat: s.viewer }),
  );

export const callDialog = (s: UiState): Dialog =>
  ask(
    'CALL ON YOUR GUARANTORS?',
    para(s, MEANS.call),
    'call on them',
    act({ type: 'crisis.request', seat: s.viewer }),
  );

export const refrainDialog = (s: UiState): Dialog =>
  weigh(
    'DO NOT CALL?',
    para(s, MEANS.refrain),
    'Do not call',
    act({ type: 'crisis.refrain', seat: s.viewer }),
  );
