import { setImmediate as tick } from 'node:timers/promises';
import { type Case, NOBODY, number, type Package, type Root, setOf, type World } from '../model/index.ts';
import { foresee, incidentPlace, openWorld } from '../rules/index.ts';
import { namedBy } from './stress.ts';

/** Texts, and how many worlds each is put into. */
export interface WorthOptions {
  readonly texts: readonly Package[];
  /** Worlds, ≥ 0: world n has the figures that run n of the seed draws. */
  readonly worlds: number;
  readonly seed: Root;
  /** Ends the work early, without an error. */
  readonly signal?: AbortSignal | undefined;
}

/** How likely an attack is held off in one world under a text or without one, its kinds weighted by how often they come. */
function heldIn(world: World, text: Package | null, guarantors: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (const [incident, kind] of (world.case.treaty?.incidents ?? []).entries()) {
    if (kind.truth !== 'attack') continue;
    const weight = number(world, kind.weight);
    total += weight;
    const joined = text === null ? NOBODY : setOf<'seat'>(guarantors);
    const place = incidentPlace(world, 1, incident);
    if (foresee(world, { text, joined, incident, place, year: 1 }).held) sum += weight;
  }
  return total === 0 ? 0 : sum / total;
}

/**
 * What texts are worth in one world after another: the share of attacks held off under each, all in whom it names, less
 * the same without a text, −1 to 1. One crisis of each kind in a world, the same with a text and without, and the same in
 * every case that differs in figures alone; seats follow their own figures, as on the bench.
 * @returns for each text its worth by world; shorter than asked for when the signal came
 */
export async function worthByWorld(c: Case, options: WorthOptions): Promise<readonly (readonly number[])[]> {
  const { texts, worlds, seed, signal } = options;
  const named = texts.map((text) => namedBy(c, text));
  const found: number[][] = texts.map(() => []);
  for (let run = 0; run < worlds; run++) {
    await tick();
    if (signal?.aborted) break;
    const world = openWorld(c, seed, run);
    const alone = heldIn(world, null, []);
    for (const [i, text] of texts.entries()) found[i]?.push(heldIn(world, text, named[i] ?? []) - alone);
  }
  return found;
}
