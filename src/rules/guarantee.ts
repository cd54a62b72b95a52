import {
  at,
  type CaseTreaty,
  has,
  type IncidentIndex,
  number,
  type Package,
  type PlaceIndex,
  type Seat,
  type Seats,
  type World,
} from '../model/index.ts';
import { PACE } from './crisis-window.ts';
import { helpByDecision, someoneHelps, type Voice } from './decision.ts';
import { beliefOf, panelFinds } from './evidence.ts';
import { Terms } from './terms.ts';

/** The error function, Abramowitz and Stegun (1964) 7.1.26; absolute error below 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const y = 1 - series * Math.exp(-x * x);
  return x < 0 ? -y : y;
}

const normalBelow = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));

/** Share of the paces, all as likely, at which a capital that needs `hours` is ready by `decide`. */
const readyBy = (hours: number, decide: number): number =>
  hours <= 0 ? 1 : Math.min(1, Math.max(0, (decide / hours - PACE.LEAST) / PACE.SPREAD));

/** Chance that a party is ready in time and finds "attack". */
function findChance(world: World, terms: Terms, party: Seat, incident: IncidentIndex): number {
  const kind = at(terms.treaty.incidents, incident, 'incident');
  const guarantor = world.case.parties[party]?.guarantor;
  if (!guarantor) return 0;
  const hour = number(world, guarantor.hours);
  const decide = terms.decideBy;
  const { mean, spread } = beliefOf(world, party, kind, Math.min(hour, decide));
  const margin = mean - number(world, guarantor.threshold);
  return readyBy(hour, decide) * (spread <= 0 ? (margin >= 0 ? 1 : 0) : normalBelow(margin / spread));
}

function voiceOf(world: World, terms: Terms, joined: Seats, incident: IncidentIndex, seat: Seat): Voice {
  const find = findChance(world, terms, seat, incident);
  const g = world.case.parties[seat]?.guarantor;
  if (!g || !has(joined, seat)) return { seat, find, convinced: 0, bound: 0 };
  const { duty, rule } = terms;
  const { adequate } = at(terms.treaty.incidents, incident, 'incident');
  const decided = Math.min(number(world, g.hours), terms.decideBy);
  const inTime = decided + number(world, g.deliveryHours) + rule.suspendHours <= terms.helpBy;
  const open = inTime ? 1 - number(world, g.gateRefuses) : 0;
  return {
    seat,
    find,
    convinced: Math.min(g.cap, duty.ceiling) >= adequate ? open : 0,
    bound: Math.min(g.cap, duty.owed) >= adequate ? open : 0,
  };
}

/**
 * The chance, 0 to 1, that adequate help comes inside the window against one incident in one place,
 * computed from the signed words and who is in: coverage, wording, who decides and how, what the duty licenses,
 * each guarantor's reading of the evidence, capacity, speed, and gate at home. Judged; see docs/model.md.
 */
export function expectedHelp(
  world: World,
  text: Package,
  joined: Seats,
  incident: IncidentIndex,
  place: PlaceIndex,
): number {
  const { treaty, parties } = world.case;
  if (!treaty) return 0;
  const terms = new Terms(treaty, text);
  if (!terms.covers(place) || !terms.counts(incident)) return 0;
  const kind = at(treaty.incidents, incident, 'incident');
  const { rule } = terms;
  const voices = terms
    .voices(joined, parties.length)
    .map((seat) => voiceOf(world, terms, joined, incident, seat));
  const panel = rule.panelHours > 0 && rule.panelHours <= terms.decideBy && panelFinds(kind, rule.panelHours);
  const each = rule.eachUpTo >= kind.adequate ? someoneHelps(voices, false) : 0;
  // A panel's report lifts every block, so that nobody's doubt counts any more.
  const help = Math.max(panel ? someoneHelps(voices, true) : helpByDecision(terms, rule, voices), each);
  return (terms.duty.consult ? 1 : number(world, treaty.convenes)) * help;
}

/** Worths by who is in, then by the words. */
const worths = new WeakMap<World, Map<number, Map<number, number>>>();

/** The words that decide what a guarantee is worth, as one number: texts alike in these are worth the same. */
function wordsKey(treaty: CaseTreaty, text: Package): number {
  const { dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause } = treaty;
  let key = text[dutyClause] ?? 0;
  key = key * 32 + (text[decisionClause] ?? 0);
  key = key * 32 + (text[windowClause] ?? 0);
  key = key * 32 + (text[coverageClause] ?? 0);
  key = key * 32 + (text[wordingClause] ?? 0);
  return key * 32 + (text[seatClause] ?? 0);
}

/** `guaranteeWorth`, worked out once per world for each set of words and guarantors. */
export function knownWorth(world: World, text: Package, joined: Seats): number {
  const { treaty } = world.case;
  if (!treaty) return 0;
  const byJoined = worths.get(world) ?? new Map<number, Map<number, number>>();
  worths.set(world, byJoined);
  const byWords = byJoined.get(joined) ?? new Map<number, number>();
  byJoined.set(joined, byWords);
  const key = wordsKey(treaty, text);
  const worth = byWords.get(key) ?? guaranteeWorth(world, text, joined);
  byWords.set(key, worth);
  return worth;
}

/** What the whole guarantee is worth under attack: expected help over the incidents that are attacks, by weight. */
export function guaranteeWorth(world: World, text: Package, joined: Seats): number {
  let sum = 0;
  let total = 0;
  for (const [i, incident] of (world.case.treaty?.incidents ?? []).entries()) {
    if (incident.truth !== 'attack') continue;
    const weight = number(world, incident.weight);
    total += weight;
    for (const place of incident.places)
      sum += (weight * expectedHelp(world, text, joined, i, place)) / incident.places.length;
  }
  return total === 0 ? 0 : sum / total;
}
