import {
  at,
  type CaseIncident,
  type CaseTreaty,
  type Finding,
  has,
  type IncidentIndex,
  minus,
  NATURE,
  NOBODY,
  normal,
  number,
  type Package,
  type PlaceIndex,
  plus,
  type Seat,
  type Seats,
  sizeOf,
  uniform,
  type World,
} from '../model/index.ts';
import { againAt, canHelp, capitalsOf, counted, ground, ruleMarks } from './crisis.ts';
import { ATTACKER_HOURS, dueHour, ownHours, passesGate, travelHours } from './crisis-window.ts';
import { boundBy, decide } from './decision.ts';
import {
  type Arrived,
  arrivedBy,
  type Defence,
  defenceOf,
  type Given,
  holdingHours,
  type Outcome,
  outcomeOf,
  SEATS,
} from './defence.ts';
import { beliefOf, lastMark, markIndex, panelFinds, shownClarity } from './evidence.ts';
import { pleaPlan } from './plea.ts';
import { Terms } from './terms.ts';
import { effectOf, inclined, lends, meansOf, type Will, willOf } from './will.ts';

/** One crisis to look ahead to. */
export interface Foreseen {
  /** The text in force, or null: no treaty. */
  readonly text: Package | null;
  /** Who is in. */
  readonly joined: Seats;
  readonly incident: IncidentIndex;
  readonly place: PlaceIndex;
  /** Of the treaty, from 1. */
  readonly year: number;
  /** The same text with nobody bound by it: what would be given anyway. */
  readonly unbound?: boolean;
}

/** How one crisis goes when every seat follows its own figures. */
export interface Outlook {
  readonly held: boolean;
  readonly helped: boolean;
  /** The share of the attack's harm that was done, 0 to 1. */
  readonly harm: number;
  /** For whom the duty came alive. */
  readonly live: Seats;
  /** Everything decided, in order; nothing given is an effect of 0 that never arrives. */
  readonly given: readonly Given[];
}

/** What chance holds for the crises of one world and year, whatever the text: drawn once. */
export interface Luck {
  readonly convene: number;
  readonly holds: number;
  /** By seat. */
  readonly pace: readonly number[];
  readonly evidence: readonly number[];
  readonly resolve: readonly number[];
  readonly comply: readonly number[];
  readonly gate: readonly number[];
  /** Beliefs drawn so far, in thousandths: by incident and whether evidence was shown, then by seat and mark. */
  readonly beliefs: Map<number, Int16Array>;
}

const lucks = new WeakMap<World, Map<number, Luck>>();

export function luckOf(world: World, year: number): Luck {
  const known = lucks.get(world) ?? new Map<number, Luck>();
  lucks.set(world, known);
  const found = known.get(year);
  if (found) return found;
  const { chance } = world;
  const seats = world.case.parties.map((p) => p.index);
  const luck: Luck = {
    convene: uniform(chance, year, NATURE, 'convene'),
    holds: normal(chance, year, NATURE, 'holds'),
    pace: seats.map((s) => uniform(chance, year, s, 'pace')),
    evidence: seats.map((s) => normal(chance, year, s, 'evidence')),
    resolve: seats.map((s) => normal(chance, year, s, 'resolve')),
    comply: seats.map((s) => uniform(chance, year, s, 'comply')),
    gate: seats.map((s) => uniform(chance, year, s, 'gate')),
    beliefs: new Map(),
  };
  known.set(year, luck);
  return luck;
}

/** What stays the same over the crises of one world under one text and circle. */
export interface Frame {
  readonly world: World;
  readonly terms: Terms | null;
  readonly joined: Seats;
  readonly capitals: readonly Seat[];
  /** Capitals that can help, by seat. */
  readonly helps: readonly boolean[];
  readonly helpers: number;
  readonly voices: readonly Seat[];
  /** By seat; null for who cannot help. */
  readonly wills: readonly (Will | null)[];
  /** How firmly each must believe to find an attack, by seat. */
  readonly thresholds: readonly number[];
  readonly decideBy: number;
  readonly compliance: number;
  readonly spread: number;
  readonly marks: readonly number[];
}

