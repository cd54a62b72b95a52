import type { Package } from '../../../model/index.ts';
import { helpFor } from '../../../session/index.ts';
import { helpTold, type Words } from '../../../telling/index.ts';
import { caseOf, type UiState } from './state.ts';

/** What the words of a text are worth, in one line, or briefly in a narrow panel; empty without a treaty or a text. */
export const helpLine = (s: UiState, text: Package, brief = false): Words =>
  helpTold(caseOf(s), helpFor(s.session, s.viewer, text), brief);
