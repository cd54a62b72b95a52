import { fstatSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** What comes from somebody who gives lines: one, several that came together as in a paste, or the end. */
export type Given =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'paste' }
  | { readonly kind: 'end' };

/** Milliseconds after a line in which another one shows that both were pasted. */
const TOGETHER = 60;

/**
 * Reads lines one by one. From a keyboard, lines that come together are a paste, and none of them is given out; from a
 * pipe or a file every line is.
 */
export class LineReader {
  readonly keyboard: boolean;
  readonly #input: Readable;
  #rest = '';
  #found: string[] = [];
  #ended = false;
  #begun = false;
  #timer: NodeJS.Timeout | undefined;
  #stir: () => void = () => undefined;

  constructor(input: Readable, keyboard: boolean) {
    this.#input = input;
    this.keyboard = keyboard;
  }

  #begin(): void {
    if (!this.#begun) {
      this.#begun = true;
      this.#input.setEncoding('utf8');
      this.#input.on('data', (text: string) => this.#read(text));
      this.#input.on('end', () => this.#end());
      // A terminal that went away is an end as well.
      this.#input.on('error', () => this.#end());
      this.#input.on('close', () => this.#end());
    }
    if (!this.#ended) this.#input.resume();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#rest !== '') this.#found.push(this.#rest);
    this.#rest = '';
    this.#stir();
  }

  #read(text: string): void {
    const parts = `${this.#rest}${text}`.split(/\r?\n/);
    this.#rest = parts.pop() ?? '';
    if (parts.length === 0) return;
    this.#found.push(...parts);
    if (!this.keyboard) {
      this.#stir();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#stir();
    }, TOGETHER);
  }

  /** Resolves once there is something to give, or nothing more to come. */
  async #arrived(): Promise<void> {
    this.#begin();
    while (!this.#ended && (this.#found.length === 0 || this.#timer !== undefined))
      await new Promise<void>((resolve) => {
        this.#stir = resolve;
      });
  }

  /** Is there any line at all? Waits for the first one or the end. */
  async any(): Promise<boolean> {
    await this.#arrived();
    return this.#found.length > 0;
  }

  /** The next line. */
  async next(): Promise<Given> {
    await this.#arrived();
    if (this.#found.length === 0) return { kind: 'end' };
    if (this.keyboard && this.#found.length > 1) {
      this.#found = [];
      return { kind: 'paste' };
    }
    return { kind: 'line', text: this.#found.shift() ?? '' };
  }

  /** Lets go of the input until the next line is asked for, so that the process may end. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#begun) this.#input.pause();
  }
}

let own: LineReader | null = null;

/** The lines of this process's standard input: one reader for all that ask, so that none is lost between them. */
export function ownLines(): LineReader {
  own ??= new LineReader(process.stdin, process.stdin.isTTY === true);
  return own;
}

/** Is standard input a pipe or a file, rather than a terminal, a device or a socket? */
export function isPiped(): boolean {
  if (process.stdin.isTTY) return false;
  try {
    const facts = fstatSync(0);
    return facts.isFIFO() || facts.isFile();
  } catch {
    return false;
  }
}
