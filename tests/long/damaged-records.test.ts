import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { openGame } from '../../src/app/cli/records.ts';
import { RecordRefused } from '../../src/app/cli/refused.ts';
import { UsageError } from '../../src/app/cli/say.ts';
import { lineOf, type NamedEvent } from '../../src/model/index.ts';
import { journalText } from '../../src/session/index.ts';
import { playout, recordPlayout } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { DEEDS, sessionFor } from '../session/table.ts';
import { drawn, tally } from './draws.ts';

const SCENARIOS = ['harbour-lease', 'marenia', 'istanbul-2022'] as const;
const TEXTS = SCENARIOS.map((id) => {
  const agent = AGENTS.random;
  const cast = agent ? { default: agent } : {};
  return `${JSON.stringify(recordPlayout(playout(caseOf(id), 'soak', 1, cast), cast), null, 1)}\n`;
});

/** Anything JSON can hold, and what is dear to attackers. */
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    { toString: 'x' },
    [],
    '',
    null,
    -1,
    1e300,
    0.5,
    '\u001b[2J',
    Array(50).fill([]),
    '__proto__',
  ),
);
type Damage = (text: string) => string | Buffer;

/** Paths of a JSON value, the root left out. */
function paths(at: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof at !== 'object' || at === null) return [path];
  return [path, ...Object.entries(at).flatMap(([key, inner]) => paths(inner, [...path, key]))];
}

function put(
  root: unknown,
  path: readonly string[],
  change: (holder: Record<string, unknown>, key: string) => void,
): string {
  let at = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  change(at, path.at(-1) ?? '');
  return JSON.stringify(root);
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(
    (share): Damage =>
      (text) =>
        text.slice(0, Math.floor(share * text.length)),
  ),
  fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })).map(
    ([share, byte]): Damage =>
      (text) => {
        const bytes = Buffer.from(text);
        bytes[Math.floor(share * bytes.length)] = byte;
        return bytes;
      },
  ),
  fc.tuple(fc.nat(), value).map(
    ([n, other]): Damage =>
      (text) => {
        const root: unknown = JSON.parse(text);
        const all = paths(root).slice(1);
        return put(root, all[n % all.length] ?? [], (holder, key) => {
          holder[key] = other;
        });
      },
  ),
  fc.nat().map(
    (n): Damage =>
      (text) => {
        const root: unknown = JSON.parse(text);
        const all = paths(root).slice(1);
        return put(root, all[n % all.length] ?? [], (holder, key) => {
          if (Array.isArray(holder)) holder.splice(Number(key), 1);
          else delete holder[key];
        });
      },
  ),
);

/** Journals with people, steps in time and stand-ins in them. */
const JOURNALS = SCENARIOS.map((id) => {
  let s = sessionFor(
    id,
    caseOf(id).principals.map((p) => caseOf(id).parties[p]?.id ?? ''),
    'soak',
  );
  const deeds = [
    'move',
    'move on',
    'look',
    'undo',
    'stand in',
    'move',
    'give back',
    'rewind',
    'agree',
    'note',
    'return',
  ];
  for (let n = 0; n < 44; n++) s = DEEDS[deeds[n % deeds.length] ?? '']?.(s, n) ?? s;
  return journalText(s);
});

/** One line of a journal changed, and the marks of all made anew: what is left to find is what the line says. */
const forged = fc.tuple(fc.nat(), fc.nat(), fc.option(value)).map(
  ([row, n, other]): Damage =>
    (text) => {
      const lines = text.trimEnd().split('\n');
      let mark = '';
      return lines
        .map((line, i) => {
          const { mark: _, ...root } = JSON.parse(line) as NamedEvent;
          const all = paths(root).slice(1);
          const changed =
            i === row % lines.length
              ? put(root, all[n % all.length] ?? [], (holder, key) => {
                  if (other === null) delete holder[key];
                  else holder[key] = other;
                })
              : JSON.stringify(root);
          const next = lineOf(JSON.parse(changed) as NamedEvent, mark);
          mark = next.mark;
          return next.text;
        })
        .join('');
    },
);

const torn: fc.Arbitrary<Damage> = fc
  .double({ min: 0, max: 1, noNaN: true })
  .map((share) => (text) => text.slice(0, Math.floor(share * text.length)));

test('1,000 damaged journals are refused with a word, or sound all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-damaged-'));
  const path = join(folder, 'game.jsonl');
  const counts = tally();
  const kinds = drawn(fc.tuple(fc.nat({ max: JOURNALS.length - 1 }), fc.oneof(forged, forged, torn)), 1000);
  for (const [which, change] of kinds) {
    const damaged = change(JOURNALS[which] ?? '');
    writeFileSync(path, damaged);
    try {
      await openGame(path, undefined);
      counts.add('sound');
    } catch (error) {
      const known = error instanceof RecordRefused || error instanceof UsageError;
      expect(known, `${error instanceof Error ? error.stack : String(error)}`).toBe(true);
      counts.add(error instanceof RecordRefused ? 'refused (1)' : 'not read (2)');
    }
  }
  rmSync(folder, { recursive: true, force: true });
  console.info(`1,000 damaged journals. ${counts.words()}`);
});

test('1,500 damaged records are refused with a word, or sound all the same', async () => {
  const counts = tally();
  const folder = mkdtempSync(join(tmpdir(), 'demarche-damaged-'));
  const path = join(folder, 'record.json');
  const kinds = drawn(fc.tuple(fc.nat({ max: TEXTS.length - 1 }), damage), 1500);
  for (const [which, change] of kinds) {
    const damaged = change(TEXTS[which] ?? '');
    writeFileSync(path, damaged);
    try {
      await openGame(path, undefined);
      counts.add('sound');
    } catch (error) {
      const known = error instanceof RecordRefused || error instanceof UsageError;
      expect(known, `${String(error)}\n${String(damaged).slice(0, 2000)}`).toBe(true);
      counts.add(error instanceof RecordRefused ? 'refused (1)' : 'not read (2)');
    }
  }
  rmSync(folder, { recursive: true, force: true });
  console.info(`1,500 damaged records. ${counts.words()}`);
});
