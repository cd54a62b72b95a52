import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { analyze, explain } from '../../src/analysis/index.ts';
import { problemLines } from '../../src/app/cli/problems.ts';
import type { Problem, Scenario } from '../../src/model/index.ts';
import { ENDINGS } from '../../src/model/index.ts';
import {
  applyReadings,
  compileCase,
  parseScenario,
  scenarioJsonSchema,
  starterScenario,
} from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { textOf } from '../helpers/scenarios.ts';
import { type Fence, fences, page } from './fences.ts';
import { PARTS, starterWith } from './starter-parts.ts';

const PAGE = page('scenario-format.md');
const YAML = fences(PAGE).filter((f) => f.language === 'yaml');

type Json = Record<string, unknown>;
const isMap = (x: unknown): x is Json => x !== null && typeof x === 'object' && !Array.isArray(x);

/** Maps merge, the rest is replaced; a condition or a figure is written whole. */
function lay(under: unknown, over: unknown): unknown {
  const whole = ['clause', 'any', 'all', 'value', 'low', 'kind'];
  if (!isMap(under) || !isMap(over) || whole.some((key) => key in over && !('options' in over))) return over;
  // A meaning that hangs on another clause has other options.
  if ('options' in over && under.clause !== over.clause) return over;
  const merged = { ...under };
  for (const [key, value] of Object.entries(over))
    merged[key] = key in under ? lay(under[key], value) : value;
  return merged;
}

/** Lays a fragment over the starter with every part switched on. */
function laidIn(path: string, fragment: unknown): string {
  const keys = path === 'the file' ? [] : path.split('.');
  const starter: unknown = parse(starterWith(...PARTS));
  let at = starter;
  for (const key of keys) {
    if (!isMap(at) || !(key in at)) throw new Error(`the starter has no "${path}"`);
    at = at[key];
  }
  const change = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), fragment);
  // A new clause has to be settled by the starter's text, as the page says.
  const clauses = path === 'clauses' && isMap(fragment) ? Object.entries(fragment) : [];
  const settled = clauses.map(([id, clause]) => [
    id,
    isMap(clause) && isMap(clause.options) ? Object.keys(clause.options)[0] : '',
  ]);
  const text = { texts: { 'lowland-draft': { package: Object.fromEntries(settled) } } };
  return stringify(lay(lay(starter, change), text), { aliasDuplicateObjects: false });
}

function read(...texts: readonly string[]): Scenario {
  const parsed = parseScenario(texts.map((text, i) => ({ name: `${i}.yaml`, text })));
  if (!parsed.ok) throw new Error(said(parsed.error));
  return parsed.value;
}

const said = (problems: readonly Problem[]): string => problemLines(problems).join('\n');

function scenarioOf(fence: Fence): Scenario {
  const [first = ''] = fence.text.split('\n');
  const path = /^# part of: (.+)$/.exec(first)?.[1];
  if (path !== undefined) return read(laidIn(path, parse(fence.text)));
  if (first === '# a file of its own') return read(starterWith(...PARTS), fence.text);
  return read(fence.text);
}

