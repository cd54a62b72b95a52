import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS } from '../../src/agents/index.ts';
import { analyze, explain, summarize, tallyStress } from '../../src/analysis/index.ts';
import { storyOfPlayout } from '../../src/app/narrate.ts';
import { reduce } from '../../src/app/ui/game/reduce.ts';
import { bindings } from '../../src/app/ui/input/keys.ts';
import type { Case } from '../../src/model/index.ts';
import {
  analysisText,
  batchText,
  explanationText,
  type Story,
  sourcesText,
  stressText,
  toldExplanation,
  transcript,
  turningText,
  variantsText,
} from '../../src/report/index.ts';
import { namedBy, playout, rowOf, stress } from '../../src/sim/index.ts';
import {
  apart,
  causeTold,
  gap,
  hangingOn,
  hear,
  hindranceTold,
  plural,
  type Reader,
  remarkTold,
  shy,
  signed,
  tell,
} from '../../src/telling/index.ts';
import { blemishes } from '../helpers/blemishes.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { agent as agentNamed, gameFor, playOn, screenOf } from '../ui/games.ts';

/** What is wrong with a document: a line at a time, columns and all. */
const inPage = (page: string): string[] => page.split('\n').flatMap((line) => blemishes(line, false));

const storyOf = (c: Case, agent: string, seed: string, run: number): Story => {
  const played = playout(c, seed, run, { default: agentNamed(agent) });
  return storyOfPlayout(played, Object.fromEntries(c.parties.map((p) => [p.id, agent])));
};

/** Every line that anybody hears of a negotiation, acts, reasons, consequences and causes. */
function heardIn({ world, steps, ending }: Story): string[] {
  const seats = world.case.parties.map((_, seat): Reader => ({ seat }));
  const readers: readonly Reader[] = ['host', 'public', ...seats];
  const lines = Array.from(steps, (step) => {
    const told = tell(step);
    return readers.flatMap((reader) => {
      const heard = hear(told, reader);
      return heard ? [heard.text, ...[...heard.why, ...heard.after].map((w) => w.text)] : [];
    });
  }).flat();
  const causes = ending?.causes ?? [];
  return [...lines, ...causes.map((x) => `${causeTold(world, x).text}${hangingOn(world, x)}`)];
}

describe.each(SCENARIOS)('%s', (name) => {
  const c = caseOf(name);

  test('every line that is told to anybody is clean, whoever plays', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(AGENTS)),
        fc.nat(10_000).map(String),
        fc.nat(1000),
        (agent, seed, run) => {
          const story = storyOf(c, agent, seed, run);
          for (const line of heardIn(story)) seen.add(line);
          expect(inPage(transcript(story))).toEqual([]);
          expect(inPage(transcript(story, 'public'))).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
    expect(seen.size).toBeGreaterThan(30);
    expect([...seen].flatMap((line) => blemishes(line))).toEqual([]);
  });

  test('what is found of it is clean: analysis, explanations, batch, bench, sources', async () => {
    const found = analyze(c);
    const seats = found.parties.map((id) => c.parties.findIndex((p) => p.id === id));
    const lines = [
      ...found.remarks.map((r) => remarkTold(c, seats, r)),
      ...found.hindrances.map((h) => hindranceTold(c, h)),
    ];
    for (const text of Object.values(c.texts))
      for (const party of Object.values(toldExplanation(c, explain(c, text)).parties))
        for (const reason of party.reasons) lines.push(reason.text as (typeof lines)[number]);
    expect(lines.flatMap((line) => blemishes(line))).toEqual([]);
    const pages = [analysisText(c, found), sourcesText(c)];
    for (const [id, text] of Object.entries(c.texts))
      pages.push(explanationText(c, text, id, toldExplanation(c, explain(c, text))));
    for (const runs of [1, 2]) {
      const rows = Array.from({ length: runs }, (_, run) =>
        rowOf(playout(c, 'w', run, { default: agentNamed('linear') })),
      );
      const facts = { seed: 'w', asked: runs };
      pages.push(batchText(c, summarize(rows), facts));
      pages.push(batchText(c, summarize(rows.slice(0, 1)), { seed: 'w', asked: 3 }));
      for (const question of Object.keys(c.scenario.readings).slice(0, 1))
        pages.push(variantsText(c, question, [{ variant: 'base', summary: summarize(rows) }], facts));
      const text = Object.values(c.texts)[0];
      if (c.treaty && text) {
        const guarantors = namedBy(c, text);
        const tally = tallyStress(c, await stress(c, { text, guarantors, crises: runs, seed: 'w' }));
        const one = { title: 'a', text, guarantors, tally };
        pages.push(stressText(c, [one, { ...one, title: 'b' }], runs, 'w'));
      }
    }
    pages.push(turningText(c, 'no-deal', []));
    expect(pages.flatMap(inPage)).toEqual([]);
  });

  test('every screen and dialog of a game is clean', () => {
    const seat = c.parties[0]?.id ?? '';
    const store = gameFor({ scenario: name, seats: [seat], size: { columns: 140, rows: 60 } });
    const faults = new Set<string>();
    let screens = 0;
    playOn(store, {
      until: (s) => s.session.play.acts.length > 60,
      each: (s) => {
        screens += 1;
        const dialogs = bindings(s).flatMap(({ command }) =>
          command.type === 'open' ? [reduce(s, command)] : [],
        );
        for (const page of [s, ...dialogs].map(screenOf)) for (const fault of inPage(page)) faults.add(fault);
      },
    });
    expect(screens).toBeGreaterThan(5);
    expect([...faults]).toEqual([]);
  });
});

