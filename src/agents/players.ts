import type { Act, Package } from '../model/index.ts';
import { lastRoundOf, type View } from '../rules/index.ts';
import type { Agent } from './agent.ts';
import { othersAim } from './others.ts';
import { bestOwn, concede, wordings } from './search.ts';
import { aspiration, type Plan, strategy, timeOf } from './time-dependent.ts';

/** Share of the talks after which a player made by `strategy` sounds out guarantors. */
const EAGER = 0.25;

const inLastRound = (view: View): boolean => view.open.round >= lastRoundOf(view.board.talks, view.open);

const ownFirst = (view: View): Package | null =>
  view.open.offers.find((o) => o.seat === view.seat)?.package ?? null;

/** Sends its wish list to the end, and in the last round takes anything above its walk-away. */
function holdOutPlan(view: View): Plan {
  const text = bestOwn(view, wordings(view, false));
  return { text, demand: inLastRound(view) ? view.bar(text) : view.score(text) };
}

/** Sends one text, half-way down from its wishes, to the end; takes what is as good, and in the last round anything above its walk-away. */
function oneTextPlan(view: View): Plan {
  const first = ownFirst(view);
  const usable = wordings(view, false);
  const best = bestOwn(view, usable);
  const half = aspiration(view.score(best), view.bar(best), 0.5, 1);
  const text = first ?? concede(view, othersAim(view), half, usable, best);
  return { text: [...text], demand: inLastRound(view) ? view.bar(text) : view.score(text) };
}

/**
 * Goes of its own way the share that the other side has gone of its own, by this seat's worth (relative tit for tat,
 * Faratin, Sierra and Jennings 1998), and opens with a step of its own.
 */
function titForTatPlan(view: View): Plan {
  const usable = wordings(view, false);
  const best = bestOwn(view, usable);
  const theirs = view.open.offers.filter(
    (o) => o.seat !== view.seat && view.board.principals.includes(o.seat),
  );
  const last = theirs.at(-1);
  const first = theirs.find((o) => o.seat === last?.seat);
  const top = view.score(best);
  const bar = view.bar(best);
  const from = first ? view.score(first.package) : 0;
  const gone = last && top > from ? Math.max(0, view.score(last.package) - from) / (top - from) : 0;
  const step = view.open.round > 1 ? 0.1 : 0;
  const demand = Math.max(bar, Math.round(top - Math.min(1, step + gone) * (top - bar)));
  return { text: concede(view, othersAim(view), demand, usable, best), demand };
}

const clockPlan = (view: View): Plan => {
  const usable = wordings(view, false);
  const best = bestOwn(view, usable);
  const demand = aspiration(view.score(best), view.bar(best), timeOf(view), 1);
  return { text: concede(view, othersAim(view), demand, usable, best), demand };
};

/** Public commitments that a bluffer makes. */
const BLUFFS = 3;

/** A false public line: its wish on the clause that weighs most and that it has not spoken of yet. */
function bluff(view: View): Act | null {
  const { seat, open, board } = view;
  const lines = open.lines.filter((l) => l.seat === seat);
  if (lines.length >= BLUFFS || open.sideMoves >= board.talks.sideMoves) return null;
  let clause = -1;
  let wish = 0;
  let most = 0;
  for (const [c, { options }] of board.clauses.entries()) {
    if (lines.some((l) => l.clause === c)) continue;
    const at = board.offset[c] ?? 0;
    for (let o = 0; o < options.length; o++) {
      if ((view.worth[at + o] ?? 0) <= most) continue;
      most = view.worth[at + o] ?? 0;
      clause = c;
      wish = o;
    }
  }
  return clause < 0 ? null : { type: 'line.draw', seat, clause, option: wish };
}

/** In private too it says that it can go no further than its wish. */
function falseAnswer(view: View): Act {
  const clause = view.askedClause();
  const at = view.board.offset[clause] ?? 0;
  let option = 0;
  for (let o = 1; o < (view.board.clauses[clause]?.options.length ?? 0); o++)
    if ((view.worth[at + o] ?? 0) > (view.worth[at + option] ?? 0)) option = o;
  return { type: 'caucus.answer', seat: view.seat, clause, option };
}

/** Sends its wish list to the end, and takes the last acceptable text. */
export const holdOut: Agent = strategy(
  'hold-out',
  'Sends its wish list to the end, and in the last round takes whatever lies above its walk-away',
  holdOutPlan,
  EAGER,
);

/** Sends one text to the end. */
export const oneText: Agent = strategy(
  'one-text',
  'Sends one text, half-way down from its wishes, to the end, and never changes it',
  oneTextPlan,
  EAGER,
);

/** Relative tit for tat. */
export const relativeTitForTat: Agent = strategy(
  'relative-tit-for-tat',
  'Goes of its own way the share that the other side has gone of its own since its first text',
  titForTatPlan,
  EAGER,
);

const plainBluffer = strategy('bluffing', '', clockPlan, EAGER);

/** Gives way evenly as `linear` does, but with false public lines and false private answers. */
export const bluffing: Agent = {
  name: 'bluffing',
  about: 'Gives way evenly behind false public lines and false private answers',
  act: (view, luck) => {
    const principal = view.board.principals.includes(view.seat);
    if (principal && view.phase === 'talks.caucus') return falseAnswer(view);
    const line = view.phase === 'talks.floor' ? bluff(view) : null;
    return line ?? plainBluffer.act(view, luck);
  },
};
