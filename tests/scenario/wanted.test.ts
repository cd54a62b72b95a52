import { expect, test } from 'vitest';
import { explain } from '../../src/scenario/explain.ts';
import { parseScenario, scenarioJsonSchema } from '../../src/scenario/index.ts';
import { scenarioParts } from '../../src/scenario/schema.ts';
import { FULL } from './samples.ts';

type Json = unknown;
type Step = string | number;

/** The full sample with every optional field, as plain data and written out. */
const MORE = `
about:
  level: advanced
  minutes: {low: 10, mode: 20, high: 30}
  brief: For everybody.
  dates: [{date: 2022-03, text: It begins., source: A1, note: A note.}]
  discoveries: [Trade.]
readings:
  size:
    question: How large?
    base: {text: Small., source: A1, note: A note.}
    variants:
      large: {text: Large., source: A1, note: A note., changes: {summary: Larger.}}
`;

function everything(): Record<string, Json> {
  const parsed = parseScenario([
    { name: 'a', text: FULL },
    { name: 'b', text: MORE },
  ]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const whole = structuredClone(parsed.value) as unknown as Record<string, Json>;
  const put = (path: string, value: Json): void => {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Json>((at, step) => (at as Record<string, Json>)[step], whole);
    (holder as Record<string, Json>)[last] = value;
  };
  const one = { low: 0, mode: 0, high: 0, source: ['A1'], note: 'A note.' };
  for (const field of ['author', 'publisher', 'note']) put(`sources.A1.${field}`, 'Words.');
  put('clauses.seat.question', 'Where?');
  put('clauses.seat.source', ['A1']);
  put('clauses.seat.note', 'A note.');
  put('clauses.neutrality.options.bound.bridging', true);
  put('clauses.neutrality.options.bound.note', 'A note.');
  put('parties.kyiv.fullBrief', 'Longer.');
  put('parties.kyiv.redLines.0.unless', { clause: 'seat', is: ['geneva'] });
  put('talks.note', 'A note.');
  put('treaty.worthSigning', one);
  put('treaty.opens', { text: 'opening', joined: ['ankara'], source: ['A1'], note: 'A note.' });
  put('treaty.decision.options.geneva.suspendHours', 5);
  put('treaty.stakes', { kyiv: { harm: one, war: one, burden: one, breach: one } });
  put('treaty.ratification.campaign', { share: one, price: one, days: one });
  put('treaty.crisis.evidence', { clarity: one, price: one });
  put('treaty.crisis.appeals', { interest: one, price: one, most: 2 });
  put('talks.openedBy', 'kyiv');
  put('about.closed', 'Words.');
  put('about.discoveries.0', { text: 'Trade.', shown: ['no-deal'] });
  return whole;
}

/** Every place in a value, maps and lists included. */
function* places(value: Json, path: readonly Step[] = []): Generator<readonly Step[]> {
  if (path.length > 0) yield path;
  if (value === null || typeof value !== 'object' || path.at(-1) === 'changes') return;
  for (const [key, inside] of Object.entries(value))
    yield* places(inside, [...path, Array.isArray(value) ? Number(key) : key]);
}

function replaced(whole: Json, path: readonly Step[], put: Json): Json {
  const copy = structuredClone(whole);
  const last = path.at(-1) ?? '';
  const holder = path
    .slice(0, -1)
    .reduce<Json>((at, step) => (at as Record<string, Json>)[String(step)], copy);
  (holder as Record<Step, Json>)[last] = put;
  return copy;
}

const typeOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value;

/** Of every type one value that no field of that type takes for a good one by chance. */
const WRONG: readonly Json[] = [
  true,
  17.25,
  'no such thing',
  ['no such thing'],
  { 'no-such': 'thing' },
  null,
];

/** What was wanted is said, in words for people. */
const SAYS = /expected |is missing|needs its source|unknown key|starts with one of|needs '/;
const SAYS_NOTHING = /Invalid|not understood|undefined|\[object|^@/;

test('a value of another type is told what was wanted, in every field', () => {
  const whole = everything();
  let tried = 0;
  for (const path of places(whole)) {
    const there = path.reduce<Json>((at, step) => (at as Record<string, Json>)[String(step)], whole);
    for (const wrong of WRONG) {
      if (typeOf(wrong) === typeOf(there)) continue;
      const root = replaced(whole, path, wrong) as Record<string, Json>;
      const top = String(path[0]);
      const parsed = scenarioParts[top]?.safeParse(root[top]);
      tried += 1;
      if (parsed === undefined || parsed.success) continue;
      const found = parsed.error.issues
        .flatMap((issue) => explain(root, issue, [top]))
        .map((f) => ({ path: f.path.join('.'), message: f.message }));
      const where = path.join('.');
      const mine = found.filter((p) => p.path === where || p.path.startsWith(`${where}.`));
      const said = mine.map((p) => p.message).join('\n');
      const put = `${where} = ${JSON.stringify(wrong)}`;
      expect(mine.length, `${put} is told at its place, not only: ${found[0]?.message}`).toBeGreaterThan(0);
      expect(said, put).toMatch(SAYS);
      expect(said, put).not.toMatch(SAYS_NOTHING);
    }
  }
  expect(tried).toBeGreaterThan(1500);
});

/** Names of all fields in the JSON Schema. */
function fields(schema: Json, found: Set<string> = new Set()): Set<string> {
  if (schema === null || typeof schema !== 'object') return found;
  for (const [key, inside] of Object.entries(schema)) {
    if (key === 'properties' && inside !== null && typeof inside === 'object')
      for (const name of Object.keys(inside)) found.add(name);
    fields(inside, found);
  }
  return found;
}

test('that was every field there is', () => {
  const names = new Set([...places(everything())].map((path) => path.at(-1)));
  // Shorthand, and conditions of kinds the sample has no need of, written by hand where they are tested.
  const elsewhere = ['value', 'condition', 'driver', 'front', 'atMost', 'untilRound', 'panelHours'];
  expect([...fields(scenarioJsonSchema())].filter((n) => !names.has(n) && !elsewhere.includes(n))).toEqual(
    [],
  );
});

test('shorthand of the wrong type as well', () => {
  const rows: readonly (readonly [from: string, to: string, wanted: RegExp])[] = [
    ['date: 2022\n', 'date: true\n', /expected a date as text/],
    ['date: 2022\n', 'date: [2022]\n', /expected a date as text/],
    ['date: 2022\n', 'date: 2022.5\n', /expected a whole number/],
    ['weight: 2, source', 'weight: two, source', /expected a number, \{value\} or/],
    ['none: Stays free to join', 'none: 5', /expected the text of the option/],
    ['is: bound', 'is: 5', /expected one name or a list/],
    ['{condition: safe}\n        when', '5\n        when', /expected a condition/],
  ];
  for (const [from, to, wanted] of rows) {
    expect(FULL.split(from).length, from).toBe(2);
    const parsed = parseScenario([{ name: 'f', text: FULL.replace(from, to) }]);
    expect(parsed.ok ? '' : parsed.error[0]?.message, to).toMatch(wanted);
  }
});
