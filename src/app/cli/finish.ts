import { codeOf } from '../trouble.ts';
import { WriteTrouble } from '../write.ts';
import { RecordRefused } from './refused.ts';
import { EXIT, note, UsageError } from './say.ts';
import type { Finish } from './verb.ts';

/** Turns an action's outcome into an exit code; no stack traces for users' mistakes. */
export const finish: Finish = async (action) => {
  try {
    process.exitCode = await action();
  } catch (error) {
    process.exitCode = explainFailure(error);
  }
};

/** Says what went wrong, and gives the exit code for it. */
export function explainFailure(error: unknown): number {
  if (error instanceof UsageError || error instanceof WriteTrouble) {
    note(`demarche: ${error.message}`);
    return EXIT.usage;
  }
  if (error instanceof RecordRefused) {
    note(`demarche: ${error.message}`);
    return EXIT.no;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') {
    note(`demarche: a part of the program is missing (run "npm ci && npm run build"): ${message}`);
    return EXIT.fault;
  }
  note(`demarche: something went wrong that is not your fault: ${message}`);
  note('Please report it with the command you gave. DEMARCHE_DEBUG=1 shows where it happened.');
  if (process.env.DEMARCHE_DEBUG && error instanceof Error) note(error.stack ?? '');
  return EXIT.fault;
}
