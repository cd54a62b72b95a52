import { describe, expect, test } from 'vitest';
import { AGENTS, beliefOf, believedScore, chanceAbove } from '../../src/agents/index.ts';
import { type Act, type Case, POINT, rootOf } from '../../src/model/index.ts';
import { openPlay, type Play, Position, send, undo } from '../../src/protocol/index.ts';
import { SAMPLE, scoreOf, situationOf } from '../../src/rules/index.ts';
import { chooseFor } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const c = caseOf('harbour-lease');
const [CITY, COMPANY] = [0, 1];

function must(play: Play, act: Act): Play {
  const next = send(play, act);
  if (!next.ok) throw new Error(JSON.stringify(next.error));
  return next.value;
}

const believed = (play: Play, seat = CITY, party = COMPANY) => beliefOf(play.position.view(seat), party);

/** Plays by an agent in every seat to the opening of a round. */
function played(k: Case, run: number, round: number, name = 'linear'): Position {
  const position = Position.open(k, rootOf('beliefs'), run);
  const agent = AGENTS[name];
  if (!agent) throw new Error(name);
  const agents = k.parties.map(() => agent);
  while (!position.over && position.phase.startsWith('talks.') && position.table.open.round < round)
    position.do(chooseFor(position, agents));
  return position;
}

describe('before anything is said', () => {
  test('all members are equally likely, and spread around the seat’s own estimate', () => {
    const view = Position.open(c, rootOf('beliefs'), 0).view(CITY);
    const b = beliefOf(view, COMPANY);
    expect(b.effective).toBeCloseTo(SAMPLE, 6);
    const known = view.estimate(COMPANY);
    const error = known.reservationSpread / Math.sqrt(SAMPLE);
    expect(Math.abs(b.reservation - known.reservation)).toBeLessThan(4 * error);
    expect(b.reservationSpread).toBeGreaterThan(known.reservationSpread / 2);
  });

  test('the sample hangs on run and seats, not on the other’s drawn figures', () => {
    const one = Position.open(c, rootOf('beliefs'), 0);
    const { world } = one;
    const changed = Position.of({
      ...world,
      numbers: world.numbers.map((x) => x * 1.5),
      worth: world.worth.map((w, i) => (i === COMPANY ? w.map((x) => x / 2) : w)),
    });
    // The estimate, and with it the sample, is made of published figures and keys alone.
    const a = one.view(CITY).prior(COMPANY);
    expect(changed.view(CITY).prior(COMPANY)).toEqual(a);
    expect(Position.open(c, rootOf('beliefs'), 1).view(CITY).prior(COMPANY)).not.toEqual(a);
  });
});

describe('what is seen moves belief the way it should', () => {
  // Who begins is drawn: the first run in which the city does.
  const first = Array.from({ length: 50 }, (_, run) => run).find(
    (run) => openPlay(c, 'beliefs', run).position.turn === CITY,
  );
  const open = openPlay(c, 'beliefs', first ?? 0);
  // rent, years, shore power, promenade.
  const cityDraft = c.texts['city-draft'] ?? [];
  const afterOffer = (text: readonly number[]): Play =>
    must(
      must(must(open, { type: 'offer.make', seat: CITY, package: cityDraft }), {
        type: 'offer.reject',
        seat: COMPANY,
      }),
      {
        type: 'offer.make',
        seat: COMPANY,
        package: text,
      },
    );
  const weight = (play: Play, clause: number, option: number): number =>
    (believed(play).worth[(c.offset[clause] ?? 0) + option] ?? 0) / POINT;

  test('a clause conceded in the first offer is believed to weigh less than one held', () => {
    const heldYears = afterOffer([3, 2, 0, 0]);
    const heldRent = afterOffer([0, 0, 0, 0]);
    // Rent weighs what two million (its wish) is worth to it, years what thirty are.
    expect(weight(heldYears, 0, 0)).toBeLessThan(weight(open, 0, 0));
    expect(weight(heldRent, 1, 2)).toBeLessThan(weight(open, 1, 2));
    expect(believed(heldYears).effective).toBeLessThan(SAMPLE);
  });

  test('a public line says that the clause matters', () => {
    const before = must(must(open, { type: 'offer.make', seat: CITY, package: cityDraft }), {
      type: 'offer.reject',
      seat: COMPANY,
    });
    const drawn = must(before, { type: 'line.draw', seat: COMPANY, clause: 1, option: 2 });
    expect(weight(drawn, 1, 2)).toBeGreaterThan(weight(before, 1, 2));
  });

  test('late refusals raise the believed walk-away, an acceptance lowers it', () => {
    const mean = (accepted: boolean): number => {
      const at = played(c, 5, 4);
      while (at.phase !== 'talks.floor' || at.turn !== CITY)
        at.do(chooseFor(at, [AGENTS.linear ?? null, AGENTS.linear ?? null]));
      at.take({ type: 'offer.make', seat: CITY, package: c.texts['company-draft'] ?? [] });
      // The company's own draft is worth most to it; the city's draft least.
      if (accepted) at.take({ type: 'offer.accept', seat: COMPANY });
      else at.take({ type: 'offer.reject', seat: COMPANY });
      return beliefOf(at.view(CITY), COMPANY).reservation;
    };
    expect(mean(false)).toBeGreaterThan(mean(true));
  });

  test('a word found false costs credit, a kept one earns it', () => {
    const asked = must(open, { type: 'caucus.ask', seat: CITY, with: COMPANY, clause: 1 });
    const told = must(asked, { type: 'caucus.answer', seat: COMPANY, clause: 1, option: 2 });
    const before = believed(told);
    const on = (text: readonly number[]): Play =>
      must(
        must(must(told, { type: 'offer.make', seat: CITY, package: cityDraft }), {
          type: 'offer.reject',
          seat: COMPANY,
        }),
        {
          type: 'offer.make',
          seat: COMPANY,
          package: text,
        },
      );
    const kept = believed(on([0, 2, 0, 0]));
    const shaken = believed(on([0, 1, 0, 0]));
    const broken = believed(on([0, 0, 0, 0]));
    expect(kept.credit).toBeGreaterThan(before.credit);
    expect(broken.credit).toBeLessThan(before.credit);
    expect([kept.falseWords, shaken.falseWords, broken.falseWords]).toEqual([0, 0, 1]);
    expect([kept.shakenWords, shaken.shakenWords]).toEqual([0, 1]);
  });
});

