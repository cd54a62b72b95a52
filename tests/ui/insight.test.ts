import { describe, expect, it } from 'vitest';
import { markdownRows, plainMarkdown } from '../../src/app/ui/canvas/markdown.ts';
import { reduce } from '../../src/app/ui/game/reduce.ts';
import { helpLine } from '../../src/app/ui/state/guarantee.ts';
import { deskOf, type UiState } from '../../src/app/ui/state/state.ts';
import { NATURE, type Package, POINT, setOf } from '../../src/model/index.ts';
import { turnOf, viewFrom } from '../../src/protocol/index.ts';
import { type Moved, newsFor, type Session } from '../../src/session/index.ts';
import { caseFor, gameFor, playAt, playOn, screenOf, stateFor } from './games.ts';

const big = { columns: 110, rows: 60 };
const flat = (text: string): string => text.replace(/[│\s]+/g, ' ');
/** Every move of a seat's own reservation value that is news to it. */
const movesOf = (s: Session, seat: number): Moved[] => {
  const { lines, apart } = newsFor(s, seat);
  return [...lines.flatMap((line) => line.moved ?? []), ...apart];
};
const atTable = (s: UiState): boolean => s.screen === 'table';

describe('what the guarantee is worth', () => {
  it('is worked out from the text, with all it names in', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: big });
    playOn(store, { until: (x) => atTable(x) && x.session.play.phase === 'talks.floor' });
    const s = store.state();
    const { treaty, texts } = caseFor('istanbul-2022');
    const view = viewFrom(s.session.play, s.viewer);
    const seen = new Set<string>();
    for (const text of Object.values(texts)) {
      const named = treaty?.members[text[treaty.guarantorsClause] ?? -1] ?? [];
      const held = (of: Package | null, unbound = false): number =>
        Math.round(100 * view.prospect(of, setOf(named), unbound).held);
      const line = helpLine(s, text);
      expect(line).toBe(
        `Attacks held off under these words: ${held(text)} % if all it names join, ${held(text, true)} % with nobody bound, ${held(null)} % without a text (judged; from public figures).`,
      );
      seen.add(line);
    }
    expect(seen.size).toBeGreaterThan(2);
    const line = helpLine(s, deskOf(s).draft);
    expect(flat(screenOf(reduce(s, { type: 'open', dialog: 'send' })))).toContain(line);
    expect(flat(screenOf(reduce(s, { type: 'focus', panel: 'adviser' })))).toContain('Attacks held off: ');
  });

  it('counts those really in once the text is agreed', () => {
    const base = stateFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: big });
    const c = caseFor('istanbul-2022');
    const agreed: Package = c.texts['april-midpoint'] ?? [];
    const joined = setOf([2, 3]);
    const { play } = base.session;
    const table = { ...play.table, open: { ...play.table.open, agreed, joined } };
    const s: UiState = {
      ...base,
      screen: 'table',
      stop: { kind: 'seat', seat: 0 },
      session: { ...base.session, play: playAt(play, table, 'signature.signing') },
    };
    const share = Math.round(100 * viewFrom(s.session.play, 0).prospect(agreed, joined).held);
    expect(helpLine(s, agreed)).toContain(`${share} % with those in (US, UK)`);
    expect(flat(screenOf(reduce(s, { type: 'open', dialog: 'sign' })))).toContain(
      `${share} % with those in (US, UK)`,
    );
  });

  it('is not said where there is no treaty', () => {
    const s = stateFor({ scenario: 'harbour-lease', seats: ['nordhall'], size: big });
    expect(helpLine(s, deskOf(s).draft)).toBe('');
    expect(screenOf(reduce(reduce(s, { type: 'continue' }), { type: 'open', dialog: 'send' }))).not.toContain(
      'Attacks held off',
    );
  });
});

