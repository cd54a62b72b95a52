import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headLine, lineOf } from '../../src/model/index.ts';
import { isJournal, readEvents, readJournal } from '../../src/scenario/index.ts';
import { JournalKeeper, type JournalPort, journalText, restoreSession } from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { again, DEEDS, essence, got, moveOn, playTo, readAgain, sessionFor } from './table.ts';

/** A journal in memory. `full`: nothing more can be written. */
function memory(): JournalPort & { text: string; full: boolean; writes: string[] } {
  const port = {
    text: '',
    full: false,
    writes: [] as string[],
    append: (lines: string) => port.put(port.text + lines, lines),
    replace: (text: string) => port.put(text, text),
    read: () => port.text,
    put: (text: string, written: string) => {
      if (port.full) throw new Error('full');
      port.text = text;
      port.writes.push(written);
    },
  };
  return port;
}

const deed = fc.record({
  what: fc.constantFrom(
    ...Object.keys(DEEDS),
    'move',
    'move',
    'move on',
    'rewind',
    'agree',
    'agree',
    'agree',
  ),
  n: fc.nat(1000),
});
const cases = fc.constantFrom(
  { scenario: 'harbour-lease', people: ['port-alder', 'nordhall'] },
  { scenario: 'harbour-lease', people: ['nordhall'] },
  { scenario: 'istanbul-2022', people: ['kyiv', 'moscow', 'poland'] },
  { scenario: 'marenia', people: ['marenia', 'orsk'] },
);

