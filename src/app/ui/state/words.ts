import type { Answer, Case, EndingKind, Finding, Package, Standing } from '../../../model/index.ts';
import { clean } from '../canvas/clean.ts';
import { cut } from '../canvas/widths.ts';

export const FINDINGS: Readonly<Record<Finding, string>> = {
  attack: 'an attack',
  unclear: 'unclear',
  'no-attack': 'no attack',
};

export const ANSWERS: Readonly<Record<Answer, string>> = {
  join: 'would join',
  conditional: 'would join if the text were changed',
  decline: 'declines',
};

export const STANDINGS: Readonly<Record<Standing, string>> = {
  'not-asked': 'not asked',
  asked: 'asked',
  joined: 'in',
  committed: 'in, stays',
  conditional: 'in only if',
  declined: 'declined',
  left: 'left',
  lost: 'lost at home',
};

/** Each ending as a heading and a sentence of what it means. */
export const ENDING_WORDS: Readonly<Record<EndingKind, readonly [string, string]>> = {
  agreed: ['Agreed', 'All sides have agreed to one text.'],
  'no-deal': ['No deal', 'The talks have ended without an agreed text.'],
  'refused-by-guarantors': [
    'Refused by the guarantors',
    'The sides agreed, but not enough guarantors were willing to stand behind the text.',
  ],
  'lost-at-ratification': [
    'Lost at ratification',
    'The text was signed, but an approval that it needed was not given.',
  ],
  collapsed: ['Collapsed', 'The treaty broke down while it was being carried out.'],
  held: ['Held', 'The treaty stood for the years watched and was not tested by an attack that it covers.'],
  deterred: ['Deterred', 'The treaty stood; at least once an attack was considered and dropped.'],
  honoured: ['Honoured', 'The treaty was tested, and adequate help came inside its window.'],
  'failed-when-tested': [
    'Failed when tested',
    'The treaty was tested, and adequate help did not come inside its window.',
  ],
};

const PHASES: Readonly<Record<string, string>> = {
  'talks.floor': 'Talks: the floor',
  'talks.sounding': 'Talks: a sounding',
  'talks.caucus': 'Talks: a private question',
  'talks.answer': 'Talks: a text to answer',
  'talks.mediation': 'Talks: mediation',
  'talks.interval': 'Between rounds',
  'accession.invitation': 'Accession',
  'accession.review': 'Accession: review',
  'signature.signing': 'Signature',
  'recess.deciding': 'Recess',
  'ratification.voting': 'Ratification',
  'ratification.review': 'Ratification: review',
  'implementation.stage': 'Implementation',
  'force.year': 'In force',
  'crisis.request': 'Crisis',
  'crisis.convening': 'Crisis',
  'crisis.window': 'Crisis',
};

export const phaseWords = (phase: string): string => PHASES[phase] ?? 'The end';

export const optionShort = (c: Case, clause: number, option: number): string =>
  c.clauses[clause]?.options[option]?.short ?? '';

export const clauseTitle = (c: Case, clause: number): string => c.clauses[clause]?.title ?? '';

/** "Title: from → to" for each clause in which two texts differ. */
export function differences(c: Case, from: Package, to: Package): { clause: number; text: string }[] {
  return c.clauses.flatMap((clause, k) =>
    from[k] === to[k]
      ? []
      : [
          {
            clause: k,
            text: `${clause.title}: ${optionShort(c, k, from[k] ?? 0)} → ${optionShort(c, k, to[k] ?? 0)}`,
          },
        ],
  );
}

/** The first letters of a party's short name that fit into two columns. */
export const letters = (c: Case, party: number): string => cut(clean(c.parties[party]?.short ?? ''), 2);
