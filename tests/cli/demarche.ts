import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command line; `npm test` builds it first. */
export const MAIN: string = fileURLToPath(new URL('../../dist/app/cli/main.js', import.meta.url));

if (!existsSync(MAIN)) throw new Error('dist/ is missing: run "npm run build" first');

export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the command line to its end. */
export function demarche(args: readonly string[], { env = {}, cwd }: Surroundings = {}): Promise<Told> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, ...(cwd ? { cwd } : {}) };
    execFile(process.execPath, [MAIN, ...args], options, (error, out, err) => {
      const code = error && typeof error.code === 'number' ? error.code : error ? -1 : 0;
      resolve({ code, out, err });
    });
  });
}

/** Runs it and reads its JSON; fails where it did not end well. */
export async function json(args: readonly string[], wanted = 0): Promise<Record<string, unknown>> {
  const { code, out, err } = await demarche([...args, '--json']);
  if (code !== wanted) throw new Error(`exit ${code} for ${args.join(' ')}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
}

/** How a process ended: its exit code, or 128 and the signal's number where it died of one, as a shell has it. */
const NUMBERS: Readonly<Record<string, number>> = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1, SIGKILL: 9 };
export const endOf = (code: number | null, signal: string | null): number =>
  code ?? 128 + (NUMBERS[signal ?? ''] ?? 0);

/** Starts it and sends a signal once it has said on stderr what is waited for. */
export function stopped(
  args: readonly string[],
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL',
  when: RegExp = /./,
  { cwd }: Surroundings = {},
): Promise<Told> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], cwd ? { cwd } : {});
    let out = '';
    let err = '';
    let sent = false;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (!sent && when.test(err)) {
        sent = true;
        child.kill(signal);
      }
    });
    child.on('close', (code, by) => resolve({ code: endOf(code, by), out, err }));
  });
}

/** Starts it and sends SIGINT once it has said something on stderr. */
export const interrupted = (args: readonly string[]): Promise<Told> => stopped(args, 'SIGINT');
