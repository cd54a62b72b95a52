import { afterAll, describe, expect, test } from 'vitest';
import { POINT, type Seat } from '../../src/model/index.ts';
import { entriesOf, exportFor, looked, newsFor, type Session } from '../../src/session/index.ts';
import { mayHear } from '../../src/telling/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { moveOn, playTo, sessionFor } from './table.ts';

/** Every string and number in a value as it is sent. */
function sentIn(value: unknown): { readonly texts: string; readonly numbers: ReadonlySet<number> } {
  const texts: string[] = [];
  const numbers = new Set<number>();
  JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') texts.push(inner);
    if (typeof inner === 'number') numbers.add(inner);
    return inner;
  });
  return { texts: texts.join('\n'), numbers };
}

/** What must not reach a reader: others' bars, hidden lines, what was said to others alone, and the seed. */
function secretsFrom(s: Session, reader: Seat | 'public') {
  const { world, table } = s.play;
  const as = reader === 'public' ? reader : { seat: reader };
  const c = world.case;
  const others = c.parties.filter((p) => p.index !== reader);
  const bars = others.flatMap((p) => {
    const figure = c.figures[p.reservation];
    const bar = table.own[p.index]?.reservation ?? 0;
    // A bar that the scenario fixes, or that has run to its end, is no secret.
    return figure && figure.high > figure.low && bar % POINT !== 0 ? [bar] : [];
  });
  const lines = others.flatMap((p) => p.redLines.filter((l) => !l.public).map((l) => l.line.text));
  const apart = entriesOf(s).flatMap(({ told }) => {
    const heard = mayHear(as, told.heard);
    const own = told.seat === reader;
    return [
      ...(heard ? [] : [`${told.text.head}${told.text.tail}`]),
      ...(own || told.figures === '' ? [] : [told.figures]),
      ...told.why.flatMap((w) => (own || !w.own || w.own.text === w.said?.text ? [] : [w.own.text])),
    ];
  });
  // The same words may be said to the reader elsewhere, or by it.
  const known = new Set(
    entriesOf(s).flatMap(({ told }) => [
      ...(told.seat === reader ? [told.figures, ...told.why.map((w) => w.own?.text)] : []),
      ...(mayHear(as, told.heard)
        ? [`${told.text.head}${told.text.tail}`, ...told.why.map((w) => w.said?.text)]
        : []),
    ]),
  );
  const texts = [...lines, ...apart].filter((text) => !known.has(text));
  return { bars, texts: [...texts, world.chance.root.seed] };
}

/** Secrets looked for, and lines of news in which they were. */
let tried = 0;
let read = 0;
afterAll(() => {
  console.info(`${tried} secrets looked for, ${read} lines of news`);
  expect(tried).toBeGreaterThan(20_000);
  expect(read).toBeGreaterThan(5_000);
});

const SEED = 'a seed that nobody could guess';

describe.each(SCENARIOS)('%s: news and exports hold nothing that a seat may not know', (scenario) => {
  const c = caseOf(scenario);
  const people = c.principals.map((p) => c.parties[p]?.id ?? '').slice(0, 1);

  test.each([people, [], c.parties.map((p) => p.id)])('held by people: %s', (...held) => {
    let s = sessionFor(scenario, held, SEED);
    for (let i = 0; i < 60; i++) {
      s = moveOn(s, i % 3 === 0 ? 'linear' : 'bridging');
      // What an ending tells, it tells to all.
      if (s.play.position.over) break;
      if (i % 6 !== 0) continue;
      for (const reader of [...c.parties.map((p) => p.index), 'public'] as const) {
        const sent = exportFor(s, reader);
        const { texts, numbers } = sentIn(sent);
        const secrets = secretsFrom(s, reader);
        for (const text of secrets.texts)
          expect(texts.includes(text), `${reader} reads: ${text}`).toBe(false);
        for (const bar of secrets.bars) expect(numbers.has(bar)).toBe(false);
        tried += secrets.texts.length + secrets.bars.length;
        read += sent.news?.lines.length ?? 0;
        // The numbers of lines tell nothing of what was not heard.
        expect(sent.log.map((line) => line.number)).toEqual(sent.log.map((_, n) => n));
        if (reader !== 'public')
          expect(sent.view?.own.reservation).toBe(s.play.table.own[reader]?.reservation);
      }
    }
  });
});

describe('news', () => {
  test('is what came after the last look, each line once', () => {
    let s = sessionFor('istanbul-2022', ['kyiv', 'moscow']);
    const seen: number[][] = [[], []];
    for (let i = 0; i < 40; i++) {
      s = moveOn(s);
      for (const seat of [0, 1]) {
        if (i % (2 + seat) !== 0) continue;
        seen[seat]?.push(...newsFor(s, seat).lines.map((line) => line.number));
        s = looked(s, seat);
        expect(newsFor(s, seat)).toEqual({ lines: [], apart: [], worthReading: false });
        expect(looked(s, seat)).toBe(s);
      }
    }
    for (const seat of [0, 1]) {
      const all = exportFor(s, seat).log.length - newsFor(s, seat).lines.length;
      expect(seen[seat]).toEqual(Array.from({ length: all }, (_, n) => n));
      expect(all).toBeGreaterThan(20);
    }
  });

  test('of a round tells the seat its own walk-away, and to nobody else', () => {
    const s = playTo(sessionFor('istanbul-2022', ['kyiv', 'moscow']), (x) => x.play.table.open.round === 4);
    const fresh = { ...s, marks: s.marks.map(() => 0) };
    const sums = [0, 1].map((seat) => {
      const { lines, apart } = newsFor(fresh, seat);
      const moved = [...lines.flatMap((line) => line.moved ?? []), ...apart];
      expect(moved.at(-1)?.to).toBe(s.play.table.own[seat]?.reservation);
      return moved.reduce((sum, m) => sum + (m.to - m.from), 0) / POINT;
    });
    expect(sums[0]).not.toBe(sums[1]);
  });
});
