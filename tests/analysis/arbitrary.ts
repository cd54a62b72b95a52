import fc from 'fast-check';
import type { Condition } from '../../src/model/index.ts';
import { exactly, type Side } from './cases.ts';

/** Options by clause of the cases that `side` is for. */
export const SIZES: readonly number[] = [3, 2, 4, 3, 2];

/** A condition on the clauses of such a case. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.nat(SIZES.length - 1).chain((i) =>
    fc
      .subarray(
        Array.from({ length: SIZES[i] ?? 0 }, (_, o) => `o${o}`),
        { minLength: 1 },
      )
      .map((is): Condition => ({ clause: `c${i}`, is })),
  ),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie('any').map((not): Condition => ({ not })),
  ),
})).any;

/** A party with red lines and links. */
export const side: fc.Arbitrary<Side> = fc.record({
  weights: fc.tuple(...SIZES.map(() => fc.integer({ min: 1, max: 5 }))),
  values: fc.tuple(
    ...SIZES.map((n) =>
      fc.array(
        fc.integer({ min: 0, max: 8 }).map((x) => x / 8),
        { minLength: n, maxLength: n },
      ),
    ),
  ),
  reservation: fc.integer({ min: 20, max: 60 }),
  redLines: fc.array(
    fc.tuple(condition, fc.option(condition, { nil: undefined })).map(([require, when]) => ({
      id: 'line',
      text: 'A line.',
      require,
      ...(when ? { when } : {}),
      public: true,
      source: ['judgement'],
    })),
    { maxLength: 3 },
  ),
  links: fc.array(
    fc.tuple(condition, fc.integer({ min: -12, max: 12 })).map(([when, x]) => ({
      text: 'A link.',
      when,
      points: exactly(x),
      source: ['judgement'],
    })),
    { maxLength: 2 },
  ),
});
