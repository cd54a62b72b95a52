import type { AnalysisFacts } from '../../analysis/index.ts';
import { type Package, POINT, partyIndex } from '../../model/index.ts';
import { viewFrom } from '../../protocol/index.ts';
import { clauseTitle, listed, optionShort, plural, SOLUTION_WORDS, shortName } from '../../telling/index.ts';
import { caseOf } from '../ui/state/state.ts';
import { point } from './say.ts';
import type { Linear } from './state.ts';

/** What was within reach in a game that is over, and how far from it the text was that decided it. */

/** The first table of the play: there an analysis looks at the talks. */
function openingOf(s: Linear): Linear['session']['play'] {
  let { play } = s.session;
  while (play.before) play = play.before;
  return play;
}

/** The text that was agreed, else the last on the table. */
const decisive = (s: Linear): Package | null => {
  const { agreed, offers } = s.session.play.table.open;
  return agreed ?? offers.at(-1)?.package ?? null;
};

const counted = (n: number | string | null): string => (n === null ? 'more than can be counted' : `${n}`);

/** Where the text that decided the game stands against those within reach. */
export function reachPage(s: Linear, facts: AnalysisFacts): string[] {
  const c = caseOf(s);
  const seats = facts.parties.map((id) => partyIndex(c, id));
  const named = (scores: readonly number[]): string =>
    listed(seats.map((seat, i) => `${(scores[i] ?? 0).toFixed(1)} to ${shortName(c, seat)}`));
  const scoresOf = (x: { readonly scores: Readonly<Record<string, number>> }): number[] =>
    facts.parties.map((id) => x.scores[id] ?? 0);
  const all = seats.length > 2 ? 'all' : 'both';
  const head = [
    `This is what was within reach between ${listed(seats.map((seat) => shortName(c, seat)))} as the talks opened, by the figures of this game.`,
    `Texts that keep every red line: ${counted(facts.feasible)}. Worth more than no agreement to ${all}: ${counted(facts.rational)}.`,
  ];
  const text = decisive(s);
  const at = openingOf(s);
  const own = text ? seats.map((seat) => viewFrom(at, seat).score(text) / POINT) : null;
  const better = own
    ? facts.frontier.filter((p) => {
        const scores = scoresOf(p);
        return scores.every((x, i) => x >= (own[i] ?? 0)) && scores.some((x, i) => x > (own[i] ?? 0));
      }).length
    : 0;
  const which = s.session.play.table.open.agreed ? 'The text that was agreed' : 'The last text on the table';
  const stood =
    own === null
      ? ['No text was ever put on the table.']
      : [
          `${which} was worth ${named(own)} then; ${better === 0 ? `no text of the frontier was better for ${all}` : `${plural(better, 'text')} of the frontier would have been better for ${all}, or for one and no worse for the rest`}.`,
        ];
  const { nash } = facts.solutions;
  if (nash === null) return [...head, ...stood, `No text was worth more than no agreement to ${all}.`];
  const apart = c.clauses.flatMap((clause, k) => {
    const option = clause.options.findIndex((o) => o.id === nash.package[clause.id]);
    if (text?.[k] === option) return [];
    const instead = text ? ` in place of "${optionShort(c, k, text[k])}"` : '';
    return [point(`${clauseTitle(c, k)}: "${optionShort(c, k, option)}"${instead}.`)];
  });
  return [
    ...head,
    ...stood,
    `${SOLUTION_WORDS.nash}: ${named(scoresOf(nash))}.`,
    ...(apart.length === 0 ? ['It is that very text.'] : ['It says:', ...apart]),
  ];
}
