import type { Case, EndingKind } from '../model/index.ts';
import { ENDING_WORDS } from '../telling/index.ts';
import { wrap } from './words.ts';

/** One clause that, changed, would have led elsewhere. */
export interface Turn {
  readonly clause: number;
  readonly from: number;
  readonly to: number;
  readonly ending: EndingKind;
  readonly signable: boolean;
}

/** Lines printed before the rest are only counted. */
const MOST = 16;

/** Turns of one clause that lead to the same end are told in one line. */
function told(c: Case, turns: readonly Turn[]): string[] {
  const groups = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = `${turn.clause} ${turn.ending}`;
    groups.set(key, [...(groups.get(key) ?? []), turn]);
  }
  const lines = [...groups.values()].map((group) => {
    const first = group[0];
    const clause = c.clauses[first?.clause ?? -1];
    const short = (option: number | undefined): string => `"${clause?.options[option ?? -1]?.short ?? ''}"`;
    const to = group.map((t) => short(t.to)).join(' or ');
    return wrap(
      `- ${clause?.title}: ${to} instead of ${short(first?.from)} → ${ENDING_WORDS[first?.ending ?? 'no-deal'].title}`,
      2,
      4,
    );
  });
  const rest = lines.length - MOST;
  return [...lines.slice(0, MOST).flat(), ...(rest > 0 ? [`  and ${rest} more, all with --json`] : [])];
}

/** What single clause, changed in the decisive text, would have led to another ending. */
export function turningText(c: Case, ending: EndingKind, turns: readonly Turn[]): string {
  const lines = ['What one clause would have changed', ''];
  const how =
    ending === 'no-deal'
      ? 'Nothing was agreed. The last text on the table'
      : `It ended: ${ENDING_WORDS[ending].title}. Its text`;
  lines.push(
    ...wrap(
      `${how} again, act by act and chance by chance, with one clause changed and taken by all principals.`,
    ),
  );
  if (turns.length === 0) {
    lines.push('', ...wrap('No change of a single clause leads to another kind of ending.'));
    return `${lines.join('\n')}\n`;
  }
  const signable = turns.filter((t) => t.signable);
  const forced = turns.filter((t) => !t.signable);
  if (signable.length > 0) lines.push('', 'Every principal would have signed:', ...told(c, signable));
  if (forced.length > 0) lines.push('', 'Not every principal would have signed:', ...told(c, forced));
  return `${lines.join('\n')}\n`;
}
