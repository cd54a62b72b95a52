import { expect, test } from 'vitest';
import { hashPlayout, playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

test.each(SCENARIOS)('%s: a copied case, as a worker gets it, plays the same negotiations', (name) => {
  const c = caseOf(name);
  const copy = structuredClone(c);
  expect(copy).toEqual(c);
  for (const run of [0, 1, 2]) {
    expect(hashPlayout(playout(copy, 'copied', run))).toBe(hashPlayout(playout(c, 'copied', run)));
  }
});
