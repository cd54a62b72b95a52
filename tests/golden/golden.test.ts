import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { transcriptOf } from '../helpers/transcript.ts';

/*
 * Golden playthroughs: one page per scenario and strategy. A page that changes shows what a change of rules,
 * strategies or scenarios does to a whole negotiation: read the difference, then `UPDATE_GOLDEN=1 npx vitest run
 * tests/golden` if it is meant.
 */
const HERE = fileURLToPath(new URL('./', import.meta.url));
const UPDATE = process.env.UPDATE_GOLDEN === '1';
const SEED = 'golden';
const STRATEGIES = ['linear', 'bridging'] as const;

const fileOf = (scenario: string, agents: string): string => `${scenario}-${SEED}-${agents}.txt`;
const WANTED = SCENARIOS.flatMap((s) => STRATEGIES.map((agents) => [s, agents, fileOf(s, agents)] as const));
const present = (): string[] => readdirSync(HERE).filter((name) => name.endsWith('.txt'));

describe('golden playthroughs', () => {
  test.each(WANTED)('%s by %s', (scenario, agents, file) => {
    const agent = AGENTS[agents];
    if (!agent) throw new Error(`there is no agent "${agents}"`);
    const told = transcriptOf(caseOf(scenario), SEED, 0, { default: agent });
    if (UPDATE) writeFileSync(HERE + file, told);
    if (!existsSync(HERE + file))
      throw new Error(`${file} is missing: UPDATE_GOLDEN=1 npx vitest run tests/golden writes it`);
    expect(told, `${file} has changed; UPDATE_GOLDEN=1 rewrites it`).toBe(readFileSync(HERE + file, 'utf8'));
  });

  test('none is missing and none is left over', () => {
    const wanted = WANTED.map(([, , file]) => file);
    if (UPDATE) for (const file of present()) if (!wanted.includes(file)) rmSync(HERE + file);
    expect(present().sort()).toEqual([...wanted].sort());
  });

  test('pages tell something, and nothing by number', () => {
    for (const file of present()) {
      const page = readFileSync(HERE + file, 'utf8');
      expect(page.split('\n').length, file).toBeGreaterThan(8);
      expect(page, file).not.toMatch(/undefined|NaN|\[object|dueAt|seat \d|clause \d/);
    }
  });
});
