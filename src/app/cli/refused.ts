import type { RecordFault } from '../../scenario/index.ts';

/** A record that is refused: the act (0: the record as a whole) and why. Ends the command with exit code 1. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
  readonly problem: RecordFault;

  constructor(problem: RecordFault) {
    const { act, line, message } = problem;
    const where = line !== undefined ? `at line ${line}` : act > 0 ? `at act ${act}` : 'as a whole';
    super(`The ${line === undefined ? 'record' : 'journal'} is refused ${where}: ${message}`);
    this.problem = problem;
  }
}
