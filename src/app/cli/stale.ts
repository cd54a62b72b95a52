import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files of a folder and what is below it, by path; empty when there is no such folder. */
function filesUnder(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.flatMap((e) => (e.isFile() ? [join(e.parentPath ?? e.path, e.name)] : []));
  } catch {
    return [];
  }
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * What is wrong with a build, in a sentence: something in `src` is newer than what was made of it in `dist`, or was
 * never made. Null when the build is whole, and where there are no sources (an installed package has none).
 */
export function staleness(src: string, dist: string): string | null {
  for (const source of filesUnder(src)) {
    if (!/\.tsx?$/.test(source)) continue;
    const path = relative(src, source);
    const made = changedAt(join(dist, path.replace(/\.tsx?$/, '.js')));
    if (made === 0) return `src/${path} has not been built: run "npm run build".`;
    if (changedAt(source) > made) return `src/${path} is newer than the build: run "npm run build".`;
  }
  return null;
}

/** The same of the copy that runs, when it is a built one. */
export const ownStaleness = (): string | null =>
  import.meta.url.endsWith('.js')
    ? staleness(
        fileURLToPath(new URL('../../../src', import.meta.url)),
        fileURLToPath(new URL('../..', import.meta.url)),
      )
    : null;
