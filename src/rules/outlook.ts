import {
  at,
  type CaseIncident,
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
  type Seats,
  uniform,
  type World,
} from '../model/index.ts';
import { againAt, canHelp, capitalsOf, counted, ground, ruleMarks } from './crisis.ts';
import { ATTACKER_HOURS, dueHour, ownHours, passesGate, travelHours } from './crisis-window.ts';
import { boundBy, decide } from './decision.ts';
import { type Defence, defenceOf, type Given, holdingHours, outcomeOf } from './defence.ts';
import { beliefOf, isMark, panelFinds } from './evidence.ts';
import { Terms } from './terms.ts';
import { effectOf, inclination, meansOf } from './will.ts';
import { modeWorld } from './world.ts';

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
interface Luck {
  readonly convene: number;
  readonly holds: number;
  /** By seat. */
  readonly pace: readonly number[];
  readonly evidence: readonly number[];
  readonly resolve: readonly number[];
  readonly comply: readonly number[];
  readonly gate: readonly number[];
}

const lucks = new WeakMap<World, Map<number, Luck>>();

function luckOf(world: World, year: number): Luck {
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
  };
  known.set(year, luck);
  return luck;
}

/** The last hour at or before this one at which evidence reached the capitals; 0 before the first. */
function lastMark(hour: number): number {
  let mark = hour;
  while (mark > 0 && !isMark(mark)) mark--;
  return mark;
}

/** What a capital makes of the evidence at an hour, 0 to 1 in thousandths, for its standard normal draw. */
function believed(world: World, seat: number, kind: CaseIncident, hour: number, z: number): number {
  const seen = lastMark(hour);
  if (seen === 0) return 0.5;
  const { mean, spread } = beliefOf(world, seat, kind, seen);
  return Math.round(1000 * Math.min(1, Math.max(0, mean + spread * z))) / 1000;
}

/**
 * Plays one crisis in one pass, without acts or table, from the draws that the statechart would use: the same rules, asked
 * at the hours at which something can change. A test holds the two against each other.
 * @param luckYear the year whose draws are used, by default the crisis's own
 */
export function foresee(world: World, ahead: Foreseen, luckYear: number = ahead.year): Outlook {
  const { treaty, parties } = world.case;
  if (!treaty) return { held: false, helped: false, harm: 0, live: NOBODY, given: [] };
  const { text, joined, incident, place, year } = ahead;
  const kind = at(treaty.incidents, incident, 'incident');
  const terms = text === null ? null : new Terms(treaty, text);
  const luck = luckOf(world, luckYear);
  const defence = defenceOf(world, text, joined, year);
  const capitals = capitalsOf(world, terms, joined);
  const voices = terms?.voices(joined, parties.length) ?? [];
  const convened = terms !== null && (terms.duty.consult || luck.convene < number(world, treaty.convenes));
  const dutiable =
    terms !== null && convened && !ahead.unbound && terms.covers(place) && terms.counts(incident);
  const compliance = number(world, treaty.compliance);
  const spread = number(world, treaty.resolve);
  const horizon = treaty.horizonHours;

  const due: number[] = parties.map(() => -1);
  const own: number[] = parties.map(() => -1);
  for (const seat of capitals) {
    const g = parties[seat]?.guarantor;
    const helps = canHelp(world, treaty, seat) && g;
    own[seat] = helps ? ownHours(number(world, g.hours), luck.pace[seat] ?? 0) : ATTACKER_HOURS;
    const complies = helps && convened && has(joined, seat) && (luck.comply[seat] ?? 1) < compliance;
    due[seat] = dueHour(own[seat] ?? -1, terms?.decideBy ?? Number.POSITIVE_INFINITY, complies === true);
  }
  const findings: (Finding | null)[] = parties.map(() => null);
  const firmest: number[] = parties.map(() => -1);
  const given: Given[] = [];
  const acting = new Set<number>();
  const others = Math.max(1, capitals.filter((seat) => canHelp(world, treaty, seat)).length - 1);
  let live: Seats = NOBODY;
  let limited: Seats = NOBODY;
  let liveAt = -1;
  const marks = dutiable && terms ? [0, ...ruleMarks(terms)] : [];

  let hour = -1;
  for (;;) {
    let next = Number.POSITIVE_INFINITY;
    for (const seat of capitals) {
      const d = due[seat] ?? -1;
      if (d > hour && d < next) next = d;
    }
    for (const mark of marks) if (mark > hour && mark < next) next = mark;
    if (next > horizon) break;
    hour = next;
    for (const seat of capitals) {
      if (due[seat] !== hour) continue;
      if (seat === treaty.attacker) {
        findings[seat] = 'no-attack';
        due[seat] = -1;
        continue;
      }
      const belief = believed(world, seat, kind, hour, luck.evidence[seat] ?? 0);
      const threshold = number(world, parties[seat]?.guarantor?.threshold ?? -1);
      const finding = belief >= threshold ? 'attack' : belief <= 1 - threshold ? 'no-attack' : 'unclear';
      findings[seat] = finding;
      due[seat] = finding === 'unclear' ? againAt(hour, own[seat] ?? -1) : -1;
    }
    if (dutiable && terms) {
      const { rule } = terms;
      const lifted = rule.panelHours > 0 && hour >= rule.panelHours && panelFinds(kind, rule.panelHours);
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
    }
    for (const seat of capitals) {
      const finding = findings[seat] ?? null;
      if (finding === null || !canHelp(world, treaty, seat)) continue;
      const basis = !has(live, seat) ? 'own' : has(limited, seat) ? 'limited' : 'owed';
      if (basis === 'own' && finding === 'no-attack') continue;
      const now = ground(basis, finding);
      if ((firmest[seat] ?? -1) >= now) continue;
      firmest[seat] = now;
      const response = inclination(world, terms, seat, meansOf(world, terms, seat, has(joined, seat)), {
        belief: believed(world, seat, kind, hour, luck.evidence[seat] ?? 0),
        resolve: Math.round(1000 * spread * (luck.resolve[seat] ?? 0)) / 1000,
        acting: (acting.size - (acting.has(seat) ? 1 : 0)) / others,
        finding,
        basis,
      });
      const passed = response > 0 && passesGate(world, terms, seat, basis, luck.gate[seat] ?? 0);
      const from = basis === 'own' ? hour : Math.max(hour, liveAt);
      const arrives = passed ? from + travelHours(world, seat, defence.readiness) : -1;
      const effect = effectOf(world, seat, response);
      given.push({ seat, effect, arrives });
      if (passed && effect > 0) acting.add(seat);
    }
  }
  if (kind.size < 0) return { held: false, helped: false, harm: 0, live, given };
  const until = holdingHours(world, incident, defence, luck.holds);
  const size = number(world, kind.size);
  return { ...outcomeOf(size, defence.strength, until, number(world, treaty.late), given), live, given };
}

