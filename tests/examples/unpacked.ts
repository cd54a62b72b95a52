import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** Files that `npm publish` would ship, with `/` between folders. */
export function shipped(): string[] {
  if (!existsSync(join(root, 'dist', 'app', 'library.js')))
    throw new Error('dist/ is missing: run "npm run build" first');
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(told) as { files: { path: string }[] }[];
  return (packed?.files ?? []).map((file) => file.path);
}

/** A place where the package is installed as anybody would have it. */
export interface Unpacked {
  /** Programs here find it by its name. */
  readonly folder: string;
  /** The package itself. */
  readonly home: string;
  readonly files: readonly string[];
  readonly remove: () => void;
}

/**
 * Puts what `npm publish` would ship, and nothing else, where a program finds it as `demarche`. It lies under
 * `node_modules/`, so that its dependencies are found from there.
 */
export function unpack(): Unpacked {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'demarche-package-'));
  const home = join(folder, 'node_modules', 'demarche');
  const files = shipped();
  for (const path of files) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    cpSync(join(root, path), join(home, path));
  }
  return { folder, home, files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
