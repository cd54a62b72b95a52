import type { Case } from '../model/index.ts';
import { clauseTitle, nameOf, optionShort } from './names.ts';
import type { Heard } from './told.ts';
import { type Words, words } from './words.ts';

/** The offer that lies on the table before the first act: a sentence with who says so, and a line for each clause. */
export function openingTold(c: Case): { readonly said: Heard; readonly clauses: readonly Words[] } | null {
  const { opening, openedBy } = c;
  if (opening === null || openedBy < 0 || c.treaty?.opens) return null;
  const named = c.scenario.texts[c.scenario.talks.opening ?? ''];
  const title = named ? `"${named.title}", ` : '';
  return {
    said: {
      text: words(`On the table as the talks open: ${title}an offer by ${nameOf(c, openedBy)}.`),
      source: named?.source ?? [],
    },
    clauses: opening.map((option, i) => words(`${clauseTitle(c, i)}: ${optionShort(c, i, option)}`)),
  };
}
