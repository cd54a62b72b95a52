import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/model/index.ts';
import { applyReadings, compileCase } from '../../src/scenario/index.ts';
import { batch } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

describe('the present case', () => {
  test('with help only if all agree, nothing is signed where something is without', async () => {
    const home = caseOf('istanbul-2022');
    const read = applyReadings(home.scenario, { 'decision-rule': 'all-must-agree' });
    if (!read.ok) throw new Error('there is no such reading');
    const all = compileCase(read.value);
    const options = { runs: 24, seed: 'judgements', cast: { default: 'bridging' } };
    const signed = async (c: Case): Promise<number> =>
      (await batch(c, options)).rows.filter(
        (r) => r.scored === 'agreed' && r.ending !== 'refused-by-guarantors',
      ).length;
    expect(await signed(all)).toBe(0);
    expect(await signed(home)).toBeGreaterThan(0);
  });
});
