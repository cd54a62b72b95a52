import { describe, expect, it } from 'vitest';
import { NATURE } from '../../src/model/index.ts';
import { isOver, openPlay } from '../../src/protocol/index.ts';
import {
  advance,
  moveClock,
  openSession,
  type Session,
  stepBack,
  stepToRound,
} from '../../src/session/index.ts';
import { playout } from '../../src/sim/index.ts';
import { agent, caseFor, gameFor, playOn, screenOf } from './games.ts';

function toTheEnd(start: Session): Session {
  let s = start;
  for (let i = 0; i < 2000 && !isOver(s.play); i++) {
    const { session, stop } = advance(s, NATURE);
    s = stop.kind === 'clock' ? moveClock(session) : session;
  }
  return s;
}

describe('a session without people', () => {
  it.each([
    ['harbour-lease', 'linear'],
    ['istanbul-2022', 'linear'],
    ['istanbul-2022', 'random'],
  ])('plays %s with %s as the batch does', (id, name) => {
    const c = caseFor(id);
    const cast = { default: agent(name) };
    const s = toTheEnd(openSession({ play: openPlay(c, 'same') }, cast, []));
    const batch = playout(c, 'same', 0, cast);
    expect(s.play.phase).toBe(batch.phase);
    expect(s.play.acts).toEqual(batch.acts);
  });
});

describe('a session with people', () => {
  it('stops for the person, for news, and at the end', () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: ['port-alder'] });
    expect(store.state().screen).toBe('brief');
    store.press('enter');
    expect(store.state().screen).toBe('table');
    store.press('s');
    store.press('enter');
    expect(store.state().screen).toBe('news');
    expect(screenOf(store.state())).toContain('refuses the text');
    expect(screenOf(store.state())).toContain('It costs most on');
    expect(playOn(store).screen).toBe('ending');
  });

  it('takes back to the last decision and rewinds to a round', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, { until: (s) => s.screen === 'table' && s.session.play.table.open.round === 3 });
    const there = store.state().session;
    const earlier = stepBack(there, 0);
    if (earlier?.kind !== 'back') throw new Error('nothing to take back');
    expect(earlier.to).toBeLessThan(there.play.acts.length);
    store.press('u');
    expect(store.state().session.play.acts).toEqual(there.play.acts.slice(0, earlier.to));
    const left = store.state().session.play;
    expect(stepToRound(there, 2)).toMatchObject({ kind: 'branch' });
    store.dispatch({ type: 'rewind', round: 2 });
    expect(store.state().session.play.table.open.round).toBe(2);
    expect(store.state().notice).toContain('kept as branch 1');
    // The branch that was left is in the list of the rewind dialog, and leads back.
    store.press('r');
    expect(screenOf(store.state())).toMatch(/Branch 1: round \d, Talks/);
    store.dispatch({ type: 'return', branch: 1 });
    expect(store.state().session.play).toBe(left);
    expect(store.state().session.branches.map((b) => b.id)).toEqual([2]);
  });

  it('gives the same game again for the same seed and the same keys', () => {
    const run = (): string => {
      const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], seed: 'twice' });
      const seen: string[] = [];
      playOn(store, { each: (s) => seen.push(screenOf(s)) });
      return seen.join('\n');
    };
    expect(run()).toBe(run());
  });

  it('saves after every act', () => {
    let saves = 0;
    const store = gameFor({
      scenario: 'harbour-lease',
      seats: ['port-alder'],
      onSave: () => {
        saves += 1;
      },
    });
    const counts = new Set([store.state().session.events.length]);
    playOn(store, { each: (s) => counts.add(s.session.events.length) });
    expect(saves).toBe(counts.size);
  });
});
