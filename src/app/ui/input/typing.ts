import { Decoder, type Token } from './decoder.ts';

/** What a person did at the keyboard: a key of the game by its name, or a text that came all at once. */
export type Typed =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'paste'; readonly text: string };

/** Milliseconds after which Esc alone is taken for the key, and after which a broken sequence is given up. */
export const PATIENCE = { escape: 50, more: 500, late: 500 } as const;

/** Milliseconds in which what follows an unmarked paste still belongs to it: terminals send long ones in pieces. */
const TAIL = 50;

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  ' ': 'space',
  '\b': 'backspace',
  '\u007F': 'backspace',
  '\u0003': 'ctrl-c',
  '\u001A': 'ctrl-z',
};

function keyOf(text: string): Typed[] {
  const name = CONTROLS[text];
  if (name !== undefined) return [{ kind: 'key', name }];
  return text < ' ' ? [] : [{ kind: 'key', name: text }];
}

/** Keys and pastes from the packets that a terminal sends. Pure but for what it remembers of the last ones. */
export class Typing {
  private readonly decoder = new Decoder();
  private pasting = false;

  /** How long to wait before `flush`; null when nothing is begun. */
  get patience(): number | null {
    const { waiting } = this.decoder;
    return waiting === null ? null : PATIENCE[waiting];
  }

  /**
   * One packet. People press keys one at a time, so several characters in one packet are a paste, whether or not the
   * terminal marks it as one; so is what comes in its wake.
   * @param since milliseconds since the last packet was dealt with
   */
  push(bytes: Uint8Array, since: number): Typed[] {
    const tokens = this.decoder.push(bytes);
    const typed = tokens.filter((t) => t.kind === 'char');
    const tail = this.pasting && since < TAIL;
    if (tokens.length > 0) this.pasting = typed.length > 1 || (tail && typed.length > 0);
    if (!this.pasting)
      return tokens.flatMap((t): Typed[] => (t.kind === 'char' ? keyOf(t.text) : [typedOf(t)]));
    return [{ kind: 'paste', text: tokens.map((t) => (t.kind === 'key' ? '' : t.text)).join('') }];
  }

  /** Nothing has come for as long as `patience` says. */
  flush(): Typed[] {
    return this.decoder.flush().flatMap((t) => (t.kind === 'char' ? keyOf(t.text) : [typedOf(t)]));
  }
}

const typedOf = (t: Exclude<Token, { kind: 'char' }>): Typed => t;
