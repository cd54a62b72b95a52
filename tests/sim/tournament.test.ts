import { beforeAll, describe, expect, test } from 'vitest';
import { OPPONENT } from '../../src/agents/index.ts';
import { meanInterval } from '../../src/analysis/index.ts';
import { type Earned, tournament } from '../../src/sim/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

const c = caseOf('harbour-lease');
const PLAYERS = ['one-text', 'hold-out', 'conceder', 'linear', 'relative-tit-for-tat', 'reading'];
const RUNS = 40;
const SEATS = ['port-alder', 'nordhall'];

describe('against the default opponent, harbour-lease, 40 runs', () => {
  let found: readonly Earned[] = [];
  beforeAll(async () => {
    found = await tournament(c, { players: PLAYERS, opponent: OPPONENT, runs: RUNS, seed: 'tournament' });
  });
  const of = (player: string, seat: string): Earned => {
    const one = found.find((e) => e.player === player && e.seat === seat);
    if (!one) throw new Error(`${player} as ${seat}`);
    return one;
  };

  test.each(
    SEATS,
  )('holding out is best nowhere, and clearly earns less than giving and taking: %s', (seat) => {
    const held = meanInterval(of('hold-out', seat).gains);
    for (const player of ['linear', 'relative-tit-for-tat', 'reading'])
      expect(meanInterval(of(player, seat).gains).low, player).toBeGreaterThan(held.high);
  });

  test.each(SEATS)('one text for ever earns less than giving and taking: %s', (seat) => {
    expect(meanInterval(of('linear', seat).gains).low).toBeGreaterThan(
      meanInterval(of('one-text', seat).gains).high,
    );
  });

  test.each(
    SEATS,
  )('reading the other side earns more than the clock, run by run, beyond the interval: %s', (seat) => {
    const clock = of('linear', seat).gains;
    const apart = meanInterval(of('reading', seat).gains.map((x, i) => x - (clock[i] ?? 0)));
    expect(apart.low).toBeGreaterThan(0);
  });

  test('every player took every seat, in every run', () => {
    expect(found).toHaveLength(PLAYERS.length * SEATS.length);
    for (const e of found) expect(e.gains).toHaveLength(RUNS);
  });
});

test('a seat that is no principal’s is refused', async () => {
  const options = { players: ['linear'], opponent: OPPONENT, runs: 1, seed: '1', seats: ['mayor'] };
  await expect(tournament(c, options)).rejects.toThrow('"mayor" is no principal of harbour-lease');
});
