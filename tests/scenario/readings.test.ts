import { expect, test } from 'vitest';
import { changedParts } from '../../src/scenario/changed.ts';
import { applyReadings, parseScenario } from '../../src/scenario/index.ts';
import { lay } from '../../src/scenario/overlay.ts';
import { checkReferences } from '../../src/scenario/references.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { SMALL } from './samples.ts';

const yes = { text: 'A variant.', source: 'judgement' };

/** The small scenario with so many variants of one question. */
function withVariants(changes: readonly object[]): string {
  const variants = Object.fromEntries(changes.map((one, i) => [`v${i}`, { ...yes, changes: one }]));
  return `${SMALL}\nreadings: ${JSON.stringify({ many: { question: 'How many?', base: yes, variants } })}\n`;
}

const parse = (text: string) => parseScenario([{ name: 'f.yaml', text }], { readings: true });
const bar = (value: number): object => ({ parties: { kyiv: { reservation: { value, source: 'A1' } } } });

test.each(SCENARIOS)('%s: what changes alone is read as the whole would be', (name) => {
  const { scenario } = caseOf(name);
  for (const [question, { variants }] of Object.entries(scenario.readings)) {
    for (const variant of Object.keys(variants)) {
      const applied = applyReadings(scenario, { [question]: variant });
      if (!applied.ok) throw new Error(JSON.stringify(applied.error));
      const { chosen, ...rest } = applied.value;
      expect(chosen).toEqual({ [question]: variant });
      expect(scenarioSchema.parse(rest)).toEqual(rest);
      expect(checkReferences(rest)).toEqual([]);
    }
  }
});

test('a variant costs what it changes, however many there are', () => {
  for (const count of [3, 4000]) {
    const parsed = parse(withVariants(Array.from({ length: count }, (_, i) => bar(i % 100))));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const scenario = parsed.value;
    let read = 0;
    for (const { changes } of Object.values(scenario.readings.many?.variants ?? {})) {
      const parts = changedParts(scenario, lay(scenario, changes) as Record<string, unknown>);
      expect(parts.map((part) => [part.key, Object.keys(part.value as object)])).toEqual([
        ['parties', ['kyiv']],
      ]);
      read += parts.length;
    }
    expect(read).toBe(count);
  }
});

const FAULTS: readonly (readonly [what: string, changes: object, message: string])[] = [
  [
    'a figure out of range',
    bar(101),
    'parties.kyiv.reservation.value: under the reading many=v0: expected a number at most 100',
  ],
  ['an unknown key', { partis: {} }, "unknown key 'partis': did you mean 'parties'?"],
  [
    'a name that leads nowhere',
    { parties: { kyiv: { preferences: { seet: { ideal: 'x', weight: 1, source: 'A1' } } } } },
    "'seet' is not a clause",
  ],
  [
    'an option that others use',
    { clauses: { seat: { options: { geneva: null } } } },
    "'geneva' is not an option of 'seat'",
  ],
  ['a source that others use', { sources: { A1: null } }, "'A1' is not a source"],
  ['all clauses gone', { clauses: { neutrality: null, trigger: null, seat: null } }, 'at least one clause'],
  [
    'a party with a reserved name',
    { parties: { nature: { name: 'x' } } },
    "'nature' has a meaning of its own",
  ],
  ['a role that others rest on', { parties: { kyiv: { role: 'mediator' } } }, "'kyiv' has the role mediator"],
  ['a key gone', { talks: null }, "'talks' is missing"],
];

test.each(FAULTS)('%s under a variant is told at the variant', (_, changes, message) => {
  const parsed = parse(withVariants([changes]));
  const found = parsed.ok ? [] : parsed.error;
  expect(found[0]?.path).toBe('readings.many.variants.v0.changes');
  expect(found.map((p) => p.message).join('\n')).toContain(message);
});

test('a figure is written whole, whichever way it was written before', () => {
  const two = withVariants([bar(40), { parties: { kyiv: { reservation: { low: 1, mode: 2, high: 3 } } } }]);
  const twice = two.replace(
    '"many":',
    `"few": ${JSON.stringify({ question: '?', base: yes, variants: { a: { ...yes, changes: bar(60) } } })}, "many":`,
  );
  const parsed = parse(twice);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const bars = (choices: Record<string, string>) => {
    const applied = applyReadings(parsed.value, choices);
    return applied.ok ? applied.value.parties.kyiv?.reservation : applied.error;
  };
  expect(bars({ few: 'a' })).toMatchObject({ low: 60, mode: 60, high: 60 });
  expect(bars({ few: 'a', many: 'v1' })).toMatchObject({ low: 1, mode: 2, high: 3 });
  expect(bars({ many: 'v1', few: 'a' })).toMatchObject({ low: 60, mode: 60, high: 60 });
});

test('what a variant may not be called, and may not change', () => {
  const base = parse(withVariants([bar(40)]).replace('"v0"', '"base"'));
  expect(base.ok ? [] : base.error).toMatchObject([
    { path: 'readings.many.variants.base', message: expect.stringContaining('as written') },
  ]);
  for (const key of ['format', 'readings', 'chosen']) {
    const parsed = parse(withVariants([{ [key]: 'x' }]));
    expect(parsed.ok ? [] : parsed.error).toMatchObject([
      { path: `readings.many.variants.v0.changes.${key}`, message: `a variant cannot change '${key}'` },
    ]);
  }
});
