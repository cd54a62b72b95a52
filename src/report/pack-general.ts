import { clauseTitle } from '../telling/index.ts';
import {
  listing,
  own,
  ownProse,
  type PackFacts,
  partsOf,
  plain,
  seatName,
  seatsWithParts,
  shareFigure,
  sheetOf,
  word,
  wording,
} from './pack-tools.ts';
import { type Block, heading, joined, type Line, list, para, remark, type Sheet, table } from './sheet.ts';

/** What everybody may read: public facts only. No weight, no walk-away, no private limit of anybody stands here. */

const openingLines = (p: PackFacts): Line[] => {
  const { scenario, treaty } = p.case;
  const { rounds, daysPerRound: days, sideMoves: side } = scenario.talks;
  if (treaty?.opens) return [word(p, 'no-talks')];
  return [
    `${word(p, 'opens', { date: scenario.start })} ${word(p, 'rounds', { rounds, days, side })}`,
    word(p, 'rule-offers'),
    word(p, 'rule-refusal'),
  ];
};

function howItGoes(p: PackFacts): Line[] {
  const { treaty, war } = p.case;
  const found = openingLines(p);
  if (treaty && !treaty.opens) {
    found.push(
      word(p, 'rule-guarantors'),
      wording(p, 'rule-enough', { rule: own(p, treaty.enoughText) }),
      word(p, 'rule-votes'),
    );
  }
  if (treaty) found.push(word(p, 'rule-life', { years: treaty.years }));
  if (war) found.push(word(p, 'rule-war'));
  return [...found, word(p, 'rule-secret')];
}

/** Who sits there, and what each does. */
function seatTable(p: PackFacts): Block {
  const { parties } = p.case;
  const rows = seatsWithParts(p.case).map((seat): Line[] => [
    seatName(p, seat),
    word(p, parties[seat]?.role ?? 'principal'),
    partsOf(p.case, seat)
      .map((part) => word(p, part))
      .join('; '),
  ]);
  return table(word(p, 'table-caption'), [word(p, 'seat'), word(p, 'role'), word(p, 'does')], rows);
}

function publicLimits(p: PackFacts): Block[] {
  const rows = p.case.parties.flatMap(({ index, redLines }) =>
    redLines
      .filter((line) => line.public)
      .map(({ line }): Line => joined(seatName(p, index), ': ', own(p, line.text))),
  );
  return [heading(word(p, 'limits')), rows.length > 0 ? list(rows) : para(word(p, 'no-limits'))];
}

function clauseTable(p: PackFacts): Block {
  const { scenario, clauses } = p.case;
  const rows = clauses.map(({ id, title, options }): Line[] => {
    const question = scenario.clauses[id]?.question;
    return [
      joined(
        [{ text: title, tone: 'strong', lang: p.english.has(title) ? 'en' : undefined }],
        question === undefined ? '' : joined('. ', own(p, question)),
      ),
      listing(
        options.map((o, i): Line => joined(`${i + 1}. `, own(p, o.text))),
        ' ',
      ),
    ];
  });
  return table(word(p, 'clauses-caption'), [word(p, 'clause'), word(p, 'wordings')], rows);
}

function voteTable(p: PackFacts): Block[] {
  const locks = p.case.treaty?.locks ?? [];
  if (locks.length === 0) return [];
  const rows = locks.map((lock): Line[] => {
    const threshold = p.case.figures[lock.threshold];
    return [
      own(p, lock.text),
      seatName(p, lock.of),
      // What a vote needs is public, and alike in every world where it is certain.
      threshold && threshold.low === threshold.high
        ? `${plain(100 * threshold.mode)} %`
        : shareFigure({ ...p, drawn: null }, lock.threshold),
    ];
  });
  return [table(word(p, 'votes'), [word(p, 'vote'), word(p, 'vote-of'), word(p, 'vote-needs')], rows, [2])];
}

function textBlocks(p: PackFacts): Block[] {
  const { scenario, texts } = p.case;
  const rows = Object.entries(texts).map(([id, text]): Line[] => [
    own(p, scenario.texts[id]?.title ?? id),
    listing(
      text.map((option, clause): Line => {
        const short = p.case.clauses[clause]?.options[option]?.short ?? '';
        const title = clauseTitle(p.case, clause);
        return joined(own(p, title), ': ', own(p, short));
      }),
      '; ',
    ),
  ]);
  if (rows.length === 0) return [];
  return [
    heading(word(p, 'texts')),
    para(word(p, 'texts-note')),
    table(word(p, 'texts'), [word(p, 'could-sign-text'), word(p, 'wordings')], rows),
  ];
}

/** What is said at the head where not everything is translated. */
export const languageNote = (p: PackFacts): Block[] =>
  p.english.size > 0 ? [remark(word(p, 'untranslated'))] : [];

/** For everybody, on one page: the case, and how it goes. */
export function generalShort(p: PackFacts): Sheet {
  const { about, summary } = p.case.scenario;
  const seats = wording(p, 'seats-line', {
    seats: listing(seatsWithParts(p.case).map((seat) => seatName(p, seat))),
  });
  return sheetOf(
    p,
    word(p, 'general-short'),
    [...languageNote(p), ...ownProse(p, about?.brief ?? summary), list([seats, ...openingLines(p)])],
    { onePage: true },
  );
}

/** For everybody: the case, the seats, the clauses with their wordings, public limits, votes, texts on record. */
export function generalLong(p: PackFacts): Sheet {
  const { about, summary } = p.case.scenario;
  return sheetOf(p, word(p, 'general'), [
    ...languageNote(p),
    para(own(p, summary)),
    ...(about ? ownProse(p, about.brief) : []),
    heading(word(p, 'table')),
    seatTable(p),
    heading(word(p, 'how-goes')),
    list(howItGoes(p)),
    ...voteTable(p),
    heading(word(p, 'clauses')),
    clauseTable(p),
    ...publicLimits(p),
    ...textBlocks(p),
  ]);
}
