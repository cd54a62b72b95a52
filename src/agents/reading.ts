import { type Act, type Package, POINT } from '../model/index.ts';
import { lastRoundOf, samePackage, type View } from '../rules/index.ts';
import type { Agent } from './agent.ts';
import { type Belief, scoreBy } from './beliefs.ts';
import { Appeal } from './carry.ts';
import { conductOf } from './conduct.ts';
import { counterOffer } from './counter.ts';
import { unsounded } from './others.ts';
import { crossesLine, failedBefore, type Room, type Stance, stanceOf, textWorth } from './stance.ts';
import { TEMPER } from './temper.ts';
import { linear } from './time-dependent.ts';

/** Share of the talks by which it has come down to the text it aims for: others may have to leave early. Judgement. */
const THERE_BY = 0.75;
/** How far ahead of the other side it goes, as a share of the way. Judgement. */
const LEAD = 0.15;
/** The least share of its own pace that it keeps with a side that does not move. Judgement. */
const SLOWEST = 0.6;
/** The chance that the talks go on to another text, late in them. Judgement. */
const SURVIVES = 0.85;
/** How much more than its share the chance of a yes counts in the last round. Judgement. */
const CAUTION = 1;
/** Share of the talks after which it sounds out guarantors. */
const EAGER = 0.25;
/** Points over which a text turns from refused to accepted for a member of the sample. Judgement. */
const BLUNT = 3;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * The chance that another party would in the end take a text: worth its reservation value, and not so lopsided that
 * people refuse it (shares of α / (1 + α) of this seat's own, α as found by Fehr and Schmidt 1999).
 */
function chanceTaken(
  view: View,
  belief: Belief,
  room: Room,
  own: number,
  bar: number,
  text: Package,
): number {
  if (crossesLine(view, belief.party, text)) return 0;
  const mine = room.own > 0 ? Math.max(0, own - bar) / room.own : 0;
  let chance = 0;
  for (const [j, worth] of belief.members.worths.entries()) {
    const p = belief.chances[j] ?? 0;
    if (p < 1e-4) continue;
    const margin = scoreBy(view, worth, text) - (belief.reservations[j] ?? 0);
    for (const [envy, share] of TEMPER.envy.values) {
      const wanted = (envy / (1 + envy)) * mine * Math.max(0, room.theirs);
      chance += p * share * logistic((margin - wanted) / POINT / BLUNT);
    }
  }
  return chance;
}

/** A text to aim for, with the chance that the others take it and what it then brings on average. Score units. */
interface Aim {
  readonly own: number;
  readonly value: number;
}

/**
 * Where its own gain times the chance that the others take it is greatest.
 * @param caution power of the chance: 1 goes for the mean, more for certainty
 */
function aimedFor(stance: Stance, room: Room, caution: number): Aim {
  const { view, frontier, others, bar } = stance;
  let best: Aim = { own: bar, value: 0 };
  let most = 0;
  for (const x of frontier) {
    if (x.own < bar) break;
    if (failedBefore(view, x.text) || !view.acceptable(x.text)) continue;
    const chance = others.reduce((p, b) => p * chanceTaken(view, b, room, x.own, bar, x.text), 1);
    const weighed = chance ** caution * (x.own - bar);
    if (weighed <= most) continue;
    most = weighed;
    best = { own: x.own, value: chance * (x.own - bar) };
  }
  return best;
}

interface Reading {
  readonly appeal: Appeal;
  /** Score units. */
  readonly demand: number;
  /** What it takes from the others: late, no more than what waiting brings on average. */
  readonly takes: number;
  readonly text: readonly number[];
}

/** What the next text from the other side is likely to be worth, by how far its last two have come; score units. */
function forecast(view: View): number {
  const { open, board, seat } = view;
  const theirs = open.offers.filter((o) => o.seat !== seat && board.principals.includes(o.seat));
  const [before, last] = theirs.slice(-2).map((o) => view.score(o.package));
  if (before === undefined || last === undefined) return last ?? before ?? 0;
  return open.round >= lastRoundOf(board.talks, open) ? last : last + Math.max(0, last - before);
}

/**
 * The most it can have in a text worth as much to the others as their own last ones, by belief: who offers a text would
 * take another as good (the trade-off of Faratin, Sierra and Jennings 2002). The bar where there is none.
 */
function sureOf(view: View, { frontier, others, bar }: Stance): number {
  const needs = others.map((b) => {
    const last = view.open.offers.findLast((o) => o.seat === b.party);
    return last ? scoreBy(view, b.worth, last.package) : Number.POSITIVE_INFINITY;
  });
  const found = frontier.find(
    (x) =>
      others.every((b, i) => scoreBy(view, b.worth, x.text) >= (needs[i] ?? 0)) &&
      !others.some((b) => crossesLine(view, b.party, x.text)),
  );
  return found?.own ?? bar;
}

function readingOf(view: View): Reading {
  const { stance, room } = stanceOf(view, true);
  const { rounds } = view.board.talks;
  const time = rounds <= 1 ? 1 : Math.min(1, (view.open.round - 1) / (rounds - 1));
  const late = Math.max(0, (time - THERE_BY) / (1 - THERE_BY));
  const aim = aimedFor(stance, room, 1 + CAUTION * late);
  const { progress } = conductOf(view, stance);
  const clock = Math.min(1, time / THERE_BY);
  const gone = clock < 1 ? Math.min(clock, Math.max(LEAD + progress, clock * SLOWEST)) : 1;
  const sure = sureOf(view, stance);
  const demand = Math.round(Math.max(stance.bar, sure, stance.best - gone * (stance.best - aim.own)));
  const lawful = stance.frontier.filter((x) => !failedBefore(view, x.text) && view.acceptable(x.text));
  const appeal = new Appeal(stance);
  const found = textWorth(lawful, demand);
  if (!found) return { appeal, demand, takes: demand, text: [] };
  const carried = appeal.carried(found.text, Math.min(demand, found.own));
  const text = failedBefore(view, carried) ? found.text : carried;
  const next = Math.min(demand, view.score(text));
  const waiting = SURVIVES * Math.max(aim.value, forecast(view) - stance.bar, sure - stance.bar);
  const takes = late > 0 ? Math.min(next, Math.round(stance.bar + Math.max(0, waiting))) : next;
  return { appeal, demand, takes, text };
}

function floorAct(view: View): Act {
  const { seat, open, board } = view;
  const { appeal, demand, text } = readingOf(view);
  if (text.length === 0) return { type: 'talks.walk-out', seat };
  const guarantor = unsounded(view, text);
  const spare = open.sideMoves < board.talks.sideMoves;
  if (guarantor >= 0 && spare && (open.round - 1) / Math.max(1, board.talks.rounds - 1) >= EAGER)
    return { type: 'sounding.ask', seat, guarantor, package: text };
  return counterOffer(view, appeal, demand, text);
}

/** Will this seat put another text on the table before the talks lapse? */
function speaksAgain(view: View): boolean {
  const { open, board, seat } = view;
  if (open.round < lastRoundOf(board.talks, open)) return true;
  return !open.offers.some((o) => o.seat === seat && o.round === open.round);
}

function answerAct(view: View): Act {
  const { seat, open } = view;
  const offered = open.offers[open.standing]?.package ?? [];
  const refuse: Act = { type: 'offer.reject', seat };
  if (!view.acceptable(offered) || failedBefore(view, offered)) return refuse;
  const accept: Act = { type: 'offer.accept', seat };
  const mine = open.offers.findLast((o) => o.seat === seat)?.package;
  if ((mine && samePackage(mine, offered)) || !speaksAgain(view)) return accept;
  return view.score(offered) >= readingOf(view).takes ? accept : refuse;
}

/**
 * Reads the other side: aims for the text whose gain times the believed chance of a yes is greatest, comes down to it
 * along the exact frontier, clause by clause in trades, and takes what is as good.
 */
export const reading: Agent = {
  name: 'reading',
  about:
    'Reads the other side: trades along the frontier towards the text that pays most by what it believes',
  act: (view, luck) => {
    switch (view.phase) {
      case 'talks.floor':
        return floorAct(view);
      case 'talks.answer':
        return answerAct(view);
      default:
        return linear.act(view, luck);
    }
  },
};
