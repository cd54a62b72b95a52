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
/** Values that are right for an option in the harbour lease, where any is. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  '--agents': ['linear', 'nordhall=bridging', 'default=boulware,port-alder=conceder'],
  '--as': ['nordhall'],
  '--format': ['csv', 'json', 'jsonl'],
  '--from': ['0', '7', '999999999'],
  '--out': ['-', 'a.json', 'b.jsonl', 'c.csv', 'd', '/dev/null', '/dev/full'],
  '--over': ['all', 'feasible'],
  '--parties': ['port-alder,nordhall', 'nordhall,port-alder,nordhall'],
  '--run': ['0', '3', '2147483646'],
  '--seed': ['', 'ж', 'x'.repeat(4000), '\u001b[2J', '1'],
  '--with': ['years=ten', 'promenade=yes,years=ten'],
  '--workers': ['1', '2'],
};
/** A command line that a verb may well understand: its own options, each once, mostly with a value of their kind. */
const likely = fc
  .constantFrom(...commands.filter((c) => !['help', 'start', 'new'].includes(c.name())))
  .chain((command): fc.Arbitrary<string[]> => {
    const options = command.options.filter((o) => !['--runs', '--crises', '--help'].includes(o.long ?? ''));
    if (options.length === 0) return fc.constant<string[]>([command.name(), 'harbour-lease']);
    const one = fc.constantFrom(...options).chain((o): fc.Arbitrary<string> => {
      const name = o.long ?? '';
      if (!o.required) return fc.constant(name);
      const right = RIGHT[name] ?? [];
      const value: fc.Arbitrary<string> =
        right.length === 0
          ? word
          : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: word });
      return value.map((v) => `${name}=${v}`);
    });
    return fc
      .uniqueArray(one, { maxLength: 3, selector: (flag) => flag.split('=')[0] })
      .map((flags) => [command.name(), 'harbour-lease', ...flags]);
  });
const unlikely = fc
  .tuple(verb, scenario, fc.array(fc.oneof(option, word), { maxLength: 6 }))
  .map(([name, first, rest]) => [name, first, ...rest]);
const line = fc
  .oneof({ weight: 3, arbitrary: likely }, { weight: 2, arbitrary: unlikely })
  .map((words) => [
    ...words,
    ...(/batch/.test(words[0] ?? '') ? ['--runs', '2'] : []),
    ...(/stress/.test(words[0] ?? '') ? ['--crises', '2'] : []),
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