/** Crises of each kind that a prospect is the mean of: judged, a standard error of at most 0.07 for one kind. */
export const SAMPLE = 48;

/** The chances that an attack is held off, and with help, and the mean share of its harm done. All 0 to 1. */
export interface Prospect {
  readonly held: number;
  readonly helped: number;
  readonly harm: number;
}

const samples = new WeakMap<World['case'], World[]>();

/** The sample's worlds: the figures' modes, each with a chance of its own. */
function sampleOf(world: World): readonly World[] {
  const known = samples.get(world.case);
  if (known) return known;
  const base = modeWorld(world.case);
  const made = Array.from({ length: SAMPLE }, (_, run) => ({ ...base, chance: { ...base.chance, run } }));
  samples.set(world.case, made);
  return made;
}

/** Prospects already worked out, by case; cleared when there are this many. */
const MOST_KNOWN = 100_000;
const prospects = new WeakMap<World['case'], Map<string, Prospect>>();

/** Everything in a text that a crisis of a kind in a place can depend on, as a key. */
function keyOf(terms: Terms | null, defence: Defence, ahead: Foreseen): string {
  const { joined, incident, place, unbound } = ahead;
  const words = terms
    ? [
        terms.text[terms.treaty.dutyClause],
        terms.text[terms.treaty.decisionClause],
        terms.text[terms.treaty.windowClause],
        terms.text[terms.treaty.seatClause],
        terms.barred,
        terms.covers(place) && terms.counts(incident) && !unbound ? 1 : 0,
      ]
    : [];
  return [
    incident,
    joined,
    defence.strength.toFixed(6),
    defence.warning.toFixed(6),
    defence.readiness.toFixed(6),
    ...words,
  ].join(' ');
}

/** How a crisis of a kind in a place may go under a text, or without one, by the figures' modes. */
export function prospectOf(world: World, ahead: Foreseen): Prospect {
  const { treaty } = world.case;
  if (!treaty) return { held: 0, helped: 0, harm: 0 };
  const { text, joined, year } = ahead;
  const terms = text === null ? null : new Terms(treaty, text);
  const defence = defenceOf(modeWorld(world.case), text, joined, year);
  const known = prospects.get(world.case) ?? new Map<string, Prospect>();
  prospects.set(world.case, known);
  const key = keyOf(terms, defence, ahead);
  const found = known.get(key);
  if (found) return found;
  let held = 0;
  let helped = 0;
  let harm = 0;
  const worlds = sampleOf(world);
  for (const sample of worlds) {
    // The draws of year 1 whatever the year: the same crises, in a later one.
    const went = foresee(sample, ahead, 1);
    if (went.held) held++;
    if (went.helped) helped++;
    harm += went.harm;
  }
  const prospect = { held: held / SAMPLE, helped: helped / SAMPLE, harm: harm / SAMPLE };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, prospect);
  return prospect;
}

/** Prospects over the kinds of attack, weighted by how often they come, their places alike. */
export function underAttack(
  world: World,
  text: Package | null,
  joined: Seats,
  year = 1,
  unbound = false,
): Prospect {
  const sum = { held: 0, helped: 0, harm: 0 };
  let total = 0;
  const base = modeWorld(world.case);
  for (const [incident, kind] of (world.case.treaty?.incidents ?? []).entries()) {
    if (kind.truth !== 'attack') continue;
    const weight = number(base, kind.weight);
    total += weight;
    for (const place of kind.places) {
      const p = prospectOf(world, { text, joined, incident, place, year, unbound });
      const share = weight / kind.places.length;
      sum.held += share * p.held;
      sum.helped += share * p.helped;
      sum.harm += share * p.harm;
    }
  }
  return total === 0 ? sum : { held: sum.held / total, helped: sum.helped / total, harm: sum.harm / total };
}

/**
 * What a guarantee is worth under attack: how much likelier an attack is held off with the text and those in than without a
 * text, −1 to 1, by the figures' modes and in the treaty's first year. Below 0 the text is a trap.
 */
export const guaranteeWorth = (world: World, text: Package, joined: Seats): number =>
  underAttack(world, text, joined).held - underAttack(world, null, NOBODY).held;
