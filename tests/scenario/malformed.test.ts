import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';

/** Files with a fault each; the first line of each says where it is: `# expect line:column path`. */
const FOLDER = new URL('../fixtures/malformed/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

test('the corpus is there', () => {
  expect(files.length).toBeGreaterThanOrEqual(50);
});

test.each(files)('%s', (name) => {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const [, where, path = ''] = /^# expect (\d+:\d+) ?(\S*)/.exec(text) ?? [];
  expect(where, 'the first line says what to expect').toBeDefined();
  const result = parseScenario([{ name, text }]);
  const problems = result.ok ? [] : result.error;
  const found = problems.map((p) => ({ where: `${p.line}:${p.column}`, path: p.path, message: p.message }));
  expect(found).toContainEqual({ where, path, message: expect.stringMatching(/\w+ \w+/) });
});
