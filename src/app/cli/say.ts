import { printable, printableJson } from '../../model/index.ts';

/**
 * The only places where the command line writes. Data goes to stdout, everything said about it to stderr. Nothing
 * that a file, a name or an argument brings along can act on a terminal: control characters are shown, not sent.
 */

const line = (text: string): string => {
  const safe = printable(text);
  return safe.endsWith('\n') ? safe : `${safe}\n`;
};

/** Writes text for people. It gets a line end when it has none. */
export function out(text: string): void {
  process.stdout.write(line(text));
}

/** Data as standard output gets it: as it is for another program; for a terminal without what that may obey. */
export const dataFor = (terminal: boolean, text: string): string =>
  terminal ? printable(text.replaceAll('\r\n', '\n')) : text;

/** Writes data: as it is for another program, safely to a terminal. */
export const outRaw = (text: string): void => {
  process.stdout.write(dataFor(process.stdout.isTTY === true, text));
};

/** Writes a value as JSON. */
export const outJson = (value: unknown): void => {
  process.stdout.write(`${printableJson(value, 2)}\n`);
};

/** Writes a note for people. */
export const note = (text: string): void => {
  process.stderr.write(line(text));
};

/** Exit codes, stable. */
export const EXIT = {
  fine: 0,
  /** A lawful negative answer: an invalid scenario in `validate`, a refused record. */
  no: 1,
  /** The command was not understood, what it names does not exist, or what it should write cannot be written. */
  usage: 2,
  /** Our own fault. */
  fault: 3,
  /** The terminal went away (SIGHUP). */
  hungUp: 129,
  /** Stopped by Ctrl-C (SIGINT). */
  interrupted: 130,
  /** Asked to end (SIGTERM). */
  terminated: 143,
} as const;

/** The user's mistake, told in plain words; ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
