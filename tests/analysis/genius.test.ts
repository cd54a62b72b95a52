import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frontierOf, type Point, solve, spaceOf } from '../../src/analysis/index.ts';
import { POINT } from '../../src/model/index.ts';
import { type Side, smallCase } from './cases.ts';

/** Public domains with reference figures of NegMAS; see the README there. */
const FOLDER = new URL('../../../shared/genius/', import.meta.url);
const DOMAINS = ['laptop', 'itex-cypress', 'england-zimbabwe'] as const;
const READINGS = ['genius_semantics', 'affine01'] as const;
type Reading = (typeof READINGS)[number];
type Pair = readonly [number, number];

interface Reference {
  readonly pareto_utils: readonly Pair[];
  readonly nash: readonly Pair[];
  readonly kalai_egalitarian: readonly Pair[];
  readonly kalai_smorodinsky: readonly Pair[];
  readonly max_welfare: readonly Pair[];
  readonly reserved: Pair;
  readonly ranges: readonly [Pair, Pair];
}

type Figures = Readonly<
  Record<string, Readonly<Record<Reading, Reference>> & { readonly profiles: readonly string[] }>
>;

interface Profile {
  readonly weights: readonly number[];
  /** By issue and item. */
  readonly evaluations: readonly (readonly number[])[];
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

function parseProfile(xml: string): Profile {
  const issues = [...xml.matchAll(/<issue\b([^>]*)>([\s\S]*?)<\/issue>/g)].map((m) => ({
    index: Number(attribute(m[1] ?? '', 'index')),
    items: [...(m[2] ?? '').matchAll(/<item\b([^>]*)>/g)].map((i) =>
      Number(attribute(i[1] ?? '', 'evaluation')),
    ),
  }));
  issues.sort((x, y) => x.index - y.index);
  const weights = new Map(
    [...xml.matchAll(/<weight\b([^>]*)>/g)].map((m) => [
      Number(attribute(m[1] ?? '', 'index')),
      Number(attribute(m[1] ?? '', 'value')),
    ]),
  );
  return { weights: issues.map((i) => weights.get(i.index) ?? 0), evaluations: issues.map((i) => i.items) };
}

/** A side whose score is 100 · utility / `whole`, before any shift. */
function sideOf(profile: Profile, reading: Reading): { side: Omit<Side, 'reservation'>; whole: number } {
  const tops = profile.evaluations.map((items) => Math.max(...items));
  const weights =
    reading === 'genius_semantics' ? profile.weights : profile.weights.map((w, i) => w * (tops[i] ?? 0));
  const values = profile.evaluations.map((items, i) => items.map((e) => e / (tops[i] ?? 1)));
  return { side: { weights, values }, whole: weights.reduce((sum, w) => sum + w, 0) };
}

/** Utility as the reference counts it, from score units. */
function utilityOf(profile: Profile, reading: Reading, whole: number): (units: number) => number {
  const raw = (units: number): number => (units / POINT / 100) * whole;
  if (reading === 'genius_semantics') return raw;
  const bound = (pick: (...xs: number[]) => number): number =>
    profile.evaluations.reduce((sum, items, i) => sum + (profile.weights[i] ?? 0) * pick(...items), 0);
  const low = bound(Math.min);
  const span = bound(Math.max) - low;
  return (units) => (raw(units) - low) / span;
}

const near = (x: Pair, y: Pair): boolean => Math.abs(x[0] - y[0]) <= 1e-9 && Math.abs(x[1] - y[1]) <= 1e-9;

function expectSameSet(found: readonly Pair[], wanted: readonly Pair[]): void {
  for (const w of wanted) expect(found.filter((f) => near(f, w)).length, `reference ${w}`).toBeGreaterThan(0);
  for (const f of found) expect(wanted.filter((w) => near(f, w)).length, `found ${f}`).toBeGreaterThan(0);
}

if (!existsSync(FOLDER)) console.warn(`skipped: no reference figures at ${FOLDER.pathname}`);

describe.skipIf(!existsSync(FOLDER))('public domains', () => {
  for (const domain of DOMAINS) {
    for (const reading of READINGS) {
      it(`${domain}, ${reading}: frontier and solutions agree with NegMAS`, () => {
        const figures = JSON.parse(readFileSync(new URL('figures.json', FOLDER), 'utf8')) as Figures;
        const reference = figures[domain]?.[reading];
        if (!reference) throw new Error(`no figures for ${domain}`);
        const files = readdirSync(new URL(`${domain}/`, FOLDER))
          .filter((f) => !/domain/.test(f))
          .sort();
        const profiles = files.map((f) =>
          parseProfile(readFileSync(new URL(`${domain}/${f}`, FOLDER), 'utf8')),
        );
        const [pa, pb] = profiles;
        if (!pa || !pb) throw new Error(`no profiles for ${domain}`);
        const sides = [sideOf(pa, reading), sideOf(pb, reading)] as const;
        const scales = [
          utilityOf(pa, reading, sides[0].whole),
          utilityOf(pb, reading, sides[1].whole),
        ] as const;
        const c = smallCase(
          pa.evaluations.map((items) => items.length),
          [
            { ...sides[0].side, reservation: 0 },
            { ...sides[1].side, reservation: 0 },
          ],
        );
        const space = spaceOf(c, [0, 1], 'feasible');
        const { points, within } = frontierOf(space);
        const utility = (p: Point): Pair => [scales[0](p.scores[0] ?? 0), scales[1](p.scores[1] ?? 0)];
        expect(within).toBe(0);
        expectSameSet(points.map(utility), reference.pareto_utils);
        // Kalai's solution and welfare compare the parties' utilities, so both are put on the reference's own scale.
        const same = points.map((p): Point => {
          const [a, b] = utility(p);
          return { package: p.package, scores: [a * 100 * POINT, b * 100 * POINT] };
        });
        const bars = [0, 1].map(
          (i) => Math.max(reference.reserved[i] ?? 0, reference.ranges[i]?.[0] ?? 0) * 100 * POINT - 100,
        );
        const back = (p: Point): Pair => [(p.scores[0] ?? 0) / POINT / 100, (p.scores[1] ?? 0) / POINT / 100];
        const found = solve(same, [bars[0] ?? 0, bars[1] ?? 0]);
        expectSameSet(found.nash.map(back), reference.nash);
        expectSameSet(found.kalai.map(back), reference.kalai_egalitarian);
        expectSameSet(found.kalaiSmorodinsky.map(back), reference.kalai_smorodinsky);
        expectSameSet(found.welfare.map(back), reference.max_welfare);
      });
    }
  }
});
