import { readdirSync, readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { AGENTS } from '../../src/agents/index.ts';
import { analyze, explain } from '../../src/analysis/index.ts';
import { type Case, ENDINGS, type Package, rootOf } from '../../src/model/index.ts';
import {
  analysisText,
  explanationText,
  sourcesText,
  toldAnalysis,
  toldExplanation,
} from '../../src/report/index.ts';
import { compileCase, parseScenario } from '../../src/scenario/index.ts';
import { mostActs, playout } from '../../src/sim/index.ts';

/** Small scenarios at the edge of what can be written, each with its right answer below. */
const FOLDER = new URL('../fixtures/cases/', import.meta.url);
const NAMES = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''));

const parse = (name: string) =>
  parseScenario([{ name: `${name}.yaml`, text: readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8') }], {
    readings: true,
  });

function caseOf(name: string): Case {
  const parsed = parse(name);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 1));
  return compileCase(parsed.value);
}

const problemsOf = (name: string): string[] => {
  const parsed = parse(name);
  return parsed.ok ? [] : parsed.error.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);
};

const play = (c: Case, agent: string, run = 0) => {
  const by = AGENTS[agent];
  if (!by) throw new Error(`there is no agent ${agent}`);
  return playout(c, rootOf('cases'), run, { default: by });
};

/** What a party says to a text when talks open. */
const opinion = (c: Case, seat: number, text: Package): string =>
  Object.values(toldExplanation(c, explain(c, text)).parties)[seat]?.verdict ?? '';

