import { describe, expect, it } from 'vitest';
import { openPlay, viewFrom } from '../../src/protocol/index.ts';
import { reasonText } from '../../src/telling/index.ts';
import { caseFor } from './games.ts';

describe('a guarantor whose condition is not met', () => {
  it('says that it is not met, not that it is the reason', () => {
    const c = caseFor('istanbul-2022');
    const play = openPlay(c, 'conditions');
    let seen = 0;
    for (const p of c.parties.filter((x) => x.guarantor))
      for (const text of Object.values(c.texts))
        for (const reason of viewFrom(play, p.index).dependence(text)) {
          seen += 1;
          expect(reasonText(c, reason)).toMatch(/^Its condition is not met: ./);
          expect(reasonText(c, reason, 'you')).toMatch(/^Your condition is not met: ./);
        }
    expect(seen).toBeGreaterThan(0);
  });
});
