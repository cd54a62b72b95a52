import * as z from 'zod';
import type { Condition } from '../model/index.ts';
import { MOST } from './limits.ts';
import { nearest } from './nearest.ts';
import { exactly, id, isObject, listUpTo, meant, names, strict } from './shapes.ts';

/** The key that says what kind of condition it is. A clause then needs one of `is`, `atLeast` and `atMost`. */
const HEADS = ['clause', 'all', 'any', 'not', 'condition', 'front', 'driver', 'joined'] as const;
const TESTS = ['is', 'atLeast', 'atMost'] as const;

function pick(input: unknown): number | string {
  if (!isObject(input)) return 'expected a condition, such as {clause: …, is: …}';
  const heads = HEADS.filter((head) => head in input);
  const [head, second] = heads;
  if (head === undefined) {
    const near = Object.keys(input).flatMap((key) => nearest(key, HEADS) ?? []);
    const hint = near.length > 0 ? `; did you mean '${near[0]}'?` : '';
    return `a condition starts with one of ${HEADS.join(', ')}${hint}`;
  }
  if (second !== undefined) {
    return `a condition says one thing, this one says '${head}' and '${second}': put them in a list under 'all' or 'any'`;
  }
  if (head !== 'clause') return HEADS.indexOf(head) + 2;
  const tests = TESTS.filter((test) => test in input);
  const [test, other] = tests;
  if (test === undefined) {
    const near = Object.keys(input).flatMap((key) => nearest(key, TESTS) ?? []);
    const hint = near.length > 0 ? `; did you mean '${near[0]}'?` : '';
    return `a condition on a clause needs 'is', 'atLeast' or 'atMost'${hint}`;
  }
  if (other !== undefined) {
    return `a condition on a clause has one test, this one has '${test}' and '${other}': put two conditions under 'all'`;
  }
  return TESTS.indexOf(test);
}

const frontLevel = z.number().min(-100).max(100).optional();

/** A statement about a package, the war, or who has joined. `is` and `joined` take one name or a list. */
export const condition: z.ZodType<Condition> = z
  .lazy(() => alternatives)
  .meta({
    id: 'condition',
    title: 'Condition',
    description: 'A statement about a package, the war, or who has joined, that holds or does not.',
  });

const several = listUpTo(MOST.listed, 'conditions in the list', condition).min(
  1,
  'expected at least one condition in the list',
);

const alternatives: z.ZodType<Condition> = exactly<Condition>()(
  z.union(
    [
      strict({ clause: id, is: names }),
      strict({ clause: id, atLeast: id }),
      strict({ clause: id, atMost: id }),
      strict({ all: several }),
      strict({ any: several }),
      strict({ not: condition }),
      strict({ condition: id }),
      strict({
        front: strict({
          atLeast: frontLevel,
          atMost: frontLevel,
          rounds: z.int().min(2).max(1000).optional(),
        }).refine(
          (level) => level.atLeast !== undefined || level.atMost !== undefined,
          "expected 'atLeast', 'atMost' or both",
        ),
      }),
      strict({ driver: id }),
      strict({ joined: names, atLeast: z.int().min(1).optional() }),
    ],
    { error: meant(pick) },
  ),
);
