import type { Condition } from '../model/index.ts';
import type { Lookup } from './lookup.ts';
import type { Path } from './marks.ts';
import { quoted } from './nearest.ts';

/** Every name in a condition leads somewhere, and it asks only about what the scenario has. */
export function checkCondition(look: Lookup, path: Path, condition: Condition | undefined): void {
  if (condition === undefined) return;
  const { war, treaty, conditions, clauses } = look.scenario;
  if ('clause' in condition) {
    const clause = look.clause([...path, 'clause'], condition.clause);
    if (clause === undefined) return;
    if ('is' in condition) {
      for (const [i, name] of condition.is.entries()) look.option([...path, 'is', i], condition.clause, name);
      look.repeated([...path, 'is'], condition.is);
      return;
    }
    const [test, option] =
      'atLeast' in condition ? ['atLeast', condition.atLeast] : ['atMost', condition.atMost];
    if (clauses[condition.clause]?.kind !== 'ladder') {
      look.tellKey([...path, test], `${quoted(condition.clause)} is a set, which has no order: use 'is'`);
    }
    look.option([...path, test], condition.clause, option);
  } else if ('all' in condition) {
    for (const [i, one] of condition.all.entries()) checkCondition(look, [...path, 'all', i], one);
  } else if ('any' in condition) {
    for (const [i, one] of condition.any.entries()) checkCondition(look, [...path, 'any', i], one);
  } else if ('not' in condition) {
    checkCondition(look, [...path, 'not'], condition.not);
  } else if ('condition' in condition) {
    look.find([...path, 'condition'], condition.condition, 'a named condition', conditions);
  } else if ('front' in condition) {
    const { atLeast, atMost } = condition.front;
    if (war === undefined) look.tellKey([...path, 'front'], 'there is no war here, so no front: add war');
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
      look.tell([...path, 'front'], `no front is at least ${atLeast} and at most ${atMost}`);
    }
  } else if ('driver' in condition) {
    if (war === undefined) look.tellKey([...path, 'driver'], 'there is no war here, so no drivers: add war');
    else look.find([...path, 'driver'], condition.driver, 'a driver', war.drivers);
  } else if ('joined' in condition) {
    const { joined, atLeast } = condition;
    if (treaty === undefined) {
      look.tellKey([...path, 'joined'], 'there is no treaty here that anyone could join: add treaty');
      return;
    }
    for (const [i, name] of joined.entries()) look.role([...path, 'joined', i], name, 'guarantor');
    look.repeated([...path, 'joined'], joined);
    if (atLeast !== undefined && atLeast > joined.length) {
      look.tell([...path, 'atLeast'], `at least ${atLeast} of ${joined.length} can never be`);
    }
  } else {
    condition satisfies never;
  }
}

/** The conditions that stand in a condition, one level down; a name is not followed. */
export function within(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

/** Names of other conditions that a condition speaks of. */
export function namedIn(condition: Condition): string[] {
  return 'condition' in condition ? [condition.condition] : within(condition).flatMap(namedIn);
}
