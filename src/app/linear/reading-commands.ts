import { hadCrisis, inCrisis } from '../../session/index.ts';
import { reasonLine, shy } from '../../telling/index.ts';
import { askedText, caseOf, viewOfViewer } from '../ui/state/state.ts';
import { bare, type Command, OPEN, reads } from './command.ts';
import { crisisPage, signedWords } from './crisis-page.ts';
import { advicePage, goalPage, partiesPage, seatsPage, statusPage } from './desk-pages.ts';
import { endingPage, truthPage } from './ending-pages.ts';
import { exported } from './exports.ts';
import { clauseNamed, pick } from './naming.ts';
import { BRIEF_PARTS, briefPage, briefParts, logPage, scenarioPage, sourcesPage } from './papers-pages.ts';
import { cited, point } from './say.ts';
import { textAtHand, textNamed } from './shelf.ts';
import { type Linear, not, type Reply, told } from './state.ts';
import { clausePage, clausesPage, comparePage, textPage, textsPage } from './texts-pages.ts';
import { voteLines } from './treaty-commands.ts';

/** Words that only tell something. */

function brief(s: Linear, words: readonly string[]): Reply {
  const parts = briefParts(s);
  const [word = parts[0] ?? '', ...more] = words;
  const found = pick(
    'part of the brief',
    word,
    BRIEF_PARTS.filter((p) => parts.includes(p)).map((value) => ({ value, names: [value] })),
  );
  if (more.length > 0) return not(s, `Say one part of the brief: ${parts.join(', ')}.`);
  return found.ok ? told(s, ...briefPage(s, found.value)) : not(s, found.why);
}

function clause(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, 'Say one clause, by number or name, as "clause 3".');
  const found = clauseNamed(caseOf(s), word);
  return found.ok ? told(s, ...clausePage(s, found.value)) : not(s, found.why);
}

function text(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (more.length > 0) return not(s, 'Say one text; "texts" lists them.');
  if (word === undefined) return told(s, ...textPage(s, textAtHand(s)));
  const found = textNamed(s, word);
  return found.ok ? told(s, ...textPage(s, found.value)) : not(s, found.why);
}

function compare(s: Linear, words: readonly string[]): Reply {
  const [one, other, ...more] = words;
  if (one === undefined || other === undefined || more.length > 0)
    return not(s, 'Say two texts, as "compare mine table"; "texts" lists them.');
  const a = textNamed(s, one);
  if (!a.ok) return not(s, a.why);
  const b = textNamed(s, other);
  if (!b.ok) return not(s, b.why);
  return told(s, ...comparePage(s, a.value, b.value));
}

/** The reasons for the seat's own judgement of the text before it. */
function whyPage(s: Linear): string[] {
  const c = caseOf(s);
  const asked = askedText(s);
  if (inCrisis(s.session.play)) return signedWords(s);
  if (!asked)
    return ['No text is before you. "clause" tells why one matters, "advice" what speaks for your draft.'];
  const judged = viewOfViewer(s).judge(asked);
  const [score, needed] = shy(judged.score, judged.reservation);
  return [
    `The text before you is worth ${score} to you; you need ${needed}. You ${judged.verdict === 'accept' ? 'could' : 'could not'} sign it.`,
    ...judged.reasons
      .filter((r) => r.code !== 'points-short')
      .map((r) => point(cited(reasonLine(c, r, 'you')))),
  ];
}

const READS = { places: OPEN, move: false } as const;
const ENDED = { places: ['ending'], move: false } as const;

