import type { Command } from 'commander';

/** A verb of the command line: adds itself to the program. Its action returns an exit code. */
export type Verb = (program: Command, finish: Finish) => void;

/** Runs an action, turns what it throws into messages, and sets the exit code. */
export type Finish = (action: () => Promise<number>) => Promise<void>;
