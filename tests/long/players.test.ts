import { describe, expect, test } from 'vitest';
import { OPPONENT } from '../../src/agents/index.ts';
import { meanInterval } from '../../src/analysis/index.ts';
import { type Earned, tournament } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

/** Runs for each player and seat. */
const RUNS = 200;
/** Players that give and take. */
const TAKERS = ['linear', 'relative-tit-for-tat', 'reading'];
const PLAYERS = ['one-text', 'hold-out', 'conceder', 'boulware', 'bluffing', 'bridging', 'random', ...TAKERS];

// Seats where too few texts are signed by anybody say nothing of players: what is then compared are chances of guarantors.
const FEW = 0.2;

describe.each(['harbour-lease', 'marenia', 'istanbul-2022'])('%s', (name) => {
  const c = caseOf(name);
  test.each(c.principals.map((p) => c.parties[p]?.id ?? ''))('as %s', async (seat) => {
    const found = await tournament(c, {
      players: PLAYERS,
      opponent: OPPONENT,
      runs: RUNS,
      seed: 'players',
      seats: [seat],
    });
    const of = (player: string): Earned => {
      const one = found.find((e) => e.player === player);
      if (!one) throw new Error(player);
      return one;
    };
    for (const e of found) {
      const { mean, low, high } = meanInterval(e.gains);
      console.log(
        `${name} ${seat} ${e.player}: ${mean.toFixed(1)} [${low.toFixed(1)}; ${high.toFixed(1)}], signed ${e.signed}`,
      );
    }
    const held = meanInterval(of('hold-out').gains);
    const best = Math.max(...found.map((e) => meanInterval(e.gains).mean));
    const signed = Math.max(...found.map((e) => e.signed)) / RUNS;
    if (signed < FEW) {
      console.log(`${name} ${seat}: at most ${(100 * signed).toFixed(0)} % signed; players are not compared`);
      return;
    }
    expect(held.mean).toBeLessThan(best);
    for (const player of TAKERS)
      expect(meanInterval(of(player).gains).low, player).toBeGreaterThan(held.high);
    const clock = of('linear').gains;
    const apart = meanInterval(of('reading').gains.map((x, i) => x - (clock[i] ?? 0)));
    console.log(
      `${name} ${seat}: reading over the clock ${apart.mean.toFixed(1)} [${apart.low.toFixed(1)}; ${apart.high.toFixed(1)}]`,
    );
    expect(apart.high).toBeGreaterThan(0);
    if (name === 'harbour-lease') expect(apart.low).toBeGreaterThan(0);
  });
});