export function frameOf(world: World, treaty: CaseTreaty, text: Package | null, joined: Seats): Frame {
  const { parties } = world.case;
  const terms = text === null ? null : new Terms(treaty, text);
  const capitals = capitalsOf(world, terms, joined);
  const helps = parties.map((p) => canHelp(world, treaty, p.index));
  return {
    world,
    terms,
    joined,
    capitals,
    helps,
    helpers: capitals.filter((seat) => helps[seat]).length,
    voices: terms?.voices(joined, parties.length) ?? [],
    wills: parties.map((p) =>
      helps[p.index]
        ? willOf(world, terms, p.index, meansOf(world, terms, p.index, has(joined, p.index)))
        : null,
    ),
    thresholds: parties.map((p) => number(world, p.guarantor?.threshold ?? -1)),
    decideBy: terms?.decideBy ?? Number.POSITIVE_INFINITY,
    compliance: number(world, treaty.compliance),
    spread: number(world, treaty.resolve),
    // The rule is asked at once, and at its own hours, though nobody has spoken.
    marks: terms ? [0, ...ruleMarks(terms)] : [],
  };
}

/** Beliefs of one crisis of a year in thousandths, by seat and mark; −1 where not yet asked for. */
function beliefsOf(world: World, luck: Luck, incident: IncidentIndex, evidence: boolean): Int16Array {
  const key = 2 * incident + (evidence ? 1 : 0);
  let drawn = luck.beliefs.get(key);
  if (!drawn) {
    drawn = new Int16Array(world.case.parties.length * marksOf(world)).fill(-1);
    luck.beliefs.set(key, drawn);
  }
  return drawn;
}

const marksOf = (world: World): number => markIndex(world.case.treaty?.horizonHours ?? 0) + 1;

/** What a capital makes of the evidence at an hour, 0 to 1 in thousandths: worked out once for each crisis of a year. */
function believed(
  world: World,
  luck: Luck,
  drawn: Int16Array,
  kind: CaseIncident,
  seat: Seat,
  hour: number,
  evidence: boolean,
): number {
  const seen = lastMark(hour);
  if (seen === 0) return 0.5;
  const i = seat * marksOf(world) + markIndex(seen);
  const known = drawn[i] ?? -1;
  if (known >= 0) return known / 1000;
  const { mean, spread } = beliefOf(world, seat, kind, seen, shownClarity(world, evidence));
  const belief = mean + spread * (luck.evidence[seat] ?? 0);
  const made = Math.round(1000 * Math.min(1, Math.max(0, belief)));
  drawn[i] = made;
  return made / 1000;
}

/** What one crisis needs while it is worked out, by seat: made once, for typed arrays are dear to make. */
const scratch = {
  due: new Float64Array(SEATS),
  own: new Float64Array(SEATS),
  firmest: new Int8Array(SEATS),
  findings: new Array<Finding | null>(SEATS).fill(null),
};

