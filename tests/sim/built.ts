import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds the sources as they are now into a folder of its own: workers need JavaScript, and `dist/` may be an older
 * build. Under `node_modules/`, so that packages are found from there.
 */
export function buildFresh(): { readonly folder: string; readonly remove: () => void } {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'demarche-'));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = ['-p', 'tsconfig.build.json', '--outDir', folder];
  const built = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: 'utf8' });
  if (!existsSync(join(folder, 'sim', 'worker.js')))
    throw new Error(`no build: ${built.stdout}${built.stderr}`);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A room of a fresh build. */
export const roomIn = (folder: string, room: string): string =>
  pathToFileURL(join(folder, room, 'index.js')).href;
