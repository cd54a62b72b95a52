import type { ActKind, SampleGame } from '../analysis/index.ts';
import { type Seat, SHOWINGS, type Showing } from '../model/index.ts';
import { judge, modeWorld, openTable } from '../rules/index.ts';
import { pts } from '../telling/index.ts';
import { languageNote } from './pack-general.ts';
import {
  own,
  type PackFacts,
  partsOf,
  seatName,
  seatsWithParts,
  sheetOf,
  word,
  wording,
} from './pack-tools.ts';
import { type Block, heading, joined, type Line, list, para, remark, type Sheet, table } from './sheet.ts';

/** Acts a game from which a seat is work enough for a student. */
export const BUSY = 4;
/** Runs named for each thing that a class may be shown. */
const FEW = 3;
/** Minutes of a session, and its parts beside the table. */
const [READ, PREPARE, DEBRIEF, TABLE_MOST] = [10, 10, 20, 50];

const KINDS: readonly ActKind[] = ['talks', 'side', 'accession', 'votes', 'crisis'];

/** Acts of a seat in each game. */
function workOf(games: readonly SampleGame[], seat: Seat): number[] {
  return games.map(({ work }) => KINDS.reduce((sum, kind) => sum + (work[seat]?.[kind] ?? 0), 0));
}

const meanOf = (list: readonly number[]): number =>
  list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length;

/** What a seat does most often; nothing where it does nothing. */
function commonest(games: readonly SampleGame[], seat: Seat): ActKind | null {
  const sums = KINDS.map((kind) => games.reduce((all, { work }) => all + (work[seat]?.[kind] ?? 0), 0));
  const most = Math.max(...sums);
  return most === 0 ? null : (KINDS[sums.indexOf(most)] ?? null);
}

