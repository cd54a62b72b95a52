import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { AGENTS } from '../../src/agents/index.ts';
import { analyze } from '../../src/analysis/index.ts';
import { storyOfPlayout } from '../../src/app/narrate.ts';
import { ENDINGS } from '../../src/model/index.ts';
import { transcript } from '../../src/report/index.ts';
import { compileCase, parseScenario, type ScenarioFile } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { FOLDERS } from '../helpers/scenarios.ts';
import { drawn, tally } from './draws.ts';

const HOME = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const COUNT = Number(process.env.MUTATED ?? 2000);
/** Steps an analysis may take: enough for the small ones, a bound and a note for the others. */
const STEPS = 200_000;

type Path = readonly string[];
type Holder = Record<string, unknown>;
interface File {
  readonly name: string;
  readonly whole: unknown;
}

/** Every folder as its files' values, so that a mutation is one of structure and not of spelling. */
const WHOLE: ReadonlyMap<string, readonly File[]> = new Map(
  FOLDERS.map((id) => [
    id,
    readdirSync(HOME + id)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name): File => ({ name, whole: parse(readFileSync(`${HOME}${id}/${name}`, 'utf8')) as unknown })),
  ]),
);

function* paths(at: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof at !== 'object' || at === null) return;
  for (const [key, inner] of Object.entries(at)) yield* paths(inner, [...path, key]);
}

const get = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Holder | null | undefined)?.[key], root);

/** Values of every kind that a place may get instead of its own. */
const ODD: readonly unknown[] = [
  null, true, '', ' ', 'x', 'kyiv', 'judgement', '2022-03-29', '__proto__', 'constructor', 'a'.repeat(600),
  '\u001b[2J', 'ي\u0301', 0, -0, 1, 2, 3, 0.1, 0.5, 1 / 3, -1, 31, 32, 99, 100, 101, 1000, 10_000, 1e9, 1e-9, 1e308,
  2 ** 53, [], {}, [[]], [null], { value: 1 }, { value: 50, source: 'judgement' }, { low: 3, mode: 2, high: 1 },
  { low: 1, mode: 2, high: 3, source: 'judgement' }, { clause: 'none', is: [] }, { all: [] }, { not: { any: [] } },
]; // biome-ignore format: a list of odd things

interface Mutation {
  readonly kind: 'put' | 'scale' | 'drop' | 'rename' | 'copy' | 'swap' | 'double' | 'empty';
  readonly file: number;
  readonly at: number;
  readonly other: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  // Sizes are changed most often: what is valid all the same is what has to run.
  kind: fc.constantFrom(
    'scale',
    'scale',
    'scale',
    'put',
    'drop',
    'rename',
    'copy',
    'swap',
    'double',
    'empty',
  ),
  file: fc.nat(1_000_000),
  at: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
});

const SCALES: readonly number[] = [0, 0.01, 0.5, 0.9, 1.1, 2, 10, 1000, -1];

function mutate(files: readonly File[], { kind, file, at, other }: Mutation): void {
  const whole = files[file % files.length]?.whole;
  const all = [...paths(whole)];
  const chosen = kind === 'scale' ? all.filter((p) => typeof get(whole, p) === 'number') : all;
  const path = chosen[at % Math.max(1, chosen.length)];
  const last = path?.at(-1);
  if (path === undefined || last === undefined) return;
  const holder = get(whole, path.slice(0, -1)) as Holder | unknown[];
  const there = get(whole, path);
  const from = all[other % all.length] ?? path;
  const put = (value: unknown): void => {
    if (last !== '__proto__') (holder as Holder)[last] = value;
  };
  switch (kind) {
    case 'put':
      put(structuredClone(ODD[other % ODD.length]));
      return;
    case 'scale': {
      const by = SCALES[other % SCALES.length] ?? 1;
      put(Number(((there as number) * by).toPrecision(6)));
      return;
    }
    case 'drop':
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      return;
    case 'rename': {
      if (Array.isArray(holder)) return;
      delete holder[last];
      holder[`${last}-x`] = there;
      return;
    }
    case 'copy':
      put(structuredClone(get(whole, from)));
      return;
    case 'swap': {
      const within = from.join('.').startsWith(path.join('.')) || path.join('.').startsWith(from.join('.'));
      if (within) return;
      const elsewhere = get(whole, from.slice(0, -1)) as Holder;
      put(get(whole, from));
      elsewhere[from.at(-1) ?? ''] = there;
      return;
    }
    case 'double':
      if (Array.isArray(there)) put([...there, ...(structuredClone(there) as unknown[])]);
      else if (typeof there === 'string') put(`${there} ${there}`);
      return;
    case 'empty':
      put(Array.isArray(there) ? [] : typeof there === 'object' ? {} : '');
      return;
    default: {
      const never: never = kind;
      throw new Error(`no such mutation: ${String(never)}`);
    }
  }
}

test(`${COUNT} mutated scenarios are refused with a place, or run to an ending and can be analysed`, () => {
  const counts = tally();
  const endings = tally();
  const agents = Object.entries(AGENTS);
  const all = drawn(fc.tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 3 })), COUNT);
  for (const [i, [which, mutations]] of all.entries()) {
    const id = FOLDERS[which % FOLDERS.length] ?? '';
    const files = structuredClone(WHOLE.get(id) ?? []);
    for (const one of mutations) mutate(files, one);
    const texts: ScenarioFile[] = files.map(({ name, whole }) => ({
      name,
      text: JSON.stringify(whole, null, 1),
    }));
    const where = `mutation ${i} of ${id}: ${JSON.stringify(mutations)}`;
    let step = 'reading';
    try {
      const read = parseScenario(texts);
      if (!read.ok) {
        expect(read.error.length).toBeGreaterThan(0);
        for (const p of read.error) {
          expect(
            texts.some((t) => t.name === p.file),
            p.file,
          ).toBe(true);
          expect(Math.min(p.line, p.column)).toBeGreaterThan(0);
          expect(p.message.length).toBeGreaterThan(3);
        }
        counts.add('refused with a place');
        continue;
      }
      step = 'compiling';
      const c = compileCase(read.value);
      for (const run of [0, 1]) {
        const [name = '', agent] = agents[(i + run) % agents.length] ?? [];
        step = `playing run ${run} by ${name}`;
        const p = playout(c, 'mutated', run, agent ? { default: agent } : {});
        expect(ENDINGS).toContain(p.phase);
        expect(Number.isFinite(p.table.open.day)).toBe(true);
        for (const own of p.table.own) expect(Number.isSafeInteger(own.reservation)).toBe(true);
        endings.add(p.phase);
        step = `telling run ${run} by ${name}`;
        const told = transcript(storyOfPlayout(p, {}));
        expect(told).toContain('Ending: ');
        expect(told).not.toMatch(/undefined|NaN|\[object/);
      }
      step = 'analysing';
      const { outcomes, feasible, rational } = analyze(c, { steps: STEPS });
      if (feasible !== null) expect(BigInt(feasible) <= BigInt(outcomes)).toBe(true);
      if (feasible !== null && rational !== null) expect(BigInt(rational) <= BigInt(feasible)).toBe(true);
      counts.add('played and analysed');
    } catch (error) {
      throw new Error(`${where}, ${step}: ${String(error)}`, { cause: error });
    }
  }
  const seed = fc.readConfigureGlobal().seed;
  console.info(`${COUNT} mutated scenarios, seed ${seed}. ${counts.words()}. Endings: ${endings.words()}`);
  expect(counts.words()).toMatch(/played and analysed: \d{2,}.*refused with a place: \d{3,}/);
});
