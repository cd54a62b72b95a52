import { briefDialog } from './brief.ts';
import type { Dialog } from './dialog.ts';
import {
  acceptDialog,
  caucusDialog,
  lineDialog,
  optionsDialog,
  sendDialog,
  soundDialog,
  textsDialog,
  walkOutDialog,
} from './dialog-act.ts';
import { caucusAnswerDialog, findDialog, joinIfDialog, respondDialog } from './dialog-answer.ts';
import {
  abandonDialog,
  helpDialog,
  logDialog,
  rewindDialog,
  searchDialog,
  whyDialog,
} from './dialog-read.ts';
import { rulesDialog, whatIfDialog } from './dialog-study.ts';
import type { Overlay, UiState } from './state.ts';

/** What an overlay shows and offers. A pure function of the state. */
export function dialogOf(s: UiState, overlay: Overlay): Dialog {
  switch (overlay.kind) {
    case 'help':
      return helpDialog(s);
    case 'brief':
      return briefDialog(s);
    case 'log':
      return logDialog(s);
    case 'search':
      return searchDialog(s, overlay.text);
    case 'why':
      return whyDialog(s);
    case 'options':
      return optionsDialog(s);
    case 'texts':
      return textsDialog(s);
    case 'send':
    case 'table-text':
      return sendDialog(s);
    case 'sound':
      return soundDialog(s);
    case 'caucus':
      return caucusDialog(s);
    case 'caucus-answer':
      return caucusAnswerDialog(s);
    case 'line':
      return lineDialog(s);
    case 'accept':
    case 'sign':
      return acceptDialog(s);
    case 'walk-out':
      return walkOutDialog(s);
    case 'join-if':
      return joinIfDialog(s);
    case 'abandon':
      return abandonDialog(s);
    case 'find':
      return findDialog(s);
    case 'respond':
      return respondDialog(s);
    case 'rewind':
      return rewindDialog(s);
    case 'what-if':
      return whatIfDialog(s);
    case 'rules':
      return rulesDialog(s);
    default: {
      const never: never = overlay.kind;
      return never;
    }
  }
}