/** How many students a case suits. */
export interface ClassSize {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/**
 * At least one for each principal; best one for each seat that acts `BUSY` times a game or more; at most two there and one
 * in every other seat. Where only a crisis is played, one for each seat, and two at most.
 */
export function classSize(p: PackFacts): ClassSize {
  const { principals, treaty } = p.case;
  const games = p.games?.list ?? [];
  const seats = seatsWithParts(p.case);
  if (treaty?.opens) return { least: Math.min(2, seats.length), best: seats.length, most: 2 * seats.length };
  const busy = seats.filter((seat) =>
    games.length === 0 ? principals.includes(seat) : meanOf(workOf(games, seat)) >= BUSY,
  ).length;
  const least = principals.length;
  return { least, best: Math.max(least, busy), most: Math.max(least, seats.length + busy) };
}

function glance(p: PackFacts): Block[] {
  const { about } = p.case.scenario;
  const { least, best, most } = classSize(p);
  const why = word(p, p.case.treaty?.opens ? 'students-crisis' : 'students-why', { busy: BUSY });
  const { low = 0, mode = 0, high = 0 } = about?.minutes ?? {};
  return [
    heading(word(p, 'teach')),
    list([
      ...(about
        ? [
            word(p, 'level', { level: word(p, about.level) }),
            word(p, 'minutes', { minutes: word(p, 'mode-of', { mode, low, high }) }),
          ]
        : [word(p, 'no-about')]),
      joined(word(p, 'students', { least, best, most }), ' ', why),
      ...(about?.closed ? [wording(p, 'closed', { why: own(p, about.closed) })] : []),
    ]),
  ];
}

function seatTable(p: PackFacts): Block[] {
  const games = p.games?.list ?? [];
  const counted = games.length > 0 && p.games !== null;
  const rows = seatsWithParts(p.case).map((seat): Line[] => {
    const does = partsOf(p.case, seat).map((part) => word(p, part));
    const acts = workOf(games, seat);
    const kind = commonest(games, seat);
    return [
      seatName(p, seat),
      does.join('; '),
      ...(counted
        ? [
            meanOf(acts).toFixed(1),
            word(p, 'to', { low: Math.min(...acts), high: Math.max(...acts) }),
            kind === null ? '–' : word(p, `acts-${kind}`),
          ]
        : []),
    ];
  });
  const head = [word(p, 'seat'), word(p, 'does')];
  if (!counted || p.games === null)
    return [remark(word(p, 'no-games')), table(word(p, 'table-caption'), head, rows)];
  return [
    table(
      word(p, 'seats-caption', { games: games.length, seed: p.games.seed, last: games.length - 1 }),
      [...head, word(p, 'acts'), word(p, 'range'), word(p, 'commonest')],
      rows,
      [2],
    ),
  ];
}

const runsShowing = (p: PackFacts, showing: Showing): number[] =>
  (p.games?.list ?? []).filter(({ showings }) => showings.includes(showing)).map(({ run }) => run);

/** "Shows: no deal. Runs of 24: 5; look at: 0, 3, 9." */
function shownLine(p: PackFacts, showing: Showing): string {
  const runs = runsShowing(p, showing);
  const games = p.games?.list.length ?? 0;
  const where =
    runs.length === 0
      ? word(p, 'runs-none', { games })
      : word(p, 'runs-seen', { games, count: runs.length, runs: runs.slice(0, FEW).join(', ') });
  return word(p, 'shown-by', { finding: word(p, `shows-${showing}`), runs: games === 0 ? '' : where });
}

function discoveryBlocks(p: PackFacts): Block[] {
  const found = p.case.scenario.about?.discoveries ?? [];
  if (found.length === 0) return [heading(word(p, 'discoveries')), para(word(p, 'no-discoveries'))];
  return [
    heading(word(p, 'discoveries')),
    list(
      found.map((d): Line => {
        const text = own(p, typeof d === 'string' ? d : d.text);
        const shown = typeof d === 'string' ? [] : d.shown;
        const lines = shown.length === 0 ? [word(p, 'no-shown')] : shown.map((s) => shownLine(p, s));
        return joined(text, ' ', [{ text: lines.join(' '), tone: 'em' }]);
      }),
      true,
    ),
  ];
}

const commandOf = (p: PackFacts, run: string): Line => [
  { text: `demarche run ${p.named} --seed ${p.games?.seed ?? '1'} --run ${run} --why`, tone: 'code' },
];

function seedBlocks(p: PackFacts): Block[] {
  const games = p.games?.list.length ?? 0;
  if (games === 0 || !p.games) return [];
  const rows = SHOWINGS.flatMap((showing): Line[][] => {
    const runs = runsShowing(p, showing);
    if (runs.length === 0) return [];
    return [[word(p, `shows-${showing}`), `${runs.length}`, runs.slice(0, FEW).join(', ')]];
  });
  return [
    heading(word(p, 'seeds')),
    para(
      wording(p, 'seeds-note', {
        games: `${games}`,
        seed: p.games.seed,
        last: `${games - 1}`,
        command: commandOf(p, 'N'),
      }),
    ),
    table(word(p, 'seeds-caption'), [word(p, 'seen'), word(p, 'often'), word(p, 'first')], rows, [1]),
  ];
}

function timing(p: PackFacts): Block[] {
  const { about, talks } = p.case.scenario;
  const { treaty } = p.case;
  const wanted = about?.minutes.mode ?? 60;
  const atTable = Math.min(TABLE_MOST, wanted);
  const inForce = treaty?.opens != null;
  const share = (part: number): number => Math.round((atTable * part) / 5) * 5;
  const guarantors = treaty && !inForce ? share(0.2) : 0;
  const crisis = inForce ? atTable : treaty ? share(0.2) : 0;
  const rounds = atTable - guarantors - crisis;
  const each = Math.max(1, Math.round(rounds / talks.rounds));
  const parts: readonly (readonly [string, number])[] = [
    [word(p, 'time-read'), READ],
    [word(p, 'time-prepare'), PREPARE],
    [word(p, 'time-talks', { each }), rounds],
    [word(p, 'time-guarantors'), guarantors],
    [word(p, 'time-crisis'), crisis],
    [word(p, 'time-debrief'), DEBRIEF],
  ];
  const rows = parts.filter(([, minutes]) => minutes > 0);
  const all = rows.reduce((sum, [, minutes]) => sum + minutes, 0);
  return [
    heading(word(p, 'timing')),
    table(
      word(p, 'timing-caption', { all }),
      [word(p, 'part'), word(p, 'minute')],
      rows.map(([text, minutes]) => [text, `${minutes}`]),
      [1],
    ),
    ...(wanted > TABLE_MOST ? [para(word(p, 'time-long', { minutes: wanted }))] : []),
  ];
}

/** Which principal could sign which text on record, at published modes and at the opening. */
function signing(p: PackFacts): Block[] {
  const { case: c } = p;
  const texts = Object.entries(c.texts);
  if (texts.length === 0 || c.treaty?.opens) return [];
  const world = modeWorld(c);
  const opening = openTable(world);
  const rows = texts.map(([id, text]): Line[] => [
    own(p, c.scenario.texts[id]?.title ?? id),
    ...c.principals.map((seat) => {
      const { verdict, score, reservation } = judge(world, opening, seat, text);
      const values = { score: pts(score), needed: pts(reservation) };
      if (verdict === 'red-line') return word(p, 'sign-line');
      return word(p, verdict === 'accept' ? 'sign-yes' : 'sign-below', values);
    }),
  ]);
  return [
    heading(word(p, 'could-sign')),
    table(
      word(p, 'could-sign-caption'),
      [word(p, 'could-sign-text'), ...c.principals.map((seat) => seatName(p, seat))],
      rows,
    ),
    para(
      wording(p, 'could-sign-more', {
        command: [{ text: `demarche analyze ${p.named}`, tone: 'code' }],
      }),
    ),
  ];
}

function questions(p: PackFacts): Block[] {
  const { treaty, scenario } = p.case;
  const talks = treaty?.opens == null;
  const asked: Line[] = [
    ...(talks ? (['ask-1', 'ask-2', 'ask-3', 'ask-4', 'ask-5'] as const).map((key) => word(p, key)) : []),
    ...(treaty && talks ? [word(p, 'ask-guarantors')] : []),
    ...(treaty ? [word(p, 'ask-decide')] : []),
    ...(treaty && talks ? [word(p, 'ask-votes')] : []),
    ...Object.values(scenario.readings)
      .slice(0, FEW)
      .map((reading) => wording(p, 'ask-reading', { question: own(p, reading.question) })),
  ];
  return [heading(word(p, 'debrief')), list(asked, true)];
}

function errors(p: PackFacts): Block[] {
  const { treaty, parties } = p.case;
  const talks = treaty?.opens == null;
  const found = [
    ...(talks ? (['error-split', 'error-walk', 'error-whole'] as const) : []),
    ...(parties.some((x) => x.redLines.length > 0) ? (['error-line'] as const) : []),
    ...(treaty && talks ? (['error-guarantors'] as const) : []),
    ...(treaty ? (['error-words'] as const) : []),
    ...(treaty && talks ? (['error-votes'] as const) : []),
  ];
  return [heading(word(p, 'errors')), list(found.map((key) => word(p, key)))];
}

/** For the instructor: what the case is to show, where to see it, how to run it and how to talk about it. */
export function teachingNote(p: PackFacts): Sheet {
  return sheetOf(
    p,
    word(p, 'teaching-note'),
    [
      ...languageNote(p),
      ...glance(p),
      ...seatTable(p),
      ...timing(p),
      ...discoveryBlocks(p),
      ...seedBlocks(p),
      ...signing(p),
      ...questions(p),
      ...errors(p),
    ],
    { secret: word(p, 'secret-teacher') },
  );
}
