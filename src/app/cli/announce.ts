import { note } from './say.ts';

/** Says at once, in a terminal, what is being opened: the rest of the program, and the scenario, take a while. */
export function announce(what: string, json: boolean): void {
  if (process.stdin.isTTY && process.stdout.isTTY && !json) note(`Opening ${what} …`);
}
