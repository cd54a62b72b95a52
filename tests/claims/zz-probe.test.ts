import { test } from 'vitest';
import { changed, home, model, IN_FORCE } from './context.ts';
import { AGENTS } from '../../src/agents/index.ts';
import { playout } from '../../src/sim/index.ts';
const always = { low: 1, mode: 1, high: 1 };
const withEvent = (event: string, chance = always) =>
  changed('istanbul-2022', { war: { deck: { [event]: { chance, once: false, fromRound: 1, untilRound: null } } } });
const out: string[] = [];
const go = (m: any, seed: string, n: number, a: string) => Array.from({ length: n }, (_, r) => playout(m.case, seed, r, { default: AGENTS[a]! }).phase);
test('p', () => {
  for (const a of ['linear', 'conceder', 'bridging']) for (const seed of ['claims', 'x']) {
    const n = 200;
    const t = Date.now();
    const base = go(home(), seed, n, a);
    const cnt: any = {}; base.forEach((p) => (cnt[p] = (cnt[p] ?? 0) + 1));
    console.log(a, seed, 'base', JSON.stringify(cnt), Date.now() - t, 'ms');
    for (const e of ['manpower', 'sanctions-round', 'aid-package']) {
      const w = go(withEvent(e), seed, n, a);
      const nd = (p: string) => p === 'ended.no-deal';
      const better = w.filter((p, i) => nd(base[i]!) && !nd(p)).length;
      const worse = w.filter((p, i) => !nd(base[i]!) && nd(p)).length;
      console.log(a, seed, e, 'nodeal', w.filter(nd).length, 'vs', base.filter(nd).length, 'gained', better, 'lost', worse);
    }
  }
}, 600000);
