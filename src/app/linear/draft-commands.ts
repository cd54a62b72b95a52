import type { ClauseIndex, OptionIndex } from '../../model/index.ts';
import { clauseTitle, listed, optionShort, plural, refusalText } from '../../telling/index.ts';
import { askedText, caseOf, EDITABLE } from '../ui/state/state.ts';
import { bare, type Command } from './command.ts';
import { clauseNamed, type Found, optionNamed } from './naming.ts';
import { shelfOf, textNamed } from './shelf.ts';
import { deskOf, type Linear, not, type Reply, told, withDesk } from './state.ts';
import { changeWords, comparePage, meaningOf, ownWorth } from './texts-pages.ts';

interface Change {
  readonly clause: ClauseIndex;
  readonly option: OptionIndex;
}

/** Reads `clause option clause=option …`. */
function changesIn(s: Linear, words: readonly string[]): Found<readonly Change[]> {
  const parts = words.flatMap((w) => {
    const at = w.indexOf('=');
    return at < 0 ? [w] : [w.slice(0, at), w.slice(at + 1)];
  });
  if (parts.length === 0 || parts.length % 2 === 1)
    return { ok: false, why: 'Say a clause and one of its options, as "set 3 2" or "set 3=2 5=1".' };
  const found: Change[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const clause = clauseNamed(caseOf(s), parts[i] ?? '');
    if (!clause.ok) return clause;
    const option = optionNamed(caseOf(s), clause.value, parts[i + 1] ?? '');
    if (!option.ok) return option;
    found.push({ clause: clause.value, option: option.value });
  }
  return { ok: true, value: found };
}

function set(s: Linear, words: readonly string[]): Reply {
  const found = changesIn(s, words);
  if (!found.ok) return not(s, found.why);
  const desk = deskOf(s);
  let draft = desk.draft;
  const lines: string[] = [];
  for (const { clause, option } of found.value) {
    const was = draft[clause] ?? 0;
    const title = clauseTitle(caseOf(s), clause);
    const now = optionShort(caseOf(s), clause, option);
    lines.push(
      was === option
        ? `${title}: your draft says "${now}" already.`
        : `${title}: "${now}" in place of "${optionShort(caseOf(s), clause, was)}". It brings ${changeWords(s, clause, was, option)}.`,
    );
    draft = draft.map((o, k) => (k === clause ? option : o));
  }
  const next = withDesk(s, { ...desk, draft });
  return told(next, ...lines, ...ownWorth(next, draft));
}

function from(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, 'Say one text to start the draft from; "texts" lists them.');
  const found = textNamed(s, word);
  if (!found.ok) return not(s, found.why);
  const next = withDesk(s, { ...deskOf(s), draft: found.value.text, asks: [], gives: [] });
  return told(next, `Your draft now starts from ${found.value.called}.`, ...ownWorth(next, found.value.text));
}

const shown = (s: Linear, clauses: readonly ClauseIndex[]): string =>
  listed(clauses.map((k) => `"${clauseTitle(caseOf(s), k)}"`));

/** What is said with the draft: "if you move on these, we move on those". */
export function tradeLines(s: Linear): string[] {
  const { asks, gives } = deskOf(s);
  return [
    ...(asks.length > 0 ? [`It asks the other side to move on ${shown(s, asks)}.`] : []),
    ...(gives.length > 0 ? [`It says that you move on ${shown(s, gives)} in return.`] : []),
  ];
}

function trade(s: Linear, words: readonly string[]): Reply {
  const desk = deskOf(s);
  if (words.length === 1 && words[0]?.toLowerCase() === 'none')
    return told(withDesk(s, { ...desk, asks: [], gives: [] }), 'The draft goes as a plain offer.');
  const lists: Record<'ask' | 'give', ClauseIndex[]> = { ask: [], give: [] };
  let to: ClauseIndex[] | null = null;
  for (const word of words) {
    const key = word.toLowerCase();
    if (key === 'ask' || key === 'give') {
      to = lists[key];
      continue;
    }
    const clause = clauseNamed(caseOf(s), word);
    if (!clause.ok) return not(s, clause.why);
    if (to === null) return not(s, 'Say "ask" or "give" before the clauses, as "trade ask 1 give 3".');
    to.push(clause.value);
  }
  if (lists.ask.length + lists.give.length === 0)
    return not(s, 'Say what the draft asks and gives, as "trade ask 1 give 3", or "trade none".');
  const refusal = s.session.play.position.refusal({
    type: 'offer.make',
    seat: s.viewer,
    package: desk.draft,
    asks: lists.ask,
    gives: lists.give,
  });
  if (refusal) return not(s, refusalText(caseOf(s), refusal));
  const next = withDesk(s, { ...desk, asks: lists.ask, gives: lists.give });
  return told(next, 'The draft goes as a trade.', ...tradeLines(next));
}

/** The draft against the text it answers. */
function againstTable(s: Linear): string[] {
  const table = askedText(s);
  const draft = shelfOf(s).find((x) => x.names[0] === 'draft');
  if (!table || !draft) return [];
  return comparePage(s, { names: [], called: 'the text on the table', text: table }, draft);
}

/** In how many clauses the draft differs from the text it answers. */
function differing(s: Linear): string[] {
  const table = askedText(s);
  const n = table === null ? 0 : deskOf(s).draft.filter((o, k) => o !== table[k]).length;
  return table === null
    ? []
    : [`It differs from the text on the table in ${plural(n, 'clause')}; "preview" tells in which.`];
}

/** What sending the draft would mean, without its differences. */
export const draftLines = (s: Linear): string[] => [
  'This is what your draft would mean.',
  ...meaningOf(s, deskOf(s).draft),
  ...differing(s),
  ...tradeLines(s),
];

/** What sending the draft would mean. */
export const previewLines = (s: Linear): string[] => [
  'This is what your draft would mean.',
  ...meaningOf(s, deskOf(s).draft),
  ...againstTable(s),
  ...tradeLines(s),
];

const EDITS = { places: ['desk'], phases: EDITABLE, move: false } as const;

/** Words that change the draft; nobody else sees it. */
export const DRAFT_COMMANDS: readonly Command[] = [
  {
    ...EDITS,
    word: 'set',
    after: 'CLAUSE OPTION …',
    about: 'Changes clauses of your draft, each by its number or name, as "set 3 2" or "set rent=2".',
    run: set,
  },
  {
    ...EDITS,
    word: 'from',
    after: 'TEXT',
    about: 'Starts your draft from another text; "texts" lists them.',
    run: from,
  },
  {
    ...EDITS,
    word: 'trade',
    after: 'ask CLAUSE … give CLAUSE …, or none',
    about:
      'Says with the offer that it is a trade: if they move on what is asked, you move on what is given.',
    phases: ['talks.floor'],
    run: trade,
  },
  {
    ...EDITS,
    word: 'preview',
    about: 'Tells what your draft would mean to you, exactly, and to the others, by your estimates.',
    run: bare((s) => told(s, ...previewLines(s))),
  },
];
