import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/app/ui/screens/compose.ts';
import { subjectOf, type UiState } from '../../src/app/ui/state/state.ts';
import { type Case, has, type Move, POINT, partyIndex, sizeOf } from '../../src/model/index.ts';
import { holds, PEACE, Terms } from '../../src/rules/index.ts';
import { accountOf } from '../../src/session/index.ts';
import { carriedTold, partsTold, pts, tenthsOf } from '../../src/telling/index.ts';
import { caseFor, gameFor, lineOf, misfit, playOn, screenOf } from './games.ts';

const atTable = (s: UiState): boolean =>
  s.screen === 'table' && s.overlay === null && !s.session.play.phase.startsWith('crisis.');

/** What stands between the sides of the box, as one text. */
const flat = (s: UiState): string =>
  compose(s)
    .map((row) => lineOf(row).replace(/^│ | │$/g, ''))
    .join(' ')
    .replace(/\s+/g, ' ');

const number = (text: string): number => Number(text.replace('−', '-'));

/** The strip's sum: the figure, and what it is made of. */
function sumIn(s: UiState): { readonly bar: number; readonly parts: readonly number[] } | null {
  const found =
    /(?:walk-away,|Goal: above|You join from) (\d+\.\d) = (\d+\.\d) at first((?:;.*?)?)(?= Needed:| Enough are in| Not carried| ├)/.exec(
      flat(s),
    );
  if (!found) return null;
  const more = [...(found[3] ?? '').matchAll(/; ([+−]\d+\.\d)/g)].map((m) => number(m[1] ?? ''));
  return { bar: number(found[1] ?? ''), parts: [number(found[2] ?? ''), ...more] };
}

const tenths = (x: number): number => Math.round(10 * x);

