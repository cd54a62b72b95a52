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
    if (p === treaty.attacker ? seat === 'vote' || seat === 'veto' : has(joined, p)) list.push(p);
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

/** Share of the paces ¾ to 1¼, all as likely, at which a capital that needs `hours` is ready by `decide`. */
const readyBy = (hours: number, decide: number): number =>
  hours <= 0 ? 1 : Math.min(1, Math.max(0, (decide / hours - 0.75) / 0.5));

/** Chance that a party is ready in time and finds "attack". */
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
  const { mean, spread } = beliefOf(world, party, kind, Math.min(hour, decide));
  const margin = mean - number(world, guarantor.threshold);
  return readyBy(hour, decide) * (spread <= 0 ? (margin >= 0 ? 1 : 0) : normalBelow(margin / spread));
}

/** One voice in the decision: its chance to find "attack", and what it then gives, or gives in doubt. */
interface Voice {
  readonly seat: number;
  readonly find: number;
  /** Chance that it delivers adequate help in time after finding an attack, and when it is bound without. */
  readonly convinced: number;
  readonly bound: number;
}

function voiceOf(
  world: World,
  treaty: CaseTreaty,
  text: Package,
  joined: number,
  incident: number,
  seat: number,
): Voice {
  const { decide, help } = windowOf(treaty, text);
  const find = findChance(world, treaty, seat, incident, decide);
  const g = world.case.parties[seat]?.guarantor;
  const duty = treaty.duty[text[treaty.dutyClause] ?? -1];
  const rule = treaty.decision[text[treaty.decisionClause] ?? -1];
  if (!g || !duty || !rule || !has(joined, seat)) return { seat, find, convinced: 0, bound: 0 };
  const adequate = treaty.incidents[incident]?.adequate ?? 0;
  const decided = Math.min(number(world, g.hours), decide);
  const inTime = decided + number(world, g.deliveryHours) + rule.suspendHours <= help;
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
  const { decide } = windowOf(treaty, text);
  const voices = voters(treaty, text, joined, parties.length).map((seat) =>
    voiceOf(world, treaty, text, joined, incident, seat),
  );
  const finds = voices.map((v) => v.find);
  const others = voices.filter((v) => v.seat !== treaty.attacker).map((v) => v.find);
  const n = voices.length;
  /** Somebody helps: those convinced as far as they may, and where all are bound the others as far as they owe. */
  const someone = (bound: boolean): number =>
    1 -
    voices.reduce((none, v) => none * (1 - v.find * v.convinced - (bound ? (1 - v.find) * v.bound : 0)), 1);
  /** The same once everybody has found an attack. */
  const all = 1 - voices.reduce((none, v) => none * (1 - v.convinced), 1);
  const vetoed = treaty.attackerSeat[text[treaty.seatClause] ?? -1] === 'veto';
  const panel = rule.panelHours > 0 && rule.panelHours <= decide && panelFinds(kind, rule.panelHours);
  const byRule = (): number => {
    switch (rule.kind) {
      case 'each':
        return someone(false);
      case 'automatic':
        return someone(true);
      case 'panel':
        return 0;
      case 'unanimity':
        return atLeast(n, finds) * all;
      case 'unanimity-less-accused':
        return atLeast(others.length, others) * all;
      case 'two-thirds':
        return vetoed ? 0 : atLeast(Math.ceil((2 * n) / 3), finds) * someone(true);
      case 'majority':
        return vetoed ? 0 : atLeast(Math.floor(n / 2) + 1, finds) * someone(true);
      default: {
        const never: never = rule.kind;
        return never;
      }
    }
  };
  const each = rule.eachUpTo >= kind.adequate ? someone(false) : 0;
  // A panel's report lifts every block, so that nobody's doubt counts any more.
  const help = Math.max(panel ? someone(true) : byRule(), each);
  return (duty.consult ? 1 : number(world, treaty.convenes)) * help;
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
export function knownWorth(world: World, text: Package, joined: number): number {
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
