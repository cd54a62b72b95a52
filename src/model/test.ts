import type { Test } from './case.ts';

/** The clauses a test speaks of, in order of first mention. */
export function clausesOf(test: Test, found: number[] = []): number[] {
  switch (test.op) {
    case 'in':
      if (!found.includes(test.clause)) found.push(test.clause);
      break;
    case 'all':
    case 'any':
      for (const t of test.of) clausesOf(t, found);
      break;
    case 'not':
      clausesOf(test.of, found);
      break;
    case 'front':
    case 'lasting':
    case 'driver':
    case 'joined':
      break;
    default: {
      const never: never = test;
      return never;
    }
  }
  return found;
}
