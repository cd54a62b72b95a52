import { describe, expect, test } from 'vitest';
import { NATURE, type Seat } from '../../src/model/index.ts';
import {
  act,
  advance,
  exportFor,
  giveBack,
  heldSeats,
  logFor,
  ownerOf,
  recordOfSession,
  seatsTold,
  standIn,
  takeSeat,
  viewOf,
  waiting,
} from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { again, agentOf, essence, got, moveOn, playTo, seatOf, sessionFor } from './table.ts';

const c = caseOf('marenia');
const ORSK = seatOf(c, 'orsk');
const MARENIA = seatOf(c, 'marenia');
const start = () => playTo(sessionFor('marenia', ['marenia', 'orsk']), (s) => s.play.table.open.round === 2);
const AGENT = { kind: 'agent', name: 'bridging' } as const;

describe('a seat', () => {
  test('acts for its holder alone, and only in its turn', () => {
    const s = start();
    const { turn } = s.play.position;
    const own = agentOf('linear').act(viewOf(s, turn), () => 0.5);
    const other = turn === ORSK ? MARENIA : ORSK;
    const refusal = (by: Seat, of: Seat) => act(s, by, { ...own, seat: of });
    expect(refusal(other, turn)).toEqual({ ok: false, error: { code: 'not-your-turn', seat: turn } });
    expect(refusal(other, other)).toMatchObject({ error: { code: 'not-your-turn' } });
    expect(refusal(NATURE, NATURE)).toMatchObject({ ok: false });
    const agents = c.parties.map((p) => p.index).filter((seat) => !heldSeats(s).includes(seat));
    for (const seat of agents)
      expect(refusal(seat, seat)).toMatchObject({ error: { code: 'not-your-turn', seat } });
    expect(refusal(turn, turn).ok).toBe(true);
  });

  test('is stood in for and given back, and stays its own holder’s meanwhile', () => {
    const s = start();
    const away = got(standIn(s, MARENIA, AGENT));
    expect([ownerOf(away, MARENIA), heldSeats(away)]).toEqual([{ kind: 'person' }, [ORSK]]);
    expect(act(away, MARENIA, { type: 'offer.reject', seat: MARENIA })).toMatchObject({ ok: false });
    const later = playTo(away, (x) => x.play.table.open.round === 4);
    const own = later.play.acts.flatMap((a, i) => (a.seat === MARENIA && i >= s.play.acts.length ? [i] : []));
    expect(own.length).toBeGreaterThan(1);
    for (const i of own) expect(later.hands[i]).toEqual({ by: AGENT, of: { kind: 'person' } });
    const back = got(giveBack(later, MARENIA));
    expect(heldSeats(back)).toEqual([ORSK, MARENIA].sort((a, b) => a - b));
    expect(giveBack(back, MARENIA)).toEqual({
      ok: false,
      error: { code: 'nobody-stands-in', seat: MARENIA },
    });
    const end = moveOn(back);
    expect(end.hands.findLast((hand) => hand?.of.kind === 'person')?.by).toEqual({ kind: 'person' });
    expect(essence(again(end))).toEqual(essence(end));
    expect(seatsTold(end).marenia).toBe('human (bridging stood in)');
    expect(recordOfSession(end).seats.marenia).toBe('human');
  });

  test('stood in for is said to all, and its reasons stay its own affair', () => {
    const s = start();
    const later = playTo(got(standIn(s, MARENIA, AGENT)), (x) => x.play.table.open.round === 5);
    const lines = logFor(later, { seat: ORSK }).filter((line) => line.seat === MARENIA);
    expect(lines.map((line) => line.standIn)).toContain(true);
    expect(lines.map((line) => line.standIn)).toContain(false);
    expect(exportFor(later, ORSK).seats.marenia).toEqual({ holder: AGENT, standsInFor: { kind: 'person' } });
    const reasons = (people: readonly string[]): string[] => {
      const opened = sessionFor('istanbul-2022', people);
      const other = people.includes('moscow') ? got(standIn(opened, 1, AGENT)) : opened;
      const talks = playTo(other, (x) => x.play.table.open.round === 4);
      const refusals = logFor(talks, { seat: 0 }).filter(
        (line) => line.seat === 1 && line.act === 'offer.reject',
      );
      expect(refusals.length).toBeGreaterThan(1);
      return refusals
        .flatMap((line) => line.why.map((w) => w.text))
        .filter((text) => /costs most on/.test(text));
    };
    expect(reasons(['kyiv', 'moscow'])).toEqual([]);
    expect(reasons(['kyiv'])).not.toEqual([]);
  });

  test('is held by a program outside as by a person', () => {
    const s = sessionFor('marenia', []);
    const held = got(takeSeat(s, ORSK, { kind: 'program', name: 'orsk-bot' }));
    const { session, stop } = advance(held, NATURE);
    const there = stop.kind === 'news' ? playTo(session, (x) => waiting(x)?.kind === 'seat') : session;
    expect(waiting(there)).toEqual({ kind: 'seat', seat: ORSK });
    const played = got(
      act(
        there,
        ORSK,
        agentOf('linear').act(viewOf(there, ORSK), () => 0.5),
      ),
    );
    expect(played.hands.at(-1)).toEqual({
      by: { kind: 'program', name: 'orsk-bot' },
      of: { kind: 'program', name: 'orsk-bot' },
    });
    expect(recordOfSession(played).seats.orsk).toBe('orsk-bot');
  });

  test('is given to no agent that nobody knows, and to nobody who is no party', () => {
    const s = start();
    const unknown = { kind: 'agent', name: 'no-such' } as const;
    expect(standIn(s, ORSK, unknown)).toEqual({
      ok: false,
      error: { code: 'no-such-agent', name: 'no-such' },
    });
    expect(takeSeat(s, ORSK, { ...AGENT, settings: { zeal: 3 } })).toMatchObject({
      error: { code: 'no-such-agent' },
    });
    expect(takeSeat(s, 99, AGENT)).toEqual({ ok: false, error: { code: 'no-such-seat', seat: 99 } });
    expect(standIn(s, NATURE, AGENT)).toMatchObject({ error: { code: 'no-such-seat' } });
  });
});
