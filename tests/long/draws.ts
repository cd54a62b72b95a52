import fc from 'fast-check';

/** Draws `count` values of a kind. The seed is the one of all properties (FC_SEED), so that a run can be repeated. */
export const drawn = <T>(kind: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(kind, { numRuns: count, seed: fc.readConfigureGlobal().seed ?? 20220329 });

/** Does something with each, `width` at a time. */
export async function each<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) await work(item, i);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** How often each thing happened, for people. */
export function tally(): { readonly add: (what: string) => void; readonly words: () => string } {
  const counts = new Map<string, number>();
  return {
    add: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    words: () =>
      [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([what, count]) => `${what}: ${count}`)
        .join(', '),
  };
}
