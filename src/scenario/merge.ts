import type { Problem } from '../model/index.ts';
import { type Mark, type Member, problemAt } from './marks.ts';
import { quoted } from './nearest.ts';
import type { Reading } from './read-yaml.ts';
import { isObject } from './shapes.ts';

/** One value from several files. */
export interface Merged {
  readonly value: Record<string, unknown>;
  readonly mark: Mark;
  readonly problems: readonly Problem[];
}

function twice(path: readonly string[], first: Member, second: Member): Problem {
  const name = quoted(path.at(-1) ?? '');
  return problemAt(
    second.page,
    second.key,
    path,
    `${name} is given already in ${first.page.name}: keep one of the two`,
  );
}

/**
 * Puts the top-level keys of several files side by side. Where a key holds a map in both files its entries are
 * put side by side too; anything else given twice is a problem, and the first stands.
 */
export function merge(readings: readonly [Reading, ...Reading[]]): Merged {
  const value: Record<string, unknown> = {};
  const members = new Map<string, Member>();
  const problems: Problem[] = [];
  for (const reading of readings) {
    if (!isObject(reading.value)) continue;
    for (const [key, mine] of Object.entries(reading.value)) {
      const member = reading.mark.members.get(key);
      if (member === undefined) continue;
      const first = members.get(key);
      if (first === undefined) {
        value[key] = mine;
        members.set(key, member);
        continue;
      }
      const theirs = value[key];
      if (!isObject(theirs) || !isObject(mine)) {
        problems.push(twice([key], first, member));
        continue;
      }
      const joined: Record<string, unknown> = { ...theirs };
      const entries = new Map(first.value.members);
      for (const [name, entry] of Object.entries(mine)) {
        const there = entries.get(name);
        const here = member.value.members.get(name);
        if (here === undefined) continue;
        if (there === undefined) {
          joined[name] = entry;
          entries.set(name, here);
        } else {
          problems.push(twice([key, name], there, here));
        }
      }
      value[key] = joined;
      members.set(key, { ...first, value: { ...first.value, members: entries } });
    }
  }
  const { page, offset } = readings[0].mark;
  return { value, mark: { page, offset, members }, problems };
}