test('what is remembered does not leak between branches: an undo and another way give what a fresh look gives', () => {
  let play = openPlay(c, 'beliefs', 7);
  const agents = c.parties.map(() => AGENTS.linear ?? null);
  for (let i = 0; i < 12; i++) play = must(play, chooseFor(play.position, agents));
  const here = believed(play);
  let back = play;
  for (let i = 0; i < 5; i++) back = undo(back) ?? back;
  expect(back.acts.length).toBe(7);
  const then = believed(back);
  // Another way on from there, a look, and the first way again.
  let other = back;
  while (other.phase !== 'talks.floor') other = must(other, chooseFor(other.position, agents));
  other = must(other, { type: 'offer.make', seat: other.position.turn, package: [1, 1, 1, 1] });
  believed(other);
  expect(believed(back)).toEqual(then);
  expect(believed(play)).toEqual(here);
  // The same record in a world of its own, where nothing is remembered yet.
  let fresh = openPlay(c, 'beliefs', 7);
  for (const act of play.acts) fresh = must(fresh, act);
  expect(believed(fresh)).toEqual(here);
});

describe.each(['harbour-lease', 'marenia', 'brackets-april-2022'])('%s', (name) => {
  test('over many runs belief comes nearer to the truth than the estimate it started from', () => {
    const k = caseOf(name);
    const [a = 0, b = 1] = k.principals;
    let started = 0;
    let ended = 0;
    let inside = 0;
    let looked = 0;
    for (let run = 0; run < 24; run++) {
      const at = played(k, run, 6);
      if (at.over || !at.phase.startsWith('talks.')) continue;
      const view = at.view(a);
      const belief = beliefOf(view, b);
      const known = view.estimate(b);
      for (const text of at.table.open.offers.map((o) => o.package)) {
        const truth = scoreOf(at.world, b, text, situationOf(at.table, b));
        const { mean, spread } = believedScore(view, belief, text);
        let guess = 0;
        for (const [i, o] of text.entries()) guess += known.worth[(k.offset[i] ?? 0) + o] ?? 0;
        started += Math.abs(guess - truth);
        ended += Math.abs(mean - truth);
        if (Math.abs(mean - truth) <= 2 * spread) inside++;
        looked++;
        const chance = chanceAbove(view, belief, text);
        expect(chance >= 0 && chance <= 1 + 1e-9).toBe(true);
      }
    }
    expect(looked).toBeGreaterThan(100);
    expect(ended).toBeLessThan(started);
    console.log(
      `${name}: mean error of another's score ${(started / looked / POINT).toFixed(2)} → ${(ended / looked / POINT).toFixed(2)} points, ` +
        `${((100 * inside) / looked).toFixed(0)} % within two standard deviations`,
    );
    expect(inside / looked).toBeGreaterThan(0.6);
  });
});
