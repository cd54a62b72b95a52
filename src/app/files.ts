import { existsSync, type Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok, onOneLine, type Problem, type Result, type Scenario } from '../model/index.ts';
import { parseScenario, type ScenarioFile } from '../scenario/index.ts';
import { checkedBefore } from './checked.ts';
import { workingFolder } from './command.ts';
import { hint } from './near.ts';
import { fileTrouble } from './trouble.ts';

/** The folder of bundled scenarios: beside `dist/` (or `src/`), wherever the package is installed. */
export const SCENARIOS: string = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Bytes in a file above which it is not read: the loader takes no more than 4 MiB of text. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** A file that is not read because of its size. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Is it a file, and not too large? A device or a pipe may have no end. */
function checkReadable(found: Stats, most: number): void {
  if (found.isDirectory()) throw new Error('it is a folder');
  if (!found.isFile()) throw new Error('it is no ordinary file (a device or a pipe is not read)');
  if (found.size > most) {
    // Rounded up: what is too large by a byte does not read as if it were not.
    const mib = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
    throw new TooLarge(`it has ${mib(found.size)} MiB: at most ${mib(most)} MiB are read`);
  }
}

/** Reads a file whole, if it is one and not too large. What is no UTF-8 in it becomes U+FFFD. */
export async function readWhole(path: string, most: number): Promise<string> {
  checkReadable(await stat(path), most);
  return readFile(path, 'utf8');
}

/**
 * Reads a file whole as text in UTF-8; a mark of the byte order before it is dropped.
 * @throws an error saying so for bytes that are no UTF-8, and for files as `readWhole` does
 */
export async function readText(path: string, most: number): Promise<string> {
  checkReadable(await stat(path), most);
  const bytes = await readFile(path);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Error('it is UTF-16, not UTF-8: save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is not text in UTF-8');
  }
}

/** Why there is no scenario: nothing of that name could be read, or what was read is not valid. */
export interface ScenarioFault {
  readonly kind: 'missing' | 'invalid';
  /** For people: one line, a suggestion included. */
  readonly message: string;
  /** Each with file, line and column; at least one. */
  readonly problems: readonly Problem[];
}

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);
/** What editors and file systems leave beside a file: locks, shadows, backups, half-written copies. */
const isLitter = (name: string): boolean =>
  /^[.#].*\.ya?ml/i.test(name) || /\.ya?ml(~|\.(swp|swo|swx|bak|orig|tmp))$/i.test(name);
const looksLikePath = (given: string): boolean =>
  given.includes('/') || given.includes(sep) || given === '.' || given === '..' || extname(given) !== '';

function missing(given: string, message: string): Result<never, ScenarioFault> {
  return err({
    kind: 'missing',
    message,
    problems: [{ file: given, line: 1, column: 1, path: '', message }],
  });
}

/** A file's name for messages: relative where that is shorter, so that editors can follow it. */
function shown(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(workingFolder(), path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

/** The names of the bundled scenarios, in alphabetical order. */
export async function bundledScenarios(): Promise<string[]> {
  const entries = await readdir(SCENARIOS, { withFileTypes: true }).catch(() => []);
  const names = entries.flatMap((e) => {
    if (e.isDirectory()) return existsSync(join(SCENARIOS, e.name, 'scenario.yaml')) ? [e.name] : [];
    return e.isFile() && isYaml(e.name) ? [e.name.slice(0, -extname(e.name).length)] : [];
  });
  return names.sort();
}

/** A folder's YAML files, `scenario.yaml` first, then by name: the order in which their keys are put together. */
async function yamlFilesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => isYaml(name) && !isLitter(name)).sort();
  const first = names.filter((n) => /^scenario\.ya?ml$/i.test(n));
  return [...first, ...names.filter((n) => !first.includes(n))].map((n) => join(folder, n));
}

/** A scenario that is there, but too large to be looked at. */
function oversized(path: string, given: string, message: string): Result<never, ScenarioFault> {
  return err({
    kind: 'invalid',
    message: `"${given}" is not a valid scenario: 1 problem.`,
    problems: [{ file: shown(path), line: 1, column: 1, path: '', message }],
  });
}

/** Files of a scenario's folder that look like YAML and are passed over as an editor's litter; none for a single file. */
export async function passedOver(given: string): Promise<readonly string[]> {
  const place = await locate(given);
  if (!place.ok) return [];
  const names = await readdir(place.value).catch((): string[] => []);
  return names.filter(isLitter).sort();
}

/** The text of each file, in order. */
async function readTexts(
  given: string,
  paths: readonly string[],
): Promise<Result<ScenarioFile[], ScenarioFault>> {
  const files: ScenarioFile[] = [];
  for (const path of paths) {
    try {
      files.push({ name: shown(path), text: await readWhole(path, LARGEST_FILE) });
    } catch (error) {
      if (error instanceof TooLarge) return oversized(path, given, error.message);
      return missing(shown(path), `"${onOneLine(shown(path))}" cannot be read: ${fileTrouble(error)}.`);
    }
  }
  return ok(files);
}

/** Where a name or path leads: a bundled scenario's name first, then a file, then a folder. */
export async function locate(given: string): Promise<Result<string, ScenarioFault>> {
  if (given.trim() === '') return missing(given, 'No scenario was named.');
  if (!looksLikePath(given)) {
    const names = await bundledScenarios();
    if (names.includes(given)) {
      const folder = join(SCENARIOS, given);
      const isFolder = await stat(folder).catch(() => null);
      return ok(isFolder ? folder : `${folder}.yaml`);
    }
    if ((await stat(given).catch(() => null)) === null) {
      return missing(given, `There is no scenario "${given}" (${hint(given, names)}).`);
    }
  }
  return ok(given);
}

/** The files of a scenario, by bundled name or by the path of a YAML file or of a folder of `*.yaml`. */
export async function scenarioFiles(given: string): Promise<Result<ScenarioFile[], ScenarioFault>> {
  const place = await locate(given);
  if (!place.ok) return place;
  try {
    const isFolder = (await stat(place.value)).isDirectory();
    const paths = isFolder ? await yamlFilesOf(place.value) : [place.value];
    if (paths.length === 0) return missing(given, `"${given}" holds no *.yaml file.`);
    return await readTexts(given, paths);
  } catch (error) {
    return missing(given, `"${given}" cannot be read: ${fileTrouble(error)}.`);
  }
}

/** Checks a scenario's files, with `readings` under every variant too. */
export function checkFiles(
  given: string,
  files: readonly ScenarioFile[],
  options: { readonly readings?: boolean } = {},
): Result<Scenario, ScenarioFault> {
  const parsed = parseScenario(files, options);
  if (parsed.ok) return parsed;
  const count = parsed.error.length;
  const message = `"${given}" is not a valid scenario: ${count} ${count === 1 ? 'problem' : 'problems'}.`;
  return err({ kind: 'invalid', message, problems: parsed.error });
}

/**
 * Finds, reads and checks a scenario, with `readings` under every variant too. What was checked when the program was
 * built, and has not changed by a letter since, is not checked again. Never throws for bad input.
 */
export async function readScenario(
  given: string,
  options: { readonly readings?: boolean } = {},
): Promise<Result<Scenario, ScenarioFault>> {
  const files = await scenarioFiles(given);
  if (!files.ok) return files;
  const before = options.readings ? null : await checkedBefore(files.value);
  return before ? ok(before) : checkFiles(given, files.value, options);
}
