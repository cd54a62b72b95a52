import {
  at,
  type CaseIncident,
  type CaseTreaty,
  type ClauseIndex,
  type Finding,
  has,
  type IncidentIndex,
  type IndexSet,
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
import { type Defence, defenceOf, type Given, holdingHours, type Outcome, outcomeOf } from './defence.ts';
import { beliefOf, lastMark, panelFinds, shownClarity } from './evidence.ts';
import { pleaPlan } from './plea.ts';
import { Terms } from './terms.ts';
import { effectOf, inclination, meansOf } from './will.ts';
import { modeWorld, openWorld } from './world.ts';

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

/** What stays the same over the crises of one world under one text and circle. */
interface Frame {
  readonly world: World;
  readonly terms: Terms | null;
  readonly joined: Seats;
  readonly capitals: readonly Seat[];
  /** Capitals that can help, by seat. */
  readonly helps: readonly boolean[];
  readonly helpers: number;
  readonly voices: readonly Seat[];
  /** What each may give, by seat. */
  readonly means: readonly IndexSet<'response'>[];
  readonly decideBy: number;
  readonly compliance: number;
  readonly spread: number;
  readonly marks: readonly number[];
}

function frameOf(world: World, treaty: CaseTreaty, text: Package | null, joined: Seats): Frame {
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
    means: parties.map((p) => meansOf(world, terms, p.index, has(joined, p.index))),
    decideBy: terms?.decideBy ?? Number.POSITIVE_INFINITY,
    compliance: number(world, treaty.compliance),
    spread: number(world, treaty.resolve),
    marks: terms ? [0, ...ruleMarks(terms)] : [],
  };
}

/** What a capital makes of the evidence at an hour, 0 to 1 in thousandths, for its standard normal draw. */
function believed(
  world: World,
  seat: Seat,
  kind: CaseIncident,
  hour: number,
  z: number,
  shown: number,
): number {
  const seen = lastMark(hour);
  if (seen === 0) return 0.5;
  const { mean, spread } = beliefOf(world, seat, kind, seen, shown);
  return Math.round(1000 * Math.min(1, Math.max(0, mean + spread * z))) / 1000;
}

