import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFor } from '../../src/app/cli/say.ts';
import { csvLine } from '../../src/app/csv.ts';
import { clean } from '../../src/app/ui/canvas/clean.ts';
import { fitPart, isPrintable, onOneLine, printable, printableJson, unfitIn } from '../../src/model/index.ts';
import { columns, wrap } from '../../src/report/words.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { SMALL } from '../scenario/samples.ts';

/** Code points from `low` to `high`. */
const run = (low: number, high: number = low): number[] =>
  Array.from({ length: high - low + 1 }, (_, i) => low + i);

/** What may not reach a terminal, each with why. */
const UNFIT: readonly (readonly [why: string, points: readonly number[]])[] = [
  ['C0', [...run(0, 8), ...run(11, 31)]],
  ['DEL', run(0x7f)],
  ['C1', run(0x80, 0x9f)],
  ['separators of lines and paragraphs', run(0x2028, 0x2029)],
  ['embeddings, overrides and isolates', [...run(0x202a, 0x202e), ...run(0x2066, 0x2069)]],
  ['halves of characters', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
  ['noncharacters', [...run(0xfdd0, 0xfdef), 0xfffe, 0xffff, 0x1fffe, 0x10ffff]],
  ['spaces without width', [0x200b, 0x2060, 0xfeff]],
  ['of a width that terminals disagree on', [0xad, 0x180e]],
  ['invisible operators', run(0x2061, 0x2064)],
  ['deprecated format characters', run(0x206a, 0x206f)],
  ['annotations', run(0xfff9, 0xfffb)],
  ['shorthand and music', [...run(0x1bca0, 0x1bca3), ...run(0x1d173, 0x1d17a)]],
  ['hieroglyph controls', run(0x13430, 0x1343f)],
  ['tags alone', [0xe0001, ...run(0xe0020, 0xe007f)]],
];

/** Texts that are as they should be. */
const FIT: readonly (readonly [what: string, text: string])[] = [
  ['tab and line end', 'a\tb\nc'],
  ['joined emoji', '👩‍🚀 👩‍👩‍👧 🏳️‍🌈'],
  ['emoji and text variants', '☂️ ☂︎'],
  ['a flag made of tags', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
  ['regional flags', '🇺🇦🇷🇺'],
  ['Persian with its non-joiner', 'می\u200Cروم'],
  ['Devanagari with its joiner', 'क्\u200Dष'],
  ['Hebrew and Arabic with marks of direction', 'שלום\u200F! \u200E(a) \u061Cسلام'],
  ['an Arabic number sign and a verse end', '\u0600\u06DD'],
  ['combining marks', 'e\u0301 n\u0303 \u0E33'],
  ['Cyrillic, Chinese, Korean', 'Київ 北京 서울'],
  ['an ideograph with its variant', '葛\u{E0100}'],
  ['the replacement character', '\uFFFD'],
];

const shown = (point: number): string => `\\u{${point.toString(16).toUpperCase()}}`;

describe('the one set of what may reach a terminal', () => {
  test.each(UNFIT)('%s are unfit', (_, points) => {
    for (const point of points) {
      const c = String.fromCodePoint(point);
      const text = `a${c}b`;
      expect([point, unfitIn(text), isPrintable(text)]).toEqual([point, shown(point), false]);
      expect(printable(text)).toBe(`a${shown(point)}b`);
      expect(fitPart(text)).toBe('ab');
      expect(isPrintable(printableJson({ [text]: text }))).toBe(true);
      expect(JSON.parse(printableJson(text))).toBe(text);
    }
  });

  test.each(FIT)('%s stays as it is', (_, text) => {
    expect([unfitIn(text), printable(text), fitPart(text)]).toEqual([undefined, text, text]);
    expect(JSON.parse(printableJson(text))).toBe(text);
  });

  test('a flag lets no more tags through than it is made of', () => {
    expect(isPrintable('🏴\u{E0067}\u{E007F}\u{E0067}')).toBe(false);
    expect(isPrintable('a\u{E0067}')).toBe(false);
    expect(isPrintable('🏴 \u{E0067}')).toBe(false);
  });

  test('every format character of Unicode is either named as fit or refused', () => {
    const fit = run(0, 0x10ffff).filter((p) => {
      if (p >= 0xd800 && p <= 0xdfff) return false;
      const c = String.fromCodePoint(p);
      return /\p{Cf}/u.test(c) && isPrintable(c);
    });
    expect(fit.map((p) => p.toString(16))).toEqual(
      [
        ...run(0x600, 0x605),
        0x61c,
        0x6dd,
        0x70f,
        0x890,
        0x891,
        0x8e2,
        ...run(0x200c, 0x200f),
        0x110bd,
        0x110cd,
      ].map((p) => p.toString(16)),
    );
  });

  test('is kept by everything that lays out or writes text', () => {
    const foul = UNFIT.flatMap(([, points]) => points).map((p) => String.fromCodePoint(p));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...foul), (text, bad) => {
        const odd = `${text}${bad}${text}`;
        for (const line of [
          clean(odd),
          onOneLine(odd),
          printable(odd),
          fitPart(odd),
          printableJson([odd], 1),
          dataFor(true, csvLine([odd, 1, null])),
          printable(wrap(odd, 2).join('\n')),
          printable(columns([[odd, odd]]).join('\n')),
        ])
          expect(unfitIn(line), JSON.stringify(line)).toBeUndefined();
        expect(onOneLine(odd)).not.toMatch(/[\n\t]/);
        expect(dataFor(false, csvLine([odd]))).toBe(csvLine([odd]));
      }),
    );
  });

  test('is the set by which scenarios are refused, with the place', () => {
    const title = (text: string) =>
      parseScenario([{ name: 'f.yaml', text: SMALL.replace(/^title: .*$/m, `title: ${text}`) }]);
    for (const [, points] of UNFIT)
      for (const point of points.filter((p) => p < 0xd800 || p > 0xdfff)) {
        const hex = point.toString(16).toUpperCase();
        const found = title(`"a\\U${hex.padStart(8, '0')}b"`);
        expect(found.ok ? [] : found.error.map((p) => [p.line, p.column, p.path, p.message])).toEqual([
          [4, 8, 'title', expect.stringContaining(`\\u{${hex}}`)],
        ]);
      }
    for (const [, text] of FIT.slice(1))
      expect([text, title(`"${text}"`).ok]).toEqual([text, text !== '\uFFFD']);
  });
});
