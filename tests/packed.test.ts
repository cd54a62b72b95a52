import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './examples/unpacked.ts';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
}

let folder = '';
let home = '';

/** The tarball that `npm pack` makes, unpacked where nothing else is, with what `npm ci --omit=dev` would install. */
beforeAll(() => {
  if (!existsSync(join(root, 'dist', 'app', 'library.js')))
    throw new Error('dist/ is missing: run "npm run build" first');
  folder = mkdtempSync(join(tmpdir(), 'demarche-packed-'));
  const made = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(made) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  home = join(folder, 'node_modules', 'demarche');
  mkdirSync(dirname(home), { recursive: true });
  cpSync(join(folder, 'package'), home, { recursive: true });
  rmSync(join(folder, 'package'), { recursive: true });
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  for (const [path, { dev, devOptional }] of Object.entries(packages))
    if (path !== '' && !dev && !devOptional && existsSync(join(root, path)))
      cpSync(join(root, path), join(folder, path), { recursive: true });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const demarche = (...args: readonly string[]): string => node(join(home, 'bin', 'demarche.js'), ...args);

describe('the packed version, with no development dependency at hand', () => {
  test('has none: neither the compiler nor the test runner is found from it', () => {
    for (const name of ['typescript', 'vitest', '@biomejs/biome'])
      expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false);
  });

  test('plays, checks, analyses, and counts on a pool of threads', () => {
    expect(demarche('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(demarche('validate', 'harbour-lease')).toContain('harbour-lease: valid.');
    const { hash } = JSON.parse(demarche('run', 'harbour-lease', '--seed', '7', '--json')) as {
      hash: string;
    };
    expect(hash).toMatch(/^\w{64}$/);
    expect(demarche('analyze', 'istanbul-2022', '--json')).toContain('"frontier"');
    const counted = JSON.parse(
      demarche('batch', 'harbour-lease', '--runs', '40', '--workers', '2', '--json'),
    ) as { runs: number };
    expect(counted.runs).toBe(40);
  });

  test('is a library', () => {
    const file = join(folder, 'try.mjs');
    writeFileSync(
      file,
      "import { loadScenario, playout } from 'demarche';\n" +
        "const p = playout(await loadScenario('harbour-lease'), '7', 0);\nconsole.log(p.acts.length > 0);\n",
    );
    expect(node(file)).toBe('true\n');
  });
});
