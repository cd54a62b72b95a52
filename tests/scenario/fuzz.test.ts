import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { analyze, explain } from '../../src/analysis/index.ts';
import { ENDINGS, rootOf } from '../../src/model/index.ts';
import { compileCase, parseScenario } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

type Json = unknown;
type Holder = Record<string, Json>;

/** Every place in a scenario that a fault may be put at: figures, lists, names, maps; not the prose. */
function* places(value: Json, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0 && typeof value !== 'string') yield path;
  if (value === null || typeof value !== 'object' || path[0] === 'readings' || path[0] === 'about') return;
  for (const [key, inside] of Object.entries(value)) yield* places(inside, [...path, key]);
}

/** What numbers may be turned into: the ends of ranges, and what no range holds. */
const NUMBERS = [
  0,
  -0,
  1,
  2,
  0.1,
  0.5,
  1 / 3,
  31,
  32,
  100,
  365,
  999,
  10_000,
  -1,
  -100,
  1e-9,
  1e-320,
  1e9,
  1e308,
  0.001,
];

type Mutation = {
  readonly kind: 'number' | 'remove' | 'keep-one' | 'empty' | 'double';
  readonly at: number;
  readonly pick: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('number', 'number', 'number', 'remove', 'keep-one', 'empty', 'double'),
  at: fc.nat(1_000_000),
  pick: fc.nat(1_000_000),
});

/** Changes one place of the scenario. What is laid over a range is laid over all three of its numbers. */
function mutate(whole: Holder, all: readonly (readonly string[])[], { kind, at, pick }: Mutation): void {
  const path = all[at % all.length] ?? [];
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Json>((x, step) => (x as Holder | undefined)?.[step], whole) as
    | Holder
    | undefined;
  const there = holder?.[last];
  if (holder === undefined || there === undefined) return;
  const number = NUMBERS[pick % NUMBERS.length] ?? 0;
  if (typeof there === 'number') {
    if (['low', 'mode', 'high'].includes(last))
      Object.assign(holder, { low: number, mode: number, high: number });
    else holder[last] = number;
    return;
  }
  if (there === null || typeof there !== 'object' || kind === 'remove') delete holder[last];
  else if (kind === 'empty') holder[last] = Array.isArray(there) ? [] : {};
  else if (kind === 'keep-one') {
    const entries = Object.entries(there);
    const one = entries[pick % Math.max(1, entries.length)];
    holder[last] = Array.isArray(there) ? (one ? [one[1]] : []) : Object.fromEntries(one ? [one] : []);
  } else if (kind === 'double' && Array.isArray(there)) holder[last] = [...there, ...there];
}

const RUNS = 5;
/** Years and rounds beyond these are played elsewhere (`cases.test.ts`): here they would take all the time there is. */
const SHORT = { rounds: 200, years: 40 };

describe('what validate passes runs to an ending, and can be analysed and explained', () => {
  let passed = 0;
  let tried = 0;

  test.each(SCENARIOS)('%s', (name) => {
    const { scenario } = caseOf(name);
    const all = [...places({ ...scenario, chosen: undefined })];
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (mutations) => {
        const whole = structuredClone(scenario) as unknown as Holder;
        for (const one of mutations) mutate(whole, all, one);
        const parsed = parseScenario([{ name: 'f', text: JSON.stringify(whole) }]);
        tried += 1;
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(0);
          return;
        }
        const { talks, treaty } = parsed.value;
        if (talks.rounds > SHORT.rounds || (treaty?.force.years ?? 0) > SHORT.years) return;
        passed += 1;
        const c = compileCase(parsed.value);
        for (const agent of ['random', 'linear']) {
          const by = AGENTS[agent];
          for (let run = 0; run < RUNS; run++) {
            const played = playout(c, rootOf('fuzz'), run, by ? { default: by } : {});
            expect(ENDINGS).toContain(played.phase);
            expect(Number.isFinite(played.table.open.day)).toBe(true);
            for (const own of played.table.own) expect(Number.isFinite(own.reservation)).toBe(true);
          }
        }
        expect(() => analyze(c)).not.toThrow();
        const text = Object.values(c.texts)[0] ?? c.clauses.map(() => 0);
        expect(() => explain(c, text)).not.toThrow();
      }),
      { numRuns: 6 },
    );
  }, 300_000);

  test('some of them passed', () => {
    console.info(`${tried} mutated scenarios, ${passed} valid and played`);
    expect(passed).toBeGreaterThan(5);
  });
});