describe('the price of waiting', () => {
  it('is told on the news page after every round, and on the table', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: big });
    const rounds = new Set<number>();
    playOn(store, {
      until: (s) => s.session.play.table.open.round > 4,
      each: (s) => {
        const moved = movesOf(s.session, s.viewer).at(-1);
        if (s.screen !== 'news' || !moved) return;
        const text = flat(screenOf(s));
        expect(text).toContain('Your own walk-away score: ');
        expect(text).toContain(`${(moved.from / POINT).toFixed(1)} → ${(moved.to / POINT).toFixed(1)}`);
        expect(text).toMatch(/• [+−]\d\.\d .*\[.*our judgement.*\]/);
        rounds.add(s.session.play.table.open.round);
      },
    });
    expect(rounds.size).toBeGreaterThanOrEqual(3);
    const s = reduce(playOn(store, { until: atTable }), { type: 'focus', panel: 'adviser' });
    expect(flat(screenOf(s))).toMatch(/Your walk-away score moved [+−]?\d/);
    expect(screenOf(s)).toMatch(/Kyiv .* [+−]\d+\.\d +│/);
    expect(screenOf(s)).toMatch(/walk away below \d+\.\d \([+−]\d/);
  });

  it('adds up, and is the own one only', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv', 'moscow'], size: big });
    const s = playOn(store, { until: (x) => x.session.play.table.open.round > 5 });
    const unread = { ...s.session, marks: s.session.marks.map(() => 0) };
    for (const seat of [0, 1]) {
      const moves = movesOf(unread, seat);
      expect(moves.length).toBeGreaterThan(3);
      for (const m of moves) {
        const sum = m.moves.reduce((n, x) => n + x.units, 0);
        if (m.to > 25 * POINT && m.to < 90 * POINT) expect(m.to - m.from).toBe(sum);
      }
    }
    const shown = (seat: number): string =>
      screenOf({ ...s, viewer: seat, screen: 'news', session: unread, size: { columns: 110, rows: 400 } });
    const other = movesOf(unread, 1).map((m) => (m.to / POINT).toFixed(1));
    const mine = movesOf(unread, 0).map((m) => (m.to / POINT).toFixed(1));
    for (const figure of other.filter((f) => !mine.includes(f)))
      expect(shown(0)).not.toContain(`→ ${figure} (`);
    expect(turnOf(s.session.play)).not.toBe(NATURE);
  });
});

describe('a brief', () => {
  it('flows anew, whatever its lines were in the file', () => {
    const text =
      '# Title\n\nOne line\nand the next, **bold\nwords** and *slanted* ones.\n\n- an item\n  that goes on\n- another\n  - deeper\n1. first\n\n2 * 3 * 4';
    expect(plainMarkdown(text, 60)).toEqual([
      'Title',
      '',
      'One line and the next, bold words and slanted ones.',
      '',
      '• an item that goes on',
      '• another',
      '  • deeper',
      '1. first',
      '',
      '2 * 3 * 4',
    ]);
    expect(markdownRows('## Head\n\n**All bold.**\n\nplain', 40).map((r) => r[0]?.tone)).toEqual([
      'strong',
      'plain',
      'strong',
      'plain',
      'plain',
    ]);
  });

  it('turns between the own page, the full one, the public one and the dates', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], size: { columns: 100, rows: 30 } });
    const see = (text: string): void => expect(screenOf(store.state())).toContain(text);
    see('BRIEF: Kyiv (Ukraine) (confidential)');
    store.press('p');
    see('FOR EVERYBODY AT THE TABLE');
    store.press('d');
    see('─ DATES ─');
    store.press('d');
    see('BRIEF: Kyiv');
    store.press('f');
    see('FULL BRIEF: Kyiv');
    store.press('end');
    store.press('f');
    see('You are ready to write down');
    store.press('p');
    store.press('?');
    store.press('esc');
    see('FOR EVERYBODY');
    store.press('enter');
    expect(playOn(store, { until: atTable }).screen).toBe('table');
    store.press('b');
    see('BRIEF: Kyiv');
    store.press('d');
    see('─ DATES ─');
    store.press('esc');
    expect(store.state().overlay).toBeNull();
  });

  it('has none of these keys where there is nothing behind them', () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: ['nordhall'] });
    const before = store.state();
    for (const key of ['p', 'f', 'd']) store.press(key);
    expect({ ...store.state(), notice: '' }).toEqual(before);
  });

  it('is nobody’s before the seats are taken', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: [], size: { columns: 100, rows: 60 } });
    const text = screenOf(store.state());
    expect(text).toContain('Advanced. Playing time about 90 minutes (60 to 150).');
    for (const party of Object.values(caseFor('istanbul-2022').scenario.parties))
      expect(text).toContain(party.summary.replace(/\s+/g, ' ').slice(0, 40));
    store.press('p');
    expect(screenOf(store.state())).toContain('FOR EVERYBODY');
    store.press('d');
    expect(screenOf(store.state())).toContain('─ DATES ─');
    for (const key of ['f', 'p', 'p', 'd', 'd']) {
      store.press(key);
      expect(screenOf(store.state())).not.toMatch(/confidential|walk away/i);
    }
  });
});
