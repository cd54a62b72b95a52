import { type Act, type Package, POINT } from '../model/index.ts';
import { lastRoundOf, samePackage, type View } from '../rules/index.ts';
import type { Agent, Luck } from './agent.ts';
import { Appeal } from './carry.ts';
import { type Conduct, conductOf } from './conduct.ts';
import { counterOffer } from './counter.ts';
import { unsounded } from './others.ts';
import { failedBefore, leastMargin, type Room, type Stance, stanceOf, textWorth } from './stance.ts';
import { LATE, TEMPER, type Temper, type TemperFigures, TRUST, temperOf } from './temper.ts';
import { linear } from './time-dependent.ts';

/** Share of the talks after which it sounds out guarantors. */
const EAGER = 0.25;
/** Parts in which goodwill is spent. */
const PARTS = 4;
/** Of the way to the fair text, what it would give at once for a fair opening. Judgement. */
const AT_ONCE = 0.5;
/** Of the way to the fair text, what it expects of the other side by the end of its own time. Judgement. */
const EXPECTED = 0.8;
/** The least it expects, so that the first step counts. */
const SOON = 0.1;
/**
 * Of what the fair text brings it, what its own offers always keep: proposers in ultimatum experiments keep half or more
 * (Güth, Schmittberger and Schwarze 1982). How much less a state would is judgement.
 */
const FIRM = 0.25;
/** Share of its own time that it stays, whatever is done to it. Judgement. */
const PATIENT = 0.6;
/** Rounds between two private questions. */
const QUESTIONS = 3;
/** Trust below which a private question gets no answer. Judgement. */
const CLOSED = 0.3;

/** Everything it goes by in one act. */
export interface Mood {
  readonly view: View;
  readonly stance: Stance;
  readonly appeal: Appeal;
  readonly room: Room;
  readonly temper: Temper;
  readonly conduct: Conduct;
  /** Share of its own time gone. */
  readonly time: number;
  /** The last round for which it has authority. */
  readonly deadline: number;
  /** Trust against what it was at the opening, at most 1. */
  readonly faith: number;
  /** The bar it holds itself to, in score units. */
  readonly bar: number;
  /** What it demands now, in score units. */
  readonly demand: number;
}

/** The last round for which a seat has authority from home; more for every reopening, never past the talks' own. */
function deadlineOf(view: View, temper: Temper): number {
  const { rounds } = view.board.talks;
  const drawn = Math.max(2, Math.min(rounds, Math.ceil(temper.deadline * rounds)));
  return Math.min(lastRoundOf(view.board.talks, view.open), drawn + 2 * view.open.reopened);
}

const within = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export function moodOf(view: View, figures: TemperFigures = TEMPER): Mood {
  const temper = temperOf(view, figures);
  const { stance, room } = stanceOf(view, true);
  const conduct = conductOf(view, stance);
  const { rounds } = view.board.talks;
  const first = Math.max(2, Math.min(rounds, Math.ceil(temper.deadline * rounds)));
  const time = within((view.open.round - 1) / (first - 1), 0, 1);
  const faith = Math.min(1, conduct.trust / TRUST.start);
  const bar = stance.bar + Math.round(temper.pride * (1 - faith) * POINT);
  const fair = Math.max(bar, stance.frontier[stance.fair]?.own ?? bar);
  const spent = Math.min(1, ((view.open.round > 1 ? 1 : 0) + conduct.still) / PARTS);
  const goodwill = conduct.trust < CLOSED ? 0 : temper.goodwill * spent;
  // How the other side keeps pace with what this seat would expect of it by now.
  const expected = Math.max(SOON, EXPECTED * time);
  const pace = within((temper.reciprocity * conduct.progress) / expected, 0, 1) * faith;
  const schedule = Math.max(AT_ONCE * conduct.progress, Math.min(1, time / LATE) ** temper.patience);
  const given = Math.max(goodwill, pace * schedule);
  const late = time <= LATE ? 0 : (time - LATE) / (1 - LATE);
  const below = late * pace * (1 - FIRM);
  const demand = stance.best - given * (stance.best - fair) - below * (fair - bar);
  return {
    view,
    stance,
    appeal: new Appeal(stance),
    room,
    temper,
    conduct,
    time,
    deadline: deadlineOf(view, temper),
    faith,
    bar,
    demand: Math.round(Math.max(bar, demand)),
  };
}

/**
 * Does it think a text fair enough to take? x − α · max(0, y − x) ≥ 0 with x and y the shares of what each could gain
 * (Fehr and Schmidt 1999); distrust makes unfairness weigh more.
 */
function fairEnough({ view, stance, room, temper, faith }: Mood, text: Package): boolean {
  if (room.own <= 0 || room.theirs <= 0) return true;
  const mine = (view.score(text) - stance.bar) / room.own;
  const theirs = leastMargin(view, stance.others, text) / room.theirs;
  const envy = temper.envy * (1 + (TRUST.grudge - 1) * (1 - faith));
  return mine - envy * Math.max(0, theirs - mine) >= 0;
}