/** What is refused, and the words with which. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'chosen-key': ["127:2 chosen: unknown key 'chosen': known:"],
  'escape-in-title': [
    '4:11 title: holds the character \\u{1B}',
    '27:13 clauses.c1.title: holds the character \\u{1B}',
    '31:14 clauses.c1.options.o1.text: holds the character \\u{7}',
    '32:15 clauses.c1.options.o1.short: holds the character \\u{7}',
    '35:14 clauses.c1.options.o2.text: holds the character \\u{7}',
    '36:15 clauses.c1.options.o2.short: holds the character \\u{7}',
    '39:14 clauses.c1.options.o3.text: holds the character \\u{7}',
    '40:15 clauses.c1.options.o3.short: holds the character \\u{7}',
    '61:12 parties.one.name: holds the character \\u{9B}',
  ],
  'year-9999': [
    '6:11 start: dates are known up to 9999-12-31: from 9999-12-28 the negotiation may last 56 days, and there is room for 3',
  ],
};

describe('small scenarios at the edge', () => {
  test('are here', () => {
    expect(NAMES).toEqual(expect.arrayContaining(Object.keys(REFUSED)));
    expect(NAMES.length).toBeGreaterThanOrEqual(17);
  });

  test.each(Object.entries(REFUSED))('%s is refused with a place', (name, wanted) => {
    const found = problemsOf(name);
    expect(found).toHaveLength(wanted.length);
    for (const [i, words] of wanted.entries()) expect(found[i]).toContain(words);
    expect(found.join('')).not.toMatch(/[^\P{Cc}\n]/u);
  });

  const taken = NAMES.filter((name) => !Object.hasOwn(REFUSED, name));
  test.each(taken)('%s runs to an ending by every agent', (name) => {
    const c = caseOf(name);
    // Ten thousand rounds by every agent take a minute: tests/long/long-games.test.ts.
    for (const agent of name === 'many-rounds' ? ['reciprocal'] : Object.keys(AGENTS)) {
      const played = play(c, agent);
      expect(ENDINGS).toContain(played.phase);
      expect(played.acts.length, agent).toBeLessThanOrEqual(mostActs(c));
    }
    expect(() => analyze(c)).not.toThrow();
  });

  test('many-rounds: all ten thousand are played', () => {
    const { acts, table } = play(caseOf('many-rounds'), 'linear');
    expect([acts.length, table.open.day]).toEqual([40_000, 70_000]);
  });

  test('three-principals: the third is asked, and its no is one', () => {
    const { acts, phase } = play(caseOf('three-principals'), 'linear');
    expect(phase).toBe('no-deal');
    expect(new Set(acts.map((act) => act.seat))).toEqual(new Set([0, 1, 2]));
  });

  test('single-option: a clause that leaves no choice is one all the same', () => {
    const c = caseOf('single-option');
    expect(c.clauses.map((clause) => clause.options.length)).toEqual([1]);
    // The only text is worth 100 to the one and 0 to the other, whose bar is 30.
    const analysis = analyze(c);
    expect(analysis.outcomes).toBe(1);
    expect(analysis.rational).toBe(0);
  });

  test('bar-two-thirds: two clauses of three are two thirds, and enough', () => {
    const c = caseOf('bar-two-thirds');
    // The first needs two of its three, the second one of its three: three texts of eight give both.
    expect(analyze(c)).toMatchObject({ outcomes: 8, feasible: 8, rational: 3 });
    expect(opinion(c, 0, [0, 0, 1])).toBe('accept');
    expect(opinion(c, 1, [0, 0, 1])).toBe('accept');
    expect(opinion(c, 0, [0, 1, 1])).toBe('below-reservation');
  });

  test('bar-100-sevenths: seven sevenths are a hundred', () => {
    const c = caseOf('bar-100-sevenths');
    expect(analyze(c)).toMatchObject({ outcomes: 128, feasible: 128, rational: 1 });
    const all = [0, 0, 0, 0, 0, 0, 0];
    expect([opinion(c, 0, all), opinion(c, 1, all)]).toEqual(['accept', 'accept']);
    expect(opinion(c, 0, [0, 0, 0, 0, 0, 0, 1])).toBe('below-reservation');
  });

  test('g-niceordie: two texts tie for Nash, and are named whoever is named first', () => {
    const named = (text: string): unknown => {
      const parsed = parseScenario([{ name: 'a.yaml', text }]);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const c = compileCase(parsed.value);
      const { solutions, ties } = toldAnalysis(c, analyze(c));
      const found = [solutions?.nash, ...(ties?.nash.others ?? [])].map((t) => t?.package.c1);
      return { texts: ties?.nash.texts, found: found.sort() };
    };
    const text = readFileSync(new URL('g-niceordie.yaml', FOLDER), 'utf8');
    const scenario = parseYaml(text) as { principals: string[]; parties: Record<string, unknown> };
    const parties = Object.fromEntries(Object.entries(scenario.parties).reverse());
    const swapped = { ...scenario, principals: [...scenario.principals].reverse(), parties };
    expect(named(text)).toEqual({ texts: 2, found: ['o1', 'o2'] });
    expect(named(JSON.stringify(swapped))).toEqual(named(text));
  });

  test('g-grocery: the best product is the one that a listing of its 1,600 texts finds', () => {
    const c = caseOf('g-grocery');
    type Wants = Record<string, { weight: number; values: Record<string, number> }>;
    const file = parseYaml(readFileSync(new URL('g-grocery.yaml', FOLDER), 'utf8')) as {
      clauses: Record<string, { options: Record<string, unknown> }>;
      parties: Record<string, { preferences: Wants }>;
    };
    let texts: Record<string, string>[] = [{}];
    for (const [clause, { options }] of Object.entries(file.clauses))
      texts = texts.flatMap((text) => Object.keys(options).map((option) => ({ ...text, [clause]: option })));
    const worth = (who: string, text: Record<string, string>): number =>
      Object.entries(file.parties[who]?.preferences ?? {}).reduce(
        (sum, [clause, { weight, values }]) => sum + 100 * weight * (values[text[clause] ?? ''] ?? 0),
        0,
      );
    const products = texts.map((text) => worth('one', text) * worth('two', text));
    const { outcomes, solutions } = toldAnalysis(c, analyze(c));
    const { one = 0, two = 0 } = solutions?.nash?.scores ?? {};
    expect([outcomes, texts.length]).toEqual([1600, 1600]);
    expect(one * two).toBeCloseTo(Math.max(...products), 6);
  });

  test('link-pair: the two clauses of a link are changed together', () => {
    const c = caseOf('link-pair');
    const [text = []] = Object.values(c.texts);
    const reasons = toldExplanation(c, explain(c, text)).parties.one?.reasons ?? [];
    expect(reasons.find((r) => r.code === 'would-turn')?.change).toEqual({ c9: 'o2', c10: 'o2' });
  });

  // Every border is held in a terminal by `ui/wide.test.ts`; here columns and lines of a report.
  test.each(['wide-cjk', 'wide-combining', 'wide-emoji'])('%s: no line of a report is too wide', (name) => {
    const c = caseOf(name);
    const [text = c.clauses.map(() => 0)] = Object.values(c.texts);
    const told = [
      explanationText(c, text, name, toldExplanation(c, explain(c, text))),
      analysisText(c, analyze(c), null),
      sourcesText(c),
    ];
    for (const line of told.join('\n').split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(96);
  });

  test('days-tenth: eight tenths of a day are 0.8 days', () => {
    expect(play(caseOf('days-tenth'), 'linear').table.open.day).toBe(0.8);
  });
});
