import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../model/index.ts';
import type { ScenarioFile } from '../scenario/index.ts';

/**
 * Where scenarios that were checked when the program was built lie, as JSON: reading and checking YAML takes longer than
 * all else that a short command does. There is none beside `src/`.
 */
const CHECKED: string = fileURLToPath(new URL('../checked', import.meta.url));

/** Names files by what is in them: a letter changed, and nothing that was checked before is found. */
function keyOf(files: readonly ScenarioFile[]): string {
  const content = JSON.stringify(files.map(({ name, text }) => [basename(name), text]));
  return createHash('sha256').update(content).digest('hex');
}

const placeOf = (files: readonly ScenarioFile[]): string => join(CHECKED, `${keyOf(files)}.json`);

/** The scenario that exactly these files were found to hold when the program was built, or null. */
export async function checkedBefore(files: readonly ScenarioFile[]): Promise<Scenario | null> {
  if (!existsSync(CHECKED)) return null;
  try {
    return JSON.parse(await readFile(placeOf(files), 'utf8')) as Scenario;
  } catch {
    return null;
  }
}

/** Keeps what was found, in place of everything kept before. */
export async function keepChecked(
  found: readonly { readonly files: readonly ScenarioFile[]; readonly scenario: Scenario }[],
): Promise<void> {
  await rm(CHECKED, { recursive: true, force: true });
  await mkdir(CHECKED, { recursive: true });
  for (const { files, scenario } of found) await writeFile(placeOf(files), JSON.stringify(scenario));
}
