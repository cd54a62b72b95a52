import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { root, type Unpacked, unpack } from './unpacked.ts';

const FOLDER = join(root, 'examples');
const HERE = join(root, 'tests', 'examples');
const run = promisify(execFile);
const linesOf = (text: string): string[] => text.trimEnd().split('\n');

/** What each program is run with, and what it must print: every line is of one of the forms, each form occurs. */
interface Expected {
  readonly args: readonly string[];
  readonly forms: readonly RegExp[];
  readonly least: number;
}

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const PERCENT = String.raw`\d+\.\d %`;

const EXPECTED: Readonly<Record<string, Expected>> = {
  'compare-strategies.mjs': {
    args: ['istanbul-2022', 'kyiv', '6'],
    forms: [
      /^(?:linear|bridging) as kyiv in istanbul-2022, 6 runs:$/,
      new RegExp(`^  [a-z-]+: [1-6] \\(${PERCENT}, 95 % from ${PERCENT} to ${PERCENT}\\)$`),
      /^ {2}most often in the way: [a-z-]+ \([a-z -]+\)$/,
    ],
    least: 4,
  },
  'own-agent.mjs': {
    args: [],
    forms: [/^borrower against [a-z-]+: (?:agreed|no-deal) after \d+ acts$/],
    least: 5,
  },
  'explain-a-text.mjs': {
    args: [],
    forms: [
      /^kyiv-offer, (?:as written|with decision-rule=unanimity)$/,
      new RegExp(
        `^  [a-z-]+: (?:accept|below-reservation|red-line) \\(${NUMBER} points, ${NUMBER} needed\\)$`,
      ),
      /^ {4}[a-z-]+: \S.*$/,
    ],
    least: 20,
  },
  'inspect-actor.mjs': {
    args: ['istanbul-2022', '7'],
    forms: [
      /^from [a-z.-]+ on: \d+ acts seen$/,
      /^done: [a-z-]+ in [a-z]+, \d+ causes$/,
      /^kept: children, context, error, historyValue, output, status, value$/,
      /^demarche: opening, talks, .*failed-when-tested$/,
    ],
    least: 4,
  },
  'own-table.mjs': {
    args: ['harbour-lease', 'port-alder', 'example'],
    forms: [
      /^news: (?:chance|[a-z-]+) [a-z-]+\.[a-z-]+(?: \(stand-in\))?$/,
      /^news: port-alder [a-z-]+\.[a-z-]+ \(stand-in\)$/,
      /^refused: not-your-turn \(.+\)$/,
      /^over: (?:agreed|no-deal) after \d+ acts$/,
      /^journal: \d+ lines, read again: (?:agreed|no-deal)$/,
    ],
    least: 8,
  },
  'sweep-readings.mjs': {
    args: ['istanbul-2022', '2', 'how-near'],
    forms: [
      /^base: [0-2] of 2 in force \(95 % from \d\.\d\d to \d\.\d\d\)$/,
      /^how-near=[a-z-]+: [0-2] of 2 /,
    ],
    least: 2,
  },
};

describe('examples', () => {
  let place: Unpacked;
  beforeAll(() => {
    place = unpack();
  });
  afterAll(() => place.remove());

  test('each is short, says how it is run, imports the package by its name, and is in the list', () => {
    const list = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const programs = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(programs.length).toBeGreaterThanOrEqual(Object.keys(EXPECTED).length);
    const tests = readdirSync(HERE).map((name) => readFileSync(join(HERE, name), 'utf8'));
    for (const name of programs) {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      expect(linesOf(text).length, name).toBeLessThanOrEqual(60);
      expect(text, name).toMatch(new RegExp(`^//   node examples/${name}`, 'm'));
      expect(text, name).toContain("from 'demarche';");
      expect(list).toContain(`[${name}](${name})`);
      expect(
        tests.some((test) => test.includes(name)),
        `${name} is run by a test`,
      ).toBe(true);
    }
  });

  test.each(Object.entries(EXPECTED))('%s runs and prints what it says', async (name, {
    args,
    forms,
    least,
  }) => {
    // From a copy beside the installed package: nothing of this repository can be reached by its name.
    const file = join(place.folder, name);
    cpSync(join(FOLDER, name), file);
    const { stdout, stderr } = await run(process.execPath, [file, ...args], { cwd: place.folder });
    expect(stderr).toBe('');
    const lines = linesOf(stdout);
    expect(lines.length).toBeGreaterThanOrEqual(least);
    expect(lines.filter((line) => !forms.some((form) => form.test(line)))).toEqual([]);
    for (const form of forms)
      expect(
        lines.some((line) => form.test(line)),
        `${form}`,
      ).toBe(true);
    // The same seed, the same figures.
    expect((await run(process.execPath, [file, ...args], { cwd: place.folder })).stdout).toBe(stdout);
  });

  test("the agent of one's own comes to terms with every strategy that does more than mirror it", async () => {
    const { stdout } = await run(process.execPath, [join(FOLDER, 'own-agent.mjs')], { cwd: root });
    const lines = linesOf(stdout);
    for (const name of Object.keys(AGENTS))
      expect(lines).toContainEqual(expect.stringContaining(`against ${name}: `));
    // A seat that acts at random is no strategy; one that gives only what it is given waits in vain for one that waits.
    const failed = lines.filter((line) => !line.includes(': agreed ') && !line.includes('random'));
    expect(failed).toEqual([expect.stringContaining('against relative-tit-for-tat: no-deal ')]);
  });

  test('a name that is not there is said to be missing', async () => {
    const file = join(FOLDER, 'explain-a-text.mjs');
    const failed = run(process.execPath, [file, 'istanbul-2022', 'no-such-text'], { cwd: root });
    await expect(failed).rejects.toThrow('istanbul-2022 has no text "no-such-text"; it has kyiv-offer');
  });
});
