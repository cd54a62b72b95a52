import type { Seat } from '../model/index.ts';
import { agreementForm, datesAndSources, ownSources, publicSources } from './pack-forms.ts';
import { generalLong, generalShort, languageNote } from './pack-general.ts';
import { scoreSheet } from './pack-score.ts';
import { confidentialLong, confidentialShort, worksheet } from './pack-seat.ts';
import { teachingNote } from './pack-teaching.ts';
import {
  listing,
  type PackFacts,
  seatName,
  seatsWithParts,
  seatTitle,
  sheetOf,
  word,
  wording,
} from './pack-tools.ts';
import { type Line, para, type Sheet, table } from './sheet.ts';
import { sheetsHtml } from './sheet-html.ts';
import { sheetMarkdown } from './sheet-markdown.ts';

/** One file of a pack: its path under the folder, with `/`, and its text. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

/** A sheet with the name of its files, without ending. */
interface Named {
  readonly path: string;
  readonly sheet: Sheet;
  /** Who gets it. */
  readonly reader: Line;
}

/** A seat's own sheets, in the order in which they are read. */
const seatSheets = (p: PackFacts, seat: Seat): readonly (readonly [string, Sheet])[] => [
  ['confidential-short', confidentialShort(p, seat)],
  ['confidential-long', confidentialLong(p, seat)],
  ['score-sheet', scoreSheet(p, seat)],
  ['worksheet', worksheet(p, seat)],
  ['who-says-what', ownSources(p, seat)],
];

function contents(p: PackFacts, named: readonly Named[], whole: readonly (readonly [string, Seat])[]): Sheet {
  const without = p.case.parties.filter(({ index }) => !seatsWithParts(p.case).includes(index));
  const rows = [
    ...named.map(({ path, sheet, reader }): Line[] => [[{ text: path, tone: 'code' }], sheet.title, reader]),
    ...whole.map(([path, seat]): Line[] => [
      [{ text: path, tone: 'code' }],
      wording(p, 'pack-file', { seat: seatName(p, seat) }),
      seatName(p, seat),
    ]),
  ];
  return sheetOf(p, word(p, 'contents'), [
    ...languageNote(p),
    para(word(p, 'contents-intro')),
    table(word(p, 'contents-caption'), [word(p, 'file'), word(p, 'what'), word(p, 'who-gets')], rows),
    ...(without.length > 0
      ? [para(wording(p, 'no-part', { seats: listing(without.map(({ index }) => seatName(p, index))) }))]
      : []),
  ]);
}

/**
 * Every file of a scenario's packs: `everybody/` has what is public, `seats/SEAT/` what that seat alone may read, and what
 * it needs in one file to print (`pack`), `instructor/` the teaching note, `contents` the list.
 */
export function packFiles(p: PackFacts): PackFile[] {
  const open: Named[] = [
    { path: 'everybody/general-short', sheet: generalShort(p) },
    { path: 'everybody/general-long', sheet: generalLong(p) },
    { path: 'everybody/agreement', sheet: agreementForm(p) },
    { path: 'everybody/dates-and-sources', sheet: datesAndSources(p) },
    { path: 'everybody/who-says-what', sheet: publicSources(p) },
  ].map((x) => ({ ...x, reader: word(p, 'gets-all') }));
  const [, general, agreement, dates] = open.map(({ sheet }) => sheet);
  const shared = (sheets: readonly (Sheet | undefined)[]): Sheet[] => sheets.flatMap((s) => s ?? []);
  const named: Named[] = [...open];
  const whole: { readonly path: string; readonly seat: Seat; readonly sheets: readonly Sheet[] }[] = [];
  for (const seat of seatsWithParts(p.case)) {
    const folder = `seats/${p.case.parties[seat]?.id ?? ''}`;
    const sheets = seatSheets(p, seat);
    for (const [name, sheet] of sheets)
      named.push({ path: `${folder}/${name}`, sheet, reader: seatName(p, seat) });
    // The short instructions say what the long ones say: whoever wants them hands them out instead.
    const [, long, score, work] = sheets.map(([, sheet]) => sheet);
    whole.push({
      path: `${folder}/pack`,
      seat,
      sheets: shared([general, long, score, work, agreement, dates]),
    });
  }
  named.push({
    path: 'instructor/teaching-note',
    sheet: teachingNote(p),
    reader: word(p, 'gets-teacher'),
  });
  const list: Named = {
    path: 'contents',
    sheet: contents(
      p,
      named,
      whole.map(({ path, seat }) => [path, seat]),
    ),
    reader: '',
  };
  const mark = word(p, 'mark');
  return [
    ...[list, ...named].flatMap(({ path, sheet }): PackFile[] => [
      { path: `${path}.html`, text: sheetsHtml(`${sheet.title} – ${sheet.of}`, [sheet], mark) },
      { path: `${path}.md`, text: sheetMarkdown(sheet, mark) },
    ]),
    ...whole.flatMap(({ path, seat, sheets }): PackFile[] => [
      {
        path: `${path}.html`,
        text: sheetsHtml(`${seatTitle(p, seat)} – ${p.case.scenario.title}`, sheets, mark),
      },
      { path: `${path}.md`, text: sheets.map((s) => sheetMarkdown(s, mark)).join('\n---\n\n') },
    ]),
  ];
}
