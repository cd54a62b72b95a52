import type { Case, Party, Quantity, Scenario } from '../../src/model/index.ts';
import { compileCase } from '../../src/scenario/index.ts';

export const exactly = (x: number): Quantity => ({ low: x, mode: x, high: x, source: ['judgement'] });

export interface Side {
  readonly weights: readonly number[];
  /** By clause and option, 0 to 1. */
  readonly values: readonly (readonly number[])[];
  /** Points. */
  readonly reservation: number;
  readonly redLines?: Party['redLines'];
  readonly links?: Party['links'];
}

/** A case of two principals, or more, without war or treaty: clauses `c0`, `c1` … with options `o0`, `o1` …. */
export function smallCase(
  sizes: readonly number[],
  sides: readonly [Side, Side],
  more: readonly Side[] = [],
  kinds: readonly ('ladder' | 'set')[] = [],
): Case {
  const all: Record<string, Side> = Object.fromEntries(
    [...sides, ...more].map((s, i) => ['abcdefg'.charAt(i), s]),
  );
  const party = (side: Side, id: string): Party => ({
    name: id,
    short: id,
    role: 'principal',
    summary: '',
    brief: '',
    numbers: { source: ['judgement'] },
    reservation: exactly(side.reservation),
    preferences: Object.fromEntries(
      sizes.map((n, c) => [
        `c${c}`,
        {
          weight: exactly(side.weights[c] ?? 0),
          values: Object.fromEntries(
            Array.from({ length: n }, (_, o) => [`o${o}`, side.values[c]?.[o] ?? 0]),
          ),
          source: ['judgement'],
        },
      ]),
    ),
    redLines: side.redLines ?? [],
    links: side.links ?? [],
  });
  const scenario: Scenario = {
    format: 'demarche/1',
    id: 'small',
    title: 'Small',
    summary: '',
    start: '2024-01-01',
    sources: {},
    clauses: Object.fromEntries(
      sizes.map((n, c) => [
        `c${c}`,
        {
          title: `Clause ${c}`,
          kind: kinds[c] ?? 'set',
          options: Object.fromEntries(
            Array.from({ length: n }, (_, o) => [`o${o}`, { text: `Option ${o}` }]),
          ),
        },
      ]),
    ),
    conditions: {},
    texts: {},
    readings: {},
    principals: Object.keys(all),
    parties: Object.fromEntries(Object.entries(all).map(([id, s]) => [id, party(s, id)])),
    talks: {
      rounds: 3,
      daysPerRound: 1,
      sideMoves: 0,
      audienceCost: exactly(1),
      estimateSpread: exactly(0),
      source: ['judgement'],
    },
  };
  return compileCase(scenario);
}

/** Every package of a case. */
export function* packages(c: Case): Generator<number[]> {
  const text = c.clauses.map(() => 0);
  for (;;) {
    yield [...text];
    let i = text.length - 1;
    while (i >= 0 && (text[i] ?? 0) + 1 === c.clauses[i]?.options.length) text[i--] = 0;
    if (i < 0) return;
    text[i] = (text[i] ?? 0) + 1;
  }
}
