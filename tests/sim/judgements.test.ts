import { beforeAll, describe, expect, test } from 'vitest';
import { estimateOf, type JudgementStudy, judgedFigures } from '../../src/analysis/index.ts';
import { judgementsMarkdown } from '../../src/app/docs/judgements-page.ts';
import { Bench } from '../../src/app/study/bench.ts';
import { judgements } from '../../src/app/study/judgements.ts';
import { rangesFor } from '../../src/app/study/ranges.ts';
import { type Case, rootOf } from '../../src/model/index.ts';
import { judgementsText } from '../../src/report/index.ts';
import { openWorld } from '../../src/rules/index.ts';
import { applyFigures, compileCase, type Figures } from '../../src/scenario/index.ts';
import { batch, stress, stressAlone, worthByWorld } from '../../src/sim/index.ts';
import { blemishes } from '../helpers/blemishes.ts';
import { caseOf, textOf } from '../helpers/scenarios.ts';

const lease = caseOf('harbour-lease');
const marenia = caseOf('marenia');

function under(c: Case, figures: Figures): Case {
  const read = applyFigures(c.scenario, figures);
  if (!read.ok) throw new Error(read.error.map((p) => p.message).join('; '));
  return compileCase(read.value);
}

const DECIDES = 'parties.nordhall.reservation';

describe('a study of judgements', () => {
  // One judgement is widened until it decides alone whether there is any text for both.
  const c = under(lease, { [DECIDES]: { low: 1, mode: 40, high: 99 } });
  const options = { runs: 12, screenRuns: 80, top: 2, seed: 'study' };
  let study: JudgementStudy;
  beforeAll(async () => {
    study = await judgements(c, options);
  });

  test('finds the judgement that decides, and shows it at low, mode and high', () => {
    const [first] = study.found;
    expect(study.headlines).toEqual([{ kind: 'agreed', text: null }]);
    expect(first).toMatchObject({ path: DECIDES, low: 1, mode: 40, high: 99, assumed: false });
    expect([first?.atLow[0]?.mean, first?.atHigh[0]?.mean]).toEqual([1, 0]);
    expect(first?.swing[0]?.high).toBeLessThan(0);
    expect(study.found.length + study.others.length).toBe(4);
    expect(study.interrupted).toBe(false);
  });

  test('every setting is the scenario under that figure, the others drawn as ever, in the same runs', async () => {
    for (const j of study.found)
      for (const [value, at] of [
        [j.low, j.atLow],
        [j.mode, j.atMode],
        [j.high, j.atHigh],
      ] as const) {
        const { rows } = await batch(under(c, { [j.path]: value }), { runs: 12, seed: 'study' });
        const agreed = rows.map((row) => Number(row.scored === 'agreed'));
        expect(at?.[0]).toEqual(estimateOf({ kind: 'agreed', text: null }, agreed));
      }
  });

  test('says what hangs on it, in words for the terminal and for a page', () => {
    const { conclusions } = study;
    const turned = conclusions.flatMap(({ turns }) => turns);
    expect(turned).toContainEqual({ of: DECIDES, to: 'high' });
    const text = judgementsText(c, study);
    expect(text).toMatch(/Nordhall: walk-away\s+at 99/);
    expect(text).toContain(DECIDES);
    expect(text.split('\n').flatMap((line) => blemishes(line, false))).toEqual([]);
    const page = judgementsMarkdown(c, study);
    expect(page).toContain('Nordhall: walk-away');
    expect(page).toContain('| 1 | ');
    expect(page).not.toMatch(/undefined|NaN/);
  });

  test('is the same whenever it is made, and plain data', async () => {
    expect(await judgements(c, options)).toEqual(study);
    expect(JSON.parse(JSON.stringify(study))).toEqual(study);
  });

  test('keeps what is finished when it is stopped', async () => {
    const stop = new AbortController();
    const onProgress = (done: number): void => {
      if (done >= 12 + 80 + 3 * 12) stop.abort();
    };
    const part = await judgements(c, { ...options, onProgress, signal: stop.signal });
    expect(part.interrupted).toBe(true);
    expect(part.base).toEqual(study.base);
    expect(part.found.length).toBeLessThan(study.found.length + study.others.length);
    stop.abort();
    expect((await judgements(c, { ...options, signal: stop.signal })).base).toEqual([]);
  });

  test('refuses what it cannot do', async () => {
    await expect(judgements(c, { ...options, runs: 1 })).rejects.toThrow(/runs must be .* at least 2/);
    await expect(judgements(c, { ...options, spread: 2 })).rejects.toThrow(/spread must lie from 0 to 1/);
    await expect(judgements(c, { ...options, texts: ['no-such'] })).rejects.toThrow(/no text "no-such"/);
  });
});

