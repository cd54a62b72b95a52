import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseScenario, scenarioJsonSchema } from '../../src/scenario/index.ts';
import { FULL, SMALL } from './samples.ts';

const parse = (text: string) => parseScenario([{ name: 'one.yaml', text }]);

function scenario(text: string) {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
}

describe('a valid scenario', () => {
  test('is written out in full', () => {
    const small = scenario(SMALL);
    expect(small.sources.A1?.date).toBe('2022');
    expect(small.clauses.neutrality?.options).toEqual({
      none: { text: 'Stays free to join' },
      pledged: { text: 'Pledges neutrality' },
      bound: { text: 'Is bound to neutrality', short: 'Bound', rung: 5, source: ['A1'] },
    });
    expect(small.conditions.safe).toEqual({
      all: [{ clause: 'trigger', atLeast: 'aid' }, { not: { clause: 'neutrality', is: ['bound'] } }],
    });
    expect(small.texts.softer?.source).toEqual(['judgement']);
    const { kyiv, moscow } = small.parties;
    expect(kyiv?.reservation).toEqual({ low: 40, mode: 45, high: 50, source: ['A1'] });
    expect(kyiv?.redLines[0]?.public).toBe(true);
    expect(kyiv?.links[0]?.points).toEqual({ low: 5, mode: 5, high: 5 });
    expect(moscow?.redLines).toEqual([]);
    expect(moscow?.reservation).toMatchObject({ low: 40, mode: 40, high: 40, note: 'A guess.' });
    expect('war' in small || 'treaty' in small || 'mediator' in small).toBe(false);
  });

  test('a weight without a source has that of the numbers', () => {
    const { kyiv, moscow } = scenario(SMALL).parties;
    const numbers = { source: ['judgement'], note: 'Our reading.' };
    expect(kyiv?.preferences.neutrality?.weight).toEqual({ low: 2, mode: 2, high: 2, ...numbers });
    expect(kyiv?.preferences.trigger?.weight).toEqual({ low: 2, mode: 3, high: 4, ...numbers });
    const said = { source: ['A1'], note: 'Said so.' };
    expect(moscow?.preferences.neutrality?.weight).toEqual({ low: 4, mode: 4, high: 4, ...said });
  });

  test('with war and treaty', () => {
    const full = scenario(FULL);
    expect(full.mediator).toBe('bennett');
    expect(full.war?.deck.discovery).toMatchObject({
      drivers: ['outrage'],
      front: { low: 0, mode: 0, high: 0 },
      once: true,
    });
    expect(full.war?.deck.push).toMatchObject({ drivers: [], fromRound: 1, once: false });
    expect(full.treaty?.window.options).toEqual({ geneva: 72, vienna: null });
    expect(full.treaty?.guarantors.options.vienna).toEqual(['ankara']);
    expect(full.treaty?.implementation.withdrawal?.sways).toEqual([]);
    expect(full.parties.ankara?.guarantor?.dependsOn).toEqual([]);
    expect(full.treaty?.crisis.incidents['false-flag']?.places).toEqual(['crimea']);
  });

  test('written out in full, it reads back the same', () => {
    for (const text of [SMALL, FULL]) {
      const value = scenario(text);
      expect(scenario(stringify(value, { aliasDuplicateObjects: false }))).toEqual(value);
      expect(scenario(JSON.stringify(value))).toEqual(value);
      expect(scenario(JSON.stringify(value, null, 2))).toEqual(value);
    }
  });

  test('with CRLF, a byte order mark, anchors and aliases', () => {
    expect(scenario(FULL.replaceAll('\n', '\r\n'))).toEqual(scenario(FULL));
    expect(scenario(`\uFEFF${SMALL}`)).toEqual(scenario(SMALL));
    const shared = SMALL.replace(
      'numbers: {source: judgement, note: Our reading.}',
      'numbers: &numbers {source: judgement}',
    );
    const once = shared.replace('numbers: {source: judgement}\n', 'numbers: *numbers\n');
    expect(once).toContain('*numbers');
    expect(scenario(once).parties.moscow?.numbers).toEqual({ source: ['judgement'] });
  });
});

describe('several files', () => {
  const cut = FULL.indexOf('  moscow:\n    name');
  const parts = [
    { name: 'a.yaml', text: FULL.slice(0, cut) },
    { name: 'b.yaml', text: `parties:\n${FULL.slice(cut)}` },
  ];

  test('are put side by side', () => {
    expect(parseScenario(parts)).toEqual({ ok: true, value: scenario(FULL) });
  });

  test('may not give a key twice', () => {
    const extra = 'title: Again\nprincipals: [a]\nclauses:\n  new: 1\n  trigger: {title: Again}\n';
    const result = parseScenario([...parts, { name: 'c.yaml', text: extra }]);
    const problems = result.ok ? [] : result.error;
    expect(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.path}`)).toEqual([
      'c.yaml:1:1 title',
      'c.yaml:2:1 principals',
      'c.yaml:4:8 clauses.new',
      'c.yaml:5:3 clauses.trigger',
    ]);
    expect(problems[0]?.message).toBe("'title' is given already in a.yaml: keep one of the two");
  });

  test('each problem names its own file', () => {
    const [a, b] = parts;
    if (a === undefined || b === undefined) throw new Error('two parts');
    const result = parseScenario([a, { ...b, text: b.text.replace('short: Moscow', 'shrt: Moscow') }]);
    expect(result.ok ? [] : result.error).toMatchObject([
      { file: 'b.yaml', line: 2, column: 3, path: 'parties.moscow.short' },
      { file: 'b.yaml', line: 4, column: 5, path: 'parties.moscow.shrt' },
    ]);
  });

  test('none at all is a problem too', () => {
    expect(parseScenario([])).toMatchObject({ ok: false, error: [{ line: 1, column: 1 }] });
  });
});

describe('the JSON Schema', () => {
  test('says what an author may write', () => {
    const schema = scenarioJsonSchema() as {
      required: string[];
      additionalProperties: boolean;
      $defs: Record<string, unknown>;
    };
    expect(schema.required).toEqual(
      expect.arrayContaining(['format', 'clauses', 'parties', 'principals', 'talks']),
    );
    expect(schema.required).not.toContain('conditions');
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.$defs)).toEqual(expect.arrayContaining(['condition', 'source', 'id']));
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