/** For whom the duty comes alive in a crisis, and what is given, whatever the state's own strength. */
function course(
  frame: Frame,
  luck: Luck,
  kind: CaseIncident,
  bindable: boolean,
  readiness: number,
): { readonly live: Seats; readonly given: readonly Given[] } {
  const { world, terms, joined, capitals, helps, voices, marks } = frame;
  const { treaty, parties } = world.case;
  if (!treaty) return { live: NOBODY, given: [] };
  // Before any hour passes the attacked state pleads as its programs do.
  const plea = pleaPlan(world.case, terms, joined, kind.reportedAs);
  const shown = shownClarity(world, plea.show);
  const convened = terms !== null && (terms.duty.consult || luck.convene < number(world, treaty.convenes));
  const dutiable = convened && bindable;
  const horizon = treaty.horizonHours;
  const n = parties.length;
  const due = new Float64Array(n).fill(-1);
  const own = new Float64Array(n).fill(-1);
  for (const seat of capitals) {
    const g = parties[seat]?.guarantor;
    const ready = helps[seat] && g ? ownHours(number(world, g.hours), luck.pace[seat] ?? 0) : ATTACKER_HOURS;
    const complies =
      helps[seat] === true && convened && has(joined, seat) && (luck.comply[seat] ?? 1) < frame.compliance;
    own[seat] = ready;
    due[seat] = dueHour(ready, frame.decideBy, complies);
  }
  const findings: (Finding | null)[] = new Array(n).fill(null);
  const firmest = new Int8Array(n).fill(-1);
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
    if (dutiable) for (const mark of marks) if (mark > hour && mark < next) next = mark;
    if (next > horizon) break;
    hour = next;
    for (const seat of capitals) {
      if (due[seat] !== hour) continue;
      if (seat === treaty.attacker) {
        findings[seat] = 'no-attack';
        due[seat] = -1;
        continue;
      }
      const belief = believed(world, seat, kind, hour, luck.evidence[seat] ?? 0, shown);
      const threshold = number(world, parties[seat]?.guarantor?.threshold ?? -1);
      const finding = belief >= threshold ? 'attack' : belief <= 1 - threshold ? 'no-attack' : 'unclear';
      findings[seat] = finding;
      due[seat] = finding === 'unclear' ? againAt(hour, own[seat] ?? -1) : -1;
    }
    if (dutiable && terms) {
      const { rule } = terms;
      const lifted =
        rule.panelHours > 0 && hour >= rule.panelHours && panelFinds(kind, rule.panelHours, shown);
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
      if (finding === null || !helps[seat]) continue;
      const basis = !has(live, seat) ? 'own' : has(limited, seat) ? 'limited' : 'owed';
      if (basis === 'own' && finding === 'no-attack') continue;
      const now = ground(basis, finding);
      if ((firmest[seat] ?? -1) >= now) continue;
      firmest[seat] = now;
      const response = inclination(world, terms, seat, frame.means[seat] ?? 0, {
        belief: believed(world, seat, kind, hour, luck.evidence[seat] ?? 0, shown),
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
      if (passed && effect > 0) acting = plus(acting, seat);
    }
  }
  return { live, given };
}

/** May the duty come alive under these words in this place at all? */
const isBindable = (terms: Terms | null, { incident, place, unbound }: Foreseen): boolean =>
  terms !== null && !unbound && terms.covers(place) && terms.counts(incident);

/** How an attack of a kind goes for what is given; no attack, no outcome. */
function outcome(
  world: World,
  incident: IncidentIndex,
  defence: Defence,
  luck: Luck,
  given: readonly Given[],
): Outcome {
  const { incidents, late } = world.case.treaty ?? { incidents: [], late: -1 };
  const kind = at(incidents, incident, 'incident');
  if (kind.size < 0) return { held: false, helped: false, harm: 0 };
  const until = holdingHours(world, incident, defence, luck.holds);
  return outcomeOf(number(world, kind.size), defence.strength, until, number(world, late), given);
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
  const kind = at(treaty.incidents, incident, 'incident');
  const luck = luckOf(world, year);
  const defence = defenceOf(world, text, joined, year);
  const { live, given } = course(frame, luck, kind, isBindable(frame.terms, ahead), defence.readiness);
  return { ...outcome(world, incident, defence, luck, given), live, given };
}

/** Crises of each kind that a prospect is the mean of: judged, a standard error of at most 0.1 for one kind, and about 0.05 over all. */
export const SAMPLE = 24;

/** The chances that an attack is held off, and with help, and the mean share of its harm done. All 0 to 1. */
export interface Prospect {
  readonly held: number;
  readonly helped: number;
  readonly harm: number;
}

const NOTHING: Prospect = { held: 0, helped: 0, harm: 0 };

/** What is known of one case's prospects; each part is cleared when it holds `MOST_KNOWN`. */
interface Known {
  /** The sample's worlds: figures drawn from the published ranges, each with a chance of its own; no run's truth. */
  readonly worlds: readonly World[];
  /** The clauses on which a crisis can depend. */
  readonly clauses: readonly ClauseIndex[];
  /** What is given in the sample's crises, by everything but the state's own strength, warning and readiness. */
  readonly courses: Map<string, readonly Float64Array[]>;
  readonly prospects: Map<string, Prospect>;
  readonly overall: Map<string, Prospect>;
}

const MOST_KNOWN = 50_000;
const knowns = new WeakMap<World['case'], Known>();

function knownOf(world: World, treaty: CaseTreaty): Known {
  const found = knowns.get(world.case);
  if (found) return found;
  const base = modeWorld(world.case);
  const { defence } = treaty;
  const swaying = [defence.strength, defence.growth, defence.warning, defence.readiness].flatMap((f) =>
    f.sways.flatMap((s) => s.clauses),
  );
  const { dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause } = treaty;
  const words = [dutyClause, decisionClause, windowClause, coverageClause, wordingClause, seatClause];
  const clauses = [...new Set([...words, treaty.barredClause, ...swaying])].filter((clause) => clause >= 0);
  const worlds = Array.from({ length: SAMPLE }, (_, run) => openWorld(world.case, base.chance.root, run));
  const made = { worlds, clauses, courses: new Map(), prospects: new Map(), overall: new Map() };
  knowns.set(world.case, made);
  return made;
}

/** Looks a thing up, or makes it and keeps it. */
function keep<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (map.size >= MOST_KNOWN) map.clear();
  map.set(key, made);
  return made;
}