export const READING_COMMANDS: readonly Command[] = [
  { ...READS, word: 'status', short: ['s'], about: 'Tells where you stand.', run: reads(statusPage) },
  {
    ...READS,
    word: 'goal',
    about: 'Tells what counts as success for you, how your walk-away came about, and who is still needed.',
    run: reads(goalPage),
  },
  {
    ...READS,
    word: 'brief',
    after: '[own, full, public or dates]',
    about: 'Reads your confidential brief, or another part of it.',
    run: brief,
  },
  {
    ...READS,
    word: 'clauses',
    about: 'Lists the clauses, what your draft and the table say, and who stands where.',
    run: reads(clausesPage),
  },
  {
    ...READS,
    word: 'clause',
    after: 'CLAUSE',
    about:
      'Tells of one clause: its question, its options, what each does to you and the others, red lines, sources.',
    run: clause,
  },
  { ...READS, word: 'texts', about: 'Lists the texts that can be named.', run: reads(textsPage) },
  {
    ...READS,
    word: 'text',
    after: '[TEXT]',
    about: 'Reads a text in full, with what it means; alone the one at hand.',
    run: text,
  },
  {
    ...READS,
    word: 'compare',
    after: 'TEXT TEXT',
    about: 'Tells in what two texts differ, and what each difference brings.',
    run: compare,
  },
  {
    ...READS,
    word: 'parties',
    about: 'Tells of every party what the text at hand may be worth to it, and where it stands.',
    run: reads(partiesPage),
  },
  {
    ...READS,
    word: 'advice',
    about: 'Tells what speaks for and against the text at hand.',
    run: reads(advicePage),
  },
  {
    ...READS,
    word: 'why',
    about: 'Tells why you could sign the text before you or not; in a crisis, what the signed words say.',
    run: reads(whyPage),
  },
  {
    ...READS,
    word: 'odds',
    about: 'Tells how your vote stands, and what moved it.',
    phases: ['ratification.campaign'],
    run: reads(voteLines),
  },
  {
    ...READS,
    word: 'crisis',
    about: 'Tells how the crisis stands: the hour, your services, findings, help under way.',
    when: { holds: (s) => s.session.play.table.open.crisis !== null, else: 'There is no crisis.' },
    run: reads(crisisPage),
  },
  {
    ...READS,
    word: 'log',
    after: '[WORDS]',
    about: 'Reads the log, or the entries in which all of some words occur.',
    run: (s, words) => told(s, ...logPage(s, words)),
  },
  {
    ...READS,
    word: 'sources',
    after: '[KEYS]',
    about: 'Tells what keys such as S2 stand for.',
    run: (s, words) => told(s, ...sourcesPage(s, words)),
  },
  {
    ...READS,
    word: 'where',
    about: 'Tells who sits where, in which file the game is kept, and which branches there are.',
    run: reads(seatsPage),
  },
  {
    ...READS,
    word: 'export',
    after: 'FILE [force]',
    about: 'Writes what you may know of the game to a file: .json as data, .txt as a story.',
    run: exported,
  },
  { ...ENDED, word: 'ending', about: 'Tells the ending again.', run: reads(endingPage) },
  {
    ...ENDED,
    word: 'truth',
    about: "Tells everyone's real limits, what each kept to itself, and what you took them for.",
    run: reads(truthPage),
  },
  {
    ...ENDED,
    word: 'reach',
    about: 'Tells what was within reach: how many texts, the fairest bargain, and how far from it you ended.',
    run: bare((s) => ({ ...told(s), job: { kind: 'reach' } })),
  },
  {
    ...ENDED,
    word: 'turning',
    about: 'Works out which single clauses, changed, would have led to another ending. It may take a while.',
    run: bare((s) => ({ ...told(s), job: { kind: 'study', study: 'what-if' } })),
  },
  {
    ...ENDED,
    word: 'rules',
    about: 'Plays the last crisis again under every rule on who decides.',
    when: { holds: (s) => hadCrisis(s.session.play), else: 'There was no crisis in this game.' },
    run: bare((s) => ({ ...told(s), job: { kind: 'study', study: 'rules' } })),
  },
  {
    word: 'scenario',
    about: 'Tells what the game is about, and its seats.',
    places: ['seats', 'handover', ...OPEN],
    move: false,
    run: reads(scenarioPage),
  },
];
