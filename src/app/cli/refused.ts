import type { RecordFault } from '../../scenario/index.ts';

/** A record that is refused: the act (0: the record as a whole) and why. Ends the command with exit code 1. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
  readonly problem: RecordFault;

  constructor(problem: RecordFault) {
    const where = problem.act > 0 ? `at act ${problem.act}` : 'as a whole';
    super(`The record is refused ${where}: ${problem.message}`);
    this.problem = problem;
  }
}
