import { type ClauseIndex, has, type Package, POINT, type Seat } from '../../model/index.ts';
import { termsOf } from '../../rules/index.ts';
import {
  breached,
  guessChange,
  guessReservation,
  guessScore,
  helpFor,
  ownChange,
  type Stance,
  stances,
} from '../../session/index.ts';
import {
  clauseTitle,
  gap,
  helpTold,
  lineTold,
  listed,
  nameOf,
  optionShort,
  plural,
  pts,
  shortName,
  signed,
} from '../../telling/index.ts';
import { askedText, caseOf, viewOfViewer } from '../ui/state/state.ts';
import { cited, numbered, point, roughly } from './say.ts';
import { type Shelved, shelfOf } from './shelf.ts';
import { deskOf, type Linear } from './state.ts';

/** What a text is worth to the seat itself, and what speaks against it: exact. */
export function ownWorth(s: Linear, text: Package): string[] {
  const view = viewOfViewer(s);
  const [score, bar] = [view.score(text), view.bar(text)];
  const how =
    score < bar
      ? `${gap(bar - score)} too little`
      : score === bar
        ? 'exactly enough'
        : `${gap(score - bar)} more than enough`;
  const lines = breached(view, s.viewer, text).flatMap((i) => {
    const line = lineTold(caseOf(s), s.viewer, i, true);
    return line ? [point(cited(line))] : [];
  });
  return [
    `It is worth ${pts(score)} to you; you walk away below ${pts(bar)}: ${how}.`,
    ...(lines.length > 0 ? ['It breaks what you will not sign:', ...lines] : []),
  ];
}

/** The other principals, and the guarantors that a text names. */
function othersOf(s: Linear, text: Package): Seat[] {
  const c = caseOf(s);
  const named = termsOf(c, text)?.named ?? 0;
  return c.parties
    .filter((p) => p.index !== s.viewer && (p.role === 'principal' || has(named, p.index)))
    .map((p) => p.index);
}

/** What a text is thought to be worth to the others, and the public red lines of theirs in its way. */
export function othersWorth(s: Linear, text: Package): string[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  return othersOf(s, text).flatMap((party) => {
    const score = guessScore(view, party, text);
    const bar = guessReservation(view, party);
    const lines = breached(view, party, text).flatMap((i) => {
      const line = lineTold(c, party, i, false);
      return line ? [point(cited(line))] : [];
    });
    return [
      `To ${nameOf(c, party)} it may be worth ${roughly(score)}; it walks away below ${roughly(bar)}.`,
      ...lines,
    ];
  });
}

/** A text clause by clause, and what it means. */
export function textPage(s: Linear, { called, text }: Shelved): string[] {
  const c = caseOf(s);
  const body = c.clauses.map((clause, k) => `${clause.title}: ${clause.options[text[k] ?? 0]?.text ?? ''}`);
  return [`This is ${called}, clause by clause.`, ...numbered(body), ...meaningOf(s, text)];
}

/** What a text means to everybody, as far as the seat may know. */
export function meaningOf(s: Linear, text: Package): string[] {
  if (s.viewer < 0) return [];
  const help = helpTold(caseOf(s), helpFor(s.session, s.viewer, text));
  return [
    ...ownWorth(s, text),
    ...(help === '' ? [] : [help]),
    'What it may be worth to the others is your estimate, not a fact.',
    ...othersWorth(s, text),
  ];
}

/** The texts that can be named. */
export const textsPage = (s: Linear): string[] => [
  'These texts can be named, by word or by number:',
  ...numbered(
    shelfOf(s).map(({ names, called, text }) => {
      const worth = s.viewer < 0 ? '' : `, worth ${pts(viewOfViewer(s).score(text))} to you`;
      return `${names[0]}: ${called}${worth}.`;
    }),
  ),
];

/** What a move from one option to another brings everybody: one's own exactly, the others' as estimates. */
export function changeWords(s: Linear, clause: ClauseIndex, from: number, to: number): string {
  const view = viewOfViewer(s);
  const c = caseOf(s);
  const theirs = c.principals
    .filter((p) => p !== s.viewer)
    .map((p) => {
      const { value, spread } = guessChange(view, p, clause, from, to);
      const range = spread >= 0.5 ? `, give or take ${Math.round(spread)}` : '';
      return `${shortName(c, p)} about ${signed(value, 0)}${range}`;
    });
  return [`you ${signed(ownChange(view, clause, from, to))}`, ...theirs].join('; ');
}

