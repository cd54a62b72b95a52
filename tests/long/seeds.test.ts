import { expect, test } from 'vitest';
import { rootOf } from '../../src/model/index.ts';

const MILLION = 1_000_000;

/** Seed texts as people write them: numbers, words, other scripts, repeats of one character. */
const seedText = (i: number): string => {
  if (i < 400_000) return String(i);
  if (i < 800_000) return `семінар ${i}`;
  if (i < 999_000) return `seed-${i.toString(36)}`;
  return 'a'.repeat(i - 998_999);
};

test('a million seed texts are a million negotiations', () => {
  const roots = new Set<string>();
  for (let i = 0; i < MILLION; i++) {
    const { a, b } = rootOf(seedText(i));
    roots.add(`${a} ${b}`);
  }
  console.log(JSON.stringify({ seeds: MILLION, different: roots.size }));
  expect(roots.size).toBe(MILLION);
});
