// Compiles src/ to dist/. Plain Node, so that it runs where the development dependencies are not installed:
// `--if-possible` (npm's prepare) then says so and leaves dist/ as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const ifPossible = process.argv.includes('--if-possible');

/** The compiler's program, or null where it is not installed. */
function compiler() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
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

const tsc = compiler();
if (tsc === null) {
  const there = existsSync(join(dist, 'app', 'cli', 'main.js'));
  const missing = 'The TypeScript compiler is not installed (a development dependency): nothing was built.';
  const what = there
    ? 'dist/ is as it was.'
    : 'There is no dist/ either: "npm ci" builds one, "npm prune --omit=dev" then leaves it; or install a packed version.';
  console.error(`${missing} ${what}`);
  process.exit(ifPossible ? 0 : 1);
}
// Every file is written anew, so that one deleted or changed under dist/ is there again.
const built = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);
sweep();
// Then the bundled scenarios are checked, once: see src/app/checked.ts.
const prepared = spawnSync(process.execPath, [join(dist, 'app', 'prepare', 'main.js')], { stdio: 'inherit' });
process.exit(prepared.status ?? 1);
