/**
 * What a terminal sends, taken apart. Pure: bytes in, tokens out, and how the bytes were cut into packets makes no
 * difference. Everything that is not a key of this game has no token at all: answers to questions that somebody else
 * asked (device attributes, colours, cursor reports), focus and mouse reports, strings of the DCS and OSC kind.
 *
 * Keys in the forms of keyboard protocols (`CSI … u` of kitty, `CSI 27 ; … ~` of modifyOtherKeys) are swallowed too,
 * plain letters included: the game never asks for these protocols, so such a sequence is either an answer, which looks
 * the same, or comes from a mode that another program left on; neither should play a move.
 */
export type Token =
  /** One character as typed, controls included. */
  | { readonly kind: 'char'; readonly text: string }
  /** A key that comes as a sequence: `up`, `pagedown`, `esc`. */
  | { readonly kind: 'key'; readonly name: string }
  /** The text of a bracketed paste. */
  | { readonly kind: 'paste'; readonly text: string };

const ESC = 0x1b;
const CSI_KEYS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
};
const TILDE_KEYS: Readonly<Record<string, string>> = {
  1: 'home',
  3: 'backspace',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
};
const SS3_KEYS: Readonly<Record<string, string>> = { ...CSI_KEYS, M: 'enter' };

/** Bytes of a string (OSC, DCS, APC, PM, SOS) or of a paste after which no end is waited for any longer. */
const MOST_STRING = 1 << 16;
const MOST_PASTE = 1 << 22;

/** What stands at the head of the bytes: how long it is and what it means; null while more must come. */
type Head = { readonly size: number; readonly token?: Token | undefined } | null;

const key = (size: number, name: string | undefined): Head =>
  name === undefined ? { size } : { size, token: { kind: 'key', name } };

const within = (x: number | undefined, low: number, high: number): boolean =>
  x !== undefined && x >= low && x <= high;

/** Bytes of the UTF-8 character at `at`: 1 for a byte that begins none; null while its end is missing. */
function charSize(bytes: Uint8Array, at: number): number | null {
  const lead = bytes[at] ?? 0;
  const size = within(lead, 0xc2, 0xdf) ? 2 : within(lead, 0xe0, 0xef) ? 3 : within(lead, 0xf0, 0xf4) ? 4 : 1;
  for (let i = 1; i < size; i++) {
    if (at + i >= bytes.length) return null;
    if (!within(bytes[at + i], 0x80, 0xbf)) return 1;
  }
  return size;
}

const text = (bytes: Uint8Array, from: number, to: number): string =>
  new TextDecoder().decode(bytes.subarray(from, to));

/** A control sequence whose parameters begin at `from`. */
function control(bytes: Uint8Array, from: number): Head {
  let at = from;
  while (within(bytes[at], 0x30, 0x3f)) at++;
  const params = text(bytes, from, at);
  const middle = at;
  while (within(bytes[at], 0x20, 0x2f)) at++;
  const final = bytes[at];
  if (final === undefined) return null;
  // Broken off, by another sequence or by a control character: that one is read next.
  if (!within(final, 0x40, 0x7e)) return { size: at };
  const name = String.fromCharCode(final);
  const size = at + 1;
  if (at !== middle) return { size };
  if (name === 'M' && params === '') return mouse(bytes, size);
  // Function keys of the Linux console: ESC [ [ A.
  if (name === '[' && params === '') return bytes.length > size ? { size: size + 1 } : null;
  if (name === '~') return key(size, TILDE_KEYS[params]);
  return key(size, params === '' || params === '1' || params === '1;1' ? CSI_KEYS[name] : undefined);
}

/** The old mouse report: three characters more, each a byte or, in one mode, UTF-8. */
function mouse(bytes: Uint8Array, from: number): Head {
  let at = from;
  for (let n = 0; n < 3; n++) {
    if (at >= bytes.length) return null;
    const size = charSize(bytes, at);
    if (size === null) return null;
    at += size;
  }
  return { size: at };
}

/** A string that ends with ST, or with BEL where that is allowed. */
function string(bytes: Uint8Array, from: number, bell: boolean): Head {
  for (let at = from; at < bytes.length; at++) {
    const b = bytes[at];
    if ((bell && b === 0x07) || b === 0x18 || b === 0x1a) return { size: at + 1 };
    if (b === 0xc2 && bytes[at + 1] === 0x9c) return { size: at + 2 };
    if (b !== ESC) continue;
    if (at + 1 >= bytes.length) return null;
    return { size: bytes[at + 1] === 0x5c ? at + 2 : at };
  }
  return bytes.length - from > MOST_STRING ? { size: bytes.length } : null;
}

/** The sequence of an introducer, ESC or an 8-bit control, of which `kind` is the 7-bit letter. */
function sequence(bytes: Uint8Array, kind: number, from: number): Head {
  switch (String.fromCharCode(kind)) {
    case '[':
      return control(bytes, from);
    case 'O': {
      let at = from;
      while (within(bytes[at], 0x30, 0x39) || bytes[at] === 0x3b) at++;
      const final = bytes[at];
      if (final === undefined) return null;
      if (!within(final, 0x40, 0x7e)) return { size: at };
      return key(at + 1, at === from ? SS3_KEYS[String.fromCharCode(final)] : undefined);
    }
    case ']':
      return string(bytes, from, true);
    case 'P':
    case 'X':
    case '^':
    case '_':
      return string(bytes, from, false);
    default:
      return { size: from };
  }
}

