import { type CaseLink, type CaseRedLine, membersOf, type Seat } from '../model/index.ts';
import { startOf, unitsAt } from '../rules/index.ts';
import { clipped } from '../telling/index.ts';
import { languageNote } from './pack-general.ts';
import {
  figure,
  hundredths,
  listing,
  own,
  type PackFacts,
  plain,
  seatName,
  seatTitle,
  settled,
  shareFigure,
  sheetOf,
  word,
  wording,
  worldOf,
} from './pack-tools.ts';
import { type Block, heading, joined, type Line, list, para, remark, type Sheet, table } from './sheet.ts';

const BREACH = '✗';

/** Which world the figures are of. */
export const worldNote = (p: PackFacts): Block =>
  remark(p.drawn ? word(p, 'world-drawn', { seed: p.drawn.seed, run: p.drawn.run }) : word(p, 'world-modes'));

/** What no deal is worth to a seat, and what moves it. */
export function walkAway(p: PackFacts, seat: Seat): Block[] {
  const party = p.case.parties[seat];
  if (!party) return [];
  const { war } = p.case;
  const moves: Line[] = [];
  const waits = war?.waiting[seat] ?? -1;
  if (waits >= 0) moves.push(word(p, 'moves-waiting', { points: figure(p, waits) }));
  for (const driver of war?.drivers ?? []) {
    const effect = driver.effects[seat] ?? -1;
    if (effect >= 0) moves.push(joined(own(p, driver.text, clipped(driver.text)), `: ${figure(p, effect)}`));
  }
  return [
    para([{ text: word(p, 'walk-away', { points: figure(p, party.reservation) }), tone: 'strong' }]),
    para(word(p, 'walk-away-note')),
    ...(moves.length > 0 ? [para(word(p, 'walk-away-moves')), list(moves)] : []),
  ];
}

/** Does an option breach one of the lines, whatever the rest of the text says? */
const breaches = (lines: readonly CaseRedLine[], clause: number, option: number): boolean =>
  lines.some((line) => settled(line.breached, clause, option) === true);

function worthTable(p: PackFacts, seat: Seat): Block[] {
  const c = p.case;
  const party = c.parties[seat];
  const worth = worldOf(p).worth[seat];
  if (!party || !worth) return [];
  const { numbers } = worldOf(p);
  const sum = party.weights.reduce((all, w) => (w < 0 ? all : all + (numbers[w] ?? 0)), 0);
  const idle: Line[] = [];
  const rows = c.clauses.flatMap(({ title, options }, clause): Line[][] => {
    const weight = party.weights[clause] ?? -1;
    if (weight < 0) {
      idle.push(own(p, title));
      // A wording may cross a line of a seat that gives the clause no weight.
      if (!options.some((_, option) => breaches(party.redLines, clause, option))) return [];
    }
    const from = startOf(c.offset, clause);
    return options.map((o, option): Line[] => [
      option === 0 ? joined(own(p, title)) : '',
      own(p, o.short),
      option === 0 ? (weight < 0 ? '0' : figure(p, weight)) : '',
      weight < 0 ? '–' : plain(party.values[from + option] ?? 0, 4),
      hundredths(unitsAt(worth, from + option)),
      breaches(party.redLines, clause, option) ? BREACH : '',
    ]);
  });
  const head = (['clause', 'wording', 'weight', 'value', 'worth'] as const).map((key) => word(p, key));
  return [
    table(word(p, 'worth-caption'), [...head, BREACH], rows, [2, 3, 4]),
    ...(idle.length > 0 ? [para(wording(p, 'indifferent', { clauses: listing(idle) }))] : []),
    para(word(p, 'formula', { sum: plain(sum) })),
  ];
}

function lineBlocks(p: PackFacts, lines: readonly CaseRedLine[]): Block[] {
  if (lines.length === 0) return [heading(word(p, 'red-lines')), para(word(p, 'no-red-lines'))];
  const rows = lines.map(({ line, public: open }): Line[] => [
    own(p, line.text),
    word(p, open ? 'known-yes' : 'known-no'),
  ]);
  return [
    heading(word(p, 'red-lines')),
    table(word(p, 'red-lines'), [word(p, 'red-line'), word(p, 'known')], rows),
    para(word(p, 'red-lines-note')),
  ];
}

function linkBlocks(p: PackFacts, seat: Seat, links: readonly CaseLink[]): Block[] {
  if (links.length === 0) return [];
  const said = p.case.scenario.parties[p.case.parties[seat]?.id ?? '']?.links ?? [];
  const rows = links.map((link, i): Line[] => [own(p, said[i]?.text ?? ''), figure(p, link.points)]);
  return [
    heading(word(p, 'links')),
    table(word(p, 'links-caption'), [word(p, 'link'), word(p, 'worth')], rows, [1]),
  ];
}

