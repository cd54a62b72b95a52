import {
  type Answer,
  type Case,
  type ClauseIndex,
  type EndingKind,
  type Finding,
  membersOf,
  NATURE,
  type OptionIndex,
  type Package,
  type Phase,
  type ResponseIndex,
  type Seat,
  type Seats,
  type Standing,
} from '../model/index.ts';
import { clipped, plural, type Words, words } from './words.ts';

/** A seat's full name; chance is "Nature". */
export const nameOf = (c: Case, seat: Seat): string =>
  seat === NATURE ? 'Nature' : (c.parties[seat]?.name ?? `seat ${seat}`);

/** A seat's short name. */
export const shortName = (c: Case, seat: Seat): string =>
  seat === NATURE ? 'Nature' : (c.parties[seat]?.short ?? `seat ${seat}`);

/** The short names of a set of seats; "nobody" for none. */
export const namesOf = (c: Case, seats: Seats): string =>
  membersOf(seats)
    .map((seat) => shortName(c, seat))
    .join(', ') || 'nobody';

export const clauseTitle = (c: Case, clause: ClauseIndex): string =>
  c.clauses[clause]?.title ?? `clause ${clause}`;

/** An option's few words; a dash where there is none. */
export const optionShort = (c: Case, clause: ClauseIndex, option: OptionIndex | undefined): string =>
  c.clauses[clause]?.options[option ?? -1]?.short ?? '–';

/** What a guarantor gives, without a full stop. */
export const responseWords = (c: Case, response: ResponseIndex): string =>
  clipped(c.treaty?.responses[response]?.text ?? `response ${response}`);

export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  attack: 'an attack',
  unclear: 'unclear',
  'no-attack': 'no attack',
};

export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  join: 'would join',
  conditional: 'would join if the text were changed',
  decline: 'would decline',
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
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
export const ENDING_WORDS: Readonly<
  Record<EndingKind, { readonly title: string; readonly meaning: string }>
> = {
  agreed: { title: 'Agreed', meaning: 'All sides have agreed to one text.' },
  'no-deal': { title: 'No deal', meaning: 'The talks have ended without an agreed text.' },
  'refused-by-guarantors': {
    title: 'Refused by guarantors',
    meaning: 'The sides agreed, but not enough guarantors were willing to stand behind the text.',
  },
  'lost-at-ratification': {
    title: 'Lost at ratification',
    meaning: 'The text was signed, but an approval that it needed was not given.',
  },
  collapsed: { title: 'Collapsed', meaning: 'The treaty broke down while it was being carried out.' },
  held: {
    title: 'Held',
    meaning: 'The treaty stood for the years watched and was not tested by an attack that it covers.',
  },
  deterred: {
    title: 'Deterred',
    meaning: 'The treaty stood; at least once an attack was considered and dropped.',
  },
  honoured: {
    title: 'Honoured',
    meaning: 'The treaty was tested: its duty was alive, and help that came in time held the attack off.',
  },
  'failed-when-tested': {
    title: 'Failed when tested',
    meaning: 'The treaty was tested, and its duty did not bring enough help in time.',
  },
};

/** A phase as a heading. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
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
  'ratification.campaign': 'Ratification: before a vote',
  'ratification.voting': 'Ratification',
  'ratification.review': 'Ratification: review',
  'implementation.stage': 'Implementation',
  'force.year': 'In force',
  'crisis.request': 'Crisis: the call',
  'crisis.convening': 'Crisis: convening',
  'crisis.findings': 'Crisis: findings',
  'crisis.decision': 'Crisis: decisions',
  'crisis.gate': 'Crisis: the gate at home',
  'crisis.council': 'Crisis: the Council',
  'crisis.plea': 'Crisis: evidence and appeals',
  'crisis.hours': 'Crisis: hours pass',
  'crisis.delivery': 'Crisis: help under way',
  agreed: 'The end',
  'no-deal': 'The end',
  'refused-by-guarantors': 'The end',
  'lost-at-ratification': 'The end',
  collapsed: 'The end',
  held: 'The end',
  deterred: 'The end',
  honoured: 'The end',
  'failed-when-tested': 'The end',
};

/** One clause in which two texts differ. */
export interface Difference {
  readonly clause: ClauseIndex;
  /** "Title: from → to". */
  readonly text: Words;
}

/** What differs from one text to another, in clause order. */
export const differences = (c: Case, from: Package, to: Package): Difference[] =>
  c.clauses.flatMap(({ title }, clause) =>
    from[clause] === to[clause]
      ? []
      : [
          {
            clause,
            text: words(
              `${title}: ${optionShort(c, clause, from[clause])} → ${optionShort(c, clause, to[clause])}`,
            ),
          },
        ],
  );

/** The clauses in which a text differs from another, in one line: "Title: to; Title: to". */
export const changeInWords = (c: Case, from: Package, to: Package): string =>
  c.clauses
    .flatMap(({ title }, clause) =>
      from[clause] === to[clause] ? [] : [`${title}: ${optionShort(c, clause, to[clause])}`],
    )
    .join('; ');

/** How many clauses of two texts differ, in words. */
export const differing = (from: Package, to: Package): string =>
  plural(to.filter((o, i) => o !== from[i]).length, 'clause');