/** For whom the duty comes alive in a crisis, and what is given, whatever the state's own strength. */
export function course(
  frame: Frame,
  luck: Luck,
  incident: IncidentIndex,
  bindable: boolean,
  readiness: number,
): { readonly live: Seats; readonly given: readonly Given[] } {
  const { world, terms, joined, capitals, helps, voices, marks, wills } = frame;
  const { treaty, parties } = world.case;
  if (!treaty) return { live: NOBODY, given: [] };
  const kind = at(treaty.incidents, incident, 'incident');
  // Before any hour passes the attacked state pleads as its programs do.
  const plea = pleaPlan(world.case, terms, joined, kind.reportedAs);
  const drawn = beliefsOf(world, luck, incident, plea.show);
  const convened = terms !== null && (terms.duty.consult || luck.convene < number(world, treaty.convenes));
  const rule = convened && bindable ? terms.rule : null;
  const horizon = treaty.horizonHours;
  const { due, own, firmest, findings } = scratch;
  due.fill(-1);
  firmest.fill(-1);
  findings.fill(null);
  for (const seat of capitals) {
    const g = parties[seat]?.guarantor;
    const ready = helps[seat] && g ? ownHours(number(world, g.hours), luck.pace[seat] ?? 0) : ATTACKER_HOURS;
    const complies =
      helps[seat] === true && convened && has(joined, seat) && (luck.comply[seat] ?? 1) < frame.compliance;
    own[seat] = ready;
    due[seat] = dueHour(ready, frame.decideBy, complies);
  }
  const given: Given[] = [];
  let acting: Seats = NOBODY;
  let live: Seats = NOBODY;
  let limited: Seats = NOBODY;
  let liveAt = -1;
  let hour = -1;
  for (;;) {
    let next = Number.POSITIVE_INFINITY;
    for (const seat of capitals) {
      const d = due[seat] ?? -1;
      if (d > hour && d < next) next = d;
    }
    if (rule) for (const mark of marks) if (mark > hour && mark < next) next = mark;
    if (next > horizon) break;
    hour = next;
    // Who has something to decide: whoever finds now, and everyone when the duty comes alive for somebody.
    let heard: Seats = NOBODY;
    for (const seat of capitals) {
      if (due[seat] !== hour) continue;
      heard = plus(heard, seat);
      if (seat === treaty.attacker) {
        findings[seat] = 'no-attack';
        due[seat] = -1;
        continue;
      }
      const belief = believed(world, luck, drawn, kind, seat, hour, plea.show);
      const threshold = frame.thresholds[seat] ?? 0;
      const finding = belief >= threshold ? 'attack' : belief <= 1 - threshold ? 'no-attack' : 'unclear';
      findings[seat] = finding;
      due[seat] = finding === 'unclear' ? againAt(hour, own[seat] ?? -1) : -1;
    }
    if (rule && terms) {
      const before = live;
      const beforeLimited = limited;
      const lifted =
        rule.panelHours > 0 &&
        hour >= rule.panelHours &&
        panelFinds(kind, rule.panelHours, shownClarity(world, plea.show));
      const found = counted(terms, joined, findings, hour);
      const decision = decide(terms, rule, voices, found, lifted, hour);
      for (const seat of boundBy(decision.live, joined, voices, found)) {
        live = plus(live, seat);
        limited = minus(limited, seat);
      }
      if (decision.limited)
        for (const seat of boundBy('finders', joined, voices, found)) {
          if (has(live, seat)) continue;
          live = plus(live, seat);
          limited = plus(limited, seat);
        }
      if (live !== NOBODY && liveAt < 0) liveAt = hour + rule.suspendHours;
      heard |= (live ^ before) | (limited ^ beforeLimited);
    }
    if (heard === NOBODY) continue;
    for (const seat of capitals) {
      if (!has(heard, seat)) continue;
      const finding = findings[seat] ?? null;
      const will = wills[seat];
      if (finding === null || !will) continue;
      const basis = !has(live, seat) ? 'own' : has(limited, seat) ? 'limited' : 'owed';
      if (basis === 'own' && finding === 'no-attack') continue;
      const now = ground(basis, finding);
      if ((firmest[seat] ?? -1) >= now) continue;
      firmest[seat] = now;
      const response = inclined(will, {
        belief: believed(world, luck, drawn, kind, seat, hour, plea.show),
        resolve: Math.round(1000 * frame.spread * (luck.resolve[seat] ?? 0)) / 1000,
        acting: sizeOf(minus(acting, seat)) / Math.max(1, frame.helpers - 1),
        finding,
        basis,
        appealed: plea.appeals.includes(seat),
      });
      const passed = response > 0 && passesGate(world, terms, seat, basis, luck.gate[seat] ?? 0);
      const from = basis === 'own' ? hour : Math.max(hour, liveAt);
      const arrives = passed ? from + travelHours(world, seat, readiness) : -1;
      const effect = effectOf(world, seat, response);
      given.push({ seat, effect, arrives });
      if (passed && lends(world, response)) acting = plus(acting, seat);
    }
  }
  return { live, given };
}

/** May the duty come alive under these words in this place at all? */
export const isBindable = (terms: Terms | null, { incident, place, unbound }: Foreseen): boolean =>
  terms !== null && !unbound && terms.covers(place) && terms.counts(incident);

/** How an attack of a kind goes for the help that arrives; no attack, no outcome. */
export function outcome(
  world: World,
  incident: IncidentIndex,
  defence: Defence,
  luck: Luck,
  arrived: Arrived,
): Outcome {
  const { incidents, late } = world.case.treaty ?? { incidents: [], late: -1 };
  const kind = at(incidents, incident, 'incident');
  if (kind.size < 0) return { held: false, helped: false, harm: 0 };
  const until = holdingHours(world, incident, defence, luck.holds);
  return outcomeOf(number(world, kind.size), defence.strength, until, number(world, late), arrived);
}

/**
 * Plays one crisis in one pass, without acts or table, from the draws that the statechart would use: the same rules, asked
 * at the hours at which something can change. A test holds the two against each other.
 */
export function foresee(world: World, ahead: Foreseen): Outlook {
  const { treaty } = world.case;
  if (!treaty) return { held: false, helped: false, harm: 0, live: NOBODY, given: [] };
  const { text, joined, incident, year } = ahead;
  const frame = frameOf(world, treaty, text, joined);
  const luck = luckOf(world, year);
  const defence = defenceOf(world, text, joined, year);
  const { live, given } = course(frame, luck, incident, isBindable(frame.terms, ahead), defence.readiness);
  return {
    ...outcome(world, incident, defence, luck, (hour) => arrivedBy(given, hour)),
    live,
    given,
  };
}
