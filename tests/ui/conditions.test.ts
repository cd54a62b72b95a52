import { describe, expect, it } from 'vitest';
import { guarantorReasons } from '../../src/app/ui/state/reasons.ts';
import { openPlay, viewFrom } from '../../src/protocol/index.ts';
import { caseFor } from './games.ts';

describe('a guarantor whose condition is not met', () => {
  it('says that it is not met, not that it is the reason', () => {
    const c = caseFor('istanbul-2022');
    const play = openPlay(c, 'conditions');
    let seen = 0;
    for (const p of c.parties.filter((x) => x.guarantor))
      for (const text of Object.values(c.texts)) {
        const view = viewFrom(play, p.index);
        const unmet = view.dependence(text);
        seen += unmet.length;
        const why = guarantorReasons(view, text).map((w) => w.text);
        for (const condition of unmet) {
          expect(why).toContain(`Its condition is not met: ${condition}`);
          expect(why).not.toContain(condition);
        }
      }
    expect(seen).toBeGreaterThan(0);
  });
});
