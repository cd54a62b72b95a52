import type { Seat } from '../model/index.ts';
import { languageNote } from './pack-general.ts';
import { neededLines, walkAway, worldNote } from './pack-score.ts';
import {
  figure,
  own,
  ownProse,
  type PackFacts,
  seatName,
  seatsWithParts,
  seatTitle,
  sheetOf,
  word,
} from './pack-tools.ts';
import { type Block, heading, joined, type Line, lines, list, para, type Sheet, table } from './sheet.ts';

const partyOf = (p: PackFacts, seat: Seat) => p.case.scenario.parties[p.case.parties[seat]?.id ?? ''];

const secretOf = (p: PackFacts, seat: Seat): string => word(p, 'secret', { seat: seatTitle(p, seat) });

const walkLine = (p: PackFacts, seat: Seat): Block =>
  para([
    {
      text: word(p, 'walk-away', { points: figure(p, p.case.parties[seat]?.reservation ?? -1) }),
      tone: 'strong',
    },
    { text: `. ${word(p, 'walk-away-note')}` },
  ]);

/** For one seat alone, on one page: its instructions and its walk-away. */
export function confidentialShort(p: PackFacts, seat: Seat): Sheet {
  const party = partyOf(p, seat);
  return sheetOf(
    p,
    word(p, 'confidential-short', { seat: seatTitle(p, seat) }),
    [
      ...languageNote(p),
      para(own(p, party?.summary ?? '')),
      ...ownProse(p, party?.brief ?? ''),
      walkLine(p, seat),
    ],
    { secret: secretOf(p, seat), onePage: true },
  );
}

function limitLines(p: PackFacts, seat: Seat): Block[] {
  const found = p.case.parties[seat]?.redLines ?? [];
  const rows = found.map(
    ({ line, public: open }): Line =>
      open ? own(p, line.text) : joined(own(p, line.text), ` (${word(p, 'known-not')})`),
  );
  return [heading(word(p, 'red-lines')), rows.length > 0 ? list(rows) : para(word(p, 'no-red-lines'))];
}

/** For one seat alone, at length: its instructions, its limits, its walk-away and what moves it, who is needed. */
export function confidentialLong(p: PackFacts, seat: Seat): Sheet {
  const party = partyOf(p, seat);
  const needed = neededLines(p, seat);
  return sheetOf(
    p,
    word(p, 'confidential', { seat: seatTitle(p, seat) }),
    [
      ...languageNote(p),
      worldNote(p),
      para(own(p, party?.summary ?? '')),
      ...ownProse(p, party?.fullBrief ?? party?.brief ?? ''),
      ...limitLines(p, seat),
      heading(word(p, 'work-walk')),
      ...walkAway(p, seat),
      ...(needed.length > 0 ? [heading(word(p, 'needed')), list(needed)] : []),
    ],
    { secret: secretOf(p, seat) },
  );
}

/** A seat's own preparation: empty but for what it knows for certain. */
export function worksheet(p: PackFacts, seat: Seat): Sheet {
  const clauses = p.case.clauses.map(({ title }): Line[] => [own(p, title), '', '', '']);
  const others = seatsWithParts(p.case)
    .filter((other) => other !== seat)
    .map((other): Line[] => [seatName(p, other), '', '']);
  const needed = neededLines(p, seat);
  const heads = (['clause', 'work-want', 'work-live', 'work-they'] as const).map((key) => word(p, key));
  return sheetOf(
    p,
    word(p, 'worksheet', { seat: seatTitle(p, seat) }),
    [
      ...languageNote(p),
      para(word(p, 'work-intro')),
      heading(word(p, 'work-interests')),
      lines(word(p, 'work-why'), 4),
      para(word(p, 'work-interests-note')),
      table(word(p, 'work-caption'), heads, clauses),
      heading(word(p, 'work-walk')),
      walkLine(p, seat),
      lines(word(p, 'work-walk-lines'), 2),
      lines(word(p, 'work-walk-other'), 2),
      heading(word(p, 'work-needed')),
      ...(needed.length > 0 ? [list(needed)] : []),
      table(
        word(p, 'work-needed-caption'),
        [word(p, 'seat'), word(p, 'work-needs'), word(p, 'work-give')],
        others,
      ),
      heading(word(p, 'work-questions')),
      lines(word(p, 'work-questions-note'), 3),
      lines(word(p, 'work-trades'), 3),
      lines(word(p, 'work-first'), 3),
    ],
    { secret: secretOf(p, seat) },
  );
}
