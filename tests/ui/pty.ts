import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../dist/app/cli/main.js', import.meta.url));

export const KEYS: Readonly<Record<string, string>> = {
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  enter: '\r',
  esc: '\u001B',
  tab: '\t',
};

/** A game is played under seed 1 where a test names none, so that chance brings the same at each run of it. */
const seeded = (args: readonly string[]): readonly string[] =>
  args[0] === 'play' && !args.some((x) => x === '--seed' || x === '--resume')
    ? [...args, '--seed', '1']
    : args;

/** `demarche` in a pseudo-terminal, with a terminal emulator that shows what a person would see. */
export class Journey {
  readonly dir: string;
  readonly pty: IPty;
  readonly term: InstanceType<typeof xterm.Terminal>;
  raw = '';
  /** Exit code, once it has left. */
  code: number | null = null;

  constructor(
    args: readonly string[],
    columns: number,
    rows: number,
    dir?: string,
    more: Readonly<Record<string, string>> = {},
    shell = false,
  ) {
    this.dir = dir ?? mkdtempSync(join(tmpdir(), 'demarche-ui-'));
    this.term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !['CI', 'NO_COLOR', 'FORCE_COLOR'].includes(name)),
    );
    const command = [process.execPath, MAIN, ...seeded(args)];
    const [file = '', ...rest] = shell ? ['bash', '--norc', '--noprofile', '-i'] : command;
    this.pty = spawn(file, rest, {
      name: more.TERM ?? 'xterm-256color',
      cols: columns,
      rows,
      cwd: this.dir,
      env: { ...env, NODE_ENV: 'production', ...more },
    });
    this.pty.onData((data) => {
      this.raw += data;
      this.term.write(data);
    });
    // In a shell with job control, as people have it.
    if (shell) this.pty.write(`${command.map((x) => `'${x}'`).join(' ')}\r`);
    this.pty.onExit(({ exitCode }) => {
      this.code = exitCode;
    });
  }

  get alternate(): boolean {
    return this.term.buffer.active.type === 'alternate';
  }

  /** The lines on screen, without what follows the last character of each. */
  lines(): string[] {
    const { active } = this.term.buffer;
    return Array.from(
      { length: this.term.rows },
      (_, i) => active.getLine(active.baseY + i)?.translateToString(true) ?? '',
    );
  }

  text(): string {
    return this.lines().join('\n');
  }

  /** Waits until the screen holds a text, or one of several; gives the one found. */
  async see(...texts: readonly string[]): Promise<string> {
    const found = (): string | undefined => texts.find((t) => this.text().includes(t));
    await until(
      () => found() !== undefined || (this.code !== null && found() === undefined),
      () => `${texts.map((t) => `"${t}"`).join(' or ')} on\n${this.text()}`,
    );
    const text = found();
    if (text === undefined)
      throw new Error(`it left with ${this.code} before "${texts.join('" or "')}":\n${this.text()}`);
    return text;
  }

  async gone(text: string): Promise<void> {
    await until(
      () => !this.text().includes(text),
      () => `"${text}" to go from\n${this.text()}`,
    );
  }

  press(...keys: readonly string[]): void {
    for (const key of keys) this.pty.write(KEYS[key] ?? key);
  }

  resize(columns: number, rows: number): void {
    this.term.resize(columns, rows);
    this.pty.resize(columns, rows);
  }

  async left(): Promise<number> {
    await until(
      () => this.code !== null,
      () => `the program to leave:\n${this.text()}`,
    );
    await until(
      () => !this.alternate,
      () => 'the main screen to come back',
    );
    return this.code ?? -1;
  }

  /** Rows that are not empty, counted to the last. */
  height(): number {
    return this.lines().findLastIndex((l) => l !== '') + 1;
  }
}
