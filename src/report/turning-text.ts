import type { Case, EndingKind } from '../model/index.ts';
import { ENDING_WORDS } from './transcript.ts';
import { wrap } from './words.ts';

/** One clause that, changed, would have led elsewhere. */
export interface Turn {
  readonly clause: number;
  readonly from: number;
  readonly to: number;
  readonly ending: EndingKind;
  readonly signable: boolean;
}

/** What single clause, changed in the decisive text, would have led to another ending. */
export function turningText(c: Case, ending: EndingKind, turns: readonly Turn[]): string {
  const lines = ['What one clause would have changed', ''];
  if (turns.length === 0) {
    lines.push(...wrap('No change of a single clause in the decisive text leads to another kind of ending.'));
    return `${lines.join('\n')}\n`;
  }
  lines.push(
    ...wrap(
      `It ended: ${ENDING_WORDS[ending]}. The same negotiation, act by act and chance by chance, with one clause of its decisive text changed and the text taken by all principals:`,
    ),
    '',
  );
  for (const turn of turns) {
    const clause = c.clauses[turn.clause];
    const from = clause?.options[turn.from]?.short ?? '';
    const to = clause?.options[turn.to]?.short ?? '';
    const would = turn.signable ? '' : ' (not every principal would have signed it)';
    lines.push(
      ...wrap(
        `- ${clause?.title}: "${to}" instead of "${from}" → ${ENDING_WORDS[turn.ending]}${would}`,
        2,
        4,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}