describe('the walk-away on the desk', () => {
  it.each([
    ['istanbul-2022', 'kyiv'],
    ['istanbul-2022', 'turkey'],
    ['marenia', 'orsk'],
    ['first-round-2022', 'moscow'],
  ])('of %s, %s is made of parts that add up, at every size', (scenario, seat) => {
    for (const size of [
      { columns: 80, rows: 24 },
      { columns: 100, rows: 30 },
    ]) {
      let seen = 0;
      const store = gameFor({ scenario, seats: [seat], size });
      playOn(store, {
        each: (s) => {
          if (!atTable(s)) return;
          expect(misfit(s)).toBe('');
          const sum = sumIn(s);
          if (!sum) return;
          const view = s.session.play.position.view(s.viewer);
          expect(sum.bar).toBe(Number(pts(view.bar(subjectOf(s).text))));
          expect(
            sum.parts.reduce((n, x) => n + tenths(x), 0),
            flat(s),
          ).toBe(tenths(sum.bar));
          if (sum.parts.length > 1) seen++;
        },
      });
      expect(seen, `${size.columns}x${size.rows}`).toBeGreaterThan(0);
    }
  });

  it('is the account of every move, the same whether kept up or made at once', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv', 'moscow'], seed: 'account' });
    let moved = 0;
    const s = playOn(store, {
      each: ({ session }) => {
        for (const seat of [0, 1]) {
          const { first, now, moves } = accountOf(session.play, seat);
          expect(now).toBe(session.play.table.own[seat]?.reservation);
          expect(first + moves.reduce((n, m) => n + m.units, 0)).toBe(now);
          moved = Math.max(moved, moves.length);
        }
      },
    });
    expect(moved).toBeGreaterThan(3);
    const kept = accountOf(s.session.play, 0);
    // An account of another moment is forgotten by this one, so that it is made from the start again.
    const { before } = s.session.play;
    if (before) accountOf(before, 0);
    expect(accountOf(s.session.play, 0)).toEqual(kept);
  });

  it('adds up on paper whatever the moves are', () => {
    const c: Case = caseFor('istanbul-2022');
    const causes: Move['cause'][] = ['waiting', 'recovery', 'asked-late', 'ended', 'limit', { driver: 0 }];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 * POINT }),
        fc.array(fc.integer({ min: -20 * POINT, max: 20 * POINT }), { maxLength: causes.length }),
        (first, sizes) => {
          const moves = sizes.map((units, i): Move => ({ cause: causes[i] ?? 'waiting', units }));
          const now = first + sizes.reduce((a, b) => a + b, 0);
          const parts = partsTold(c, 0, first, now, moves);
          expect(tenthsOf(first) + parts.reduce((n, p) => n + p.tenths, 0)).toBe(tenthsOf(now));
          // No part is further from the truth than rounding and what it was handed from others make it.
          for (const { tenths: shown, text } of parts) {
            const near = moves.some((m) => Math.abs((10 * m.units) / POINT - shown) < 1.5 + 1e-9);
            expect(near, `${shown} ${text}`).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the head of the desk', () => {
  it('says how many side moves are left, at 80 columns too', () => {
    let seen = 0;
    const store = gameFor({
      scenario: 'istanbul-2022',
      seats: ['kyiv'],
      size: { columns: 80, rows: 24 },
    });
    playOn(store, {
      each: (s) => {
        if (!atTable(s) || s.session.play.phase !== 'talks.floor') return;
        seen += 1;
        expect(flat(s)).toMatch(/ · front [+−]?\d+.* · side moves \d\/\d /);
      },
    });
    expect(seen).toBeGreaterThan(2);
  });
});

describe('who is still needed', () => {
  it('is counted from the text while nothing is agreed, and from those who are in afterwards', () => {
    const c = caseFor('istanbul-2022');
    const { treaty } = c;
    if (treaty?.enough.op !== 'all') throw new Error('Istanbul has two circles');
    const [four, one] = treaty.enough.of;
    if (four?.op !== 'joined' || one?.op !== 'joined') throw new Error('of guarantors');
    const phases = new Set<string>();
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const store = gameFor({
        scenario: 'istanbul-2022',
        seats: ['kyiv'],
        seed,
        size: { columns: 100, rows: 30 },
      });
      playOn(store, {
        by: 'conceder',
        each: (s) => {
          if (!atTable(s)) return;
          const { phase, table } = s.session.play;
          const area = phase.split('.')[0] ?? '';
          if (area !== 'talks' && area !== 'accession') return;
          const text = subjectOf(s).text;
          const there = area === 'talks' ? new Terms(treaty, text).named : table.open.joined;
          const as = area === 'talks' ? 'named' : 'in';
          expect(flat(s)).toContain(
            `4 of US, UK, France, Germany, Turkey, Poland, Canada, Italy (${sizeOf(there & four.mask)} ${as}); 1 of US, UK, France (${sizeOf(there & one.mask)} ${as})`,
          );
          if (area === 'talks') expect(flat(s)).toContain("Needed: Moscow's yes; ");
          phases.add(area);
        },
      });
    }
    expect([...phases]).toContain('talks');
  });

  it('is met exactly when the rules say so', () => {
    for (const id of [
      'istanbul-2022',
      'marenia',
      'state-treaty-1955',
      'scrap-of-paper-1914',
      'first-round-2022',
    ]) {
      const c = caseFor(id);
      const text = c.clauses.map(() => 0);
      const most = 2 ** c.parties.length;
      for (let seats = 0; seats < most; seats += 7) {
        const told = carriedTold(c, text, { seats, as: 'in' });
        if (!told || !c.treaty) throw new Error(`${id} has a treaty`);
        expect(told.met).toBe(holds(c.treaty.enough, text, { ...PEACE, joined: seats }));
      }
    }
    const marenia = caseFor('marenia');
    const inside = (...ids: string[]): number => ids.reduce((n, id) => n | (1 << partyIndex(marenia, id)), 0);
    const told = carriedTold(
      marenia,
      marenia.clauses.map(() => 0),
      { seats: inside('corvane', 'talvik'), as: 'in' },
      true,
    );
    expect(told?.circles).toBe('2 of Corvane, Haldren, Ostrell (1 in); 3 guarantors (2 in)');
    expect(told?.met).toBe(false);
  });

  it('is the other side alone where there is no treaty', () => {
    const store = gameFor({ scenario: 'harbour-lease', seats: ['nordhall'] });
    const s = playOn(store, { until: atTable });
    expect(screenOf(s)).toMatch(/Needed: City's yes +│/);
  });
});

describe('a guarantor', () => {
  it('reads what it is asked, and from what it joins', () => {
    const asked = new Set<string>();
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const store = gameFor({ scenario: 'marenia', seats: ['corvane'], seed });
      playOn(store, {
        each: (s) => {
          if (!atTable(s)) return;
          const screen = flat(s);
          const { phase, table } = s.session.play;
          if (phase === 'talks.sounding') {
            expect(screen).toMatch(/You are asked in private whether you would join\. You join from \d+\.\d/);
            asked.add(phase);
          }
          if (phase === 'accession.invitation' && !has(table.open.joined, s.viewer)) {
            expect(screen).toMatch(/You are asked to join\. You join from \d+\.\d/);
            asked.add(phase);
          }
        },
      });
    }
    expect(asked.size).toBeGreaterThan(0);
  });
});
