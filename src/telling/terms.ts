import type { Case, Package } from '../model/index.ts';
import { termsOf } from '../rules/index.ts';
import { clauseTitle, optionShort } from './names.ts';
import { percent, signedPercent, type Words, words } from './words.ts';

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
    return c.clauses[i] ? [{ clause: clauseTitle(c, i), says: optionShort(c, i, text[i]) }] : [];
  });
}

/** What the hours of a text's window are for: decisions alone, or help as well. Empty without a treaty. */
export function windowWords(c: Case, text: Package): Words {
  const terms = termsOf(c, text);
  if (!terms) return words('');
  const { hours, helpBy } = terms;
  if (hours < 0) return words(`no hours bind; help counts until T+${helpBy} h`);
  if (terms.treaty.windowBinds === 'help') return words(`${hours} h binds help`);
  return words(`${hours} h binds decisions; help counts until T+${helpBy} h`);
}

/** What one text brings more than another that faced the same crises: a difference of shares, −1 to 1. */
export const betterTold = (more: number): Words =>
  words(
    `The same crises, so the difference is the wording's alone: ${signedPercent(more)} of help under attack.`,
  );

/** The bounds of a 95 % interval, in words. */
export const interval = (s: { readonly low: number; readonly high: number }): string =>
  `${percent(s.low)} to ${percent(s.high)}`;
