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
  end: '\u001B[F',
};

/** What brackets a frame: a terminal shows it whole or not at all. */
const FRAME = { begin: '\u001B[?2026h', end: '\u001B[?2026l' };

/** Screens somebody passes who has no mind to deal, and the keys for it: news, texts, private questions. */
const IN_PASSING: Readonly<Record<string, readonly string[]>> = {
  'WHAT HAPPENED': ['enter'],
  // Saying nothing is the last choice.
  'A PRIVATE QUESTION': ['end', 'enter'],
  'A private question for you': ['y'],
  'A text for you to answer': ['n'],
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
  /** As much of it as the emulator has taken in. */
  private taken = '';
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
      this.term.write(data, () => {
        this.taken += data;
      });
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

  /** Presses a key and waits for another screen, whole. */
  async turn(key: string): Promise<void> {
    const count = (mark: string): number => this.taken.split(mark).length - 1;
    const [frames, before] = [count(FRAME.end), this.text()];
    this.press(key);
    await until(
      () => {
        const whole = count(FRAME.end);
        return whole > frames && whole === count(FRAME.begin) && this.text() !== before;
      },
      () => `another screen than this after ${key}:\n${this.text()}`,
    );
  }

  /** Goes down a list until the choice of that name is marked. */
  async point(choice: string): Promise<void> {
    const marked = (): string => this.lines().find((line) => /^. > /.test(line)) ?? '';
    for (let at = marked(); !at.includes(`> ${choice}`); at = marked()) {
      this.press('down');
      await until(
        () => marked() !== '' && marked() !== at,
        () => `another choice to be marked than "${at}", for ${choice}:\n${this.text()}`,
      );
    }
  }

  /** Reads the news, refuses a text or says nothing to a private question, whichever is on the screen. */
  async pass(): Promise<void> {
    const here = Object.keys(IN_PASSING).find((t) => this.text().includes(t));
    if (here === undefined) throw new Error(`nothing to pass on\n${this.text()}`);
    for (const key of IN_PASSING[here] ?? []) await this.turn(key);
  }

  /** Passes whatever comes until the screen holds one of the texts; gives the one found. */
  async reach(...texts: readonly string[]): Promise<string> {
    for (let i = 0; i < 50; i++) {
      const now = await this.see(...texts, ...Object.keys(IN_PASSING));
      if (texts.includes(now)) return now;
      await this.pass();
    }
    throw new Error(`never came to "${texts.join('" or "')}":\n${this.text()}`);
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
