import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { summarize } from '../../src/analysis/index.ts';
import { playedHash } from '../../src/model/index.ts';
import { applyReadings, compileCase } from '../../src/scenario/index.ts';
import { batch, type RunRow } from '../../src/sim/index.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';

/** Few runs and loose bounds: these are patterns the sources report, not figures. */
const RUNS = 60;
const rows = new Map<string, readonly RunRow[]>();

async function rowsOf(name: string, agent: string): Promise<readonly RunRow[]> {
  const key = `${name} ${agent}`;
  const found =
    rows.get(key) ??
    (await batch(caseOf(name), { runs: RUNS, seed: 'pattern', cast: { default: agent }, workers: 1 })).rows;
  rows.set(key, found);
  return found;
}

const share = (list: readonly RunRow[], kinds: readonly string[]): number =>
  list.filter((r) => kinds.includes(r.ending)).length / list.length;
const inForce = ['held', 'deterred', 'honoured', 'failed-when-tested'];
const closed = [...inForce, 'collapsed', 'lost-at-ratification', 'refused-by-guarantors'];

describe('patterns of endings', () => {
  it('Istanbul mostly fails: where both sides sign a bridge on the rule, guarantors refuse the trigger', async () => {
    const list = await rowsOf('istanbul-2022', 'linear');
    expect(share(list, inForce)).toBeLessThan(0.1);
    expect(share(list, ['refused-by-guarantors'])).toBeGreaterThan(0.3);
    const trigger = summarize(list).blockers.filter((b) => b.clause === 'trigger');
    expect(trigger.some((b) => b.count > RUNS / 4)).toBe(true);
  });

  it('Istanbul without bridges that no source shows fails on the decision rule, Russia’s role and the trigger', async () => {
    const strict = applyReadings(caseOf('istanbul-2022').scenario, { 'decision-rule': 'all-must-agree' });
    if (!strict.ok) throw new Error(strict.error.map((p) => p.message).join('; '));
    const { rows: list } = await batch(compileCase(strict.value), {
      runs: RUNS,
      seed: 'pattern',
      cast: { default: 'linear' },
      workers: 1,
    });
    expect(share(list, ['no-deal'])).toBeGreaterThan(0.9);
    const clauses = new Map<string, number>();
    for (const b of summarize(list).blockers)
      if (b.clause !== null) clauses.set(b.clause, (clauses.get(b.clause) ?? 0) + b.count);
    const leading = [...clauses].sort((a, b) => b[1] - a[1]).map(([clause]) => clause);
    expect(leading.slice(0, 2).sort()).toEqual(['decision-rule', 'trigger']);
    expect(leading.slice(0, 6)).toContain('russia-role');
  });

  it('Istanbul leaves a path to a treaty for seats that bridge', async () => {
    expect(share(await rowsOf('istanbul-2022', 'bridging'), inForce)).toBeGreaterThan(0);
  });

  it('January 2025 is further from a deal than Istanbul', async () => {
    const then = await rowsOf('armed-neutrality-2025', 'bridging');
    expect(share(then, closed)).toBeLessThan(share(await rowsOf('istanbul-2022', 'bridging'), closed));
    expect(share(await rowsOf('armed-neutrality-2025', 'linear'), inForce)).toBeLessThan(0.1);
  });

  it('the pre-war debate and the April brackets do not close', async () => {
    expect(share(await rowsOf('last-debate-2022', 'linear'), inForce)).toBeLessThan(0.05);
    expect(share(await rowsOf('brackets-april-2022', 'linear'), inForce)).toBeLessThan(0.05);
  });

  it('Austria 1955 mostly closes', async () => {
    expect(share(await rowsOf('state-treaty-1955', 'linear'), inForce)).toBeGreaterThan(0.7);
  });

  it('Marenia is balanced: each principal can win and lose, and endings vary', async () => {
    const list = await rowsOf('marenia', 'linear');
    expect(new Set(list.map((r) => r.ending)).size).toBeGreaterThanOrEqual(5);
    const treaties = list.filter((r) => inForce.includes(r.ending));
    expect(treaties.length).toBeGreaterThan(0);
    expect(share(list, inForce)).toBeLessThan(0.9);
    for (const party of caseOf('marenia').scenario.principals) {
      const scores = treaties.map((r) => r.scores[party] ?? 0);
      expect(Math.max(...scores) - Math.min(...scores), party).toBeGreaterThan(3);
    }
  });

  it('Belgium 1914: a guarantee is tested, and sometimes fails', async () => {
    const list = await rowsOf('scrap-of-paper-1914', 'linear');
    expect(share(list, ['honoured', 'failed-when-tested'])).toBeGreaterThan(0.3);
  });
});

describe('a label that a scenario is closed', () => {
  it.each(
    SCENARIOS,
  )('%s: stands where no strategy finds a text more than now and then, and nowhere else', async (name) => {
    const best = Math.max(
      ...(await Promise.all(
        ['linear', 'boulware', 'conceder', 'bridging'].map(
          async (agent) => 1 - share(await rowsOf(name, agent), ['no-deal']),
        ),
      )),
    );
    console.log(JSON.stringify({ name, best }));
    const labelled = caseOf(name).scenario.about?.closed !== undefined;
    // Sixty runs: one in seven is beyond the interval of one in twenty.
    if (labelled) expect(best).toBeLessThan(0.15);
    else expect(best).toBeGreaterThan(0.03);
  });
});

describe('docs/calibration.md', () => {
  let page = '';
  beforeAll(() => {
    page = readFileSync(new URL('../../docs/calibration.md', import.meta.url), 'utf8');
  });

  it.each(SCENARIOS)('was made on %s as it stands', (name) => {
    const made = page.includes(`Scenario \`${playedHash(caseOf(name)).slice(0, 16)}\``);
    expect(made, `stale: npm run docs -- --calibration`).toBe(true);
  });
});