/** What begins with ESC. Alone it is a key, but that shows only when nothing follows. */
function escaped(bytes: Uint8Array): Head {
  const next = bytes[1];
  if (next === undefined) return null;
  if (next === ESC) {
    // Twice, and a sequence: a key with Alt, of which there is none here. Otherwise Esc was pressed twice.
    if (bytes.length < 3) return null;
    if (bytes[2] !== 0x5b && bytes[2] !== 0x4f) return key(1, 'esc');
    const inner = sequence(bytes.subarray(1), bytes[2], 2);
    return inner && { size: inner.size + 1 };
  }
  if (within(next, 0x20, 0x2f)) {
    // Two bytes or more that choose a character set and the like.
    let at = 1;
    while (within(bytes[at], 0x20, 0x2f)) at++;
    return at < bytes.length ? { size: at + 1 } : null;
  }
  if (within(next, 0x40, 0x5f)) return sequence(bytes, next, 2);
  // Ctrl-C is obeyed whatever came before it.
  if (next === 0x03) return { size: 1 };
  // A letter with Alt.
  const size = charSize(bytes, 1);
  return size === null ? null : { size: 1 + size };
}

const PASTE_ON = [...Buffer.from('\u001B[200~')];
const PASTE_OFF = Buffer.from('\u001B[201~');

const startsWith = (bytes: Uint8Array, what: readonly number[]): boolean =>
  what.every((b, i) => bytes[i] === b);

/** Reads the bytes of one keyboard, piece by piece. */
export class Decoder {
  private rest: Uint8Array = new Uint8Array();
  /** Where in the rest the end of a paste was last looked for; -1 outside a paste. */
  private pasted = -1;
  /** Esc was given out because nothing followed: what follows now may still belong to it. */
  private late = false;

  /** Is something begun that is not complete? `escape`: Esc alone, which may be the key. */
  get waiting(): 'escape' | 'more' | 'late' | null {
    if (this.pasted >= 0) return 'more';
    if (this.rest.length === 0) return this.late ? 'late' : null;
    return this.rest.length === 1 && this.rest[0] === ESC ? 'escape' : 'more';
  }

  /** The tokens that are complete with these bytes. */
  push(bytes: Uint8Array): Token[] {
    this.rest = Buffer.concat([this.rest, bytes]);
    if (this.late && this.rest.length > 0) {
      this.late = false;
      // "[" and "O" are no keys of the game, so after Esc they can only go on with it.
      const first = this.rest[0];
      if (first === 0x5b || first === 0x4f) this.rest = Buffer.concat([Buffer.from([ESC]), this.rest]);
    }
    const tokens: Token[] = [];
    while (this.rest.length > 0) {
      const head = this.pasted >= 0 ? this.pastedHead() : this.head();
      if (head === null) break;
      if (head.token) tokens.push(head.token);
      this.rest = this.rest.subarray(head.size);
    }
    return tokens;
  }

  /**
   * Nothing has come for a while: Esc alone is the key, and what else was begun is given up. A second call after Esc
   * ends the time in which the rest of a sequence is still awaited.
   */
  flush(): Token[] {
    this.late = false;
    const waiting = this.waiting;
    const found: Token[] = [];
    if (this.pasted >= 0) {
      found.push({ kind: 'paste', text: new TextDecoder().decode(this.rest) });
      this.pasted = -1;
    } else if (waiting === 'escape') {
      found.push({ kind: 'key', name: 'esc' });
      this.late = true;
    } else if (this.rest.length === 2 && this.rest[0] === ESC && this.rest[1] === ESC) {
      found.push({ kind: 'key', name: 'esc' }, { kind: 'key', name: 'esc' });
    }
    this.rest = new Uint8Array();
    return found;
  }

  private head(): Head {
    const { rest } = this;
    const first = rest[0] ?? 0;
    if (startsWith(rest, PASTE_ON)) {
      this.pasted = 0;
      return { size: PASTE_ON.length };
    }
    if (first === ESC) return escaped(rest);
    // An 8-bit control, as one byte or as the character that stands for it.
    if (within(first, 0x80, 0x9f)) return sequence(rest, first - 0x40, 1);
    const size = charSize(rest, 0);
    if (size === null) return null;
    if (size === 2 && first === 0xc2 && within(rest[1], 0x80, 0x9f))
      return sequence(rest, (rest[1] ?? 0) - 0x40, 2);
    return { size, token: { kind: 'char', text: text(rest, 0, size) } };
  }

  private pastedHead(): Head {
    const rest = Buffer.from(this.rest.buffer, this.rest.byteOffset, this.rest.byteLength);
    const end = rest.indexOf(PASTE_OFF, Math.max(0, this.pasted - PASTE_OFF.length));
    if (end < 0 && rest.length < MOST_PASTE) {
      this.pasted = rest.length;
      return null;
    }
    const upTo = end < 0 ? rest.length : end;
    this.pasted = -1;
    const token: Token = { kind: 'paste', text: new TextDecoder().decode(rest.subarray(0, upTo)) };
    return { size: end < 0 ? upTo : end + PASTE_OFF.length, token };
  }
}
