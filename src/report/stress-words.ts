import type { Case, Package } from '../model/index.ts';
import { termsOf } from '../rules/index.ts';
import { percent } from '../telling/index.ts';

/** A clause of a text in two words. */
export interface GuaranteeWord {
  readonly clause: string;
  readonly says: string;
}

/** The clauses whose words decide what a guarantee does, each once; none for a case without a treaty. */
export function guaranteeWords(c: Case, text: Package): GuaranteeWord[] {
  const t = c.treaty;
  if (!t) return [];
  const clauses = [
    t.dutyClause,
    t.decisionClause,
    t.windowClause,
    t.coverageClause,
    t.wordingClause,
    t.seatClause,
  ];
  return [...new Set(clauses)].flatMap((i) => {
    const clause = c.clauses[i];
    return clause ? [{ clause: clause.title, says: clause.options[text[i] ?? -1]?.short ?? '–' }] : [];
  });
}

/** What the hours of a text's window are for: decisions alone, or help as well. Empty without a treaty. */
export function windowWords(c: Case, text: Package): string {
  const terms = termsOf(c, text);
  if (!terms) return '';
  const { hours } = terms;
  if (hours < 0) return 'no hours bind: each capital takes its own time';
  const { windowBinds } = terms.treaty;
  if (windowBinds === 'help') return `after ${hours} h help is due, and silence consents`;
  return windowBinds === 'decision' ? `${hours} h binds decisions` : `${hours} h binds consultation only`;
}

/** The bounds of a 95 % interval, in words. */
export const interval = (s: { readonly low: number; readonly high: number }): string =>
  `${percent(s.low)} to ${percent(s.high)}`;