describe('docs/scenario-format.md', () => {
  test('has examples', () => expect(YAML.length).toBeGreaterThan(15));

  test.each(
    YAML.map((f) => [f.line, f] as const),
  )('the example on line %i is valid and can be played', (_, f) => {
    const scenario = scenarioOf(f);
    const c = compileCase(scenario);
    for (let run = 0; run < 3; run++) expect(ENDINGS).toContain(playout(c, 'docs', run).phase);
    for (const [question, reading] of Object.entries(scenario.readings)) {
      for (const variant of Object.keys(reading.variants)) {
        const applied = applyReadings(scenario, { [question]: variant });
        if (!applied.ok) throw new Error(said(applied.error));
        expect(compileCase(applied.value).parties.length).toBeGreaterThan(1);
      }
    }
  });

  test('the example of a reading does what the page says', () => {
    const fence = YAML.find((f) => f.text.includes('readings:'));
    if (!fence) throw new Error('no example of a reading');
    const army = applyReadings(scenarioOf(fence), { garrison: 'army' });
    if (!army.ok) throw new Error(said(army.error));
    const { lowland, highmark } = army.value.parties;
    expect(lowland?.redLines.map((l) => [l.id, l.public])).toEqual([
      ['no-bare-neutrality', false],
      ['no-army', true],
    ]);
    expect(lowland?.reservation.mode).toBe(44);
    expect(highmark?.preferences.withdrawal?.weight).toMatchObject({ low: 3, mode: 3, high: 3 });
    expect(army.value.war).toBeUndefined();
    expect(army.value.treaty).toBeDefined();
  });

  test('names every field of the format', () => {
    const schema: unknown = scenarioJsonSchema();
    const fields = new Set<string>();
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) visit(one);
      if (!isMap(node)) return;
      if (isMap(node.properties)) for (const key of Object.keys(node.properties)) fields.add(key);
      for (const inside of Object.values(node)) visit(inside);
    };
    visit(schema);
    // Written by the program, not by an author.
    fields.delete('chosen');
    expect(fields.size).toBeGreaterThan(80);
    expect([...fields].filter((field) => !new RegExp(`[\`{ ,]${field}\\b[^\\n]*\``).test(PAGE))).toEqual([]);
  });

  test('its messages are what validate says', () => {
    const starter = starterScenario('river-ford', 'River ford');
    const broken = (...changes: readonly (readonly [string, string])[]): string => {
      const text = changes.reduce((now, [old, young]) => {
        expect(now).toContain(old);
        return now.replace(old, young);
      }, starter);
      const parsed = parseScenario([{ name: 'river-ford/scenario.yaml', text }]);
      return parsed.ok ? 'valid' : `${said(parsed.error)}\n`;
    };
    const shape = broken(
      ['audienceCost: { value: 4, source: judgement }', 'audienceCost: 4'],
      ['redLines: []', 'redlines: []'],
    );
    const names = broken(
      ['principals: [lowland, highmark]', 'principals: [lowland, hihgmark]'],
      ['help: forces }', 'help: force }'],
      ['ideal: stay,', 'ideal: stays,'],
    );
    const blocks = fences(PAGE).filter((f) => f.language === 'text');
    expect(blocks.map((f) => f.text)).toEqual(expect.arrayContaining([shape, names]));
  });

  test('its figures for the starter are right', () => {
    const c = caseFrom(starterWith());
    const { lowland, highmark } = explain(c, textOf(c, 'lowland-draft')).parties;
    const { outcomes, rational } = analyze(c);
    const turn = highmark?.reasons.filter((r) => r.code === 'would-turn');
    expect(turn).toHaveLength(1);
    expect(PAGE.replaceAll(/\s+/g, ' ')).toContain(
      `worth ${lowland?.score.toFixed(1)} to Lowland and ${highmark?.score.toFixed(1)} to Highmark, which needs ${highmark?.reservation.toFixed(1)}`,
    );
    expect(PAGE).toContain(`${rational} of ${outcomes}`);
  });

  test('what it says of batches of the starter is right', () => {
    const agreed = (text: string): number => {
      const c = caseFrom(text);
      let n = 0;
      for (let run = 0; run < 60; run++) {
        const { phase } = playout(c, 'batch', run);
        if (!['no-deal', 'refused-by-guarantors', 'lost-at-ratification'].includes(phase)) n += 1;
      }
      return n;
    };
    expect(agreed(starterWith())).toBe(60);
    expect(agreed(starterWith('a guarantor', 'a treaty'))).toBeLessThan(60);
  });

  test('its links lead somewhere', () => {
    const anchors = new Set(
      [...PAGE.matchAll(/^#+ (.+)$/gm)].map((m) =>
        (m[1] ?? '')
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    for (const [, target = ''] of PAGE.matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) expect(anchors).toContain(target.slice(1));
      else
        expect(existsSync(fileURLToPath(new URL(`../../docs/${target}`, import.meta.url))), target).toBe(
          true,
        );
    }
  });
});
