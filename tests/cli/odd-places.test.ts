import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outFile } from '../../src/app/cli/flags.ts';
import { openGame } from '../../src/app/cli/records.ts';
import { chosenText } from '../../src/app/cli/texts.ts';
import { readScenario } from '../../src/app/files.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { MAIN } from './demarche.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-odd-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('where a program is not often called', () => {
  test('a folder that has been removed is said, whatever the verb', () => {
    mkdirSync(join(folder, 'gone'));
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `rmdir ../gone && exec "${process.execPath}" "${MAIN}" analyze`],
      { cwd: join(folder, 'gone'), encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('has been removed')]);
  });

  test('standard output is that by each of its names', () => {
    const names = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];
    expect(names.map(outFile)).toEqual(names.map(() => '-'));
    expect(outFile('/dev/stdout.json')).toBe('/dev/stdout.json');
  });
});

describe('what is said of a file', () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('nested by dashes or question marks alone is its depth', async () => {
    for (const mark of ['- ', '? ']) {
      const path = file('deep.yaml', `${mark.repeat(3000)}a`);
      await expect(chosenText(caseOf('harbour-lease'), path)).rejects.toThrow(/nested more than 100 deep/);
    }
  });

  test('too large by a little is more than is read', async () => {
    const read = await readScenario(file('big.yaml', ' '.repeat(16 * 1024 * 1024 + 1)));
    expect(read.ok ? '' : read.error.problems[0]?.message).toBe('it has 17 MiB: at most 16 MiB are read');
  });

  test('that is no JSON stays on one line', async () => {
    const said = await openGame(file('a.json', 'a:\n b:\n  c'), undefined).catch(String);
    expect(said).toMatch(/^.*The file is not JSON \(.*\)\.$/);
  });
});
