import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staleness } from '../../src/app/cli/stale.ts';
import { demarche } from './demarche.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let disk = '';
let mounted = false;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-disk-'));
  disk = join(folder, 'small');
  mkdirSync(disk);
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  if (!mounted)
    console.info('Not run here: a small disk cannot be mounted; write.test.ts has the same with a fake one.');
});
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

/** Fills the disk up to so many bytes; gives the names on it. */
function fill(bytes: number): void {
  for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
  writeFileSync(join(disk, 'old.json'), 'mine');
  writeFileSync(join(disk, 'fill'), Buffer.alloc(64 * 1024 - 4096 - bytes));
}

describe('a full disk', () => {
  test.each([
    ['run harbour-lease --out old.json --force'],
    ['batch harbour-lease --runs 200 --workers 1 --out old.json --force'],
    ['batch --runs 20 --workers 1 --by window --out old.json --force'],
    ['run harbour-lease --out new.json'],
    ['new river-ford'],
  ])('leaves the old file whole and no litter: %s', async (line) => {
    if (!mounted) return;
    for (const room of [0, 4096]) {
      fill(room);
      const { code, err } = await demarche(line.split(' '), { cwd: disk });
      if (code === 0) continue;
      expect([code, err]).toEqual([2, expect.stringContaining('the disk is full')]);
      expect(readdirSync(disk).sort()).toEqual(['fill', 'old.json']);
      expect(readFileSync(join(disk, 'old.json'), 'utf8')).toBe('mine');
    }
  });

  test('leaves the whole rows that a new file had', async () => {
    if (!mounted) return;
    fill(16 * 1024);
    const { code, err } = await demarche(
      ['batch', 'harbour-lease', '--runs', '500', '--workers', '1', '--out', 'new.jsonl'],
      { cwd: disk },
    );
    expect([code, err]).toEqual([2, expect.stringContaining('the disk is full')]);
    const rows = readFileSync(join(disk, 'new.jsonl'), 'utf8').trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { run: number }).run)).toEqual(rows.map((_, i) => i));
    expect(err).toContain(`new.jsonl holds the first ${rows.length} rows.`);
  });
});

