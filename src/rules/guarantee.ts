import { type CaseTreaty, number, type Package, type World } from '../model/index.ts';
import { beliefOf, panelFinds } from './evidence.ts';
import { has } from './rule.ts';

/** The error function, Abramowitz and Stegun (1964) 7.1.26; absolute error below 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const y = 1 - series * Math.exp(-x * x);
  return x < 0 ? -y : y;
}

const normalBelow = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));

export const isCovered = (treaty: CaseTreaty, text: Package, place: number): boolean =>
  !has(treaty.excluded[text[treaty.coverageClause] ?? -1] ?? 0, place);

/** Does the wording count such an incident, going by what it is reported as? */
export const isCounted = (treaty: CaseTreaty, text: Package, incident: number): boolean =>
  has(
    treaty.counted[text[treaty.wordingClause] ?? -1] ?? 0,
    treaty.incidents[incident]?.reportedAs ?? incident,
  );

/** Hours within which the text wants decisions, and within which help counts as in time. */
export function windowOf(treaty: CaseTreaty, text: Package): { decide: number; help: number } {
  const hours = treaty.window[text[treaty.windowClause] ?? -1] ?? -1;
  if (hours < 0) return { decide: treaty.horizonHours, help: treaty.horizonHours };
  return {
    decide: hours,
    help: treaty.windowBinds === 'help' ? hours : Math.max(hours, treaty.horizonHours),
  };
}

/** Parties that have a voice in the decision: the guarantors in, and the attacker where its seat has a vote. */
export function voters(treaty: CaseTreaty, text: Package, joined: number, parties: number): number[] {
  const seat = treaty.attackerSeat[text[treaty.seatClause] ?? -1];
  const list: number[] = [];
  for (let p = 0; p < parties; p++) {
    if (has(joined, p) || (p === treaty.attacker && (seat === 'vote' || seat === 'veto'))) list.push(p);
  }
  return list;
}

/** Chance that at least `need` of independent events with these chances happen (Poisson-binomial, by recursion). */
export function atLeast(need: number, chances: readonly number[]): number {
  let counts = [1];
  for (const p of chances) {
    const nextCounts = new Array<number>(counts.length + 1).fill(0);
    for (const [k, q] of counts.entries()) {
      nextCounts[k] = (nextCounts[k] ?? 0) + q * (1 - p);
      nextCounts[k + 1] = (nextCounts[k + 1] ?? 0) + q * p;
    }
    counts = nextCounts;
  }
  return counts.slice(Math.max(0, need)).reduce((a, b) => a + b, 0);
}

/** Chance that a party finds "attack" by the hour it is ready, if that is within the time to decide. */
function findChance(
  world: World,
  treaty: CaseTreaty,
  party: number,
  incident: number,
  decide: number,
): number {
  const kind = treaty.incidents[incident];
  const guarantor = world.case.parties[party]?.guarantor;
  if (!kind || !guarantor) return 0;
  const hour = number(world, guarantor.hours);
  if (hour > decide) return 0;
  const { mean, spread } = beliefOf(world, party, kind, hour);
  const margin = mean - number(world, guarantor.threshold);
  return spread <= 0 ? (margin >= 0 ? 1 : 0) : normalBelow(margin / spread);
}

/**
 * The chance, 0 to 1, that adequate help comes inside the window against one incident in one place,
 * computed from the signed words and who is in: coverage, wording, who decides and how, what the duty licenses,
 * each guarantor's reading of the evidence, capacity, speed, and gate at home. Judged; see docs/model.md.
 */
export function expectedHelp(
  world: World,
  text: Package,
  joined: number,
  incident: number,
  place: number,
): number {
  const { treaty, parties } = world.case;
  const kind = treaty?.incidents[incident];
  if (!treaty || !kind || !isCovered(treaty, text, place) || !isCounted(treaty, text, incident)) return 0;
  const rule = treaty.decision[text[treaty.decisionClause] ?? -1];
  const duty = treaty.duty[text[treaty.dutyClause] ?? -1];
  if (!rule || !duty) return 0;
  const { decide, help } = windowOf(treaty, text);
  const find: number[] = [];
  const give: number[] = [];
  for (const seat of voters(treaty, text, joined, parties.length)) {
    const g = parties[seat]?.guarantor;
    find.push(findChance(world, treaty, seat, incident, decide));
    const able =
      g !== null && g !== undefined && has(joined, seat) && Math.min(g.cap, duty.ceiling) >= kind.adequate;
    const arrives = g
      ? number(world, g.hours) + number(world, g.deliveryHours) + rule.suspendHours
      : Infinity;
    give.push(able && g && arrives <= help ? 1 - number(world, g.gateRefuses) : 0);
  }
  const convened = duty.consult ? 1 : number(world, treaty.convenes);
  const someone = (bound: boolean): number =>
    1 - give.reduce((none, d, i) => none * (1 - d * (bound ? 1 : (find[i] ?? 0))), 1);
  const n = find.length;
  const others = find.filter((_, i) => voters(treaty, text, joined, parties.length)[i] !== treaty.attacker);
  const panel = rule.panelHours > 0 && rule.panelHours <= decide && panelFinds(kind, rule.panelHours);
  const each = rule.eachUpTo >= kind.adequate ? someone(false) : 0;
  const byRule = (): number => {
    switch (rule.kind) {
      case 'each':
        return someone(false);
      case 'automatic':
        return someone(true);
      case 'panel':
        return 0;
      case 'unanimity':
        return atLeast(n, find) * someone(true);
      case 'unanimity-less-accused':
        return atLeast(others.length, others) * someone(true);
      case 'two-thirds':
        return atLeast(Math.ceil((2 * n) / 3), find) * someone(true);
      case 'majority':
        return atLeast(Math.floor(n / 2) + 1, find) * someone(true);
      default: {
        const never: never = rule.kind;
        return never;
      }
    }
  };
  // A panel's report lifts every block, so that nobody's doubt counts any more.
  return convened * Math.max(panel ? someone(true) : byRule(), each);
}

const worths = new WeakMap<World, Map<string, number>>();

/** The words that decide what a guarantee is worth, with who is in: texts alike in these are worth the same. */
function wordsKey(treaty: CaseTreaty, text: Package, joined: number): string {
  const { dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause } = treaty;
  const words = [dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause];
  return `${joined}:${words.map((c) => text[c] ?? -1).join(',')}`;
}

/** `guaranteeWorth`, worked out once per world for each set of words and guarantors. */
export function knownWorth(world: World, text: Package, joined: number): number {
  const { treaty } = world.case;
  if (!treaty) return 0;
  const byWords = worths.get(world) ?? new Map<string, number>();
  worths.set(world, byWords);
  const key = wordsKey(treaty, text, joined);
  const worth = byWords.get(key) ?? guaranteeWorth(world, text, joined);
  byWords.set(key, worth);
  return worth;
}

/** What the whole guarantee is worth under attack: expected help over the incidents that are attacks, by weight. */
export function guaranteeWorth(world: World, text: Package, joined: number): number {
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
