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

/** Starts it and sends SIGINT once it has said something on stderr. */
export function interrupted(args: readonly string[]): Promise<Told> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args]);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err === '') child.kill('SIGINT');
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}