describe('a build', () => {
  test('that is older than its sources, or partly deleted, is noticed', () => {
    const [src, dist] = [join(folder, 'src'), join(folder, 'dist')];
    for (const place of [src, dist]) mkdirSync(join(place, 'app'), { recursive: true });
    const put = (path: string, at: number): void => {
      writeFileSync(path, '');
      utimesSync(path, at, at);
    };
    put(join(src, 'app', 'a.ts'), 1000);
    put(join(dist, 'app', 'a.js'), 2000);
    expect(staleness(src, dist)).toBeNull();
    put(join(src, 'app', 'a.ts'), 3000);
    expect(staleness(src, dist)).toMatch(/src\/app\/a\.ts is newer than the build/);
    rmSync(join(dist, 'app', 'a.js'));
    expect(staleness(src, dist)).toMatch(/src\/app\/a\.ts has not been built/);
    expect(staleness(join(folder, 'nowhere'), dist)).toBeNull();
  });

  test('is whole again after npm run build, without what has no source, and without build info in the package', () => {
    const copy = mkdtempSync(join(root, 'node_modules', '.cache', 'demarche-copy-'));
    try {
      for (const name of [
        'src',
        'scripts',
        'bin',
        'package.json',
        'tsconfig.json',
        'tsconfig.build.json',
        'README.md',
        'LICENSE',
      ])
        cpSync(join(root, name), join(copy, name), { recursive: true });
      const build = (): number | null =>
        spawnSync(process.execPath, [join(copy, 'scripts', 'build.mjs')]).status;
      expect(build()).toBe(0);
      rmSync(join(copy, 'dist', 'app', 'near.js'));
      writeFileSync(join(copy, 'dist', 'app', 'gone.js'), '');
      writeFileSync(join(copy, 'dist', '.tsbuildinfo'), '');
      expect(build()).toBe(0);
      const files = readdirSync(join(copy, 'dist', 'app'));
      expect([files.includes('near.js'), files.includes('gone.js')]).toEqual([true, false]);
      expect(readdirSync(join(copy, 'dist'))).not.toContain('.tsbuildinfo');
      const packed = spawnSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
        cwd: copy,
        encoding: 'utf8',
      });
      const names =
        (JSON.parse(packed.stdout) as { files: { path: string }[] }[])[0]?.files.map((f) => f.path) ?? [];
      expect(names).toEqual(expect.arrayContaining(['dist/app/cli/main.js', 'bin/demarche.js']));
      expect(names.filter((name) => /tsbuildinfo|^src\/|^tests\//.test(name))).toEqual([]);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  test('where the compiler can neither be found nor fetched says so, and is no failure of npm ci --omit=dev', () => {
    const copy = join(folder, 'bare');
    mkdirSync(copy);
    for (const name of ['scripts', 'bin', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    const prepare = (...words: readonly string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, [join(copy, 'scripts', 'build.mjs'), ...words], { encoding: 'utf8' });
    const told = prepare('--if-possible');
    expect([told.status, told.stderr]).toEqual([0, expect.stringContaining('nothing was built')]);
    expect(prepare().status).toBe(1);
    const started = spawnSync(join(copy, 'bin', 'demarche.js'), ['--version'], { encoding: 'utf8' });
    expect([started.status, started.stderr]).toEqual([3, expect.stringContaining('run "npm run build"')]);
  });

  test('without the development dependencies is made by the compiler that the lock names, fetched for that alone', () => {
    const copy = join(folder, 'lean');
    mkdirSync(copy);
    for (const name of [
      'src',
      'scripts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'scenarios',
    ])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    // What `npm ci --omit=dev` leaves: the packages that the program needs to run.
    type Entry = { integrity?: string; dev?: boolean; devOptional?: boolean };
    const lockIn = (path: string): { packages: Record<string, Entry> } =>
      JSON.parse(readFileSync(path, 'utf8'));
    const own = lockIn(join(root, 'package-lock.json')).packages;
    for (const [path, { dev, devOptional }] of Object.entries(own)) {
      if (path.split('node_modules').length !== 2 || dev || devOptional) continue;
      if (!existsSync(join(root, path))) continue;
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      symlinkSync(join(root, path), join(copy, path));
    }
    // What stands for npm brings the compiler that is here, and keeps what it was asked for.
    const npm = join(folder, 'npm.js');
    const asked = join(folder, 'asked.json');
    writeFileSync(
      npm,
      `const fs = require('node:fs');
      const to = process.argv[process.argv.indexOf('--prefix') + 1];
      fs.copyFileSync(to + '/package-lock.json', ${JSON.stringify(asked)});
      fs.mkdirSync(to + '/node_modules');
      for (const name of ['typescript', '@typescript'])
        fs.symlinkSync(${JSON.stringify(join(root, 'node_modules'))} + '/' + name, to + '/node_modules/' + name);`,
    );
    const { status, stderr } = spawnSync(process.execPath, [join(copy, 'scripts', 'build.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: npm, npm_config_omit: 'dev' },
    });
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^The TypeScript compiler .* for this build\.\n$/),
    ]);
    const got = lockIn(asked).packages;
    expect(Object.keys(got).filter((path) => !/^$|^node_modules\/@?typescript/.test(path))).toEqual([]);
    for (const [path, { integrity, dev }] of Object.entries(got))
      if (path !== '') expect([path, integrity, dev]).toEqual([path, own[path]?.integrity, undefined]);
    const made = (of: string): readonly string[] =>
      readdirSync(join(of, 'dist'), { recursive: true }).map(String).sort();
    expect(made(copy)).toEqual(made(root));
    for (const name of made(root).filter((file) => file.endsWith('.js')))
      expect(
        readFileSync(join(copy, 'dist', name), 'utf8') === readFileSync(join(root, 'dist', name), 'utf8'),
        name,
      ).toBe(true);
  });
});
