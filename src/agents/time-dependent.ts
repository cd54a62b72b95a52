import type { Act, Package } from '../model/index.ts';
import { clockOf, droppedAs, holds, samePackage, type View } from '../rules/index.ts';
import type { Agent } from './agent.ts';
import { campaignAct, caucusAnswer, crisisAct, guarantorAnswer, soundedText } from './answers.ts';
import { mediatorAct } from './mediator.ts';
import { othersAim, unsounded } from './others.ts';
import { bestOwn, concede, gainOf, plain, wordings } from './search.ts';

/**
 * Exponents of the concession curve t^k: Boulware gives way late, the conceder early.
 * Faratin, Sierra and Jennings (1998) write the exponent as 1/β: their Boulware β = 0.25 is k = 4.
 */
export const CONCESSION = { boulware: 4, linear: 1, conceder: 0.25 } as const;

/** How far the talks have gone, 0 in the first round to 1 in the last; a reopening takes nothing back. */
export const timeOf = (view: View): number => clockOf(view.board.talks, view.open);

/**
 * What a strategy demands now: RV + (best − RV) · (1 − t^k), in score units (Faratin, Sierra and Jennings 1998,
 * eqs. 3 and 4). Never below the reservation value.
 */
export function aspiration(best: number, reservation: number, t: number, k: number): number {
  return Math.max(reservation, Math.round(reservation + (best - reservation) * (1 - t ** k)));
}

const ownLast = (view: View): Package | null =>
  view.open.offers.findLast((o) => o.seat === view.seat)?.package ?? null;

/** What a strategy would offer now, and the score it demands. */
export interface Plan {
  readonly text: readonly number[];
  /** Score units. */
  readonly demand: number;
}

/** The offer of a plain concession strategy: worth its aspiration to itself, and as much as it can find to the others. */
function plainPlan(view: View, k: number): Plan {
  const usable = wordings(view, false);
  const best = bestOwn(view, usable);
  const demand = aspiration(view.score(best), view.bar(best), timeOf(view), k);
  return { text: concede(view, othersAim(view), demand, usable, best), demand };
}

type Planner = (view: View) => Plan;

/**
 * The text, unless it was agreed before and not carried: then, of the texts that differ from it in one clause and that
 * the seat could sign, the one whose change brings the others most for what it costs. Null when there is none.
 */
function fresh(view: View, text: readonly number[]): readonly number[] | null {
  if (!droppedAs(view.open, text)) return text;
  const { clauses, offset } = view.board;
  const usable = wordings(view, false);
  const aim = othersAim(view);
  const now = plain(view);
  const held = aim.penalties.map((p) => holds(p.breached, text, now));
  const own = view.score(text);
  let best: readonly number[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [c, { options }] of clauses.entries()) {
    for (const o of options.keys()) {
      const other = text.with(c, o);
      if (o === text[c] || usable[(offset[c] ?? 0) + o] !== 1) continue;
      if (droppedAs(view.open, other) || !view.acceptable(other)) continue;
      const worth = gainOf(view, aim, [...text], held, now, c, o) + view.score(other) - own;
      if (worth <= most) continue;
      best = other;
      most = worth;
    }
  }
  return best;
}

/** Offers what it could sign itself; a seat that finds no such text says so by leaving. */
function floorAct(view: View, plan: Planner, eager: number): Act {
  const { seat, open } = view;
  const text = fresh(view, plan(view).text);
  if (!text || !view.acceptable(text)) return { type: 'talks.walk-out', seat };
  const guarantor = unsounded(view, text);
  const { sideMoves } = view.board.talks;
  if (guarantor >= 0 && open.sideMoves < sideMoves && timeOf(view) >= eager) {
    return { type: 'sounding.ask', seat, guarantor, package: text };
  }
  return { type: 'offer.make', seat, package: text };
}

/** Accepts what is worth its next demand, or what it has itself just offered; never below its reservation value. */
function answerAct(view: View, plan: Planner): Act {
  const { seat, open } = view;
  const offer = open.offers[open.standing]?.package ?? [];
  const mine = ownLast(view);
  if (!view.acceptable(offer)) return { type: 'offer.reject', seat };
  const repeated = mine !== null && samePackage(mine, offer);
  const { text, demand } = plan(view);
  const wanted = Math.min(demand, view.score(text));
  return { type: repeated || view.score(offer) >= wanted ? 'offer.accept' : 'offer.reject', seat };
}

function signAct(view: View): Act {
  const { seat, open } = view;
  const text = open.agreed ?? [];
  const least = view.worthSigning();
  const carries = least === 0 || view.guarantee(text, open.joined) >= least;
  if (carries && view.acceptable(text)) return { type: 'treaty.sign', seat };
  const reopenings = view.board.treaty?.reopenings ?? 0;
  return open.reopened < reopenings ? { type: 'treaty.reopen', seat } : { type: 'treaty.abandon', seat };
}

/**
 * A strategy that plans its offers with `plan`; other roles answer honestly by the same scores.
 * @param eager share of the talks after which it sounds out guarantors
 */
export function strategy(name: string, about: string, plan: Planner, eager: number): Agent {
  const act = (view: View): Act => {
    const { seat } = view;
    switch (view.phase) {
      case 'talks.floor':
        return floorAct(view, plan, eager);
      case 'talks.answer':
        return answerAct(view, plan);
      case 'talks.sounding':
        return { type: 'sounding.answer', seat, ...guarantorAnswer(view, soundedText(view)) };
      case 'talks.caucus':
        return caucusAnswer(view, view.open.offers.at(-1)?.package ?? bestOwn(view, wordings(view, false)));
      case 'talks.mediation':
        return mediatorAct(view);
      case 'accession.invitation':
        return { type: 'accession.answer', seat, ...guarantorAnswer(view, view.open.agreed ?? []) };
      case 'accession.review':
      case 'ratification.review':
        return { type: 'accession.leave', seat };
      case 'signature.signing':
        return signAct(view);
      case 'recess.deciding':
        return { type: 'treaty.reopen', seat };
      case 'ratification.campaign':
        return campaignAct(view);
      case 'crisis.request':
      case 'crisis.plea':
      case 'crisis.findings':
      case 'crisis.decision':
        return crisisAct(view);
      default:
        throw new Error(`no seat acts in ${view.phase}`);
    }
  };
  return { name, about, act };
}

const timeDependent = (name: keyof typeof CONCESSION, about: string): Agent =>
  strategy(name, about, (view) => plainPlan(view, CONCESSION[name]), 0.25);

/** Holds out and gives way near the deadline (k = 4). */
export const boulware: Agent = timeDependent('boulware', 'Holds out, gives way near the deadline (k = 4)');
/** Gives way evenly (k = 1). */
export const linear: Agent = timeDependent('linear', 'Gives way evenly (k = 1)');
/** Gives way early (k = 0.25). */
export const conceder: Agent = timeDependent('conceder', 'Gives way early (k = 0.25)');