describe('a journal', () => {
  test('read again is the same session, whatever has happened', () => {
    const done = new Map<string, number>();
    fc.assert(
      fc.property(cases, fc.array(deed, { minLength: 5, maxLength: 40 }), ({ scenario, people }, deeds) => {
        let s = sessionFor(scenario, people);
        const port = memory();
        const keeper = new JournalKeeper(port);
        for (const { what, n } of deeds) {
          const before = s.events.length;
          s = DEEDS[what]?.(s, n) ?? s;
          if (s.events.length > before) done.set(what, (done.get(what) ?? 0) + 1);
          keeper.keep(s);
        }
        expect(port.text).toBe(journalText(s));
        expect(essence(readAgain(caseOf(scenario), port.text))).toEqual(essence(s));
        // One that goes on from what was read writes on where it stopped.
        const read = again(s);
        new JournalKeeper(port, read).keep(moveOn(read));
        expect(essence(readAgain(caseOf(scenario), port.text))).toEqual(essence(moveOn(read)));
      }),
      { numRuns: 60 },
    );
    for (const what of Object.keys(DEEDS)) expect(done.get(what), what).toBeGreaterThan(3);
  });

  test('costs a line for each event, of ASCII alone', () => {
    const port = memory();
    const keeper = new JournalKeeper(port);
    let s = sessionFor('istanbul-2022', ['kyiv'], 'ж');
    keeper.keep(s);
    expect(isJournal(port.text)).toBe(true);
    expect(port.writes[0]?.length).toBeGreaterThan(100_000);
    for (let i = 0; i < 6; i++) {
      const events = s.events.length;
      s = moveOn(s);
      keeper.keep(s);
      const lines = port.writes.at(-1) ?? '';
      expect(lines.split('\n')).toHaveLength(s.events.length - events + 1);
      expect(lines.length / (s.events.length - events)).toBeLessThan(1500);
    }
    const { length } = port.writes;
    keeper.keep(s);
    expect(port.writes).toHaveLength(length);
    expect(port.text).toMatch(/^[\n -~]*$/);
    expect(again(s).play.world.chance.root.seed).toBe('ж');
  });

  test('that could not be written is written with the next event', () => {
    const port = memory();
    const keeper = new JournalKeeper(port);
    let s = sessionFor('harbour-lease', ['nordhall']);
    keeper.keep(s);
    port.full = true;
    for (let i = 0; i < 3; i++) {
      s = moveOn(s);
      expect(() => keeper.keep(s)).toThrow('full');
    }
    port.full = false;
    keeper.keep(s);
    expect(port.text).toBe(journalText(s));
  });

  test('of another session takes the place of what was there', () => {
    const port = memory();
    const keeper = new JournalKeeper(port);
    keeper.keep(moveOn(sessionFor('harbour-lease', ['nordhall'])));
    const other = sessionFor('harbour-lease', ['port-alder']);
    keeper.keep(other);
    expect(port.text).toBe(journalText(other));
  });

  test('that breaks off anywhere in its last line is read without it; anywhere else it is read to there', () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 8);
    const text = journalText(s);
    const last = text.lastIndexOf('\n', text.length - 2) + 1;
    for (let end = last; end < text.length - 1; end++) {
      const journal = got(readJournal(text.slice(0, end)));
      expect([journal.lines.length, journal.torn]).toEqual([s.events.length - 1, end - last]);
      expect(journal.whole).toBe(text.slice(0, last));
    }
    // All but its line end: nothing is lost.
    const bare = got(readJournal(text.slice(0, -1)));
    expect([bare.lines.length, bare.torn, bare.whole]).toEqual([s.events.length, 0, text]);
    const zeros = got(readJournal(`${text}${'\0'.repeat(500)}`));
    expect([zeros.torn, zeros.whole]).toEqual([500, text]);
    expect(readJournal(text.slice(0, 1000))).toMatchObject({ ok: false, error: { line: 1 } });
  });

  test('that was changed says where', () => {
    const s = playTo(sessionFor('harbour-lease', ['nordhall']), (x) => x.play.acts.length > 6);
    const lines = journalText(s).trimEnd().split('\n');
    const refusal = (changed: readonly string[]): unknown => {
      const read = readJournal(`${changed.join('\n')}\n`);
      if (!read.ok) return read.error.line;
      const events = readEvents(caseOf('harbour-lease'), read.value);
      return events.ok ? null : events.error.line;
    };
    expect(refusal(lines)).toBe(null);
    for (const i of lines.keys()) {
      const without = lines.filter((_, k) => k !== i);
      if (i < lines.length - 1) expect(refusal(without)).toBe(i + 1);
      const doubled = lines.flatMap((line, k) => (k === i ? [line, line] : [line]));
      expect(refusal(doubled)).toBe(i + 2);
      const broken = lines.map((line, k) => (k === i ? line.replace(/"mark":"./, '"mark":"z') : line));
      expect(refusal(broken)).toBe(i + 1);
      expect(refusal(lines.map((line, k) => (k === i ? '{"event":' : line)))).toBe(i + 1);
    }
  });

  test('whose lines are sound but cannot have happened is refused at its place', () => {
    const s = sessionFor('harbour-lease', ['nordhall']);
    const c = caseOf('harbour-lease');
    const withLine = (event: Record<string, unknown>): unknown => {
      const head = lineOf(headLine(s.head), '');
      const line = lineOf(event as { event: string }, head.mark);
      const journal = got(readJournal(head.text + line.text));
      const events = readEvents(c, journal);
      if (!events.ok) return events.error.message;
      const read = restoreSession(c, journal.head, events.value);
      return read.ok ? 'fine' : read.error.fault.code;
    };
    const nordhall = { seat: 'nordhall' };
    expect(withLine({ event: 'note', text: 'x' })).toBe('fine');
    expect(withLine({ event: 'act', act: { type: 'offer.accept', ...nordhall } })).toBe('unlawful');
    expect(withLine({ event: 'looked', ...nordhall, acts: 1 })).toBe('beyond-the-end');
    expect(withLine({ event: 'looked', ...nordhall, acts: -1 })).toContain('"acts"');
    expect(withLine({ event: 'looked', seat: 'nobody', acts: 0 })).toContain('"nobody"');
    expect(withLine({ event: 'went', ...nordhall, wish: { kind: 'back', to: 9 } })).toBe('beyond-the-end');
    expect(withLine({ event: 'went', ...nordhall, wish: { kind: 'return', branch: 9 } })).toBe(
      'no-such-branch',
    );
    expect(withLine({ event: 'went', ...nordhall, wish: { kind: 'away' } })).toContain('"wish"');
    expect(withLine({ event: 'answered', ...nordhall, yes: true })).toBe('nobody-asked');
    const holder = { kind: 'person' };
    expect(withLine({ event: 'holder', ...nordhall, change: 'given-back', holder })).toBe('no-stand-in');
    expect(withLine({ event: 'holder', ...nordhall, change: 'sold', holder })).toContain('"change"');
    expect(withLine({ event: 'holder', ...nordhall, change: 'taken', holder: { kind: 'king' } })).toContain(
      '"holder"',
    );
    expect(withLine({ event: 'note', text: 'x', act: {} })).toContain('has no "act"');
    expect(withLine({ event: 'bribe' })).toContain('"bribe"');
    expect(withLine({ event: 'toString' })).toContain('"toString"');
    // What cannot be made a text of is named all the same.
    const odd = { toString: 'x' };
    expect(withLine({ event: odd })).toContain('no event');
    expect(withLine({ event: 'act', act: { type: odd } })).toContain('unknown act type');
    expect(withLine({ event: 'act', act: { type: 'offer.accept', seat: odd } })).toContain('no seat');
    const line = { type: 'line.draw', seat: 'nordhall', clause: odd, option: odd };
    expect(withLine({ event: 'act', act: line })).toContain('no clause');
    const offer = { type: 'offer.make', seat: 'nordhall', package: { rent: odd } };
    expect(withLine({ event: 'act', act: offer })).toContain('has no option');
  });
});
