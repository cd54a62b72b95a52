/** The only places where the command line writes. Data goes to stdout, everything said about it to stderr. */

/** Writes data. Text gets a line end when it has none. */
export function out(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes a value as JSON. */
export const outJson = (value: unknown): void => out(JSON.stringify(value, null, 2));

/** Writes a note for people. */
export const note = (text: string): void => {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Exit codes, stable. */
export const EXIT = {
  fine: 0,
  /** A lawful negative answer: an invalid scenario in `validate`, a refused record. */
  no: 1,
  /** The command was not understood, or what it names does not exist. */
  usage: 2,
  /** Our own fault. */
  fault: 3,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

/** The user's mistake, told in plain words; ends the command with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
