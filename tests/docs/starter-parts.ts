import { starterScenario } from '../../src/scenario/index.ts';

/** The parts that stand in the starter commented out. */
export const PARTS = ['a guarantor', 'a war', 'a treaty'] as const;
export type Part = (typeof PARTS)[number];

/** Takes the first "# " off each line of the parts named, as the starter tells its reader to. */
export function wake(text: string, parts: readonly Part[]): string {
  let awake = false;
  return text
    .split('\n')
    .map((line) => {
      const start = /^# ---- (an? \w+): take/.exec(line)?.[1];
      if (start !== undefined) awake = parts.some((part) => part === start);
      if (line.startsWith('# ---- end of')) awake = false;
      return awake && !line.startsWith('# ----') ? line.replace(/^# ?/, '') : line;
    })
    .join('\n');
}

/** The starter with these parts switched on. */
export const starterWith = (...parts: readonly Part[]): string =>
  wake(starterScenario('starter', 'A first scenario'), parts);
