import { describe, expect, it } from 'vitest';
import { POINT } from '../../src/model/index.ts';
import { openPlay, viewFrom } from '../../src/protocol/index.ts';
import { breached, guessReservation, guessScore, stances } from '../../src/session/index.ts';
import { caseFor } from './games.ts';

describe('estimates', () => {
  it('hold the truth about nine times in ten, as the screen says', () => {
    const c = caseFor('istanbul-2022');
    let scores = 0;
    let hits = 0;
    let bars = 0;
    let barHits = 0;
    for (let seed = 0; seed < 40; seed++) {
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
