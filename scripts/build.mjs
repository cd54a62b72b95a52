// Compiles src/ to dist/. Plain Node, so that it runs where the development dependencies are not installed: it then
// fetches the compiler for this one build. `--if-possible` (npm's prepare) says what is missing, and fails nothing,
// where it cannot be had.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const ifPossible = process.argv.includes('--if-possible');

/** The compiler's program as it is found from a file, or null where it is not installed. */
function compilerFrom(file) {
  try {
    return join(dirname(createRequire(file).resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    return null;
  }
}

/** Removes what was compiled from sources that are gone: it would still be loaded, and shipped. */
function sweep() {
  const checked = join(dist, 'checked');
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const folder = entry.parentPath ?? entry.path;
    if (folder === checked) continue;
    const stem = join(root, 'src', folder.slice(dist.length), entry.name.replace(/\.d\.ts$|\.js$/, ''));
    const made = /\.js$|\.d\.ts$/.test(entry.name) && ['.ts', '.tsx'].some((end) => existsSync(stem + end));
    if (!made) rmSync(join(folder, entry.name));
  }
}

/** Runs the compiler on a configuration; every file is written anew, so that one deleted or changed is there again. */
function compile(tsc, config) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', config], { cwd: root, stdio: 'inherit' });
  if (status !== 0) return status ?? 1;
  sweep();
  // A link that npm made to it, as npx does, starts it by its first line.
  chmodSync(join(dist, 'app', 'cli', 'main.js'), 0o755);
  // Then the bundled scenarios are checked, once: see src/app/checked.ts.
  const prepare = join(dist, 'app', 'prepare', 'main.js');
  return spawnSync(process.execPath, [prepare], { stdio: 'inherit' }).status ?? 1;
}

/** The part of package-lock.json that the compiler alone needs, as a lock of its own: version and digest are the same. */
function lockOfCompiler(lock) {
  const version = lock.packages['node_modules/typescript'].version;
  const packages = { '': { dependencies: { typescript: version } } };
  const wanted = ['typescript'];
  for (const name of wanted) {
    const path = `node_modules/${name}`;
    if (packages[path] || !lock.packages[path]) continue;
    const { dev: _, ...entry } = lock.packages[path];
    packages[path] = entry;
    wanted.push(...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }));
  }
  return { version, lock: { lockfileVersion: lock.lockfileVersion, requires: true, packages } };
}

/** Installs the compiler alone in a folder. Says whether it is there. */
function fetchCompiler(folder) {
  const { version, lock } = lockOfCompiler(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  console.error(`The TypeScript compiler is not installed: typescript ${version} is fetched for this build.`);
  const name = { name: 'compiler', version: '0.0.0', private: true };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...name, ...lock.packages[''] }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...name, ...lock }));
  const words = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--global=false',
    '--package-lock=true',
  ];
  const own = process.env.npm_execpath;
  const [program, ...rest] = own?.endsWith('.js') ? [process.execPath, own, ...words] : ['npm', ...words];
  const done = spawnSync(program, [...rest, '--prefix', folder], {
    cwd: folder,
    // Without this npm would look at the folder that it was called in.
    env: { ...process.env, npm_config_local_prefix: folder, INIT_CWD: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  });
  return done.status === 0;
}

/** Builds with a compiler that is there for this build alone; null where it cannot be had. */
function buildApart() {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-compiler-'));
  try {
    const tsc = fetchCompiler(folder) ? compilerFrom(join(folder, 'package.json')) : null;
    if (tsc === null) return null;
    // The types of packages are development dependencies too: nothing is checked here, as it was before it was published.
    const config = join(folder, 'tsconfig.json');
    const compilerOptions = { noCheck: true, types: [], rootDir: join(root, 'src'), outDir: dist };
    const extended = join(root, 'tsconfig.build.json');
    writeFileSync(
      config,
      JSON.stringify({ extends: extended, compilerOptions, include: [join(root, 'src')] }),
    );
    return compile(tsc, config);
  } catch (error) {
    console.error(String(error));
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tsc = compilerFrom(import.meta.url);
const status = tsc === null ? buildApart() : compile(tsc, join(root, 'tsconfig.build.json'));
if (status === null) {
  const there = existsSync(join(dist, 'app', 'cli', 'main.js'));
  const missing = 'The TypeScript compiler, a development dependency, could not be had: nothing was built.';
  const what = there
    ? 'dist/ is as it was.'
    : 'There is no dist/ either: "npm ci" builds one, "npm prune --omit=dev" then leaves it; or install a packed version.';
  console.error(`${missing} ${what}`);
}
process.exit(status ?? (ifPossible ? 0 : 1));
