import {
  at,
  type Case,
  type Hindrance,
  type Impasse,
  POINT,
  type Remark,
  type Seat,
  type SolutionName,
} from '../model/index.ts';
import { clauseTitle, nameOf, optionShort } from './names.ts';
import { shy, type Words, words } from './words.ts';

const SHORT: Readonly<Record<SolutionName, string>> = {
  nash: 'Nash',
  kalai: 'Kalai',
  kalaiSmorodinsky: 'Kalai-Smorodinsky',
  welfare: 'welfare',
};

/** Each bargaining solution with what it is, in few words. */
export const SOLUTION_WORDS: Readonly<Record<SolutionName, string>> = {
  nash: 'Nash (largest product of gains)',
  kalai: 'Kalai (largest smallest gain)',
  kalaiSmorodinsky: 'Kalai-Smorodinsky (gains in proportion)',
  welfare: 'Welfare (largest sum of scores)',
};

/** Two parties are "both", more are "all". */
const everybody = (parties: number): string => (parties > 2 ? 'all' : 'both');

/** "all" or "the two" as those who lose least together. */
const together = (parties: number): string => (parties > 2 ? 'all' : 'the two');

function impasseWords(c: Case, x: Impasse): string {
  const who = `${nameOf(c, x.party)} can accept no text`;
  if (x.code === 'own-lines') return `${who}: its own red lines cannot all be kept.`;
  const only = at(c.parties, x.party).redLines.length > 0 ? ' that keeps its own red lines' : '';
  const [best, needed] = shy(x.best, x.needed);
  return `${who}: the best one${only} is worth ${best}; it needs ${needed}.`;
}

/** A bound in points, rounded up to three decimals. */
const atMost = (units: number): string => (Math.ceil((units / POINT) * 1000) / 1000).toFixed(3);

const BEST_FOUND = 'The solutions are the best of those found.';

/** Points that are lacking, to as many decimals as show that they are. */
const short = (units: number): string => shy(units, 0)[0];

function remarkWords(c: Case, parties: readonly Seat[], r: Remark): string {
  const all = everybody(parties.length);
  switch (r.code) {
    case 'own-lines':
    case 'own-bar':
      return impasseWords(c, r);
    case 'no-lawful-text':
      return `No text keeps the red lines of ${all}.${r.whole ? ' The frontier is over all texts.' : ''}`;
    case 'frontier-over-all':
      return 'The frontier is over all texts; the solutions are over those that keep the red lines.';
    case 'lawful-uncounted':
      return 'There are too many texts, tied in too many ways, to count those that keep the red lines.';
    case 'acceptable-uncounted':
      return `There are too many texts to count exactly those that ${all} would accept. ${r.found ? 'There is at least one.' : 'None was found.'}`;
    case 'none-acceptable': {
      const values = all === 'all' ? 'every reservation value' : 'both reservation values';
      const lacks = r.lacks.map(({ party, units }) => `${short(units)} points to ${nameOf(c, party)}`);
      const most = lacks.length > 0 ? `: the nearest lacks ${lacks.join(' and ')}` : '';
      return `No text that keeps the red lines is worth ${values}${most}.`;
    }
    case 'frontier-within':
      return `There are too many texts for an exact frontier: texts may be missing, but for each there is one here that is worth at most ${atMost(r.units)} points less to each party. ${BEST_FOUND}`;
    case 'frontier-unbounded':
      return `There are too many texts, tied in too many ways, for an exact frontier: texts may be missing, and those here may be beaten. ${BEST_FOUND}`;
    case 'tied': {
      const list = r.solutions.map(({ name, texts }) => `${SHORT[name]} (${texts})`).join(', ');
      return `Texts with different scores tie for: ${list}. The one named is the most even of them, then the first in clause order.`;
    }
    case 'clashes-incomplete':
      return 'The red lines are tied in too many ways to look for every clash: some may be missing.';
    default: {
      const never: never = r;
      return never;
    }
  }
}

/** A remark on an analysis of the talks between some parties, as a sentence or two. */
export const remarkTold = (c: Case, parties: readonly Seat[], r: Remark): Words =>
  words(remarkWords(c, parties, r));

function hindranceWords(c: Case, h: Hindrance): string {
  const own = h.lines.map((line) => at(at(c.parties, h.party).redLines, line).line.text);
  const title = clauseTitle(c, h.clause);
  switch (h.code) {
    case 'own-lines':
    case 'own-bar':
      return [impasseWords(c, h), ...own].join(' ');
    case 'conflict':
    case 'bridge-only': {
      const names = h.against.map((party) => nameOf(c, party)).join(', ');
      const how = h.code === 'bridge-only' ? 'only a bridging option keeps' : 'no option keeps';
      return [`${title}: ${how} both this and the red lines of ${names}.`, ...own].join(' ');
    }
    case 'costs':
      return `${title}: "${optionShort(c, h.clause, h.option)}", where ${together(h.parties)} lose least together, costs it ${(h.cost / POINT).toFixed(1)} points.`;
    default: {
      const never: never = h;
      return never;
    }
  }
}

/** What stands in the way of agreement, in words. */
export const hindranceTold = (c: Case, h: Hindrance): Words => words(hindranceWords(c, h));

/** What a party gives up clause by clause where no red line stands in the way. */
export const givesUp = (c: Case, party: Seat, costs: readonly Hindrance[], parties: number): Words =>
  words(
    `${at(c.parties, party).short} gives up points even where ${together(parties)} lose least together: ${costs
      .map((h) => `${clauseTitle(c, h.clause)} ${(h.cost / POINT).toFixed(1)}`)
      .join(', ')}`,
  );
