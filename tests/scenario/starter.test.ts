import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { analyze, explain } from '../../src/analysis/index.ts';
import { UsageError } from '../../src/app/cli/say.ts';
import { scaffold } from '../../src/app/cli/verbs-catalogue.ts';
import { command } from '../../src/app/command.ts';
import { readScenario } from '../../src/app/files.ts';
import type { Scenario } from '../../src/model/index.ts';
import { ENDINGS } from '../../src/model/index.ts';
import { compileCase, parseScenario, starterScenario } from '../../src/scenario/index.ts';
import { playout } from '../../src/sim/index.ts';
import { PARTS, type Part, starterWith } from '../docs/starter-parts.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { casts } from '../helpers/drive.ts';
import { textOf } from '../helpers/scenarios.ts';

function read(text: string): Scenario {
  const parsed = parseScenario([{ name: 'scenario.yaml', text }]);
  if (!parsed.ok)
    throw new Error(parsed.error.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`).join('\n'));
  return parsed.value;
}

const MIXES: readonly (readonly Part[])[] = [[], ['a war'], ['a guarantor', 'a treaty'], [...PARTS]];

describe('the starter scenario', () => {
  test.each(
    MIXES.map((parts) => [parts.join(', ') || 'as it stands', parts] as const),
  )('is valid: %s', (_, parts) => {
    const scenario = read(starterWith(...parts));
    expect(scenario.war !== undefined).toBe(parts.includes('a war'));
    expect(scenario.treaty !== undefined).toBe(parts.includes('a treaty'));
    expect('farshore' in scenario.parties).toBe(parts.includes('a guarantor'));
    expect(compileCase(scenario).parties).toHaveLength(parts.includes('a guarantor') ? 3 : 2);
  });

  test('holds what its reader needs to see', () => {
    const { clauses, texts, parties, principals } = read(starterScenario('first-case', 'A first case'));
    expect(principals).toHaveLength(2);
    expect(Object.keys(clauses)).toHaveLength(3);
    expect(Object.keys(texts)).toHaveLength(1);
    const lines = Object.values(parties).flatMap((p) => p.redLines);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.when).toBeDefined();
    for (const { reservation } of Object.values(parties))
      expect(reservation.low).toBeLessThan(reservation.high);
    const { war } = read(starterWith('a war'));
    expect(Object.keys(war?.drivers ?? {})).toHaveLength(1);
    expect(Object.keys(war?.deck ?? {})).toHaveLength(2);
  });

  test('keeps any title and id', () => {
    for (const title of ['Plain', 'It\'s: a "title" # not a comment', 'Å — \\ {x}', '- 2030']) {
      const { id, title: kept } = read(starterScenario('x-1', title));
      expect([id, kept]).toEqual(['x-1', title]);
    }
  });

  test('a commented line is at most 125 wide, and every section has a comment before it', () => {
    const text = starterScenario('starter', 'A first scenario');
    const wide = text
      .split('\n')
      .filter((l) => l.trimStart().startsWith('# ') && !l.includes(': {') && l.length > 125);
    expect(wide).toEqual([]);
    for (const key of Object.keys(parse(text) as object)) expect(text).toContain(`\n${key}:`);
  });

  test('leaves room for logrolling: a zone of agreement, and a better text than meeting halfway', () => {
    const c = caseFrom(starterWith());
    const found = analyze(c);
    expect(Number(found.rational)).toBeGreaterThan(3);
    expect(Number(found.rational)).toBeLessThan(Number(found.outcomes));
    expect(found.frontier.length).toBeGreaterThan(2);
    const verdicts = Object.values(explain(c, textOf(c, 'lowland-draft')).parties).map((p) => p.verdict);
    expect(verdicts).toEqual(['accept', 'below-reservation']);
  });

  test.each(
    MIXES.map((parts) => [parts.join(', ') || 'as it stands', parts] as const),
  )('agents play it to an end: %s', (_, parts) => {
    const c = caseFrom(starterWith(...parts));
    for (const cast of Object.values(casts(c)))
      for (let run = 0; run < 5; run++) expect(ENDINGS).toContain(playout(c, 'starter', run, cast).phase);
  });

  test('with a treaty, more than one ending is reached', () => {
    const c = caseFrom(starterWith(...PARTS));
    const endings = new Set<string>();
    for (let run = 0; run < 120; run++) endings.add(playout(c, 'endings', run).phase);
    expect(endings.size).toBeGreaterThan(3);
  });
});

describe('demarche new', () => {
  const home = mkdtempSync(join(tmpdir(), 'demarche-new-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  let said = { out: '', note: '' };
  beforeEach(() => {
    said = { out: '', note: '' };
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.out += String(text);
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.note += String(text);
      return true;
    });
    return () => vi.restoreAllMocks();
  });

  /** Runs the verb; the exit code, 2 for a user's mistake as in `program.ts`. */
  async function run(...words: readonly string[]): Promise<number> {
    let code = -1;
    const program = new Command('demarche').exitOverride();
    scaffold(program, async (action) => {
      try {
        code = await action();
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        said.note += error.message;
        code = 2;
      }
    });
    await program.parseAsync(['node', 'demarche', 'new', ...words]);
    return code;
  }

  test('writes a valid scenario and says what to do next', async () => {
    expect(await run('river-ford', '--dir', home)).toBe(0);
    const path = join(home, 'river-ford', 'scenario.yaml');
    expect(said.out).toBe(`${path}\n`);
    for (const verb of ['validate', 'run', 'play']) expect(said.note).toContain(`  ${command(verb, path)}\n`);
    const found = await readScenario(path);
    expect(found.ok && [found.value.id, found.value.title]).toEqual(['river-ford', 'River ford']);
  });

  test('refuses to overwrite', async () => {
    expect(await run('mine', '--dir', home)).toBe(0);
    const path = join(home, 'mine', 'scenario.yaml');
    writeFileSync(path, 'my work');
    expect(await run('mine', '--dir', home)).toBe(1);
    expect(said.note).toMatch(/is there already .* take another name/);
    expect(readFileSync(path, 'utf8')).toBe('my work');
  });

  test('as JSON', async () => {
    mkdirSync(join(home, 'deeper still'));
    expect(await run('as-json', '--dir', join(home, 'deeper still'), '--json')).toBe(0);
    const path = join(home, 'deeper still', 'as-json', 'scenario.yaml');
    const commands = ['validate', 'run', 'play'].map((verb) => command(verb, path));
    expect(JSON.parse(said.out)).toEqual({ ok: true, path, commands });
    said.out = '';
    expect(await run('as-json', '--dir', join(home, 'deeper still'), '--json')).toBe(1);
    expect(JSON.parse(said.out)).toEqual({ ok: false, path, commands: [] });
  });

  test.each([
    ['Ford', 'capital letters'],
    ['2ford', 'does not start with a letter'],
    ['a/b', 'slash'],
    ['..', 'does not start with a letter'],
    ['a b', 'only the letters'],
    ['ford.yaml', 'file name'],
    ['', 'empty'],
    ['a'.repeat(65), 'longer than 64'],
  ])('refuses the name "%s" and says why', async (name, why) => {
    expect(await run(name, '--dir', home)).toBe(2);
    expect(said.note).toContain(why);
    expect(said.out).toBe('');
  });

  test('a folder that cannot be made is a usage error', async () => {
    writeFileSync(join(home, 'file'), '');
    expect(await run('ford', '--dir', join(home, 'file'))).toBe(2);
    expect(said.note).toContain('cannot be made');
  });
});
