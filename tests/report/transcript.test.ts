import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { loadScenario, playout, storyOfPlayout, transcript } from '../../src/app/library.ts';
import type { Case } from '../../src/model/index.ts';

async function told(c: Case, seed: string, run: number, agent = 'random'): Promise<string> {
  const chosen = AGENTS[agent];
  return transcript(storyOfPlayout(playout(c, seed, run, chosen ? { default: chosen } : {}), {}));
}

describe('a transcript', () => {
  test('tells offers as changes, refusals with reasons, and the end', async () => {
    const c = await loadScenario('harbour-lease');
    const text = await told(c, '1', 0, 'linear');
    expect(text).toContain(
      'City of Port Alder makes an offer, the first text on the table (100.0 points to itself):',
    );
    expect(text).toContain('changing its last text,');
    expect(text).toContain('- Rent: 5 million → 4 million');
    expect(text).toContain('Red line: Thirty years only if every ship uses shore power. [judgement]');
    expect(text).toContain('As before: Red line: ');
    expect(text).toContain('It could live with this text if: ');
    expect(text).toContain('Ending: Agreed (talks)');
  });

  test('has a line for every act of any lawful negotiation, and none too wide', async () => {
    const c = await loadScenario('istanbul-2022');
    for (let run = 0; run < 12; run++) {
      const text = await told(c, 'width', run);
      expect(text).not.toMatch(/undefined|NaN|null/);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(96);
    }
  });

  test('names the sources of war events', async () => {
    const c = await loadScenario('istanbul-2022');
    expect(await told(c, '1', 0, 'linear')).toMatch(
      /Between rounds 1 and 2, \d reports?:\n {4}- [^[]+\[[A-Z0-9, ]+judgement\]/,
    );
  });
});