/** Where two texts differ, and what each difference brings. */
export function comparePage(s: Linear, a: Shelved, b: Shelved): string[] {
  const c = caseOf(s);
  const apart = c.clauses.flatMap((_, k) => (a.text[k] === b.text[k] ? [] : [k]));
  if (apart.length === 0) return [`No clause differs between ${a.called} and ${b.called}.`];
  const view = s.viewer < 0 ? null : viewOfViewer(s);
  const lines = apart.map((k) => {
    const [from, to] = [a.text[k] ?? 0, b.text[k] ?? 0];
    const brings = view ? ` It brings ${changeWords(s, k, from, to)}.` : '';
    return point(
      `${clauseTitle(c, k)}: "${optionShort(c, k, to)}" in place of "${optionShort(c, k, from)}".${brings}`,
    );
  });
  const sum = view
    ? [`All told it brings you ${signed((view.score(b.text) - view.score(a.text)) / POINT)}.`]
    : [];
  return [
    `From ${a.called} to ${b.called}, ${plural(apart.length, 'clause differs', 'clauses differ')}:`,
    ...lines,
    ...sum,
  ];
}

const STANCES: readonly (readonly [Stance, one: string, many: string])[] = [
  ['A', 'accepts it', 'accept it'],
  ['C', 'has a price', 'have a price'],
  ['R', 'refuses it', 'refuse it'],
  ['?', 'is unclear', 'are unclear'],
];

/** Every clause: what the draft says, what the table says, and who stands where, by what is known. */
export function clausesPage(s: Linear): string[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { draft } = deskOf(s);
  const table = askedText(s);
  const text = table ?? draft;
  const all = c.parties.map((p) => stances(view, p.index, text));
  const body = c.clauses.map((clause, k) => {
    const mine = `your draft says "${optionShort(c, k, draft[k])}"`;
    const theirs =
      table === null || table[k] === draft[k]
        ? table === null
          ? ''
          : ', as does the text on the table'
        : `; the text on the table says "${optionShort(c, k, table[k])}"`;
    const stand = STANCES.flatMap(([letter, one, many]) => {
      const who = c.parties.filter((p) => all[p.index]?.[k] === letter);
      const names = who.map((p) => (p.index === s.viewer ? 'you' : p.short));
      const verb = who.length === 1 && who[0]?.index !== s.viewer ? one : many;
      return who.length === 0 ? [] : [`${listed(names)} ${verb}`];
    });
    const known = stand.length === 0 ? '' : ` There ${stand.join('; ')}.`;
    return `${clause.title}: ${mine}${theirs}.${known}`;
  });
  const what = table === null ? 'your draft' : 'the text on the table';
  return [
    `There are ${plural(c.clauses.length, 'clause')}. Where parties stand is said of ${what}; your own stand is exact.`,
    ...numbered(body),
  ];
}

/** One clause: its question, its options with what each does to others, red lines, and who says so. */
export function clausePage(s: Linear, k: ClauseIndex): string[] {
  const c = caseOf(s);
  const clause = c.clauses[k];
  if (!clause) return [];
  const written = c.scenario.clauses[clause.id];
  const chosen = deskOf(s).draft[k] ?? 0;
  const table = askedText(s)?.[k];
  const options = clause.options.map((o, i) => {
    const marks = [
      ...(i === chosen ? ['your draft says so'] : []),
      ...(i === table ? ['the text on the table says so'] : []),
      ...(o.bridging ? ['a bridge'] : []),
    ];
    const brings = i === chosen ? '' : ` Against your draft: ${changeWords(s, k, chosen, i)}.`;
    const mark = marks.length === 0 ? '' : ` (${marks.join('; ')})`;
    return cited({
      text: `${o.short}${mark}: ${o.text}${brings}`,
      source: written?.options[o.id]?.source ?? [],
    });
  });
  const lines = c.parties.flatMap((p) =>
    p.redLines
      .filter((l) => l.clauses.includes(k) && (l.public || p.index === s.viewer))
      .map((l) => {
        const alone = l.public ? '' : ' (known to you alone)';
        return point(cited({ text: `${p.name}: ${l.line.text}${alone}`, source: l.line.source }));
      }),
  );
  const preference = c.scenario.parties[c.parties[s.viewer]?.id ?? '']?.preferences[clause.id];
  return [
    `${clause.title}. ${written?.question ?? ''}`,
    ...(written?.note ? [written.note] : []),
    `Its options, ${clause.kind === 'ladder' ? 'in order' : 'in no order'}:`,
    ...numbered(options),
    ...(lines.length > 0 ? ['Known red lines on it:', ...lines] : ['No red line on it is known.']),
    ...(preference
      ? [`${cited({ text: 'Your own weighing of this clause rests on', source: preference.source })}.`]
      : []),
  ];
}
