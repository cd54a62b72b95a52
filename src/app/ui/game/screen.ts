import { pinned } from '../canvas/pin.ts';

/** Between these two a terminal that can shows nothing half drawn. */
const BEGIN = '\u001B[?2026h';
const END = '\u001B[?2026l';

/** Puts whole frames on a screen: only the rows that changed, each at its own place. */
export class Screen {
  private rows: readonly string[] = [];
  private readonly write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.write = write;
  }

  /** The screen holds nothing of ours any longer. */
  forget(): void {
    this.rows = [];
  }

  draw(frame: string): void {
    const rows = frame.split('\n');
    const count = Math.max(rows.length, this.rows.length);
    let wiped = '';
    let drawn = '';
    for (let i = 0; i < count; i++) {
      const line = rows[i] ?? '';
      if (line === (this.rows[i] ?? '')) continue;
      // Everything old goes first, so that half a frame never shows two screens at once.
      wiped += `\u001B[${i + 1};1H\u001B[K`;
      drawn += `\u001B[${i + 1};1H${pinned(line)}`;
    }
    this.rows = rows;
    if (wiped !== '') this.write(`${BEGIN}${wiped}${drawn}${END}`);
  }
}

/**
 * A stream on which ink may put its frames; they go to the screen. To ink it is no terminal: it neither moves the
 * cursor nor clears nor follows the size by itself.
 */
export function inkStream(out: NodeJS.WriteStream, screen: Screen): NodeJS.WriteStream {
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    if (typeof chunk === 'string' && chunk.trim() !== '') screen.draw(chunk);
    for (const done of rest) if (typeof done === 'function') setImmediate(() => Reflect.apply(done, out, []));
    return true;
  };
  return new Proxy(out, {
    get(target, key) {
      if (key === 'write') return write;
      if (key === 'isTTY') return false;
      if (key === 'on' || key === 'off') return () => out;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
