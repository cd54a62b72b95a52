import { describe, expect, it } from 'vitest';
import { DIALOG_KINDS } from '../../src/app/ui/dialogs/table.ts';
import { reduce } from '../../src/app/ui/game/reduce.ts';
import { PANELS, type UiState } from '../../src/app/ui/state/state.ts';
import { membersOf, type Table } from '../../src/model/index.ts';
import { entriesOf, logFor } from '../../src/session/index.ts';
import { caseFor, gameFor, playAt, playOn, screenOf } from './games.ts';

/** Every screen that can be had from a state without acting. */
function everyScreen(s: UiState): string[] {
  const dialogs = DIALOG_KINDS.map((dialog) => screenOf(reduce(s, { type: 'open', dialog })));
  const panels = PANELS.map((panel) => screenOf(reduce(s, { type: 'focus', panel })));
  return [...panels, ...dialogs];
}

const tamper = (s: UiState, change: (t: Table) => Table): UiState => ({
  ...s,
  session: { ...s.session, play: playAt(s.session.play, change(s.session.play.table)) },
});

describe('what a seat sees', () => {
  it('does not depend on what only nature or others know', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: { columns: 160, rows: 50 } });
    const there = playOn(store, { until: (x) => x.screen === 'table' });
    const s = reduce(there, { type: 'focus', panel: 'clauses' });
    expect(s.screen).toBe('table');
    const other = tamper(s, (t) => ({
      ...t,
      hidden: { ...t.hidden, front: 77, dueAt: t.hidden.dueAt.map(() => 5) },
      own: t.own.map((o, i) =>
        i === s.viewer ? o : { ...o, reservation: o.reservation / 2, front: -80, belief: 900 },
      ),
    }));
    expect(everyScreen(other)).toEqual(everyScreen(s));
  });

  it('has no seed in it before the end where several people play: from it every walk-away can be worked out', () => {
    const shown = (seats: string[]): string[] =>
      everyScreen(
        playOn(gameFor({ scenario: 'harbour-lease', seats, seed: 'tamarind-77' }), {
          until: (x) => x.screen === 'table',
        }),
      );
    expect(shown(['port-alder']).some((screen) => screen.includes('tamarind-77'))).toBe(true);
    for (const screen of shown(['port-alder', 'nordhall'])) expect(screen).not.toContain('tamarind-77');
  });

  it('has no figure of another party in a refusal', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, { until: (s) => s.session.play.table.open.round > 4 });
    const { session, viewer } = store.state();
    const refusals = logFor(session, { seat: viewer }).filter(
      (e) => e.act === 'offer.reject' && e.seat !== viewer,
    );
    expect(refusals.length).toBeGreaterThan(2);
    for (const e of refusals) {
      for (const w of e.why) expect(w.text).not.toMatch(/worth \d|needs \d|costs it \d/);
    }
  });

  it('holds no line that another party has not made public', () => {
    const c = caseFor('istanbul-2022');
    const secret = c.parties.flatMap((p) =>
      p.redLines.filter((l) => !l.public && p.id !== 'kyiv').map((l) => l.line.text),
    );
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: { columns: 160, rows: 60 } });
    playOn(store, {
      until: (s) => s.session.play.table.open.round > 3,
      each: (s) => {
        const text = screenOf(s);
        for (const line of secret) expect(text).not.toContain(line);
      },
    });
  });

  it('is covered while the screen changes hands', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv', 'moscow'] });
    let handovers = 0;
    playOn(store, {
      until: (s) => s.session.play.table.open.round > 3,
      each: (s) => {
        if (s.screen !== 'handover') return;
        handovers += 1;
        const text = screenOf(s);
        expect(text).toContain('Hand over to');
        expect(text).not.toMatch(/walk away|Worth to you|draft/);
        for (const dialog of ['brief', 'log', 'why'] as const) {
          const keys = dialog === 'brief' ? 'b' : dialog === 'log' ? 'g' : 'w';
          const before = store.state();
          store.press(keys);
          expect({ ...store.state(), notice: '' }).toEqual({ ...before, notice: '' });
        }
      },
    });
    expect(handovers).toBeGreaterThan(3);
  });

  it('leaves soundings and private questions to those concerned', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv', 'moscow'] });
    playOn(store, { until: (s) => s.screen === 'ending' });
    const { session } = store.state();
    for (const e of entriesOf(session)) {
      const act = session.play.acts[e.index];
      if (act?.type.startsWith('sounding') || act?.type.startsWith('caucus')) {
        expect(membersOf(e.told.heard)).toHaveLength(2);
      }
    }
  });
});

describe('a crisis on screen', () => {
  it('shows what is reported, not what it is', () => {
    const store = gameFor({
      scenario: 'istanbul-2022',
      seats: ['kyiv'],
      seed: 'ui',
    });
    playOn(store, { until: (s) => s.screen === 'table' });
    const c = caseFor('istanbul-2022');
    const { treaty } = c;
    if (!treaty) throw new Error('no treaty');
    const staged = treaty.incidents.findIndex((x) => x.truth === 'staged');
    const base = store.state();
    const agreed = c.texts['april-midpoint'] ?? [];
    const crisis = {
      year: 2,
      incident: treaty.incidents[staged]?.reportedAs ?? staged,
      place: 0,
      truth: -1,
      covered: true,
      counted: true,
      hour: 5,
      requested: true,
      convened: true,
      findings: c.parties.map(() => null),
      foundAt: c.parties.map(() => -1),
      due: [],
      gate: -1,
      pendingResponse: 0,
      live: 0,
      limited: 0,
      liveAt: -1,
      blockedBy: -1,
      panelReported: false,
      council: 'none' as const,
      deliveries: [],
      deferred: c.parties.map(() => -1),
      shown: false,
      appealed: 0,
      pleading: false,
      closed: false,
      heldUntil: -1,
      held: null,
      helped: null,
      harm: 0,
    };
    const with_ = (incident: number): UiState => {
      const t = tamper(base, (table) => ({
        ...table,
        open: { ...table.open, agreed, crisis, joined: 0b111100 },
        hidden: { ...table.hidden, incident },
      }));
      const { play } = t.session;
      return { ...t, session: { ...t.session, play: playAt(play, play.table, 'crisis.hours') } };
    };
    const one = screenOf(with_(staged));
    expect(one).toContain('CRISIS, year 2');
    expect(one).toContain('T+5 h');
    expect(screenOf(with_(0))).toBe(one);
  });
});
