import { describe, expect, test } from 'vitest';
import {
  act,
  answerStep,
  looked,
  type Session,
  stepBack,
  stepToRound,
  viewOf,
  waiting,
  wantStep,
} from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { again, agentOf, essence, got, moveOn, playTo, seatOf, sessionFor } from './table.ts';

const c = caseOf('istanbul-2022');
const KYIV = seatOf(c, 'kyiv');
const MOSCOW = seatOf(c, 'moscow');

const onTurn = (seat: number) => (s: Session) => {
  const stop = waiting(s);
  return stop?.kind === 'seat' && stop.seat === seat;
};

/** Kyiv has the floor, and says in public that it takes nothing worse than an option on a clause. */
function lineDrawn(): { readonly before: Session; readonly after: Session } {
  const floor = (s: Session) => onTurn(KYIV)(s) && s.play.phase === 'talks.floor';
  const before = playTo(sessionFor('istanbul-2022', ['kyiv', 'moscow']), floor);
  expect(before.play.phase).toBe('talks.floor');
  const after = got(act(before, KYIV, { type: 'line.draw', seat: KYIV, clause: 0, option: 0 }));
  expect(waiting(after)).toEqual({ kind: 'seat', seat: KYIV });
  return { before, after };
}

describe('a step in time', () => {
  test("is a seat's own affair while nobody else has acted or read since", () => {
    const { before, after } = lineDrawn();
    const wish = stepBack(after, KYIV);
    expect(wish).toEqual({ kind: 'back', to: before.play.acts.length });
    if (!wish) return;
    const back = got(wantStep(after, KYIV, wish));
    expect(back.play.table).toEqual(before.play.table);
    expect(back.asked).toBe(null);
    expect(essence(again(back))).toEqual(essence(back));
  });

  test('takes consent once another holder has read of it', () => {
    const { after } = lineDrawn();
    const read = looked(after, MOSCOW);
    const wish = stepBack(read, KYIV);
    if (!wish) throw new Error('nothing to take back');
    const asked = got(wantStep(read, KYIV, wish));
    expect(asked.play).toBe(read.play);
    expect(waiting(asked)).toEqual({ kind: 'consent', seat: MOSCOW });
    expect(wantStep(asked, MOSCOW, stepToRound(asked, 1))).toMatchObject({
      error: { code: 'already-asked' },
    });
    expect(answerStep(asked, KYIV, true)).toMatchObject({ error: { code: 'not-asked' } });
    const no = got(answerStep(asked, MOSCOW, false));
    expect([no.asked, no.play]).toEqual([null, read.play]);
    const yes = got(answerStep(asked, MOSCOW, true));
    expect(yes.play.acts).toHaveLength(read.play.acts.length - 1);
    expect(yes.marks[MOSCOW]).toBe(yes.play.acts.length);
    expect(essence(again(yes))).toEqual(essence(yes));
  });

  test("never takes back another's act unasked, and lapses with the next act", () => {
    const s = playTo(sessionFor('istanbul-2022', ['kyiv', 'moscow']), (x) => x.play.table.open.round === 2);
    let consents = 0;
    for (const seat of [KYIV, MOSCOW]) {
      const wish = stepBack(s, seat);
      if (wish?.kind !== 'back') throw new Error('nothing to take back');
      expect(s.play.acts[wish.to]?.seat).toBe(seat);
      const asked = got(wantStep(s, seat, wish));
      if (s.play.acts.slice(wish.to).every((a) => a.seat === seat)) continue;
      consents += 1;
      expect(asked.asked?.of).toEqual([seat === KYIV ? MOSCOW : KYIV]);
      expect(asked.play).toBe(s.play);
      const refused = got(answerStep(asked, seat === KYIV ? MOSCOW : KYIV, false));
      expect(moveOn(refused).play.acts.length).toBeGreaterThan(s.play.acts.length);
    }
    expect(consents).toBeGreaterThan(0);
    const there = playTo(s, onTurn(MOSCOW));
    const pending = got(wantStep(there, KYIV, stepToRound(there, 1)));
    const on = got(
      act(
        pending,
        MOSCOW,
        agentOf('linear').act(viewOf(there, MOSCOW), () => 0.5),
      ),
    );
    expect([on.asked, on.play.acts.length]).toEqual([null, there.play.acts.length + 1]);
    expect(answerStep(on, MOSCOW, true)).toMatchObject({ error: { code: 'not-asked' } });
  });

  test('needs every other holder', () => {
    const s = playTo(
      sessionFor('istanbul-2022', ['kyiv', 'moscow', 'poland']),
      (x) => x.play.acts.length > 30,
    );
    const asked = got(wantStep(s, MOSCOW, stepToRound(s, 1)));
    const [first = -1, second = -1] = asked.asked?.of ?? [];
    const half = got(answerStep(asked, first, true));
    expect([half.play, waiting(half)]).toEqual([s.play, { kind: 'consent', seat: second }]);
    const whole = got(answerStep(half, second, true));
    expect(whole.play.acts).toHaveLength(0);
    expect(whole.branches.map((b) => b.play)).toEqual([s.play]);
  });

  test('is free to somebody alone at the table, and keeps what a rewind leaves', () => {
    const s = playTo(sessionFor('istanbul-2022', ['kyiv']), (x) => x.play.table.open.round === 3);
    const wish = stepBack(s, KYIV);
    if (!wish) throw new Error('nothing to take back');
    const undone = got(wantStep(s, KYIV, wish));
    expect(onTurn(KYIV)(undone)).toBe(true);
    expect(undone.branches).toEqual([]);
    const rewound = got(wantStep(s, KYIV, stepToRound(s, 2)));
    expect([rewound.branch, rewound.play.table.open.round]).toEqual([2, 2]);
    const other = playTo(rewound, (x) => x.play.acts.length > rewound.play.acts.length + 3, 'conceder');
    const returned = got(wantStep(other, KYIV, { kind: 'return', branch: 1 }));
    expect([returned.branch, returned.play]).toEqual([1, s.play]);
    expect(returned.branches.map((b) => [b.id, b.play])).toEqual([[2, other.play]]);
    const third = got(wantStep(returned, KYIV, stepToRound(returned, 1)));
    expect([third.branch, third.branches.map((b) => b.id)]).toEqual([3, [1, 2]]);
    expect(essence(again(third))).toEqual(essence(third));
  });

  test('leads nowhere from the start, to no such branch, and for no such holder', () => {
    const s = sessionFor('harbour-lease', ['nordhall']);
    const seat = seatOf(s.play.world.case, 'nordhall');
    expect(stepBack(s, seat)).toBe(null);
    expect(wantStep(s, seat, stepToRound(s, 1))).toEqual({ ok: false, error: { code: 'nowhere-to-go' } });
    expect(wantStep(s, seat, { kind: 'return', branch: 1 })).toMatchObject({
      error: { code: 'nowhere-to-go' },
    });
    expect(wantStep(s, 1 - seat, { kind: 'back', to: 0 })).toMatchObject({
      error: { code: 'not-at-the-table' },
    });
  });

  test('from an ended game keeps it as a branch', () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), () => false);
    expect(s.play.position.over).toBe(true);
    const wish = stepBack(s, seatOf(s.play.world.case, 'nordhall'));
    expect(wish?.kind).toBe('branch');
  });
});
