import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { err, type Problem, type Result, type Scenario } from '../model/index.ts';
import { readTranslation, type Translation } from '../scenario/index.ts';
import { locate, readText } from './files.ts';
import { fileTrouble } from './trouble.ts';

/** Bytes in a language file above which it is not read. */
const LARGEST = 4 * 1024 * 1024;

/** A language's tag, as `uk` or `pt-BR`. */
export const isTag = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/**
 * The language files beside a scenario, by tag: `brief.LANG.md` in its folder; beside a scenario of one file,
 * `NAME.brief.LANG.md`.
 */
export async function languageFiles(given: string): Promise<ReadonlyMap<string, string>> {
  const place = await locate(given);
  if (!place.ok) return new Map();
  const found = await stat(place.value).catch(() => null);
  const folder = found?.isDirectory() ? place.value : dirname(place.value);
  const start = found?.isDirectory() ? 'brief.' : `${basename(place.value, extname(place.value))}.brief.`;
  const names = await readdir(folder).catch((): string[] => []);
  return new Map(
    names.flatMap((name) => {
      const tag = name.startsWith(start) && name.endsWith('.md') ? name.slice(start.length, -3) : '';
      return isTag(tag) ? [[tag, join(folder, name)] as const] : [];
    }),
  );
}

/** Reads and checks a language file: every fault with its place. */
export async function readLanguage(
  scenario: Scenario,
  path: string,
  packKeys: readonly string[],
): Promise<Result<Translation, readonly Problem[]>> {
  try {
    return readTranslation(scenario, { name: path, text: await readText(path, LARGEST) }, packKeys);
  } catch (error) {
    const message = `cannot be read: ${fileTrouble(error)}`;
    return err([{ file: path, line: 1, column: 1, path: '', message }]);
  }
}
