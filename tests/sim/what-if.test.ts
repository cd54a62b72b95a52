import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { replayRecord } from '../../src/app/replay.ts';
import {
  branchWith,
  type Cast,
  decisiveText,
  playout,
  recordPlayout,
  turningPoints,
} from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const istanbul = caseOf('istanbul-2022');
const cast: Cast = AGENTS.bridging ? { default: AGENTS.bridging } : {};
const agreedRuns = Array.from({ length: 12 }, (_, run) => playout(istanbul, 'what-if', run, cast)).filter(
  (p) => p.table.open.agreed !== null,
);

describe('one clause changed', () => {
  it('leads to the same end when nothing is changed', () => {
    expect(agreedRuns.length).toBeGreaterThan(0);
    for (const p of agreedRuns) {
      const branch = branchWith(p, decisiveText(p) ?? [], cast);
      expect(branch?.playout.phase).toBe(p.phase);
      expect(branch?.playout.table).toEqual(p.table);
      expect(branch?.signable).toBe(true);
    }
  });

  it('is a negotiation like any other: its record replays', () => {
    const p = agreedRuns[0];
    if (!p) throw new Error('no run came to an agreement');
    const text = (decisiveText(p) ?? []).map((o, c) => (c === 4 ? 0 : o));
    const branch = branchWith(p, text, cast);
    if (!branch) throw new Error('nothing to branch from');
    expect(replayRecord(istanbul, recordPlayout(branch.playout, cast)).ok).toBe(true);
  });

  it('leads elsewhere for every turning point named, and only there', () => {
    const p = agreedRuns[0];
    if (!p) throw new Error('no run came to an agreement');
    const text = decisiveText(p) ?? [];
    for (const turn of turningPoints(p, cast).slice(0, 5)) {
      const branch = branchWith(
        p,
        text.map((o, c) => (c === turn.clause ? turn.to : o)),
        cast,
      );
      expect(branch?.playout.phase).toBe(turn.ending.kind);
      expect(branch?.playout.phase).not.toBe(p.phase);
    }
  });
});

describe('a text that was put forward as a trade', () => {
  it('is changed without the trade that was said with it', () => {
    const c = caseOf('harbour-lease');
    const by = AGENTS.reciprocal;
    if (!by) throw new Error('no agent "reciprocal"');
    const p = playout(c, '5', 0, { default: by });
    const text = decisiveText(p) ?? [];
    const offer = p.acts.findLast((a) => a.type === 'offer.make');
    expect(offer && 'gives' in offer ? (offer.gives ?? []).length : 0).toBeGreaterThan(0);
    for (const [clause, { options }] of c.clauses.entries())
      for (const to of options.keys())
        expect(
          branchWith(
            p,
            text.map((o, k) => (k === clause ? to : o)),
            { default: by },
          )?.playout.phase,
        ).toBe('agreed');
  });
});
