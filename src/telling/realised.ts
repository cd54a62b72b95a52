import type { Realised } from '../rules/index.ts';
import { type Words, words } from './words.ts';

/** The parts of a realised worth that are not nothing, with what each is called. */
const PARTS: readonly (readonly [Exclude<keyof Realised, 'total'>, string])[] = [
  ['text', 'the text while it stood'],
  ['outside', 'the time without it'],
  ['harm', 'harm of attacks'],
  ['war', 'war itself'],
  ['help', 'help given'],
  ['broken', 'a word not kept'],
  ['campaign', 'campaigns before votes'],
  ['plea', 'evidence laid open and appeals'],
];

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;

/** What a negotiation came to for a seat, as a sum whose parts add up. */
export function realisedTold(realised: Realised): Words {
  const parts = PARTS.flatMap(([part, words]) =>
    Math.abs(realised[part]) < 0.05 ? [] : [`${signed(realised[part])} ${words}`],
  );
  const sum = `It all came to ${realised.total.toFixed(1)} points`;
  return words(parts.length === 0 ? `${sum}.` : `${sum}: ${parts.join(', ')}.`);
}
