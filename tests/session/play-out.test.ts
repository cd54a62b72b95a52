import { describe, expect, test } from 'vitest';
import {
  advance,
  journalText,
  moveClock,
  playOut,
  recordOfSession,
  type Session,
  standIn,
  takeSeat,
  waiting,
} from '../../src/session/index.ts';
import { SCENARIOS } from '../helpers/scenarios.ts';
import { got, moveOn, playTo, sessionFor } from './table.ts';

const agent = (name: string) => ({ kind: 'agent', name }) as const;

/** To the end step by step, with nobody at the table who reads. */
function stepwise(s: Session): Session {
  let at = s;
  while (waiting(at)?.kind !== 'over')
    at = waiting(at)?.kind === 'clock' ? moveClock(at) : advance(at, -1).session;
  return at;
}

describe.each(SCENARIOS)('a session of %s that is played out', (scenario) => {
  const fresh = sessionFor(scenario, []);
  const { principals, parties } = fresh.play.world.case;
  const [first = 0, second = 0] = principals;

  test('is the one that it comes to step by step, from the start and from half-way, stand-ins and all', () => {
    const ids = [parties[first]?.id ?? ''];
    const there = playTo(sessionFor(scenario, ids), (x) => x.play.count > 6 || x.play.position.over);
    const stood = got(standIn(there, first, agent('conceder')));
    const half = got(takeSeat(stood, second, agent('boulware')));
    for (const s of [fresh, half]) {
      const [out, slow] = [playOut(s), stepwise(s)];
      expect(out.play.position.over).toBe(true);
      expect(out.play.phase).toBe(slow.play.phase);
      expect(recordOfSession(out)).toEqual(recordOfSession(slow));
      expect(journalText(out)).toBe(journalText(slow));
      expect(out.hands).toEqual(slow.hands);
      expect([out.chairs, out.marks, out.branch, out.asked]).toEqual([
        slow.chairs,
        slow.marks,
        slow.branch,
        slow.asked,
      ]);
      expect(playOut(out).events).toEqual(out.events);
    }
  });

  test('is not played out over the head of anybody', () => {
    const s = moveOn(sessionFor(scenario, [parties[second]?.id ?? '']));
    expect(() => playOut(s)).toThrow('somebody at this table acts itself');
  });
});
