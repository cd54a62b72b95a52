import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/app/ui/game/store.ts';
import { viewFrom } from '../../src/protocol/index.ts';
import { agent, gameFor, playOn, screenOf } from './games.ts';

const flat = (text: string): string => text.replace(/[│\s]+/g, ' ');

/** A hot seat of two, at the table of the seat whose move it is in round 2. */
function shared(): Store {
  const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv', 'moscow'] });
  playOn(store, { until: (s) => s.screen === 'table' && s.session.play.table.open.round === 2 });
  return store;
}

const name = (store: Store, seat: number): string =>
  store.state().session.play.world.case.parties[seat]?.name ?? '';

describe('undo in a hot seat', () => {
  test('asks the other, who sees what it would undo, and takes back when it agrees', () => {
    const store = shared();
    const { viewer, session } = store.state();
    const other = 1 - viewer;
    const count = session.play.acts.length;
    store.press('u');
    expect(store.state().overlay?.kind).toBe('ask-consent');
    expect(flat(screenOf(store.state()))).toContain(`Asked: ${name(store, other)}.`);
    expect(store.state().session.play.acts).toHaveLength(count);
    store.press('enter');
    expect([store.state().screen, store.state().next]).toEqual(['handover', other]);
    store.press('u');
    expect(store.state().session.play.acts).toHaveLength(count);
    store.press('enter');
    expect(store.state().screen).toBe('consent');
    expect(flat(screenOf(store.state()))).toContain(
      `${name(store, viewer)} asks to take back its own last act`,
    );
    expect(store.state().viewer).toBe(other);
    store.press('y');
    const now = store.state().session.play.acts.length;
    expect(session.play.acts[now]?.seat).toBe(viewer);
    expect(store.state().session.play.acts).toEqual(session.play.acts.slice(0, now));
    expect([store.state().screen, store.state().next]).toEqual(['handover', viewer]);
    expect(store.state().notice).toContain('All agree');
  });

  test('takes nothing back when the other does not agree, nor when nobody was asked in the end', () => {
    const store = shared();
    const { viewer, session } = store.state();
    store.press('u');
    store.press('esc');
    expect(store.state().session).toBe(session);
    store.press('r');
    store.press('down');
    store.press('enter');
    expect(store.state().overlay?.kind).toBe('ask-consent');
    store.press('enter');
    store.press('enter');
    store.press('n');
    expect(store.state().session.play).toBe(session.play);
    expect(store.state().notice).toContain('does not agree');
    expect(store.state().next).toBe(viewer);
    store.press('enter');
    expect(store.state().viewer).toBe(viewer);
    // And the game goes on.
    const act = agent('linear').act(viewFrom(session.play, viewer), () => 0.5);
    store.dispatch({ type: 'act', act });
    expect(store.state().session.play.acts.length).toBeGreaterThan(session.play.acts.length);
  });

  test("shows nobody another seat's table on the way", () => {
    const store = shared();
    const { viewer } = store.state();
    store.press('u');
    store.press('enter');
    const seen = [screenOf(store.state())];
    store.press('enter');
    seen.push(screenOf(store.state()));
    for (const screen of seen) expect(screen).not.toMatch(/walk away below|Worth to you|OFFER BUILDER/);
    store.press('y');
    expect(screenOf(store.state())).toContain(`Hand over to ${name(store, viewer)}`);
  });
});
