import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS, commandFor } from '../../src/app/linear/commands.ts';
import { answer, opening } from '../../src/app/linear/converse.ts';
import { wordsOf } from '../../src/app/linear/naming.ts';
import type { Linear } from '../../src/app/linear/state.ts';
import { journalText } from '../../src/session/index.ts';
import { essence, readAgain } from '../session/table.ts';
import { gameFor } from './talk.ts';

/** Words that act without a yes: nobody is bound by them, or they are answers to a question of their own. */
const AT_ONCE = [
  'refuse',
  'pass',
  'sound',
  'ask',
  'answer',
  'wait',
  'defer',
  'clock',
  'join',
  'decline',
  'take',
  'ready',
  'agree',
  'disagree',
  'rewind',
  'branch',
];

const ESC = String.fromCharCode(27);

const PROSE = [
  'yesterday they said no, and accepted nothing',
  'I would sign it; yes',
  'no.',
  'accept?',
  'send it now please',
  '; rm -rf /',
  `${ESC}[A`,
  `${ESC}[?1;2c`,
  'ПРИНЯТЬ',
  '承認',
  '"',
  '""',
  '= = =',
  '--yes',
  'yes yes',
  '0',
  '99999999999999999999',
  '-1',
  '1e9',
  '__proto__',
  'constructor',
  'toString',
];

/** A line: a word or its beginning, a number, or prose, with anything behind it. */
const line: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...COMMANDS.map((x) => x.word)),
        fc.integer({ min: 1, max: 9 }),
        fc.array(
          fc.oneof(
            fc.integer({ min: 0, max: 6 }).map(String),
            fc.constantFrom(
              'nothing',
              'best',
              'draft',
              'table',
              'mine',
              'none',
              'attack',
              'give',
              '1=2',
              'force',
              '--yes',
            ),
            fc.string({ maxLength: 6 }),
          ),
          { maxLength: 3 },
        ),
      )
      .map(([word, letters, more]) => [word.slice(0, Math.max(2, letters)), ...more].join(' ')),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom(...PROSE) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 4, arbitrary: fc.constantFrom('yes', 'no', 'y', 'n', '', '# a remark') },
);

/** Lines that belong together, so that games get somewhere. */
const lines: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 3, arbitrary: line.map((text) => [text]) },
  { weight: 1, arbitrary: fc.constant(['send', 'yes']) },
  { weight: 1, arbitrary: fc.constant(['ready']) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(['refuse'], ['accept', 'yes'], ['take 1'], ['clock'], ['sign', 'yes']),
  },
);

/** The word that a line means here; empty where it means none. */
function meant(s: Linear, text: string): string {
  const [first = ''] = wordsOf(text.trim());
  const command = first === '' ? '' : commandFor(s, first);
  return typeof command === 'string' ? '' : command.word;
}

const GAMES = [
  { scenario: 'harbour-lease', people: ['port-alder', 'nordhall'] },
  { scenario: 'marenia', people: ['marenia', 'orsk'] },
  { scenario: 'marenia', people: [] },
] as const;

describe('random lines', () => {
  test('never throw, and nothing happens by accident', () => {
    const seed = Number(process.env.LINES_SEED ?? Date.now() % 2 ** 31);
    console.log(`random lines: LINES_SEED=${seed}`);
    let acts = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...GAMES),
        fc.array(lines, { minLength: 25, maxLength: 60, size: 'max' }),
        ({ scenario, people }, parts) => {
          let s = opening(gameFor({ scenario, seed: 'random lines', people })).state;
          for (const text of parts.flat()) {
            if (s.left) break;
            const { state, said, taken } = answer(s, text);
            const before = s.session;
            const word = meant(s, text);
            const happened = state.session.events.length !== before.events.length;
            // Who is not taken changes nothing at all, but for what waited for a yes.
            if (!taken) expect([text, state.session === before, state.place]).toEqual([text, true, s.place]);
            if (!taken) expect(said.length).toBeGreaterThan(0);
            if (state.session.play !== before.play) {
              acts += 1;
              const sure = /^\s*y(?:es)?\s*$/i.test(text) ? s.pending !== null : / --yes\s*$/i.test(text);
              expect([text, sure || AT_ONCE.includes(word)]).toEqual([text, true]);
            }
            if (happened) expect([text, taken]).toEqual([text, true]);
            // Whoever hands over has nothing of its own open.
            if (state.place === 'handover') expect([state.viewer, state.pending]).toEqual([-1, null]);
            s = state;
          }
          const again = readAgain(s.session.play.world.case, journalText(s.session));
          expect(essence(again)).toEqual(essence(s.session));
        },
      ),
      { seed, numRuns: 30, endOnFailure: true },
    );
    expect(acts).toBeGreaterThan(40);
  });
});
