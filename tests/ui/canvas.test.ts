import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasColour, inked } from '../../src/app/ui/canvas/colour.ts';
import { boxed, fitted, row, rule, span, textOf, toAscii } from '../../src/app/ui/canvas/paint.ts';
import { pinned } from '../../src/app/ui/canvas/pin.ts';
import { beside, wrap } from '../../src/app/ui/canvas/text.ts';
import { cell, cut, graphemes, widthOf } from '../../src/app/ui/canvas/widths.ts';
import { POINT } from '../../src/model/index.ts';
import { gap, plural } from '../../src/telling/index.ts';
import { lineOf, misfit, plain, screenOf, stateFor } from './games.ts';

const ESC = '\u001B';
const WIDE = ['漢字', '👩‍👩‍👧', '🏗️', 'e\u0301', 'ضَمانات', '🇺🇦', '1️⃣', 'ก็', 'plain', '…', '한글'];
const wide = fc.array(fc.constantFrom(...WIDE, ' '), { maxLength: 12 }).map((list) => list.join(''));
const any = fc.oneof(wide, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('widths', () => {
  it('are those of what people take for a character', () => {
    expect(['漢字', '👩‍👩‍👧', '🏗️', 'e\u0301', '🇺🇦'].map(widthOf)).toEqual([4, 2, 2, 1, 2]);
    expect(graphemes('a👩‍👩‍👧e\u0301')).toEqual(['a', '👩‍👩‍👧', 'e\u0301']);
    expect(cut('漢字', 3)).toBe('漢');
    expect(cell('漢字漢字', 6)).toBe('漢字… ');
    expect(cell('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…');
  });

  it('are kept by every cell, line, box and rule', () => {
    fc.assert(
      fc.property(any, any, fc.integer({ min: 4, max: 60 }), (a, b, width) => {
        expect(widthOf(cell(a, width))).toBe(width);
        expect(widthOf(cell(a, width, 'right'))).toBe(width);
        expect(widthOf(textOf(fitted(row(a, b), width)))).toBe(width);
        expect(widthOf(textOf(boxed(row(a, span(b, 'cursor')), width)))).toBe(width);
        expect(widthOf(textOf(rule(width, '┌', '┐', [{ at: 2, text: a }])))).toBe(width);
      }),
    );
  });

  it('bound every line of running text, and no character is torn', () => {
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 8 }),
        fc.integer({ min: 8, max: 60 }),
        fc.nat(4),
        (words, width, by) => {
          const text = words.join(' ');
          const lines = wrap(text, width, by);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
          for (const line of beside('漢字', 6, text, width + 6))
            expect(widthOf(line)).toBeLessThanOrEqual(width + 6);
        },
      ),
    );
    expect(wrap('漢字漢字漢字漢字', 9)).toEqual(['漢字漢字', '漢字漢字']);
    expect(wrap('one two three four', 9, 2)).toEqual(['one two', '  three', '  four']);
    expect(wrap('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 8).join('')).toBe('👩‍👩‍👧'.repeat(5));
  });

  it('stay the same in ASCII', () => {
    fc.assert(
      fc.property(wide, (text) => {
        expect(toAscii(text)).toMatch(/^[ -~]*$/);
        expect(widthOf(toAscii(text))).toBe(widthOf(text));
      }),
    );
  });
});

describe('what a terminal might make of a text', () => {
  const bad = `a${ESC}]0;x\u0007b${ESC}[2J\u009B2Jc\u202Ed\u2066e\rf\ng\u0000h\u007F`;

  it('is taken out of everything that is drawn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const lines = [
          ...wrap(text + bad, 40, 2),
          cell(text + bad, 30),
          textOf(row(text + bad)),
          textOf(rule(60, '┌', '┐', [{ at: 2, text: text + bad }])),
          ...beside(bad + text, 20, text + bad, 60),
        ];
        for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
    expect(textOf(row(`${ESC}[2J`))).toBe('\\u{1B}[2J');
  });

  it('does not reach the screen from a scenario, and every frame keeps its measures', () => {
    const s = stateFor({ scenario: 'istanbul-2022', seats: ['kyiv'] });
    const { world } = s.session.play;
    const c = world.case;
    const spoilt = {
      ...c,
      scenario: { ...c.scenario, id: bad, title: bad, summary: bad },
      parties: c.parties.map((p) => ({ ...p, name: bad + p.name, short: bad + p.short })),
      clauses: c.clauses.map((x) => ({
        ...x,
        title: bad + x.title,
        options: x.options.map((o) => ({ ...o, short: bad + o.short, text: bad + o.text })),
      })),
    };
    for (const screen of ['seats', 'brief', 'table', 'handover'] as const) {
      const t = {
        ...s,
        screen,
        session: { ...s.session, play: { ...plain(s.session.play), world: { ...world, case: spoilt } } },
      };
      expect(screenOf(t)).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
      expect(misfit(t)).toBe('');
    }
  });
});

describe('a line on its way to the terminal', () => {
  it('says the column again after characters whose width is in dispute', () => {
    expect(pinned('│ plain → │')).toBe('│ plain → │');
    expect(pinned('│ 漢字  │')).toBe(`│ 漢字${ESC}[7G  │`);
    expect(pinned(`${ESC}[1m👩‍👩‍👧${ESC}[22m│`)).toBe(`${ESC}[1m👩‍👩‍👧${ESC}[22m${ESC}[3G│`);
    const arabic = pinned('ضَمان x');
    expect(arabic.split(ESC)).toHaveLength(2);
  });

  it('has its colours only when there is to be colour', () => {
    const line = row('a', span('b', 'bad'), span('c', 'cursor'));
    expect(inked(line, false)).toBe('abc');
    expect(inked(line, true)).toContain(`${ESC}[7mc`);
    expect(inked(line, true)).toContain(`${ESC}[31m`);
    expect(lineOf(line)).toBe('abc');
  });
});

describe('colour', () => {
  it.each([
    [true, 8, { TERM: 'xterm-256color' }, true],
    [true, 8, { TERM: 'xterm-256color', CI: 'true' }, true],
    [true, 8, { TERM: 'xterm-256color', NO_COLOR: '' }, true],
    [true, 8, { TERM: 'xterm-256color', NO_COLOR: '1' }, false],
    [true, 8, { TERM: 'xterm-256color', NO_COLOR: '0' }, false],
    [true, 8, { TERM: 'xterm-256color', FORCE_COLOR: '0' }, false],
    [true, 8, { TERM: 'dumb' }, false],
    [true, 1, { TERM: 'unknown' }, false],
    [false, 8, { TERM: 'xterm-256color' }, false],
  ] as const)('terminal %s, %i bits, %o: %s', (terminal, depth, env, colour) => {
    expect(hasColour({ terminal, depth, env })).toBe(colour);
  });
});

describe('numbers in words', () => {
  it('know one from many, and never say that nothing is missing', () => {
    expect([0, 1, 2].map((n) => plural(n, 'day'))).toEqual(['0 days', '1 day', '2 days']);
    expect(plural(1, 'entry', 'entries')).toBe('1 entry');
    expect([0, POINT / 100, -POINT / 100, POINT / 20, 3 * POINT].map(gap)).toEqual([
      '0.0',
      'less than 0.1',
      'less than 0.1',
      '0.1',
      '3.0',
    ]);
  });
});
