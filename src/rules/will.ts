import {
  at,
  type Basis,
  type CaseTreaty,
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

/** A guarantor's figures under one text, ready to be asked at every hour of a crisis. */
export interface Will {
  readonly interest: number;
  readonly honour: number;
  readonly fear: number;
  readonly precision: number;
  readonly solidarity: number;
  /** What being asked adds to its interest. */
  readonly appeal: number;
  /** Effect of what it owes, its own means considered, by basis. */
  readonly owed: Readonly<Record<Basis, number>>;
  /** What it may give beside nothing, in order, with the published effect and exposure of each. */
  readonly means: readonly ResponseIndex[];
  readonly effects: readonly number[];
  readonly exposures: readonly number[];
}

/** Wills made so far, by world: a world's figures never change. */
const wills = new WeakMap<World, Map<number, Will>>();

/** The will of a guarantor whose means a text leaves at `means`; null for who is no guarantor. */
export function willOf(
  world: World,
  terms: Terms | null,
  seat: Seat,
  means: IndexSet<'response'>,
): Will | null {
  const { treaty, parties } = world.case;
  if (!treaty || !parties[seat]?.guarantor) return null;
  let made = wills.get(world);
  if (!made) {
    made = new Map();
    wills.set(world, made);
  }
  // What of the words it depends on: the duty, and how far each may act for itself.
  const words = terms ? 1 + terms.dutyOption * treaty.responses.length + terms.rule.eachUpTo : 0;
  const key = (words * parties.length + seat) * 2 ** treaty.responses.length + means;
  const known = made.get(key);
  if (known) return known;
  const will = makeWill(world, treaty, terms, seat, means);
  made.set(key, will);
  return will;
}

function makeWill(
  world: World,
  treaty: CaseTreaty,
  terms: Terms | null,
  seat: Seat,
  means: IndexSet<'response'>,
): Will {
  const g = at(world.case.parties, seat, 'party').guarantor;
  const known = modeWorld(world.case);
  const open = treaty.responses.flatMap((_, r) => (r > 0 && has(means, r) ? [r] : []));
  const own = owedEffect(world, owedOn(terms, 'own'), means);
  return {
    interest: number(world, g?.interest ?? -1),
    honour: number(world, g?.honour ?? -1),
    fear: number(world, g?.fear ?? -1),
    precision: terms === null ? 0 : number(known, terms.duty.precision),
    solidarity: number(known, treaty.solidarity),
    appeal: treaty.appeals ? number(known, treaty.appeals.interest) : 0,
    owed: {
      own,
      limited: terms ? owedEffect(world, owedOn(terms, 'limited'), means) : own,
      owed: terms ? owedEffect(world, owedOn(terms, 'owed'), means) : own,
    },
    means: open,
    effects: open.map((r) => number(known, at(treaty.responses, r, 'response').effect)),
    exposures: open.map((r) => number(known, at(treaty.responses, r, 'response').exposure)),
  };
}

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
export function inclined(will: Will, on: Occasion): ResponseIndex {
  const { means, effects, exposures, fear } = will;
  const owed = will.owed[on.basis];
  const bound = on.basis === 'own' ? 0 : on.finding === 'attack' ? 1 : on.belief;
  const price = will.honour * will.precision * bound;
  const asked = on.appealed ? will.appeal : 0;
  const pull = (will.interest + asked) * on.belief + will.solidarity * on.acting + on.resolve;
  let best = 0;
  let most = -price * owed;
  for (let i = 0; i < means.length; i++) {
    const effect = effects[i] ?? 0;
    const short = effect < owed ? owed - effect : 0;
    const worth = effect * pull - price * short - fear * (exposures[i] ?? 0);
    if (worth > most) {
      most = worth;
      best = means[i] ?? 0;
    }
  }
  return best;
}

/** The same for a single occasion; nothing for who is no guarantor. */
export function inclination(
  world: World,
  terms: Terms | null,
  seat: Seat,
  means: IndexSet<'response'>,
  on: Occasion,
): ResponseIndex {
  const will = willOf(world, terms, seat, means);
  return will ? inclined(will, on) : 0;
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
