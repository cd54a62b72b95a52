import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { starterScenario } from '../../scenario/index.ts';
import { command } from '../command.ts';
import { codeOf, fileTrouble } from '../trouble.ts';
import { WriteTrouble, writer } from '../write.ts';
import { EXIT, note, out, outJson, UsageError } from './say.ts';

export interface NewFlags {
  readonly dir: string;
  readonly json?: boolean;
}

const LONGEST_NAME = 64;

/** Why a name will not do for a scenario and its folder, or nothing. */
function unfit(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (/[/\\]/.test(name)) return 'it holds a slash: give the folder with --dir';
  if (/\.ya?ml$/i.test(name)) return 'it is a file name: leave the ending out, a folder of that name is made';
  if (/[A-Z]/.test(name)) return 'it holds capital letters: use small ones';
  if (!/^[a-z]/.test(name)) return 'it does not start with a letter';
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return 'only the letters a to z, digits and hyphens may stand in it';
  return name.length > LONGEST_NAME ? `it is longer than ${LONGEST_NAME} letters` : undefined;
}

/** A title from a name: `river-ford` becomes "River ford". */
const titleOf = (name: string): string => {
  const words = name.replaceAll(/-+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Makes the folder; true when it was not there before. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory()) return false;
    const nowhere = codeOf(error) === 'ENOENT' ? 'no folder can be made there' : fileTrouble(error);
    const reason = found ? 'there is a file of that name' : nowhere;
    throw new UsageError(`The folder "${folder}" cannot be made: ${reason}.`);
  }
}

/** Writes the file and leaves nothing behind when that fails; false when there is one already. */
async function writeNew(path: string, folder: string, text: string): Promise<boolean> {
  const made = await makeFolder(folder);
  try {
    writer.whole(path, text);
    return true;
  } catch (error) {
    if (made) await rmdir(folder).catch(() => undefined);
    if (error instanceof WriteTrouble && error.taken) return false;
    throw error;
  }
}

export async function newScenario(name: string, flags: NewFlags): Promise<number> {
  const reason = unfit(name);
  if (reason !== undefined)
    throw new UsageError(
      `"${name}" will not do as the name of a scenario: ${reason}. For example: river-ford.`,
    );
  const folder = join(flags.dir, name);
  const place = await stat(flags.dir).catch(() => null);
  const trouble = place === null ? `there is no such folder "${flags.dir}"` : `"${flags.dir}" is no folder`;
  if (!place?.isDirectory()) throw new UsageError(`The folder "${folder}" cannot be made: ${trouble}.`);
  const path = join(folder, 'scenario.yaml');
  // The path with its slash, so that it is never taken for a bundled scenario's name.
  const commands = ['validate', 'run', 'play'].map((verb) => command(verb, path));
  if (!(await writeNew(path, folder, starterScenario(name, titleOf(name))))) {
    if (flags.json) outJson({ ok: false, path, commands: [] });
    note(
      `"${path}" is there already and was left as it is: take another name, another --dir, or move it away.`,
    );
    return EXIT.no;
  }
  if (flags.json) outJson({ ok: true, path, commands });
  else {
    out(path);
    note(['Try next:', ...commands.map((command) => `  ${command}`)].join('\n'));
  }
  return EXIT.fine;
}
