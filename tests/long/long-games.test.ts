import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { ENDINGS, rootOf } from '../../src/model/index.ts';
import { mostActs, playout } from '../../src/sim/index.ts';
import { caseFrom } from '../helpers/case-from.ts';

const c = caseFrom(readFileSync(new URL('../fixtures/cases/many-rounds.yaml', import.meta.url), 'utf8'));

test.each(Object.entries(AGENTS))('ten thousand rounds by %s come to an ending', (name, agent) => {
  const { acts, phase } = playout(c, rootOf('long games'), 0, { default: agent });
  expect(ENDINGS).toContain(phase);
  expect(acts.length).toBeLessThanOrEqual(mostActs(c));
  console.log(`${name}: ${acts.length} acts, ${phase}`);
});
