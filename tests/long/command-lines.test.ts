import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { programOf } from '../../src/app/cli/program.ts';
import { isPrintable } from '../../src/model/index.ts';
import { demarche } from '../cli/demarche.ts';
import { drawn, each, tally } from './draws.ts';

const commands = programOf('0').commands;
const OPTIONS = [...new Set(commands.flatMap((c) => c.options.map((o) => o.long ?? '')))];
/** Values that are right somewhere, and values that are right nowhere. Runs and crises stay few. */
const VALUES = [
  '1',
  '2',
  '0',
  '-1',
  '',
  ' ',
  'kyiv',
  'nordhall',
  'kyiv,moscow',
  'harbour-lease',
  'istanbul-2022',
];
const ODD = [
  '=',
  ',',
  'a=b',
  'kyiv=linear',
  'rent=ten',
  '../..',
  '/',
  '.',
  '-',
  '--',
  '\u001b[2J',
  '\u009b',
  '\u202e',
  'ж',
  '👩‍🚀',
  '__proto__',
];
const word = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.constantFrom(...ODD),
  // No null in an argument: no system takes one.
  fc.string({ unit: 'binary', maxLength: 12 }).map((x) => x.replaceAll('\u0000', '')),
  fc.integer({ min: 200, max: 4000 }).map((n) => 'x'.repeat(n)),
);
const option = fc.constantFrom(...OPTIONS, '--help', '-v', '-h', '--nonsense');
const verb = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...commands.map((c) => c.name())) },
  { weight: 1, arbitrary: word },
);
const scenario = fc.constantFrom(
  'harbour-lease',
  'harbour-lease',
  'marenia',
  'nowhere',
  './nowhere.yaml',
  '',
);
const line = fc
  .tuple(verb, scenario, fc.array(fc.oneof(option, word), { maxLength: 6 }))
  .map(([name, first, rest]) => [
    name,
    first,
    ...rest,
    ...(/batch/.test(name) ? ['--runs', '2'] : []),
    ...(/stress/.test(name) ? ['--crises', '2'] : []),
  ]);

test('300 odd command lines end in 0, 1 or 2, and nothing raw is printed', async () => {
  const counts = tally();
  const folder = mkdtempSync(join(tmpdir(), 'demarche-lines-'));
  await each(drawn(line, 300), availableParallelism(), async (words) => {
    const { code, out, err } = await demarche(words, { cwd: folder });
    counts.add(`exit ${code}`);
    expect([0, 1, 2], `${JSON.stringify(words)}: ${err}`).toContain(code);
    expect(isPrintable(out + err), JSON.stringify(words)).toBe(true);
    expect(err).not.toMatch(/^\s+at /m);
  });
  rmSync(folder, { recursive: true, force: true });
  console.info(`300 command lines. ${counts.words()}`);
});
