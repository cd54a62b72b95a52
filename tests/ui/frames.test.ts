import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/ui/input/keys.ts';
import { agent, gameFor, misfit, playOn, screenOf } from './games.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 160, rows: 50 },
  { columns: 60, rows: 16 },
];

describe('every frame', () => {
  it.each(SIZES)('fits $columns x $rows from the first key to the end', (size) => {
    for (const [scenario, seats, seed, by] of [
      ['harbour-lease', ['port-alder'], 'a', 'linear'],
      ['istanbul-2022', ['kyiv', 'turkey'], 'seed32', 'bridging'],
    ] as const) {
      const cast = { default: agent(by) };
      const store = gameFor({ scenario, seats, seed, size, cast });
      const end = playOn(store, { by, each: (s) => expect(misfit(s)).toBe('') });
      expect(end.screen).toBe('ending');
    }
  });

  it('fits whatever keys are pressed and however the terminal is resized', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('harbour-lease', 'istanbul-2022'),
        fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }),
        fc.array(fc.tuple(fc.integer({ min: 20, max: 170 }), fc.integer({ min: 4, max: 60 })), {
          maxLength: 4,
        }),
        (scenario, picks, sizes) => {
          const seats = scenario === 'harbour-lease' ? ['nordhall'] : ['moscow', 'united-states'];
          const store = gameFor({ scenario, seats, seed: String(picks[0]) });
          for (const [i, pick] of picks.entries()) {
            const s = store.state();
            expect(misfit(s)).toBe('');
            if (s.quit) return;
            const size = sizes[i % 13];
            if (size && i % 13 < sizes.length)
              store.dispatch({ type: 'resize', size: { columns: size[0], rows: size[1] } });
            const usable = bindings(store.state()).filter(
              (b) => b.keys.length > 0 && b.command.type !== 'quit',
            );
            const key = usable[pick % usable.length]?.keys[0];
            if (key !== undefined) store.press(key);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('lists in the footer only keys that do something, and always help and quit', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, {
      until: (s) => s.session.play.table.open.round > 2,
      each: (s) => {
        const shown = bindings(s).map((b) => b.show);
        expect(shown).toContain('q');
        expect(screenOf(s)).toMatch(/q (save\+)?quit/);
        if (s.screen === 'table') expect(screenOf(s)).toContain('? help');
      },
    });
  });

  it('uses nothing but ASCII in the ASCII mode', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'], ascii: true });
    playOn(store, {
      until: (s) => s.session.play.table.open.round > 2,
      each: (s) => expect(screenOf(s)).toMatch(/^[ -~\n]*$/),
    });
  });

  it('says the same without colour: marks and words carry every meaning', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    store.press('enter');
    store.press('t');
    store.press('end');
    store.press('enter');
    const text = screenOf(store.state());
    expect(text).toMatch(/> \w/);
    expect(text).toMatch(/!\d/);
    expect(text).toMatch(/[ACR?-]( [ACR?-]){5}/);
    expect(text).toMatch(/above by|below by|breaks/);
  });
});

describe('the log', () => {
  it('is searched by words', () => {
    const store = gameFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    playOn(store, { until: (s) => s.screen === 'table' && s.session.play.table.open.round === 3 });
    store.press('/');
    for (const ch of 'refuses moscow') store.press(ch === ' ' ? 'space' : ch);
    store.press('enter');
    const text = screenOf(store.state());
    expect(text).toMatch(/LOG: \d+ of \d+ entries with "refuses moscow"/);
    expect(text).toContain('Moscow (Russia) refuses the text.');
    expect(text).not.toContain('Between rounds');
  });
});
