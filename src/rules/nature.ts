import { type Act, type ActType, NATURE, type Table, type World } from '../model/index.ts';
import { sceneOf } from './crisis.ts';
import { drawClock, drawConvene, drawCouncil, drawGate } from './crisis-window.ts';
import { drawStage, drawYear } from './force.ts';
import { drawLock } from './ratification.ts';
import { drawRound } from './war.ts';

/**
 * Nature's next act: a pure function of the world's chance and the table, so that replay can check it.
 * @param types the act types that the phase accepts
 * @param hours in a crisis, move the clock by this much and no further than the next stop
 */
export function drawNature(world: World, table: Table, types: readonly ActType[], hours?: number): Act {
  const s = sceneOf(world, table);
  if (types.includes('nature.round')) return drawRound(world, table);
  if (types.includes('nature.lock')) return drawLock(world, table);
  if (types.includes('nature.stage')) return drawStage(world, table);
  if (types.includes('nature.year')) return drawYear(world, table);
  if (s && types.includes('nature.convene')) return drawConvene(world, table, s);
  if (s && types.includes('nature.gate')) return drawGate(world, table, s);
  if (s && types.includes('nature.council')) return drawCouncil(world, s);
  if (s && types.includes('clock.advance')) return drawClock(world, table, s, hours);
  throw new Error(`nature (seat ${NATURE}) has no act among: ${types.join(', ')}`);
}
