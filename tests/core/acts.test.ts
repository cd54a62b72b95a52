import { describe, expect, test } from 'vitest';
import { ACT_TYPES, fieldsOf } from '../../src/model/index.ts';
import { protocol } from '../../src/protocol/index.ts';

describe('the table of acts', () => {
  // What an act does, how it is told and who chooses it the compiler asks for; its place in the order is asked for here.
  test('has a place in the statechart for each of them', () => {
    const taken = new Set(protocol.nodes.flatMap(({ on }) => [...on.keys()]));
    expect(ACT_TYPES.filter((type) => !taken.has(type))).toEqual([]);
  });

  test('names the clause wherever it holds an option: a field is read by the others of its act', () => {
    for (const type of ACT_TYPES) {
      const kinds = fieldsOf(type).map(([, kind]) => kind);
      if (kinds.includes('option') || kinds.includes('option?')) expect(kinds, type).toContain('clause');
    }
  });
});
