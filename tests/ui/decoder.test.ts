import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder, type Token } from '../../src/app/ui/input/decoder.ts';
import { type Typed, Typing } from '../../src/app/ui/input/typing.ts';

const ESC = '\u001B';
const BEL = '\u0007';
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** Nothing of these is a key of the game. */
const SWALLOWED: readonly string[] = [
  `${ESC}[?1;2c`,
  `${ESC}[?62;4;6;22c`,
  `${ESC}[>0;276;0c`,
  `${ESC}]11;rgb:1e1e/1e1e/1e1e${BEL}`,
  `${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\`,
  `${ESC}]10;rgb:ffff/ffff/ffff${ESC}\\`,
  `${ESC}]52;c;eWVzDQ==${BEL}`,
  `${ESC}[12;40R`,
  `${ESC}[0n`,
  `${ESC}[?2026;2$y`,
  `${ESC}[?1u`,
  `${ESC}[113u`,
  `${ESC}[113;1:3u`,
  `${ESC}[13u`,
  `${ESC}[27u`,
  `${ESC}[121;5u`,
  `${ESC}[27;5;113~`,
  `${ESC}[27;1;13~`,
  `${ESC}[1;1:3A`,
  `${ESC}[1;5A`,
  `${ESC}[I`,
  `${ESC}[O`,
  `${ESC}[M q!`,
  `${ESC}[Myyy`,
  `${ESC}[<0;12;7M`,
  `${ESC}[<0;12;7m`,
  `${ESC}[32;12;7M`,
  `${ESC}[8;24;80t`,
  `${ESC}P>|xterm(390)${ESC}\\`,
  `${ESC}P1+r544e=787465726d${ESC}\\`,
  `${ESC}_Gi=31;OK${ESC}\\`,
  `${ESC}^private yes${ESC}\\`,
  `${ESC}Xstring yes${ESC}\\`,
  `${ESC}[[A`,
  `${ESC}OP`,
  `${ESC}[15~`,
  `${ESC}[24~`,
  `${ESC}(B`,
  `${ESC}y`,
  `${ESC}é`,
  `${ESC}${ESC}[A`,
  '\u009B?1;2c',
  '\u009D11;rgb:0/0/0\u009C',
];

const KEYS: readonly (readonly [string, string])[] = [
  [`${ESC}[A`, 'up'],
  [`${ESC}OA`, 'up'],
  [`${ESC}[B`, 'down'],
  [`${ESC}[C`, 'right'],
  [`${ESC}[D`, 'left'],
  [`${ESC}[H`, 'home'],
  [`${ESC}[1~`, 'home'],
  [`${ESC}[4~`, 'end'],
  [`${ESC}[5~`, 'pageup'],
  [`${ESC}[6~`, 'pagedown'],
  [`${ESC}[3~`, 'backspace'],
  [`${ESC}[Z`, 'shift-tab'],
  [`${ESC}OM`, 'enter'],
];

/** Plain runs put together, so that how they were cut does not show. */
function told(tokens: readonly Token[]): string {
  return tokens
    .map((t) => (t.kind === 'char' ? t.text : `<${t.kind} ${'name' in t ? t.name : t.text}>`))
    .join('');
}

function inPieces(stream: Uint8Array, cuts: readonly number[]): Token[] {
  const decoder = new Decoder();
  const places = [...new Set(cuts.map((c) => c % (stream.length + 1)))].sort((a, b) => a - b);
  const out: Token[] = [];
  let from = 0;
  for (const to of [...places, stream.length]) {
    out.push(...decoder.push(stream.subarray(from, to)));
    from = to;
  }
  return [...out, ...decoder.flush()];
}

const piece = fc.oneof(
  fc.constantFrom(...SWALLOWED, ...KEYS.map(([seq]) => seq)),
  fc.constantFrom('q', 'y', '\r', ' ', 'é', '漢', '👩‍👩‍👧', '\u0003'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((t) => `${ESC}[200~${t.replaceAll(ESC, '')}${ESC}[201~`),
);
const anything = fc.oneof(
  { weight: 3, arbitrary: fc.array(piece, { maxLength: 12 }).map((list) => bytes(list.join(''))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((a) => Buffer.from(a)) },
);

describe('the bytes of a terminal', () => {
  it.each(
    SWALLOWED.map((s) => [JSON.stringify(s), s] as const),
  )('%s is no key, whole or byte by byte', (_, s) => {
    const decoder = new Decoder();
    expect(decoder.push(bytes(s))).toEqual([]);
    expect(decoder.waiting).toBeNull();
    for (const b of bytes(s)) expect(decoder.push(Buffer.from([b]))).toEqual([]);
    expect(decoder.push(bytes('k'))).toEqual([{ kind: 'char', text: 'k' }]);
  });

  it.each(KEYS.map(([s, name]) => [JSON.stringify(s), s, name] as const))('%s is a key', (_, s, name) => {
    const tokens = [...bytes(s)].flatMap(
      (
        (d) => (b) =>
          d.push(Buffer.from([b]))
      )(new Decoder()),
    );
    expect(tokens).toEqual([{ kind: 'key', name }]);
    expect(new Decoder().push(bytes(s))).toEqual(tokens);
  });

  it('mean the same however they are cut into packets', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.nat(200), { maxLength: 30 }), (stream, cuts) => {
        const whole = told(inPieces(stream, []));
        expect(told(inPieces(stream, cuts))).toBe(whole);
        expect(told(inPieces(stream, [...stream.keys()]))).toBe(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it('are Esc when nothing follows, and a key when the rest comes late', () => {
    const decoder = new Decoder();
    expect(decoder.push(bytes(ESC))).toEqual([]);
    expect(decoder.waiting).toBe('escape');
    expect(decoder.flush()).toEqual([{ kind: 'key', name: 'esc' }]);
    expect(decoder.push(bytes('[A'))).toEqual([{ kind: 'key', name: 'up' }]);
    decoder.push(bytes(ESC));
    decoder.flush();
    decoder.flush();
    expect(decoder.push(bytes('O'))).toEqual([{ kind: 'char', text: 'O' }]);
    expect(new Decoder().push(bytes(`${ESC}${ESC}q`))[0]).toEqual({ kind: 'key', name: 'esc' });
  });

  it('never leave the keyboard deaf', () => {
    for (const begun of [
      `${ESC}]11;`,
      `${ESC}P`,
      `${ESC}[`,
      `${ESC}[M`,
      `${ESC}[200~abc`,
      `${ESC}O`,
      '\u00E9'[0],
    ]) {
      const decoder = new Decoder();
      decoder.push(bytes(begun ?? '').subarray(0, -1));
      decoder.push(bytes(begun ?? '').subarray(-1));
      decoder.flush();
      decoder.flush();
      expect(decoder.push(bytes('q'))).toEqual([{ kind: 'char', text: 'q' }]);
    }
    const decoder = new Decoder();
    decoder.push(bytes(`${ESC}]${'x'.repeat(70_000)}`));
    expect(decoder.push(bytes('q'))).toEqual([{ kind: 'char', text: 'q' }]);
  });

  it('obey Ctrl-C after anything but a paste', () => {
    expect(new Decoder().push(bytes(`${ESC}\u0003`))).toEqual([{ kind: 'char', text: '\u0003' }]);
    expect(new Decoder().push(bytes(`${ESC}[1\u0003`))).toEqual([{ kind: 'char', text: '\u0003' }]);
  });
});

describe('what is typed', () => {
  const all = (typing: Typing, packets: readonly string[], since = 1000): Typed[] =>
    packets.flatMap((p) => typing.push(bytes(p), since));

  it('is one key for one character, by the name the game knows', () => {
    const names = all(new Typing(), [
      's',
      '\r',
      '\n',
      '\t',
      ' ',
      '\u007F',
      '\u0003',
      '\u001A',
      'é',
      '\u0001',
    ]);
    expect(names.map((t) => (t.kind === 'key' ? t.name : t))).toEqual([
      's',
      'enter',
      'enter',
      'tab',
      'space',
      'backspace',
      'ctrl-c',
      'ctrl-z',
      'é',
    ]);
  });

  it('may be several keys when they are sequences, as from a held arrow', () => {
    expect(all(new Typing(), [`${ESC}[B${ESC}[B\r`]).map((t) => (t.kind === 'key' ? t.name : t))).toEqual([
      'down',
      'down',
      'enter',
    ]);
  });

  it('is a paste when several characters come at once, with what follows at its heels', () => {
    const typing = new Typing();
    expect(all(typing, ['yesterday they said\r'])).toEqual([
      { kind: 'paste', text: 'yesterday they said\r' },
    ]);
    expect(all(typing, ['q'], 5)).toEqual([{ kind: 'paste', text: 'q' }]);
    expect(all(typing, ['q'], 500)).toEqual([{ kind: 'key', name: 'q' }]);
    expect(all(typing, [`${ESC}[200~q\r${ESC}[201~`])).toEqual([{ kind: 'paste', text: 'q\r' }]);
  });

  it('is never a key in prose, marked as a paste or not, in packets of any size', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 30 }),
        fc.integer({ min: 2, max: 4096 }),
        fc.boolean(),
        (prose, size, marked) => {
          const stream = bytes(marked ? `${ESC}[200~${prose}\r${ESC}[201~` : `${prose}\r`);
          const typing = new Typing();
          const found: Typed[] = [];
          for (let at = 0; at < stream.length; at += size)
            found.push(...typing.push(stream.subarray(at, at + size), 2));
          expect(found.every((t) => t.kind === 'paste')).toBe(true);
          expect(found.map((t) => (t.kind === 'paste' ? t.text : '')).join('')).toBe(`${prose}\r`);
        },
      ),
      { numRuns: 200 },
    );
  });
});
