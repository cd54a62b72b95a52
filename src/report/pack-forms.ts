import type { Seat } from '../model/index.ts';
import { sentences } from '../telling/index.ts';
import { languageNote } from './pack-general.ts';
import {
  inEnglish,
  listing,
  own,
  type PackFacts,
  partsOf,
  seatName,
  seatsWithParts,
  seatTitle,
  sheetOf,
  word,
  wording,
} from './pack-tools.ts';
import { type Block, boxes, heading, joined, type Line, lines, para, type Sheet, table } from './sheet.ts';
import { type Attribution, attributions } from './sources.ts';

/** Every clause with its wordings to tick, and who signs, joins or declines. */
export function agreementForm(p: PackFacts): Sheet {
  const { clauses, scenario } = p.case;
  const ticks = clauses.flatMap(({ id, title, options }, i): Block[] => {
    const question = scenario.clauses[id]?.question;
    return [
      heading(joined(`${i + 1}. `, own(p, title)), 3),
      ...(question === undefined ? [] : [para(own(p, question))]),
      boxes(options.map((o) => own(p, o.text))),
    ];
  });
  const principals = p.case.principals.map((seat) =>
    lines(wording(p, 'agree-principal', { seat: seatName(p, seat) }), 1),
  );
  const guarantors = seatsWithParts(p.case)
    .filter((seat) => partsOf(p.case, seat).includes('does-guarantor'))
    .flatMap((seat): Block[] => [
      heading(wording(p, 'agree-guarantor', { seat: seatName(p, seat) }), 3),
      boxes([word(p, 'agree-joins'), word(p, 'agree-if'), word(p, 'agree-declines')]),
      lines('', 1),
    ]);
  return sheetOf(p, word(p, 'agreement'), [
    ...languageNote(p),
    para(word(p, 'agree-intro')),
    ...ticks,
    heading(word(p, 'agree-sign')),
    ...principals,
    ...guarantors,
    lines(word(p, 'agree-none'), 2),
    lines(word(p, 'agree-notes'), 2),
  ]);
}

const statements = (p: PackFacts, found: readonly Attribution[]): Line[][] =>
  found.map(({ path, figure, text, note, source }): Line[] => {
    const said = [
      ...(figure === '' ? [] : [figure]),
      ...(text === '' ? [] : [own(p, text)]),
      ...(note === '' ? [] : [inEnglish(p, note)]),
    ];
    return [[{ text: path, tone: 'code' }], listing(said, ' · '), source.join(', ')];
  });

const saidTable = (p: PackFacts, caption: string, found: readonly Attribution[]): Block =>
  table(caption, [word(p, 'what'), word(p, 'says'), word(p, 'source')], statements(p, found));

function dateBlocks(p: PackFacts): Block[] {
  const { about, start } = p.case.scenario;
  const dates = about?.dates ?? [];
  if (dates.length === 0) return [para(word(p, 'no-dates'))];
  const later = (date: string): boolean => /^\d{4}(-\d\d){0,2}$/.test(date) && date > start;
  const rows = dates.map(({ date, text, note, source }): Line[] => [
    `${date}${later(date) ? ' *' : ''}`,
    joined(own(p, text), note === undefined ? '' : joined(' (', inEnglish(p, note), ')')),
    source.join(', '),
  ]);
  return [
    table(word(p, 'dates-caption'), [word(p, 'date'), word(p, 'event'), word(p, 'source')], rows),
    ...(dates.some(({ date }) => later(date)) ? [para(`* ${word(p, 'dates-later')}`)] : []),
  ];
}

function documentBlocks(p: PackFacts): Block[] {
  const rows = Object.entries(p.case.scenario.sources).map(([key, s]): Line[] => [
    key,
    s.quality,
    inEnglish(p, sentences([s.author, s.title, s.publisher, s.date, s.note].flatMap((x) => (x ? [x] : [])))),
  ]);
  if (rows.length === 0) return [para(word(p, 'no-documents'))];
  return [
    table(word(p, 'documents-caption'), [word(p, 'key'), word(p, 'quality'), word(p, 'document')], rows),
    para(word(p, 'grades')),
  ];
}

/** The public way to the opening, and the documents. */
export const datesAndSources = (p: PackFacts): Sheet =>
  sheetOf(p, word(p, 'dates-and-sources'), [
    ...languageNote(p),
    heading(word(p, 'dates')),
    ...dateBlocks(p),
    heading(word(p, 'documents')),
    ...documentBlocks(p),
  ]);

/** Who says what of the clauses and the texts on record. */
export function publicSources(p: PackFacts): Sheet {
  const found = attributions(p.case.scenario).filter((a) => /^(clauses|texts)\./.test(a.path));
  return sheetOf(p, word(p, 'who-says-what'), [
    ...languageNote(p),
    found.length > 0 ? saidTable(p, word(p, 'said-caption'), found) : para(word(p, 'no-said')),
  ]);
}

/** Who says what of one seat's own papers, its figures among them. */
export function ownSources(p: PackFacts, seat: Seat): Sheet {
  const prefix = `parties.${p.case.parties[seat]?.id ?? ''}.`;
  const found = attributions(p.case.scenario).filter((a) => a.path.startsWith(prefix));
  return sheetOf(
    p,
    word(p, 'own-said', { seat: seatTitle(p, seat) }),
    [
      ...languageNote(p),
      ...(found.length > 0 ? [saidTable(p, word(p, 'said-caption'), found)] : [para(word(p, 'no-said'))]),
    ],
    { secret: word(p, 'secret', { seat: seatTitle(p, seat) }) },
  );
}
