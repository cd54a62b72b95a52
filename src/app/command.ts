import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the program was started, as far as it tells what somebody may type to start it again. */
export interface Start {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder of the package that runs. */
  readonly home: string;
}

const MAIN = join('bin', 'demarche.js');

const real = (path: string): string | null => {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
};

/** Is it within the folder, or the folder itself? */
const within = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** A folder of programs that is on the path only while npm runs something. */
const isPassing = (folder: string): boolean =>
  /[/\\]node_modules[/\\]\.bin[/\\]?$/.test(folder) || /[/\\]node-gyp-bin[/\\]?$/.test(folder);

/** Does `demarche` in a shell start this very program? */
function onPath({ env, home }: Start): boolean {
  const own = real(join(home, MAIN));
  return (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !isPassing(folder))
    .some((folder) => {
      if (own !== null && real(join(folder, 'demarche')) === own) return true;
      // npm for Windows puts a script there, beside what it starts.
      const beside = real(join(folder, 'node_modules', 'demarche'));
      return existsSync(join(folder, 'demarche.cmd')) && beside !== null && beside === real(home);
    });
}

/** Does `npx demarche` start this very program: in its checkout, or in a project that it is installed in? */
function byNpx({ cwd, home }: Start): boolean {
  const own = real(home) ?? home;
  let folder = real(cwd) ?? cwd;
  if (within(folder, own)) return true;
  for (;;) {
    const found = real(join(folder, 'node_modules', 'demarche'));
    if (found !== null) return found === own;
    const above = dirname(folder);
    if (above === folder) return false;
    folder = above;
  }
}

/** A word as a shell takes it: in quotes where it holds anything unusual. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** What to type for `demarche`, where the program was started so: a command that starts this very program again. */
export function programWords(start: Start): string {
  if (start.env.npm_command === 'exec') return 'npx demarche';
  if (onPath(start)) return 'demarche';
  if (byNpx(start)) return 'npx demarche';
  const full = resolve(start.home, MAIN);
  const near = relative(start.cwd, full);
  return `node ${shellWord(near !== '' && near.length < full.length ? near : full)}`;
}

/** The working directory; the root of all where it has been removed. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return sep;
  }
}

const HOME = fileURLToPath(new URL('../..', import.meta.url));
let found: string | null = null;

/** What to type for `demarche`, as this program was started. */
function program(): string {
  found ??= programWords({ env: process.env, cwd: workingFolder(), home: HOME });
  return found;
}

/** A command of this program's to type: a verb with what follows it, each word as a shell takes it. */
export const command = (...words: readonly string[]): string =>
  [program(), ...words.map(shellWord)].join(' ');

/** A command line that begins with `demarche`, with what is to be typed for that. */
export const asTyped = (line: string): string => line.replace(/^demarche\b/, program());
