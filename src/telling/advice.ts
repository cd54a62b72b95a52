import type { Case, ClauseIndex, Learnt, OptionIndex, Package, Seat } from '../model/index.ts';
import { changeInWords, clauseTitle, optionShort, shortName } from './names.ts';
import { type Heard, heard } from './told.ts';
import { plural, signed, type Words, words } from './words.ts';

/** What an adviser says of a text, from what one seat may know. */

/** A red line that a text breaches: the reader's own, or another's public one. */
export function lineTold(c: Case, party: Seat, line: number, own: boolean): Heard | null {
  const found = c.parties[party]?.redLines[line]?.line;
  if (!found) return null;
  return heard(`${own ? 'Your own' : `${shortName(c, party)}'s`} red line: ${found.text}`, found.source);
}

/** How a text may look to another principal. `lines`: its public red lines in the way; `enough`: by the estimate. */
export const otherSideTold = (c: Case, party: Seat, lines: number, enough: boolean): Words =>
  words(
    `${shortName(c, party)}: ${lines === 0 ? '' : `${plural(lines, 'public red line')} in the way; `}${enough ? 'it may be worth enough' : 'it may be worth too little'}.`,
  );

/** The cheapest change found that leaves fewer red lines breached. `cost`: points it costs the reader. */
export const fixTold = (
  c: Case,
  fix: { readonly clause: ClauseIndex; readonly option: OptionIndex; readonly cost: number },
): Words =>
  words(
    `Cheapest fix found: ${clauseTitle(c, fix.clause)} → ${optionShort(c, fix.clause, fix.option)} (you ${signed(-fix.cost)}).`,
  );

/** The smallest change that would make the reader take the text it is asked about. */
export const turningTold = (c: Case, asked: Package, change: Package): Words =>
  words(`Smallest change that would turn you: ${changeInWords(c, asked, change)}.`);

/** What another said in private of a clause. */
export const learntTold = (c: Case, { from, clause, option }: Learnt): Words =>
  words(
    `Told in private: ${shortName(c, from)} could go as far as "${optionShort(c, clause, option)}" on ${clauseTitle(c, clause)}.`,
  );
