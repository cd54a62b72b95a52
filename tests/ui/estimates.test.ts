import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { POINT, rootOf } from '../../src/model/index.ts';
import { openPlay, Position, send, viewFrom } from '../../src/protocol/index.ts';
import type { View } from '../../src/rules/index.ts';
import { breached, guessChange, guessReservation, guessScore, stances } from '../../src/session/index.ts';
import { chooseFor } from '../../src/sim/index.ts';
import { byPersona, drive, PERSONAS } from '../helpers/drive.ts';
import { SCENARIOS } from '../helpers/scenarios.ts';
import { caseFor } from './games.ts';

describe('estimates', () => {
  it('hold the truth about nine times in ten, as the screen says', () => {
    const c = caseFor('istanbul-2022');
    let scores = 0;
    let hits = 0;
    let bars = 0;
    let barHits = 0;
    for (let seed = 0; seed < 24; seed++) {
      const play = openPlay(c, `cover ${seed}`);
      for (const seat of c.principals) {
        const view = viewFrom(play, seat);
        for (const p of c.parties) {
          if (p.index === seat) continue;
          const truth = viewFrom(play, p.index);
          for (const text of Object.values(c.texts)) {
            const g = guessScore(view, p.index, text);
            scores += 1;
            if (Math.abs(truth.score(text) / POINT - g.value) <= Math.max(1, g.spread)) hits += 1;
          }
          const g = guessReservation(view, p.index);
          bars += 1;
          if (Math.abs(truth.own.reservation / POINT - g.value) <= g.spread) barHits += 1;
        }
      }
    }
    expect(hits / scores).toBeGreaterThan(0.8);
    expect(hits / scores).toBeLessThan(0.98);
    expect(barHits / bars).toBeGreaterThan(0.8);
    expect(barHits / bars).toBeLessThan(0.98);
  });

  it('are the beliefs that move: the same until something is seen, nearer to the truth once it is', () => {
    const c = caseFor('harbour-lease');
    const texts = [0, 1, 2].map((n) => c.clauses.map(({ options }, k) => (k + n) % options.length));
    const error = { before: 0, after: 0 };
    for (let run = 0; run < 30; run++) {
      const position = Position.open(c, rootOf('moving'), run);
      const agents = c.parties.map(() => AGENTS.linear ?? null);
      const [seat = 0, other = 0] = c.principals;
      const off = (): number => {
        const [view, truth] = [position.view(seat), position.view(other)];
        return texts.reduce(
          (n, t) => n + Math.abs(guessScore(view, other, t).value - truth.score(t) / POINT),
          0,
        );
      };
      error.before += off();
      const first = guessReservation(position.view(seat), other);
      expect(guessReservation(position.view(seat), other)).toEqual(first);
      while (!position.over && position.phase.startsWith('talks.') && position.table.open.round < 6)
        position.do(chooseFor(position, agents));
      expect(guessReservation(position.view(seat), other)).not.toEqual(first);
      error.after += off();
    }
    expect(error.after).toBeLessThan(0.97 * error.before);
  });

  it('hang on what the seat has seen alone, not on what is true of the other', () => {
    const c = caseFor('istanbul-2022');
    const [seat = 0, other = 0] = c.principals;
    const position = Position.open(c, rootOf('hidden'), 0);
    const agents = c.parties.map(() => AGENTS.linear ?? null);
    while (position.table.open.round < 4 && !position.over) position.do(chooseFor(position, agents));
    const { world, table, phase } = position;
    const told = (view: View) =>
      c.parties.map((p) =>
        p.index === seat
          ? null
          : [
              guessReservation(view, p.index),
              ...Object.values(c.texts).map((t) => [guessScore(view, p.index, t), stances(view, p.index, t)]),
              c.clauses.map((clause, k) => guessChange(view, p.index, k, 0, clause.options.length - 1)),
            ],
      );
    const tampered = Position.at(
      {
        ...world,
        numbers: world.numbers.map((x) => x * 1.3),
        worth: world.worth.map((w, i) => (i === seat ? w : w.map((x) => x / 2))),
      },
      { ...table, own: table.own.map((own, i) => (i === other ? { ...own, reservation: 1 } : own)) },
      phase,
    );
    expect(told(tampered.view(seat))).toEqual(told(position.view(seat)));
  });

  it.each(SCENARIOS)('are figures, for every seat of %s and of every other, to the end', (scenario) => {
    const c = caseFor(scenario);
    let play = openPlay(c, 'figures');
    const { acts } = drive(c, 'figures', 0, byPersona(PERSONAS[0] ?? { name: 'wild', never: [] }));
    for (const [i, act] of acts.entries()) {
      const next = send(play, act);
      if (!next.ok) throw new Error(next.error.code);
      play = next.value;
      if (i % 40 !== 0 && i !== acts.length - 1) continue;
      const text = play.table.open.offers.at(-1)?.package ?? Object.values(c.texts)[0] ?? [];
      for (const { index: seat } of c.parties)
        for (const { index: other } of c.parties.filter((p) => p.index !== seat)) {
          const view = viewFrom(play, seat);
          for (const g of [
            guessScore(view, other, text),
            guessReservation(view, other),
            guessChange(view, other, 0, 0, 1),
          ])
            expect([Number.isFinite(g.value), g.spread >= 0, g.spread < 100]).toEqual([true, true, true]);
        }
    }
  });

  it('mark public red lines with R and leave hidden ones out', () => {
    const c = caseFor('istanbul-2022');
    const kyiv = viewFrom(openPlay(c, 'x'), 0);
    const text = c.texts['kyiv-offer'] ?? [];
    for (const p of c.parties) {
      const lines = breached(kyiv, p.index, text).map((i) => p.redLines[i]);
      for (const line of lines) {
        expect(line?.public || p.index === 0).toBe(true);
        const letters = stances(kyiv, p.index, text);
        for (const k of line?.clauses ?? []) expect(letters[k]).toBe('R');
      }
    }
  });
});
