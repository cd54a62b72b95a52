import { UsageError } from './say.ts';

/** An option that is given, and whether it can do anything. */
export interface Need {
  readonly flag: string;
  readonly given: boolean;
  /** What it needs, is there. */
  readonly met: boolean;
  /** Why it would do nothing, after "--flag does nothing". */
  readonly why: string;
}

/** Refuses options that would do nothing: whoever gave one expected something of it. */
export function refuseIdle(...needs: readonly Need[]): void {
  const idle = needs.filter((need) => need.given && !need.met);
  if (idle.length === 0) return;
  throw new UsageError(idle.map(({ flag, why }) => `${flag} does nothing ${why}.`).join('\n'));
}
