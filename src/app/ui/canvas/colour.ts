import { styleText } from 'node:util';
import type { Row, Tone } from './paint.ts';

type Style = Parameters<typeof styleText>[0];

/** How each tone looks where there is colour; what it means stands in the words and marks as well. */
const STYLE: Readonly<Record<Tone, Style | null>> = {
  plain: null,
  strong: 'bold',
  dim: 'dim',
  good: 'green',
  warn: 'yellow',
  bad: ['red', 'bold'],
  cursor: 'inverse',
  title: ['cyan', 'bold'],
};

/** A line with its colours as a terminal reads them, or without. */
export const inked = (line: Row, colour: boolean): string =>
  line
    .map((s) => {
      const style = colour ? STYLE[s.tone] : null;
      // The decision is the caller's: `styleText` is not to ask the environment again.
      return style === null || s.text === '' ? s.text : styleText(style, s.text, { validateStream: false });
    })
    .join('');

/** What of a stream and of the environment decides whether there is colour. */
interface Surroundings {
  readonly terminal: boolean;
  /** Bits of colour that the stream's terminal is known for in this environment. */
  readonly depth: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Is there to be colour? In a terminal that knows any, unless `NO_COLOR` (not empty, see no-color.org), `TERM=dumb` or
 * `FORCE_COLOR=0` speak against it. Whether the machine builds software (`CI`) has nothing to do with it.
 */
export function hasColour({ terminal, depth, env }: Surroundings): boolean {
  if (!terminal || env.TERM === 'dumb') return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  const force = env.FORCE_COLOR;
  if (force === '0' || force === 'false') return false;
  return depth > 1;
}

/** The same for a stream of this process. */
export function streamHasColour(out: NodeJS.WriteStream): boolean {
  // What this page decides by itself is not for Node to decide otherwise.
  const { CI: _ci, NO_COLOR: _no, ...env } = process.env;
  return hasColour({ terminal: out.isTTY === true, depth: out.getColorDepth?.(env) ?? 1, env: process.env });
}
