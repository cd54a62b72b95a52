import type { RecordProblem } from '../../protocol/index.ts';

/** A record that is refused: the act (0: the record as a whole) and why. Ends the command with exit code 1. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
  readonly problem: RecordProblem;

  constructor(problem: RecordProblem) {
    const where = problem.act > 0 ? `at act ${problem.act}` : 'as a whole';
    super(`The record is refused ${where}: ${problem.message}`);
    this.problem = problem;
  }
}
