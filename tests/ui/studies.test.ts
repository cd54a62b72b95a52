import { describe, expect, it } from 'vitest';
import { makeStore, type Store } from '../../src/app/ui/game/store.ts';
import { initialState } from '../../src/app/ui/state/flow.ts';
import type { UiState } from '../../src/app/ui/state/state.ts';
import { openPlay, type Play, send } from '../../src/protocol/index.ts';
import { castFor, hadCrisis, openSession, type Session } from '../../src/session/index.ts';
import { type Playout, playout, replayCrisis, turningPoints } from '../../src/sim/index.ts';
import { agent, caseFor, misfit, screenOf } from './games.ts';

const cast = { default: agent('bridging') };

function ended(scenario: string, seed: string): { session: Session; played: Playout } {
  const c = caseFor(scenario);
  const played = playout(c, seed, 0, cast);
  let play: Play = openPlay(c, seed);
  for (const act of played.acts) {
    const next = send(play, act);
    if (!next.ok) throw new Error(next.error.code);
    play = next.value;
  }
  return { session: openSession({ play }, cast, [0]), played };
}

/** A seed under which Marenia's treaty is put to the test, whatever else the scenario comes to say. */
const TESTED = ((): string => {
  for (let n = 0; n < 200; n++) {
    const { phase } = playout(caseFor('marenia'), String(n), 0, cast);
    if (phase === 'honoured' || phase === 'failed-when-tested') return String(n);
  }
  throw new Error('no seed of 200 brings a test');
})();

/** A store whose work is done when the test says so. */
function storeOf(
  session: Session,
  size: { columns: number; rows: number },
): { store: Store; jobs: (() => void)[]; work: () => void } {
  const jobs: (() => void)[] = [];
  const initial: UiState = initialState({ session, cast, size, ascii: false, saveFile: 'game.json' });
  const store = makeStore(initial, {
    save: () => '',
    quit: () => undefined,
    defer: (job) => jobs.push(job),
  });
  const work = (): void => {
    for (let job = jobs.shift(); job; job = jobs.shift()) job();
  };
  return { store, jobs, work };
}

describe('what one clause would have changed', () => {
  it('is worked out off the key handler, once, and agrees with the turning points', () => {
    const { session, played } = ended('marenia', TESTED);
    const { store, jobs, work } = storeOf(session, { columns: 100, rows: 30 });
    expect(store.state().screen).toBe('ending');
    expect(screenOf(store.state())).toContain('v what one clause');
    store.press('v');
    expect(screenOf(store.state())).toContain('Working…');
    expect(jobs).toHaveLength(1);
    store.press('esc');
    work();
    const found = store.state().studies[0]?.study;
    if (found?.kind !== 'what-if') throw new Error('nothing was found');
    expect(found.control).toBe(found.ending);
    expect(found.failed).toBe(0);
    expect(found.turns).toEqual(
      turningPoints(played, castFor(session)).map((t) => ({ ...t, ending: t.ending.kind })),
    );
    store.press('v');
    expect(jobs).toHaveLength(0);
    const text = screenOf(store.state());
    expect(text).toContain('WHAT ONE CLAUSE WOULD HAVE CHANGED');
    expect(text).toMatch(/→ \w.* \(\d+\)/);
    expect(text).toMatch(/• .* instead of /);
    store.press('end');
    expect(screenOf(store.state())).toMatch(/NOT every principal|more above/);
  });

  it('fits every screen, and is forgotten by nobody who plays on', () => {
    const { session } = ended('marenia', TESTED);
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 100, rows: 30 },
      { columns: 60, rows: 16 },
    ]) {
      const { store, work } = storeOf(session, size);
      for (const key of ['v', 'x']) {
        store.press(key);
        expect(misfit(store.state())).toBe('');
        work();
        expect(misfit(store.state())).toBe('');
        store.press('esc');
      }
      expect(store.state().studies).toHaveLength(2);
    }
    const { store, work } = storeOf(session, { columns: 80, rows: 24 });
    store.press('v');
    store.press('esc');
    store.press('u');
    expect(store.state().screen).not.toBe('ending');
    work();
    expect(store.state().studies).toHaveLength(0);
  });

  it('says so when no text was ever on the table', () => {
    const { session } = ended('scrap-of-paper-1914', '1');
    const { store, work } = storeOf(session, { columns: 100, rows: 30 });
    store.press('v');
    work();
    expect(screenOf(store.state())).toContain('No text was ever put on the table');
  });
});

describe('the crisis under another rule', () => {
  it('is offered after a crisis only, and shows every option of the clause', () => {
    const { session, played } = ended('marenia', TESTED);
    expect(hadCrisis(session.play)).toBe(true);
    const { store, work } = storeOf(session, { columns: 100, rows: 30 });
    expect(screenOf(store.state())).toContain('x the crisis under another rule');
    store.press('x');
    work();
    const text = screenOf(store.state());
    const c = caseFor('marenia');
    const clause = c.treaty?.decisionClause ?? -1;
    const agreed = session.play.table.open.agreed ?? [];
    for (const [o, option] of (c.clauses[clause]?.options ?? []).entries()) {
      const line = text.split('\n').find((l) => l.slice(4).startsWith(`${option.short}  `)) ?? '';
      const facts = replayCrisis(
        played,
        agreed.map((x, k) => (k === clause ? o : x)),
        cast,
      );
      expect(line).toContain((facts?.firstAid ?? -1) >= 0 ? `T+${facts?.firstAid} h` : 'none');
      if (o === agreed[clause]) expect(line).toContain('* ');
    }

    const none = ended('harbour-lease', '1').session;
    expect(hadCrisis(none.play)).toBe(false);
    const other = storeOf(none, { columns: 100, rows: 30 }).store;
    expect(screenOf(other.state())).not.toContain('another rule');
    const before = other.state();
    other.press('x');
    expect(other.state().session).toBe(before.session);
    expect(other.state().overlay).toBeNull();
    expect(other.state().notice).toContain('"x" does nothing here');
  });
});