function stakeRows(p: PackFacts, seat: Seat): Line[][] {
  const stakes = p.case.treaty?.stakes[seat];
  if (!stakes) return [];
  return (['harm', 'war', 'burden', 'breach'] as const).flatMap((key) =>
    stakes[key] < 0 ? [] : [[word(p, `stake-${key}`), figure(p, stakes[key])]],
  );
}

/** What a candidate guarantor knows of itself. */
function guarantorBlocks(p: PackFacts, seat: Seat): Block[] {
  const g = p.case.parties[seat]?.guarantor;
  if (!g) return [];
  const responses = membersOf(g.means)
    .filter((r) => r > 0)
    .map((r) => own(p, p.case.treaty?.responses[r]?.text ?? ''));
  const means: Line = responses.length > 0 ? listing(responses, ' ') : word(p, 'own-nothing');
  const rows: Line[][] = [
    [word(p, 'own-means'), means],
    [word(p, 'own-threshold'), figure(p, g.threshold)],
    [word(p, 'own-hours'), figure(p, g.hours)],
    [word(p, 'own-delivery'), figure(p, g.deliveryHours)],
    [word(p, 'own-gate'), shareFigure(p, g.gateRefuses)],
    [word(p, 'own-capacity'), figure(p, g.capacity)],
  ];
  return [
    heading(word(p, 'own-crisis')),
    table(word(p, 'own-crisis-caption'), [word(p, 'what'), word(p, 'figure')], rows),
  ];
}

/** Whose yes a seat needs, and what else: the votes of its own people with what it expects of them. */
export function neededLines(p: PackFacts, seat: Seat): Line[] {
  const c = p.case;
  const { treaty, principals } = c;
  const party = c.parties[seat];
  const talks = treaty?.opens == null;
  const found: Line[] = [];
  const others = principals.filter((s) => s !== seat);
  if (talks) {
    found.push(wording(p, 'needs-yes', { seats: listing(others.map((s) => seatName(p, s))) }));
    if (treaty) found.push(wording(p, 'rule-enough', { rule: own(p, treaty.enoughText) }));
    if (principals.includes(seat))
      found.push(word(p, 'needs-audience', { points: figure({ ...p, drawn: null }, c.audienceCost) }));
  }
  const votes = (treaty?.locks ?? []).filter((lock) => lock.of === seat);
  for (const lock of talks ? votes : [])
    found.push(
      wording(p, 'own-vote-plain', {
        text: own(p, lock.text),
        needs: shareFigure(p, lock.threshold),
        expected: shareFigure(p, lock.support),
      }),
    );
  const g = party?.guarantor;
  if (g && talks) {
    for (const condition of g.dependsOn) found.push(own(p, condition.text));
    found.push(word(p, 'own-late', { points: figure(p, g.askedLate) }));
    if (g.legislature)
      found.push(
        wording(p, 'own-vote', {
          text: own(p, g.legislature.text),
          needs: shareFigure(p, g.legislature.threshold),
          expected: shareFigure(p, g.legislature.support),
        }),
      );
  }
  return found;
}

/** Empty columns in which texts are counted. */
function countTable(p: PackFacts, seat: Seat): Block {
  const party = p.case.parties[seat];
  const texts = ['A', 'B', 'C'].map((name) => word(p, 'text', { name }));
  const blank = ['', '', ''];
  const rows = p.case.clauses.flatMap(({ title }, clause): Line[][] =>
    (party?.weights[clause] ?? -1) < 0 ? [] : [[own(p, title), ...blank]],
  );
  return table(
    word(p, 'sum'),
    [word(p, 'clause'), ...texts],
    [
      ...rows,
      [word(p, 'total'), ...blank],
      ...(party && party.links.length > 0 ? [[word(p, 'links'), ...blank]] : []),
    ],
  );
}

/** A seat's own worths, exactly: nothing of any other seat's stands here. */
export function scoreSheet(p: PackFacts, seat: Seat): Sheet {
  const party = p.case.parties[seat];
  const stakes = stakeRows(p, seat);
  const needed = neededLines(p, seat);
  return sheetOf(
    p,
    word(p, 'score-sheet', { seat: seatTitle(p, seat) }),
    [
      ...languageNote(p),
      worldNote(p),
      ...walkAway(p, seat),
      ...worthTable(p, seat),
      ...linkBlocks(p, seat, party?.links ?? []),
      ...lineBlocks(p, party?.redLines ?? []),
      ...(needed.length > 0 ? [heading(word(p, 'needed')), list(needed)] : []),
      ...guarantorBlocks(p, seat),
      ...(stakes.length > 0
        ? [table(word(p, 'own-stakes'), [word(p, 'what'), word(p, 'worth')], stakes, [1])]
        : []),
      countTable(p, seat),
    ],
    { secret: word(p, 'secret', { seat: seatTitle(p, seat) }) },
  );
}
