import { areaOf } from '../../model/index.ts';
import type { Guess, LogLine } from '../../session/index.ts';
import { clean } from '../ui/canvas/clean.ts';
import { cite, wrap } from '../ui/canvas/text.ts';

/** How things are said in lines: whole sentences that a voice can read, nothing by place, sign or colour alone. */

/** Something that is said, with the keys of its sources. */
export const cited = ({
  text,
  source,
}: {
  readonly text: string;
  readonly source: readonly string[];
}): string => `${text}${cite(source)}`;

/** An entry of a list that has no order. */
export const point = (text: string): string => `- ${text}`;

/** Entries of a list that can be named by their numbers. */
export const numbered = (list: readonly string[]): string[] => list.map((text, i) => `${i + 1}. ${text}`);

/** An estimate in words. */
export const roughly = ({ value, spread }: Guess): string =>
  `about ${Math.round(value)}, give or take ${Math.max(1, Math.round(spread))}`;

/** When an entry of the log happened, as the beginning of its line; empty where what happened says so itself. */
function whenTold(e: Pick<LogLine, 'phase' | 'round' | 'year' | 'hour' | 'day'>): string {
  switch (areaOf(e.phase)) {
    case 'talks':
      return `Round ${e.round}`;
    case 'crisis':
      return `Year ${e.year}, hour ${Math.max(0, e.hour)}`;
    case 'force':
      return '';
    default:
      return `Day ${e.day}`;
  }
}

/** What happened, and when. */
export function happened(e: LogLine): string {
  const when = whenTold(e);
  return `${when === '' ? '' : `${when}: `}${e.text}`;
}

/** An entry of the log: what happened, then its reasons. */
export const entryLines = (e: LogLine): string[] => [
  `${happened(e)}${e.standIn ? ' A stand-in did it.' : ''}`,
  ...e.why.map((w) => point(cited(w))),
];

/** The least width that lines are folded to. */
export const LEAST_WIDTH = 20;

/** Paragraphs as lines of at most `width` columns; 0: each paragraph is one line. Later lines of an entry are indented. */
export const folded = (said: readonly string[], width: number): string[] =>
  said.flatMap((text) => {
    if (text === '') return [''];
    if (width === 0) return [clean(text)];
    const mark = /^(?:- |\d+\. )/.exec(text)?.[0] ?? '';
    return wrap(text, Math.max(LEAST_WIDTH, width), mark.length);
  });
