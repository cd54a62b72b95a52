import { describe, expect, it } from 'vitest';
import { AGENTS, timeOf } from '../../src/agents/index.ts';
import { rootOf } from '../../src/model/index.ts';
import { Position } from '../../src/protocol/index.ts';
import { clockOf } from '../../src/rules/index.ts';
import { chooseFor } from '../../src/sim/index.ts';
import { refusalText } from '../../src/telling/index.ts';
import { caseOf, SCENARIOS, seatOf, textOf } from '../helpers/scenarios.ts';

const root = rootOf('reopening');
const treaties = SCENARIOS.filter((id) => {
  const { treaty } = caseOf(id);
  return treaty !== null && treaty.opens === null && treaty.reopenings > 0;
});

describe('what a reopening remembers', () => {
  it('is the text that was not carried: nobody may put it on the table unchanged', () => {
    const c = caseOf('istanbul-2022');
    const [kyiv, moscow] = [seatOf(c, 'kyiv'), seatOf(c, 'moscow')];
    const p = Position.open(c, root, 0);
    p.take({ type: 'offer.accept', seat: moscow });
    while (p.phase === 'accession.invitation')
      p.take({ type: 'accession.answer', seat: p.turn, answer: 'decline', change: null });
    while (p.phase === 'recess.deciding') p.take({ type: 'treaty.reopen', seat: p.turn });
    expect(p.phase).toBe('talks.floor');
    const text = textOf(c, 'kyiv-offer');
    for (const seat of [kyiv, moscow]) {
      if (seat !== p.turn) continue;
      const no = p.refusal({ type: 'offer.make', seat, package: text });
      expect(no).toEqual({ code: 'text-dropped', round: 1 });
      expect(no && refusalText(c, no)).toContain('change at least one clause');
      expect(p.refusal({ type: 'offer.make', seat, package: text.with(0, 0) })).toBeNull();
    }
  });

  it.each(treaties)('%s: no text is agreed twice, and the clock of the talks never runs back', (id) => {
    const c = caseOf(id);
    let reopened = 0;
    for (const agent of Object.values(AGENTS)) {
      for (let run = 0; run < 6; run++) {
        const p = Position.open(c, root, run);
        let clock = 0;
        while (!p.over) {
          if (p.phase === 'talks.floor') {
            const t = timeOf(p.view(p.turn));
            expect(t, `${id}, ${agent.name}, run ${run}`).toBeGreaterThanOrEqual(clock);
            expect(t).toBeLessThanOrEqual(1);
            clock = t;
          }
          p.do(
            chooseFor(
              p,
              c.parties.map(() => agent),
            ),
          );
        }
        const { offers } = p.table.open;
        const agreed = offers.filter((o) => o.answers.length > 0 && o.answers.every((a) => a.accepted));
        const texts = new Set(agreed.map((o) => o.package.join()));
        expect(texts.size, `${id}, ${agent.name}, run ${run}`).toBe(agreed.length);
        reopened += p.table.open.reopened;
      }
    }
    console.log(JSON.stringify({ id, reopened }));
  });

  it('leaves the clock of talks that were never reopened as it was: even steps to the last round', () => {
    const open = { offers: [], standing: -1, reopened: 0 };
    expect([1, 3, 5, 9].map((round) => clockOf({ rounds: 9 }, { ...open, round }))).toEqual([
      0, 0.25, 0.5, 1,
    ]);
    expect(clockOf({ rounds: 1 }, { ...open, round: 1 })).toBe(1);
  });

  it('goes on from where the clock stood, more slowly: two more rounds for what was left', () => {
    const dropped = { seat: 0, package: [0], round: 5, answers: [{ seat: 1, accepted: true }] };
    const open = { offers: [dropped], standing: -1, reopened: 1 };
    expect(clockOf({ rounds: 9 }, { ...open, round: 5 })).toBe(0.5);
    expect(clockOf({ rounds: 9 }, { ...open, round: 8 })).toBe(0.75);
    expect(clockOf({ rounds: 9 }, { ...open, round: 11 })).toBe(1);
    const late = { ...dropped, round: 9 };
    expect(clockOf({ rounds: 9 }, { offers: [late], standing: -1, reopened: 1, round: 9 })).toBe(1);
    expect(clockOf({ rounds: 9 }, { offers: [late], standing: -1, reopened: 1, round: 10 })).toBe(1);
  });
});
