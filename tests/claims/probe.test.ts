import { execSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';

test('same parties', () => {
  const d = 'scenarios/istanbul-2022/';
  const now = parseScenario(readdirSync(d).map((n) => ({ name: n, text: readFileSync(d + n, 'utf8') })));
  const old = parseScenario(
    execSync('git ls-tree --name-only e01a6f5 scenarios/istanbul-2022/')
      .toString()
      .trim()
      .split('\n')
      .map((n) => ({ name: n, text: execSync('git show e01a6f5:' + n).toString() })),
  );
  if (!now.ok || !old.ok) throw new Error(JSON.stringify([now, old]).slice(0, 500));
  const strip = (s: any) =>
    Object.entries(s.parties).map(([k, p]: any) => [k, { ...p, brief: '', fullBrief: '' }]);
  expect(strip(now.value)).toEqual(strip(old.value));
  expect(now.value.clauses).toEqual(old.value.clauses);
});
