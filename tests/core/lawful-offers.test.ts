import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { analyze, explain } from '../../src/analysis/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseFrom } from '../helpers/case-from.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/cases/${name}.yaml`, import.meta.url), 'utf8');

/** Strategies; `random` is none: it may do whatever is lawful. */
const STRATEGIES = Object.values(AGENTS).filter((agent) => agent.name !== 'random');

/** Cases in which a side can sign no text at all: its own lines exclude each other, or none reaches its bar. */
const HOPELESS = ['own-lines-exclude', 'line-below-bar', 'single-option'] as const;

describe.each(HOPELESS)('%s: nobody offers what it could not sign itself', (name) => {
  const c = caseFrom(fixture(name));

  test('play, batch, analyze and explain agree that there is no deal', () => {
    const found = analyze(c);
    expect(String(found.rational)).toBe('0');
    for (const agent of STRATEGIES) {
      for (let run = 0; run < 20; run++) {
        const played = playout(c, 'lawful', run, { default: agent });
        expect(played.phase, agent.name).toBe('no-deal');
        // Whoever puts a text on the table would have taken it: somebody at least refuses every text there was.
        for (const act of played.acts) {
          if (act.type !== 'offer.make') continue;
          const id = c.parties[act.seat]?.id ?? '';
          expect(explain(c, act.package).parties[id]?.verdict, `${agent.name} as ${id}`).toBe('accept');
        }
      }
    }
  });
});
