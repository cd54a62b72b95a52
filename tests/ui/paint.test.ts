import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../src/app/ui/canvas/markdown.ts';
import { boxed, fitted, row, rule, textOf, toAscii, windowed } from '../../src/app/ui/canvas/paint.ts';
import { wrap } from '../../src/app/ui/canvas/text.ts';
import { cell, widthOf } from '../../src/app/ui/canvas/widths.ts';

describe('lines', () => {
  it('are cut and filled to the very width', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 })), fc.integer({ min: 4, max: 60 }), (parts, width) => {
        expect(widthOf(textOf(fitted(row(...parts), width)))).toBe(width);
        expect(widthOf(textOf(boxed(row(...parts), width)))).toBe(Math.max(width, 4));
      }),
    );
  });

  it('say with an ellipsis that something is missing', () => {
    expect(cell('Activation window', 10)).toBe('Activatio…');
    expect(textOf(fitted(row('Activation', ' window'), 12))).toBe('Activation …');
    expect(textOf(fitted(row('Activation', ' window'), 17))).toBe('Activation window');
  });

  it('carry titles in rules without growing', () => {
    for (const width of [40, 57, 100]) {
      const line = rule(width, '┌', '┐', [
        { at: 2, text: 'a long title that may not fit at all' },
        { at: 30, text: 'right' },
      ]);
      expect(widthOf(textOf(line))).toBe(width);
    }
  });

  it('keep their widths in ASCII', () => {
    const text = '┌─ 47±9 → “né” … − •';
    expect(widthOf(toAscii(text))).toBe(widthOf(text));
    expect(toAscii(text)).toMatch(/^[ -~]*$/);
  });
});

describe('lists', () => {
  it('fill their height and say how much is out of sight', () => {
    const list = Array.from({ length: 20 }, (_, i) => row(`line ${i}`));
    const seen = windowed(list, 6, 3).map(textOf);
    expect(seen).toHaveLength(6);
    expect(seen[0]).toBe('line 3');
    expect(seen[5]).toContain('3 more above');
    expect(seen[5]).toContain('12 more below');
    expect(windowed(list.slice(0, 2), 6, 0)).toHaveLength(6);
  });
});

describe('texts', () => {
  it('never break out of their width', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 8, max: 80 }), (text, width) => {
        for (const line of wrap(text, width, 2)) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('lose the marks of Markdown and keep its bullets', () => {
    expect(plainMarkdown('**Bold.**\n\n- one\n- two three four', 12)).toEqual([
      'Bold.',
      '',
      '• one',
      '• two three',
      '  four',
    ]);
  });
});