describe('a setting on the bench', () => {
  test('counts what was signed, not what was agreed, refused and talked about until there was no deal', async () => {
    const c = caseOf('istanbul-2022');
    const headlines = (['agreed', 'signed', 'in-force'] as const).map((kind) => ({ kind, text: null }));
    const settings = { headlines, seed: '1', workers: 1, signal: undefined, onProgress: undefined };
    const cast = { default: 'conceder' };
    const facts = await new Bench(settings, 24).play({ c, cast, runs: 24, worlds: 2 });
    const { rows } = await batch(c, { runs: 24, seed: '1', cast });
    const unsigned = ['no-deal', 'refused-by-guarantors'];
    expect(facts?.sample[0]).toEqual(rows.map((r) => Number(r.package !== null)));
    expect(facts?.sample[1]).toEqual(rows.map((r) => Number(!unsigned.includes(r.ending))));
    expect(rows.some((r) => r.ending === 'no-deal' && r.package !== null)).toBe(true);
    expect(facts?.joined.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});

describe('judgements given as one number', () => {
  test.each([
    lease,
    marenia,
    caseOf('istanbul-2022'),
  ])('$scenario.id: are tried within the limits of their kind', (c) => {
    const judged = judgedFigures(c);
    const ours = rangesFor(c, judged, 0.5);
    expect(ours.size).toBeGreaterThan(0);
    for (const [path, { low, mode, high }] of ours) {
      const j = judged.find((one) => one.path === path);
      expect(j?.high, path).toBe(j?.low);
      expect(mode).toBe(j?.mode);
      expect(low <= mode && mode <= high && low < high, path).toBe(true);
      expect(applyFigures(c.scenario, { [path]: high }).ok, path).toBe(true);
    }
    const left = judged.filter((j) => j.high === j.low && j.mode !== 0 && !ours.has(j.path));
    expect(left.map((j) => j.path)).toEqual([]);
    expect(rangesFor(c, judged, 0).size).toBe(0);
  });
});

describe('what texts are worth by world', () => {
  const text = textOf(marenia, Object.keys(marenia.texts)[0] ?? '');

  test('is what the bench finds in the same crises', async () => {
    const worlds = 8;
    const [found = []] = await worthByWorld(marenia, { texts: [text], worlds, seed: rootOf('w') });
    const facts = stress(marenia, { text, crises: worlds, seed: 'w' });
    const alone = stressAlone(marenia, { crises: worlds, seed: 'w' });
    const kinds = marenia.treaty?.incidents ?? [];
    for (let run = 0; run < worlds; run++) {
      const { numbers } = openWorld(marenia, rootOf('w'), run);
      let sum = 0;
      let total = 0;
      for (const [i, kind] of kinds.entries()) {
        if (kind.truth !== 'attack') continue;
        const weight = numbers[kind.weight] ?? 0;
        total += weight;
        const held = facts.filter((f) => f.incident === i)[run]?.held;
        const without = alone.filter((f) => f.incident === i)[run]?.held;
        sum += weight * (Number(held) - Number(without));
      }
      expect(found[run]).toBeCloseTo(sum / total, 12);
    }
    expect(new Set(found).size).toBeGreaterThan(1);
  });

  test('moves with a figure of the defence in the same worlds, and with nothing of the talks', async () => {
    const seed = rootOf('w');
    const at = async (figures: Figures): Promise<readonly number[] | undefined> =>
      (await worthByWorld(under(marenia, figures), { texts: [text], worlds: 6, seed }))[0];
    const asWritten = await at({});
    expect(await at({ 'war.fog': 1 })).toEqual(asWritten);
    expect(await at({ 'treaty.defence.strength.base': 9 })).toEqual(asWritten?.map(() => 0));
  });
});
