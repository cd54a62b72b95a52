import type { ReadStream } from 'node:tty';
import { type Typed, Typing } from '../input/typing.ts';

export interface Keyboard {
  /** Takes the terminal's input: raw, and read here alone. */
  readonly open: () => void;
  /** Gives it back. */
  readonly close: () => void;
}

/** Reads a terminal's input; nobody else may listen to it meanwhile. `gone` is called when it ends. */
export function keyboardOf(input: ReadStream, typed: (what: Typed) => void, gone: () => void): Keyboard {
  let typing = new Typing();
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  const pass = (list: readonly Typed[]): void => {
    for (const what of list) typed(what);
    last = performance.now();
    const { patience } = typing;
    if (patience !== null) timer = setTimeout(() => pass(typing.flush()), patience);
  };
  const read = (bytes: Buffer | string): void => {
    clearTimeout(timer);
    pass(typing.push(Buffer.from(bytes), performance.now() - last));
  };
  return {
    open: () => {
      typing = new Typing();
      input.setRawMode(true);
      input.on('data', read);
      input.on('end', gone);
      input.on('error', gone);
      input.ref();
      input.resume();
    },
    close: () => {
      clearTimeout(timer);
      input.off('data', read);
      input.off('end', gone);
      input.off('error', gone);
      input.pause();
      input.unref();
      try {
        input.setRawMode(false);
      } catch {
        // The terminal is gone: nothing is left to give back.
      }
    },
  };
}
