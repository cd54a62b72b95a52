import { type Case, type Package, POINT } from '../model/index.ts';
import type { Opinion, Story } from './story.ts';
import { cite, plural, point, wrap } from './words.ts';

/** A seat's short name. */
export const who = (story: Story, seat: number): string =>
  seat < 0 ? 'Nature' : (story.world.case.parties[seat]?.short ?? `seat ${seat}`);

/** Score units as points with one decimal. */
export const pts = (units: number): string => (units / POINT).toFixed(1);

/** An option's few words; a dash where there is none. */
export const optionShort = (c: Case, clause: number, option: number): string =>
  c.clauses[clause]?.options[option]?.short ?? '–';

export const clauseTitle = (c: Case, clause: number): string =>
  c.clauses[clause]?.title ?? `clause ${clause}`;

/** A whole text, one clause a line. */
export const wholeText = (c: Case, text: Package, indent: number): string[] =>
  c.clauses.flatMap((clause, i) => point(`${clause.title}: ${optionShort(c, i, text[i] ?? -1)}`, indent));

/** What differs from one text to another, one clause a line. */
export function differences(c: Case, from: Package, to: Package, indent: number): string[] {
  return c.clauses.flatMap((clause, i) =>
    from[i] === to[i]
      ? []
      : point(
          `${clause.title}: ${optionShort(c, i, from[i] ?? -1)} → ${optionShort(c, i, to[i] ?? -1)}`,
          indent,
        ),
  );
}

/** The clauses in which two texts differ, in one line. */
export function changeInWords(c: Case, from: Package, to: Package): string {
  return c.clauses
    .flatMap((clause, i) => (from[i] === to[i] ? [] : [`${clause.title}: ${optionShort(c, i, to[i] ?? -1)}`]))
    .join('; ');
}

export const differing = (from: Package, to: Package): string =>
  plural(to.filter((o, i) => o !== from[i]).length, 'clause');

/** The first words of a sentence. */
function start(text: string): string {
  if (text.length <= 48) return text.replace(/\.$/, '');
  return `${text.slice(0, text.lastIndexOf(' ', 46))} …`;
}

/** What speaks against a text, and the smallest change that would win the party. Red lines said before in few words. */
export function against(
  story: Story,
  opinion: Opinion | null,
  text: Package | null,
  indent: number,
): string[] {
  if (!opinion) return [];
  const still = opinion.grounds.filter((g) => g.again);
  const lines = opinion.grounds
    .filter((g) => !g.again)
    .flatMap((g) => point(`${g.code === 'red-line' ? 'Red line: ' : ''}${g.text}${cite(g.source)}`, indent));
  if (still.length > 0)
    lines.push(...point(`Red lines as before: ${still.map((g) => start(g.text)).join('; ')}`, indent));
  if (opinion.change && text) {
    lines.push(...point(`Would turn it: ${changeInWords(story.world.case, text, opinion.change)}`, indent));
  }
  return lines;
}

/** A sentence of the transcript. */
export const say = (text: string): string[] => wrap(text, 2, 4);