describe('figures in words', () => {
  const units = fc.integer({ min: 0, max: 100_000_000_000 });

  test('two that differ never read alike, and two that do not never differ', () => {
    fc.assert(
      fc.property(units, fc.oneof(units, fc.integer({ min: -60_000_000, max: 60_000_000 })), (a, b) => {
        const other = Math.max(0, b < 0 || b < 60_000_000 ? a + b : b);
        const [x, y] = shy(a, other);
        expect(x === y).toBe(a === other);
        expect(Number(x) < Number(y)).toBe(a < other);
      }),
    );
    expect(shy(59_960_000_000, 60_000_000_000)).toEqual(['59.96', '60.00']);
    expect(shy(50_000_000_000, 60_000_000_000)).toEqual(['50.0', '60.0']);
    expect(apart(66.6, 66.6, 0)).toEqual(['67', '67']);
    expect(apart(39.6, 40, 0)).toEqual(['39.6', '40.0']);
  });

  test('a difference that rounds to nothing is said in words, and nothing has no sign', () => {
    fc.assert(
      fc.property(units, (n) => {
        expect(Number(gap(n)) === 0).toBe(n === 0);
        expect(blemishes(`below by ${gap(n === 0 ? 1 : n)}`)).toEqual([]);
        expect(blemishes(`moved ${signed(n / 1e12)}`)).toEqual([]);
      }),
    );
    expect([gap(1), gap(-1), gap(0), gap(50_000_000), gap(-1_250_000_000)]).toEqual([
      'less than 0.1',
      'less than 0.1',
      '0.0',
      '0.1',
      '1.3',
    ]);
  });

  test('one of a kind is one', () => {
    expect([0, 1, 2].map((n) => plural(n, 'day'))).toEqual(['0 days', '1 day', '2 days']);
  });
});

describe('the hunter', () => {
  test.each([
    'It took 1 days.',
    'It took 2 day.',
    'below by 0.0',
    'It is 0.0 less.',
    'moved −0.0',
    'the value of undefined',
    'NaN %',
    'a [object Object]',
    'two  spaces',
    'a stop .',
    'two stops..',
    'an unrounded 0.30000000000000004',
    ' led by a space',
    'the clause ""',
    '$' + '{name} signs.',
  ])('finds what is wrong with "%s"', (text) => {
    expect(blemishes(text)).not.toEqual([]);
  });
  test.each([
    'In 1 day.',
    'T+1 h',
    '1.0 points',
    '−0.4',
    'by 0.05',
    'by 10.0',
    'Wait … 3 of 11 clauses.',
  ])('leaves "%s"', (text) => {
    expect(blemishes(text)).toEqual([]);
  });
});
