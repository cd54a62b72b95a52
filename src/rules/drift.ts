import type { Immutable } from 'immer';
import { number, type Open, POINT, type Seat, type World } from '../model/index.ts';
import { modeWorld } from './world.ts';

/**
 * How far an outsider would think that the war has moved a party's reservation value by the opening of each round, in
 * score units from where it started: the rule of `war.ts` over the events that all have seen, every figure at its mode.
 * Entry r is for round r; limits aside.
 */
export function publicDrift(world: World, open: Immutable<Open>, seat: Seat): readonly number[] {
  const base = modeWorld(world.case);
  const { war } = world.case;
  const drift = [0, 0];
  if (!war) {
    for (let r = 2; r <= open.round; r++) drift[r] = 0;
    return drift;
  }
  const share = number(base, war.recovery);
  const wait = war.waiting[seat] ?? -1;
  const waiting = wait >= 0 ? number(base, wait) * POINT : 0;
  const left = war.drivers.map(() => 0);
  const lasting = war.drivers.map(() => 0);
  let moved = 0;
  for (let r = 1; r < open.round; r++) {
    for (const d of left.keys()) {
      const rounds = left[d] ?? 0;
      if (rounds === 0) continue;
      left[d] = rounds - 1;
      if (rounds > 1) continue;
      moved -= lasting[d] ?? 0;
      lasting[d] = 0;
    }
    const held = lasting.reduce((sum, x) => sum + x, 0);
    moved -= share * (moved - held) + waiting;
    for (const { round, event } of open.events) {
      if (round !== r) continue;
      for (const d of war.deck[event]?.drivers ?? []) {
        const driver = war.drivers[d];
        const figure = driver?.effects[seat] ?? -1;
        const already = (left[d] ?? 0) > 0;
        if (driver && driver.rounds > 0) left[d] = driver.rounds;
        if (!driver || already || figure < 0) continue;
        const units = number(base, figure) * POINT;
        moved += units;
        if (driver.rounds > 0) lasting[d] = (lasting[d] ?? 0) + units;
      }
    }
    drift[r + 1] = Math.round(moved);
  }
  return drift;
}