/** Readiness at which courses are kept: none. */
const NO_READINESS = 0;

/** What was given and arrives, three numbers each: the giver, the effect, and the hour from which it travels. */
function packed(given: readonly Given[], world: World): Float64Array {
  const come = given.filter((g) => g.arrives >= 0 && g.effect > 0);
  const pack = new Float64Array(3 * come.length);
  for (const [i, { seat, effect, arrives }] of come.entries())
    pack.set([seat, effect, arrives - travelHours(world, seat, NO_READINESS)], 3 * i);
  return pack;
}

/** The same, arriving at a readiness. */
function unpacked(pack: Float64Array | undefined, world: World, readiness: number): Given[] {
  const given: Given[] = [];
  for (let i = 0; pack && i < pack.length; i += 3) {
    const seat = pack[i] ?? 0;
    const arrives = (pack[i + 2] ?? 0) + travelHours(world, seat, readiness);
    given.push({ seat, effect: pack[i + 1] ?? 0, arrives });
  }
  return given;
}

/** How a crisis of a kind in a place may go under a text, or without one, over the published ranges. */
export function prospectOf(world: World, ahead: Foreseen): Prospect {
  const { treaty } = world.case;
  if (!treaty) return NOTHING;
  const { text, joined, incident, year } = ahead;
  const known = knownOf(world, treaty);
  const terms = text === null ? null : new Terms(treaty, text);
  const bindable = isBindable(terms, ahead);
  const { dutyClause, decisionClause, windowClause, seatClause } = treaty;
  const base = `${incident} ${joined} ${bindable}`;
  const words =
    text === null
      ? ' none'
      : ` ${text[dutyClause]} ${text[decisionClause]} ${text[windowClause]} ${text[seatClause]} ${terms?.barred}`;
  return keep(known.prospects, `${base} ${year}${textKey(known, text)}`, () => {
    const kind = at(treaty.incidents, incident, 'incident');
    const courses = keep(known.courses, base + words, () =>
      // The draws of year 1 whatever the year: the same crises, in a later one.
      known.worlds.map((w) =>
        packed(course(frameOf(w, treaty, text, joined), luckOf(w, 1), kind, bindable, NO_READINESS).given, w),
      ),
    );
    let held = 0;
    let helped = 0;
    let harm = 0;
    for (const [i, w] of known.worlds.entries()) {
      const defence = defenceOf(w, text, joined, year);
      const given = unpacked(courses[i], w, defence.readiness);
      const went = outcome(w, incident, defence, luckOf(w, 1), given);
      if (went.held) held++;
      if (went.helped) helped++;
      harm += went.harm;
    }
    return { held: held / SAMPLE, helped: helped / SAMPLE, harm: harm / SAMPLE };
  });
}

/** What of a text a crisis can depend on, as part of a key. */
function textKey(known: Known, text: Package | null): string {
  if (text === null) return ' none';
  let key = '';
  for (const clause of known.clauses) key += ` ${text[clause]}`;
  return key;
}

/** Prospects over the kinds of attack, weighted by how often they come, their places alike. */
export function underAttack(
  world: World,
  text: Package | null,
  joined: Seats,
  year = 1,
  unbound = false,
): Prospect {
  const { treaty } = world.case;
  if (!treaty) return NOTHING;
  const known = knownOf(world, treaty);
  return keep(known.overall, `${joined} ${year} ${unbound}${textKey(known, text)}`, () => {
    const sum = { held: 0, helped: 0, harm: 0 };
    let total = 0;
    const base = modeWorld(world.case);
    for (const [incident, kind] of treaty.incidents.entries()) {
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
    if (total === 0) return NOTHING;
    return { held: sum.held / total, helped: sum.helped / total, harm: sum.harm / total };
  });
}

/**
 * What a guarantee is worth under attack: how much likelier an attack is held off with the text and those in than without a
 * text, −1 to 1, over the published ranges and in the treaty's first year. Below 0 the text is a trap.
 */
export const guaranteeWorth = (world: World, text: Package, joined: Seats): number =>
  underAttack(world, text, joined).held - underAttack(world, null, NOBODY).held;
