import { describe, expect, test } from 'vitest';
import { type Act, type Case, NATURE, rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { caseFrom } from '../helpers/case-from.ts';

const party = (name: string, first: string, second: string, extra = ''): string => `
  ${name}:
    name: ${name}
    short: ${name}
    role: ${extra === '' ? 'principal' : extra}
    summary: A side.
    brief: A side.
    numbers: { source: judgement }
    reservation: { value: 50, source: judgement }
    preferences:
      price: { ideal: ${first}, weight: 1, source: judgement }
      date: { ideal: ${second}, weight: 1, source: judgement }
    redLines: []`;

/** Two clauses with two options each, two principals, one side move before an offer. */
const tiny = (rounds: number, mediated = false): Case =>
  caseFrom(`
format: demarche/1
id: tiny
title: Tiny
summary: For counting.
start: "2024-01-01"
principals: [ann, bob]${mediated ? '\nmediator: eve' : ''}
sources: {}
talks:
  rounds: ${rounds}
  daysPerRound: 1
  sideMoves: 1
  audienceCost: { value: 5, source: judgement }
  estimateSpread: { value: 0.1, source: judgement }
  source: judgement
clauses:
  price:
    title: Price
    kind: ladder
    options: { low: { text: Low }, high: { text: High } }
  date:
    title: Date
    kind: ladder
    options: { soon: { text: Soon }, late: { text: Late } }
texts: {}
parties:${party('ann', 'low', 'soon')}${party('bob', 'high', 'late')}${mediated ? party('eve', 'low', 'late', 'mediator') : ''}
`);

/** All acts anybody could think of; the rules say which are lawful. */
function candidates(c: Case): Act[] {
  const packages = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b]));
  const seats = c.parties.map((p) => p.index);
  return seats.flatMap((seat): Act[] => [
    ...packages.map((p): Act => ({ type: 'offer.make', seat, package: p })),
    ...packages.map((p): Act => ({ type: 'text.table', seat, package: p })),
    { type: 'text.pass', seat },
    { type: 'offer.accept', seat },
    { type: 'offer.reject', seat },
    { type: 'talks.walk-out', seat },
    ...seats.flatMap((guarantor) =>
      packages.map((p): Act => ({ type: 'sounding.ask', seat, guarantor, package: p })),
    ),
    ...seats.flatMap((other) =>
      [0, 1, 2].map((clause): Act => ({ type: 'caucus.ask', seat, with: other, clause })),
    ),
    ...[0, 1, 2].flatMap((clause) =>
      [-1, 0, 1, 2].flatMap((option): Act[] => [
        { type: 'caucus.answer', seat, clause, option },
        { type: 'line.draw', seat, clause, option },
      ]),
    ),
    { type: 'treaty.sign', seat },
    { type: 'crisis.request', seat },
  ]);
}

/** The number of sequences of exactly `depth` lawful acts. */
function perft(c: Case, depth: number): number {
  const acts = candidates(c);
  const count = (at: Position, left: number): number => {
    if (left === 0) return 1;
    let n = 0;
    let lawful = 0;
    for (const act of acts) {
      if (act.seat === NATURE || at.refusal(act)) continue;
      lawful++;
      const next = at.copy();
      next.do(act);
      n += count(next, left - 1);
    }
    // The position's own list, made from the table of acts, says the same.
    if (!at.over) expect(at.acts()?.length).toBe(lawful);
    return n;
  };
  return count(Position.open(c, rootOf('perft'), 0), depth);
}

/*
 * Worked out on paper. P = 4 packages (2 x 2 options).
 *
 * F: Ann or Bob has the floor, no side move spent, no line of its own.
 *    P offers + 2 caucus questions (the other party, 2 clauses) + 4 lines (2 clauses x 2 options) + walk-out = 11.
 *    Nobody is a candidate guarantor, so there is nobody to sound out.
 * S: the same with the side move spent: 4 offers + walk-out = 5.
 * A: an offer awaits its answer: accept, reject, walk out = 3. Accepting ends it (no treaty here); so does walking out.
 *    Rejecting gives the floor to the other side: F. When Bob's offer is rejected the round ends and Ann has the floor.
 * C: a caucus question awaits its answer: options 0, 1 or nothing = 3; then S.
 *
 * Let f(n), s(n), a(n), c(n) be the sequences of n acts from there (f' where Ann has a line already: 2 lines fewer).
 *   f(1) = 11; s(1) = 5; a(1) = 3; c(1) = 3
 *   a(n) = f(n-1)   c(n) = 3 s(n-1)   s(n) = 4 a(n-1)   f(n) = 4 a(n-1) + 2 c(n-1) + 4 s(n-1)
 *   n = 2: a = 11, c = 15, s = 12, f = 4*3 + 2*3 + 4*5 = 38
 *   n = 3: a = 38, c = 36, s = 44, f = 4*11 + 2*15 + 4*12 = 122
 *   n = 4: a = 122, c = 132, s = 152, f = 4*38 + 2*36 + 4*44 = 400
 *   n = 5: f = 4*122 + 2*132 + 4*152 = 488 + 264 + 608 = 1360
 * A line drawn matters from the seventh act on at the earliest (Ann: line, offer; Bob: offer; then Ann's floor, with
 * two answers between), so it does not yet touch these counts: after line, offer, reject, offer, reject there are
 * 5 acts, and the sixth is the first to find two lines fewer.
 *   n = 5 for one round: the sequences offer, reject, offer, reject, X do not exist: 4 * 4 * 11 = 176 fewer, 1184.
 *   n = 6: without lines f(6) = 4 a(5) + 2 c(5) + 4 s(5), with a(5) = f(4) = 400, c(5) = 3 s(4) = 456,
 *          s(5) = 4 a(4) = 488: 1600 + 912 + 1952 = 4464. Ann's 4 first lines each lead by 4 offers, reject, 4 offers
 *          of Bob, reject to a floor with 9 instead of 11 acts: 4 * 4 * 4 * 2 = 128 fewer: 4336.
 */
describe('perft on two clauses of two options', () => {
  test.each([
    [1, 11],
    [2, 38],
    [3, 122],
    [4, 400],
    [5, 1360],
    [6, 4336],
  ])('%i acts: %i sequences', (depth, nodes) => {
    expect(perft(tiny(3), depth)).toBe(nodes);
  });

  test.each([
    [4, 400],
    [5, 1184],
  ])('with a single round, %i acts: %i sequences', (depth, nodes) => {
    expect(perft(tiny(1), depth)).toBe(nodes);
  });

  /*
   * With a mediator, Eve: caucuses may be with her too, so F = 4 + 4 + 4 + 1 = 13. In one round, after
   * offer, reject, offer, reject (4 * 4 = 16 ways) she tables one of 4 texts or passes: 5 more ways, where before
   * the talks had lapsed. So f(n): 13; 4*3 + 4*3 + 4*5 = 44; with a(2) = 13, c(2) = 15, s(2) = 12:
   * 52 + 60 + 48 = 160; with a(3) = 44, c(3) = 36, s(3) = 52: 176 + 144 + 208 = 528;
   * with a(4) = 160 less nothing, c(4) = 3*52 = 156, s(4) = 4*44 = 176: 640 + 624 + 704 = 1968, of which the
   * sequences through two rejections are 16 * 13 = 208 where the round went on, and are 16 * 5 = 80 now: 1840.
   */
  test.each([
    [1, 13],
    [2, 44],
    [3, 160],
    [4, 528],
    [5, 1840],
  ])('with a mediator and a single round, %i acts: %i sequences', (depth, nodes) => {
    expect(perft(tiny(1, true), depth)).toBe(nodes);
  });
});
