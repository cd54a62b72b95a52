import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { passedOver, readScenario } from '../../src/app/files.ts';
import { SMALL } from './samples.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-folder-'));
  writeFileSync(join(folder, 'scenario.yaml'), SMALL);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LITTER = [
  '.#scenario.yaml',
  '._scenario.yaml',
  '.scenario.yaml.swp',
  '#scenario.yaml#',
  'scenario.yaml~',
  'scenario.yaml.bak',
];

test('what editors leave beside a scenario is passed over with a note', async () => {
  for (const name of LITTER) {
    // A lock of Emacs is a link that leads nowhere.
    if (name.startsWith('.#')) symlinkSync('someone@somewhere.1234', join(folder, name));
    else writeFileSync(join(folder, name), 'half: [a');
  }
  const read = await readScenario(folder);
  expect(read.ok).toBe(true);
  expect(await passedOver(folder)).toEqual([...LITTER].sort());
});

const ODD: readonly (readonly [what: string, make: (path: string) => void, words: RegExp])[] = [
  ['a folder', (path) => mkdirSync(path), /it is a folder/],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), /no ordinary file/],
  ['a link that leads nowhere', (path) => symlinkSync('nowhere.yaml', path), /no such file/],
];

test.each(ODD)('%s among the files is named itself', async (_, make, words) => {
  const path = join(folder, 'texts.yaml');
  make(path);
  const read = await readScenario(folder);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.error.message).toContain('texts.yaml');
  expect(read.error.message).toMatch(words);
  expect(read.error.problems[0]?.file).toContain('texts.yaml');
});
