import type { AnalysisFacts, ScoredPackage, Tie } from '../analysis/index.ts';
import { at, type Case, clauseIndex, inShort, optionIndex, partyIndex, SOLUTIONS } from '../model/index.ts';
import { givesUp, hindranceTold, listed, plural, remarkTold, SOLUTION_WORDS } from '../telling/index.ts';
import { columns, point, wrap } from './words.ts';

/** Texts of the frontier that are printed; the rest is only counted. */
const MOST_SHOWN = 15;

const short = (c: Case, clause: string, option: string): string => {
  const i = clauseIndex(c, clause);
  return c.clauses[i]?.options[optionIndex(c, i, option)]?.short ?? option;
};

/** A text in one paragraph; against another one, only what differs. */
function textLines(c: Case, text: ScoredPackage, from: ScoredPackage | null): string[] {
  const told = Object.entries(text.package).filter(([clause, option]) => from?.package[clause] !== option);
  if (told.length === 0) return wrap('The first one.', 4, 4);
  const words = told
    .map(
      ([clause, option]) =>
        `${c.clauses[clauseIndex(c, clause)]?.title ?? clause}: ${short(c, clause, option)}`,
    )
    .join('; ');
  return wrap(from ? `The first one, with ${words}` : words, 4, 4);
}

/** Clashes one by one, then what each party gives up, in a line. */
function hindranceLines(c: Case, found: AnalysisFacts): string[] {
  const costs = found.hindrances.filter((h) => h.code === 'costs');
  const clashes = found.hindrances.filter((h) => h.code !== 'costs');
  const lines = [
    ...clashes.map((h) => `${at(c.parties, h.party).short}: ${hindranceTold(c, h)}`),
    ...[...new Set(costs.map((h) => h.party))].map((party) =>
      givesUp(
        c,
        party,
        costs.filter((h) => h.party === party),
        found.parties.length,
      ),
    ),
  ];
  return lines.length === 0 ? ['  Nothing.'] : lines.flatMap((line) => point(line, 2));
}

/** A few texts spread evenly over a long frontier, its two ends included. */
function spread<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))]).filter(
    (x): x is T => x !== undefined,
  );
}

const grouped = (count: number | string): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ');

const counted = (count: number | string | null): string =>
  count === null ? 'too many to count' : grouped(count);

/** How many texts share a solution, where it is more than one. */
const sharing = (tie: Tie): string =>
  tie.texts === null || Number(tie.texts) < 2 ? '' : ` ${grouped(tie.texts)} texts tie for it.`;

/**
 * Space, zone of agreement, frontier, solutions and blockers of an analysis, as plain text.
 * @param drawn the run in whose world it was made; null where every figure is at its mode
 */
export function analysisText(
  c: Case,
  found: AnalysisFacts,
  drawn: { readonly seed: string; readonly run: number } | null = null,
): string {
  const names = found.parties.map((id) => c.parties.find((p) => p.id === id)?.short ?? id);
  const scores = (text: ScoredPackage): string[] =>
    found.parties.map((id) => (text.scores[id] ?? 0).toFixed(1));
  const needs = found.parties.map((id, i) => `${names[i]} ${(found.reservations[id] ?? 0).toFixed(1)}`);
  const many = found.parties.length > 2;
  const seats = found.parties.map((id) => partyIndex(c, id));
  const lines = [
    `${c.scenario.title}: ${listed(names)} at the opening`,
    ...(drawn ? [`The figures as drawn for run ${drawn.run} of seed ${inShort(drawn.seed, '"')}.`] : []),
    '',
    ...columns(
      [
        ['Texts that could be written', grouped(found.outcomes)],
        [`that breach no red line of ${many ? 'any' : 'either'}`, counted(found.feasible)],
        [`that ${many ? 'all' : 'both'} would accept`, counted(found.rational)],
        ['Needed (reservation values)', needs.join(', ')],
      ],
      [],
    ),
    ...found.remarks.flatMap((r) => wrap(remarkTold(c, seats, r), 0)),
    '',
    `Pareto frontier, ${found.over === 'all' ? 'all texts' : 'texts that breach no red line'}: ${plural(found.frontier.length, 'text')}`,
    ...columns(
      [names, ...spread(found.frontier, MOST_SHOWN).map(scores)],
      names.map((_, i) => i),
    ).map((l) => `  ${l}`),
  ];
  if (found.frontier.length > MOST_SHOWN) lines.push(`  (${MOST_SHOWN} of them; all with --json)`);
  lines.push('', 'Bargaining solutions');
  let first: ScoredPackage | null = null;
  for (const key of SOLUTIONS) {
    const text = found.solutions[key];
    if (!text) {
      lines.push(`  ${SOLUTION_WORDS[key]}: none`);
      continue;
    }
    const worth = scores(text).map((s, i) => `${names[i]} ${s}`);
    lines.push(
      ...wrap(`${SOLUTION_WORDS[key]}: ${worth.join(', ')}.${sharing(found.ties[key])}`, 2, 4),
      ...textLines(c, text, first),
    );
    first ??= text;
  }
  lines.push('', 'What stands in the way', ...hindranceLines(c, found));
  return `${lines.join('\n')}\n`;
}
