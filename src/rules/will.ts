import {
  at,
  type Basis,
  type Finding,
  has,
  type IndexSet,
  number,
  type ResponseIndex,
  type Seat,
  type World,
} from '../model/index.ts';
import type { Terms } from './terms.ts';
import { modeWorld } from './world.ts';

/** What a guarantor's decision depends on besides its own figures. */
export interface Occasion {
  /** Its belief that an attributable armed attack has happened, 0 to 1. */
  readonly belief: number;
  /** Its resolve on the day, in the unit of its interest. */
  readonly resolve: number;
  /** The share of the other capitals that are giving something, 0 to 1. */
  readonly acting: number;
  readonly finding: Finding;
  readonly basis: Basis;
  /** Has the attacked state asked it for help in this crisis, from government to government? */
  readonly appealed?: boolean;
}

/** The responses among its means that the text does not forbid it. */
export function meansOf(
  world: World,
  terms: Terms | null,
  seat: Seat,
  joined: boolean,
): IndexSet<'response'> {
  const means = world.case.parties[seat]?.guarantor?.means ?? 0;
  return joined && terms ? (means & ~terms.barred) | 1 : means;
}

/** What a guarantor owes on a basis, as a response: nothing of its own accord, up to the rule's limit when bound by itself. */
export function owedOn(terms: Terms | null, basis: Basis): ResponseIndex {
  if (!terms || basis === 'own') return 0;
  return basis === 'limited' ? Math.min(terms.duty.owed, terms.rule.eachUpTo) : terms.duty.owed;
}

/**
 * What a guarantor falls short of, in the unit of strength before its capacity, by published figures: the effect of what it owes, or of its own
 * strongest means where it has none that strong.
 */
function owedEffect(world: World, owed: ResponseIndex, means: IndexSet<'response'>): number {
  const known = modeWorld(world.case);
  const responses = world.case.treaty?.responses ?? [];
  let strongest = 0;
  for (let r = 1; r < responses.length; r++)
    if (has(means, r)) strongest = Math.max(strongest, number(known, at(responses, r, 'response').effect));
  return Math.min(strongest, number(known, at(responses, owed, 'response').effect));
}

/** By how much a response falls short of what a guarantor owes, its own means considered, in the unit of strength; at least 0. */
export const shortfall = (
  world: World,
  owed: ResponseIndex,
  means: IndexSet<'response'>,
  given: ResponseIndex,
): number =>
  Math.max(
    0,
    owedEffect(world, owed, means) -
      number(modeWorld(world.case), at(world.case.treaty?.responses ?? [], given, 'response').effect),
  );

/**
 * What a guarantor's own figures incline it to give: the response r among its means with the highest
 *
 * `effect(r) · ((interest + appeal) · belief + solidarity · acting + resolve)
 *   − honour · precision · bound · max(0, effect(owed) − effect(r)) − fear · exposure(r)`
 *
 * by its own drawn figures and the published ones of everything else: what a response will really do it does not know.
 * `appeal` is what being asked adds; `bound` is 1 when it is bound and has found an attack, its belief when it is bound
 * in doubt, else 0. The penalty
 * for falling short is convex in the shortfall, so that the choice never falls when `owed` or `precision` rises
 * (increasing differences: Topkis 1978; Milgrom and Shannon 1994). The weighing is ours; see docs/model.md.
 */
export function inclination(
  world: World,
  terms: Terms | null,
  seat: Seat,
  means: IndexSet<'response'>,
  on: Occasion,
): ResponseIndex {
  const { treaty, parties } = world.case;
  const g = parties[seat]?.guarantor;
  if (!treaty || !g) return 0;
  const { responses } = treaty;
  const known = modeWorld(world.case);
  const owed = owedEffect(world, owedOn(terms, on.basis), means);
  const bound = on.basis === 'own' ? 0 : on.finding === 'attack' ? 1 : on.belief;
  const price =
    terms === null || bound === 0 ? 0 : number(world, g.honour) * number(known, terms.duty.precision) * bound;
  const fear = number(world, g.fear);
  const asked = on.appealed && treaty.appeals ? number(known, treaty.appeals.interest) : 0;
  const pull =
    (number(world, g.interest) + asked) * on.belief +
    number(known, treaty.solidarity) * on.acting +
    on.resolve;
  let best = 0;
  let most = -price * owed;
  for (let r = 1; r < responses.length; r++) {
    const response = responses[r];
    if (!response || !has(means, r)) continue;
    const effect = number(known, response.effect);
    const short = effect < owed ? owed - effect : 0;
    const worth = effect * pull - price * short - fear * number(known, response.exposure);
    if (worth > most) {
      most = worth;
      best = r;
    }
  }
  return best;
}

/** Does a response add anything to the defence, by published figures? Whoever gives one is seen to act. */
export const lends = (world: World, response: ResponseIndex): boolean =>
  number(modeWorld(world.case), at(world.case.treaty?.responses ?? [], response, 'response').effect) > 0;

/** What a response of this guarantor adds to the defence, in the unit of strength. */
export function effectOf(world: World, seat: Seat, response: ResponseIndex): number {
  const { treaty, parties } = world.case;
  const g = parties[seat]?.guarantor;
  const given = treaty?.responses[response];
  return g && given ? number(world, g.capacity) * number(world, given.effect) : 0;
}