/** The text it would offer now; null if there is none it could sign. */
function nextText(mood: Mood): Package | null {
  const { view, stance, demand } = mood;
  const lawful = stance.frontier.filter((x) => !failedBefore(view, x.text) && view.acceptable(x.text));
  const found = textWorth(lawful, demand);
  if (!found) return null;
  const carried = mood.appeal.carried(found.text, Math.min(demand, found.own));
  return failedBefore(view, carried) ? found.text : carried;
}

/** A private question about the clause that costs the other side most in the text at hand, once for each clause. */
function question(mood: Mood, text: Package): Act | null {
  const { view, stance } = mood;
  const { own, open, board, seat } = view;
  const [other] = stance.others;
  if (!other || open.round < 2 || open.sideMoves >= board.talks.sideMoves) return null;
  if (own.learnt.length >= Math.ceil((open.round - 1) / QUESTIONS)) return null;
  let clause = -1;
  let most = 0;
  for (const [c, { options }] of board.clauses.entries()) {
    if (own.learnt.some((l) => l.from === other.party && l.clause === c)) continue;
    const at = board.offset[c] ?? 0;
    let best = 0;
    for (let o = 0; o < options.length; o++) best = Math.max(best, other.worth[at + o] ?? 0);
    const cost = best - (other.worth[at + (text[c] ?? 0)] ?? 0);
    if (cost > most) {
      most = cost;
      clause = c;
    }
  }
  return clause < 0 ? null : { type: 'caucus.ask', seat, with: other.party, clause };
}

function floorAct(mood: Mood): Act {
  const { view, conduct, time, deadline } = mood;
  const { seat, open, board } = view;
  const leave: Act = { type: 'talks.walk-out', seat };
  if (open.round > deadline) return leave;
  if (conduct.trust < TRUST.leaves && time >= PATIENT) return leave;
  const text = nextText(mood);
  if (!text || !view.acceptable(text) || failedBefore(view, text)) return leave;
  const guarantor = unsounded(view, text);
  if (guarantor >= 0 && open.sideMoves < board.talks.sideMoves && time >= EAGER)
    return { type: 'sounding.ask', seat, guarantor, package: text };
  const asks = question(mood, text);
  if (asks) return asks;
  return counterOffer(view, mood.appeal, mood.demand, text);
}

function answerAct(mood: Mood): Act {
  const { view, demand, bar, deadline, conduct, time } = mood;
  const { seat, open } = view;
  const text = open.offers[open.standing]?.package ?? [];
  const refuse: Act = { type: 'offer.reject', seat };
  const mine = open.offers.findLast((o) => o.seat === seat)?.package;
  if (open.round > deadline || (conduct.trust < TRUST.leaves && time >= PATIENT))
    return view.acceptable(text) && fairEnough(mood, text) ? { type: 'offer.accept', seat } : refuse;
  if (!view.acceptable(text) || failedBefore(view, text)) return refuse;
  if (mine && samePackage(mine, text)) return { type: 'offer.accept', seat };
  const next = nextText(mood);
  const last = open.round >= deadline;
  const wanted = last ? bar : Math.min(demand, next ? view.score(next) : demand);
  return view.score(text) >= wanted && fairEnough(mood, text) ? { type: 'offer.accept', seat } : refuse;
}

/** How far it could go on a clause: as far as any text it would sign goes; guardedly, a step less far. */
function caucusAct(mood: Mood, luck: Luck): Act {
  const { view, stance, bar, conduct, temper } = mood;
  const clause = view.askedClause();
  const none: Act = { type: 'caucus.answer', seat: view.seat, clause, option: -1 };
  if (conduct.trust < CLOSED) return none;
  const at = view.board.offset[clause] ?? 0;
  const worth = (option: number): number => view.worth[at + option] ?? 0;
  let option = -1;
  for (const { text, own } of stance.frontier) {
    const o = text[clause] ?? 0;
    if (own >= bar && (option < 0 || worth(o) < worth(option))) option = o;
  }
  if (option < 0 || luck('plain') < temper.honesty) return { ...none, option };
  let guarded = option;
  const options = view.board.clauses[clause]?.options.length ?? 0;
  for (let o = 0; o < options; o++)
    if (worth(o) > worth(option) && (guarded === option || worth(o) < worth(guarded))) guarded = o;
  return { ...none, option: guarded };
}

/**
 * An agent that answers behaviour: reciprocity within patience, trust, fairness, a deadline of its own. See
 * docs/behaviour.md.
 * @param figures the ranges its temper is drawn from
 */
export function reciprocating(name: string, about: string, figures: TemperFigures = TEMPER): Agent {
  return {
    name,
    about,
    act: (view, luck) => {
      switch (view.phase) {
        case 'talks.floor':
          return floorAct(moodOf(view, figures));
        case 'talks.answer':
          return answerAct(moodOf(view, figures));
        case 'talks.caucus':
          return view.board.principals.includes(view.seat)
            ? caucusAct(moodOf(view, figures), luck)
            : linear.act(view, luck);
        default:
          return linear.act(view, luck);
      }
    },
  };
}

/** Answers what the other side does: gives for what is given, trusts and distrusts, and may leave. */
export const reciprocal: Agent = reciprocating(
  'reciprocal',
  'Answers what the other side does: gives for what is given, trusts and distrusts, has a deadline of its own',
);
