import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGENTS, type Agent } from '../../src/agents/index.ts';
import { ENDINGS, NATURE } from '../../src/model/index.ts';
import { machine, protocol } from '../../src/protocol/index.ts';
import { type Cast, hashPlayout, playout, recordPlayout } from '../../src/sim/index.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { byAgents, deepFreeze, drive } from '../helpers/drive.ts';
import { caseOf } from '../helpers/scenarios.ts';
import { fences, page } from './fences.ts';
import { PARTS, starterWith } from './starter-parts.ts';

const PAGE = page('adding-an-agent.md');
const EXAMPLES = fences(PAGE).filter((f) => f.language === 'ts');
const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, 'tests', '.tmp');

/** The page's modules stand in src/agents/: from the folder of the test their imports go there. */
const moved = (code: string): string =>
  code
    .replaceAll("from './", "from '../../../src/agents/")
    .replaceAll("from '../model", "from '../../../src/model")
    .replaceAll("from '../rules", "from '../../../src/rules");

const isAgent = (x: unknown): x is Agent =>
  x !== null &&
  typeof x === 'object' &&
  'name' in x &&
  'about' in x &&
  'act' in x &&
  typeof x.act === 'function';

let folder = '';
const found = new Map<string, Agent>();

beforeAll(async () => {
  mkdirSync(home, { recursive: true });
  folder = mkdtempSync(join(home, 'agent-'));
  for (const [i, example] of EXAMPLES.entries()) {
    const path = join(folder, `example-${i}.ts`);
    writeFileSync(path, moved(example.text));
    const module: unknown = await import(pathToFileURL(path).href);
    for (const value of Object.values(module as object)) if (isAgent(value)) found.set(value.name, value);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (readdirSync(home).length === 0) rmdirSync(home);
});

function agent(name: string): Agent {
  const one = found.get(name);
  if (!one) throw new Error(`the page has no agent "${name}"; it has ${[...found.keys()].join(', ')}`);
  return one;
}

/** Casts with an example in every seat, and in each seat against every registered agent. */
function casts(name: string): Cast[] {
  const one = agent(name);
  const parties = caseOf('harbour-lease').parties.map((p) => p.id);
  const against = Object.values(AGENTS).flatMap((other) =>
    parties.map((id): Cast => ({ [id]: one, default: other })),
  );
  return [{ default: one }, ...against];
}

describe('docs/adding-an-agent.md', () => {
  test('its code compiles under the house rules', () => {
    expect(EXAMPLES).toHaveLength(2);
    for (const { text } of EXAMPLES) expect(text).not.toMatch(/[:<] ?any\b|\w!\.|Math\.random|Date\.now/);
    const config = {
      extends: '../../../tsconfig.json',
      compilerOptions: { typeRoots: ['../../../node_modules/@types'] },
      include: ['*.ts'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    // A fault put there on purpose: if it is not reported, nothing was compiled.
    writeFileSync(join(folder, 'canary.ts'), "export const wrong: number = 'text';\n");
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', cwd: root });
    rmSync(join(folder, 'canary.ts'));
    // Faults elsewhere in the house are other tests' business.
    const faults = stdout.split('\n').filter((line) => /(example-\d+|canary)\.ts/.test(line));
    expect(faults).toEqual([expect.stringContaining('canary.ts')]);
  });

  test('shows the agents it says it shows', () => {
    expect([...found.keys()].sort()).toEqual(['impatient', 'tit-for-tat']);
    expect(PAGE).toContain("'tit-for-tat': titForTat");
  });

  test('the line it tells you to change is the one that is there', () => {
    for (const name of Object.keys(AGENTS))
      expect(PAGE).toMatch(new RegExp(`^   (${name},|'${name}': \\w+,)$`, 'm'));
  });

  test.each(['tit-for-tat', 'impatient'])('%s plays harbour-lease lawfully, against everybody', (name) => {
    const c = caseOf('harbour-lease');
    for (const cast of casts(name)) {
      for (let run = 0; run < 15; run++) {
        // `playout` throws on an unlawful act.
        const played = playout(c, 'docs', run, cast);
        expect(ENDINGS).toContain(played.phase);
        expect(hashPlayout(playout(c, 'docs', run, cast))).toBe(hashPlayout(played));
      }
    }
    const seats = recordPlayout(playout(c, 'docs', 0, { default: agent(name) }), {
      default: agent(name),
    }).seats;
    expect(new Set(Object.values(seats))).toEqual(new Set([name]));
  });

  test.each(['tit-for-tat', 'impatient'])('%s plays every role of a case with war and treaty', (name) => {
    const c = caseFrom(starterWith(...PARTS));
    for (let run = 0; run < 40; run++)
      expect(ENDINGS).toContain(playout(c, 'docs', run, { default: agent(name) }).phase);
  });

  test('neither changes what it is handed', () => {
    for (const one of found.values()) {
      const frozen: Agent = {
        ...one,
        act: (view, luck) => {
          const open = structuredClone(view.open);
          const own = structuredClone(view.own);
          const act = deepFreeze(one.act(view, luck));
          expect([view.open, view.own]).toEqual([open, own]);
          return act;
        },
      };
      drive(caseOf('harbour-lease'), 'frozen', 0, byAgents(caseOf('harbour-lease'), { default: frozen }));
    }
  });

  test('two that play tit for tat come to terms', () => {
    const c = caseOf('harbour-lease');
    let agreed = 0;
    for (let run = 0; run < 30; run++)
      if (playout(c, 'terms', run, { default: agent('tit-for-tat') }).phase === 'agreed') agreed += 1;
    expect(agreed).toBeGreaterThan(20);
  });

  test('tit for tat gives way on one clause at most to somebody who never moves', () => {
    const c = caseOf('harbour-lease');
    const [first = 0, second = 1] = c.principals;
    const stubborn: Agent = {
      name: 'stubborn',
      about: 'Offers its first text for ever',
      act: (view) => {
        if (view.phase === 'talks.answer') return { type: 'offer.reject', seat: view.seat };
        const best = c.texts['company-draft'] ?? [];
        return { type: 'offer.make', seat: view.seat, package: best };
      },
    };
    const cast: Cast = {
      [c.parties[first]?.id ?? '']: agent('tit-for-tat'),
      [c.parties[second]?.id ?? '']: stubborn,
    };
    const { acts } = playout(c, 'stubborn', 0, cast);
    const offers = acts.flatMap((act) =>
      act.type === 'offer.make' && act.seat === first ? [act.package] : [],
    );
    expect(offers.length).toBe(c.scenario.talks.rounds);
    for (const offer of offers)
      expect(offer.filter((option, clause) => option !== offers[0]?.[clause]).length).toBeLessThanOrEqual(1);
    expect(new Set(offers.map(String)).size).toBe(2);
  });

  test('its table of phases names every phase in which a seat acts, with its acts', () => {
    expect(machine.id).toBe('demarche');
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));
    for (const node of protocol.nodes) {
      if (node.final || node.on.size === 0 || node.turn === 'nature') continue;
      const row = rows.find((line) => line.split('|')[1]?.includes(`\`${node.name}\``));
      expect(row, node.name).toBeDefined();
      for (const type of node.types.filter((t) => !t.startsWith('nature.') && t !== 'clock.advance'))
        expect(row).toContain(`\`${type}\``);
    }
    expect(NATURE).toBe(-1);
  });
});
