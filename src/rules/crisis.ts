import {
  type ActOf,
  at,
  type Basis,
  type CaseIncident,
  type CaseTreaty,
  type Crisis,
  type Finding,
  has,
  type IncidentIndex,
  type IndexSet,
  minus,
  NOBODY,
  number,
  type PlaceIndex,
  plus,
  type Refusal,
  type Seat,
  type Seats,
  type Table,
  type Toll,
  type World,
} from '../model/index.ts';
import { boundBy, decide } from './decision.ts';
import { arrivedBy, defenceOf, type Given, outcomeOf } from './defence.ts';
import { nextMark, panelFinds, shownClarity } from './evidence.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { Terms } from './terms.ts';
import { effectOf, lends, meansOf, owedOn, shortfall } from './will.ts';

/** The crisis at hand with the text that governs it; null outside a crisis. */
export interface Scene {
  readonly crisis: Crisis;
  readonly terms: Terms;
  readonly incident: CaseIncident;
  /** Who is in. */
  readonly joined: Seats;
  /** Seats with a voice under the text, in order. */
  readonly voices: readonly Seat[];
  /** Seats that say what they find: those with a voice, and the candidates that did not join, in order. */
  readonly capitals: readonly Seat[];
}

/** May a party help at all: a candidate guarantor other than the attacker. */
export const canHelp = (world: World, treaty: CaseTreaty, seat: Seat): boolean =>
  seat !== treaty.attacker && world.case.parties[seat]?.guarantor != null;

/** Seats that say what they find, in order. */
export function capitalsOf(world: World, terms: Terms | null, joined: Seats): Seat[] {
  const { treaty, parties } = world.case;
  if (!treaty) return [];
  const voices = terms?.voices(joined, parties.length) ?? [];
  return parties.map((p) => p.index).filter((s) => canHelp(world, treaty, s) || voices.includes(s));
}

export function sceneOf(world: World, table: Table): Scene | null {
  const { crisis, agreed, joined } = table.open;
  const { treaty, parties } = world.case;
  if (!crisis || !agreed || !treaty) return null;
  const terms = new Terms(treaty, agreed);
  return {
    crisis,
    terms,
    incident: at(treaty.incidents, table.hidden.incident, 'incident'),
    joined,
    voices: terms.voices(joined, parties.length),
    capitals: capitalsOf(world, terms, joined),
  };
}

/** Opens a crisis: what it is, and what it is reported as. */
export function openCrisis(world: World, table: Table, truth: IncidentIndex, place: PlaceIndex): void {
  const { open } = table;
  const { treaty, parties } = world.case;
  if (!treaty || !open.agreed) return;
  const terms = new Terms(treaty, open.agreed);
  const incident = at(treaty.incidents, truth, 'incident').reportedAs;
  table.hidden.incident = truth;
  open.crisis = {
    year: open.year,
    incident,
    place,
    truth: -1,
    covered: terms.covers(place),
    counted: terms.counts(incident),
    hour: 0,
    requested: false,
    convened: null,
    findings: parties.map(() => null),
    foundAt: parties.map(() => -1),
    due: [],
    gate: -1,
    pendingResponse: 0,
    live: NOBODY,
    limited: NOBODY,
    liveAt: -1,
    blockedBy: -1,
    panelReported: false,
    council: 'none',
    deliveries: [],
    deferred: parties.map(() => -1),
    shown: false,
    appealed: NOBODY,
    pleading: false,
    closed: false,
    heldUntil: -1,
    held: null,
    helped: null,
    harm: 0,
  };
  for (const own of table.own) {
    own.belief = 500;
    own.resolve = 0;
  }
  table.hidden.dueAt = parties.map(() => -1);
  table.hidden.ownAt = parties.map(() => -1);
  table.hidden.holds = -1;
}

/** As what a seat would give now: bound, bound by itself up to the rule's limit, or of its own accord. */
export const basisOf = (crisis: Crisis, seat: Seat): Basis =>
  !has(crisis.live, seat) ? 'own' : has(crisis.limited, seat) ? 'limited' : 'owed';

const RANK: Readonly<Record<Basis, number>> = { own: 0, limited: 2, owed: 4 };

/** How firm the ground of a decision is: a decision is asked for again only on firmer ground. */
export const ground = (basis: Basis, finding: Finding | null): number =>
  RANK[basis] + (finding === 'attack' ? 1 : 0);

/**
 * May this seat decide what to give? It has said what it found, and has not decided on as firm a ground yet. Whoever
 * found no attack is asked only when it is bound all the same.
 */
export function mayRespond(world: World, s: Scene, seat: Seat): boolean {
  const { crisis, terms } = s;
  const finding = crisis.findings[seat] ?? null;
  if (finding === null || !canHelp(world, terms.treaty, seat)) return false;
  if ((crisis.deferred[seat] ?? -1) > crisis.hour) return false;
  const basis = basisOf(crisis, seat);
  if (basis === 'own' && finding === 'no-attack') return false;
  const now = ground(basis, finding);
  return !crisis.deliveries.some((d) => d.seat === seat && ground(d.basis, d.finding) >= now);
}

/** May this seat say what it found? It is heard in this crisis, and its hour has come. */
export function mayFind(s: Scene, table: Table, seat: Seat): boolean {
  const due = table.hidden.dueAt[seat] ?? -1;
  return due >= 0 && due <= s.crisis.hour && s.capitals.includes(seat);
}

/**
 * The hour to which a seat's decision may wait now, once in a crisis: the next at which evidence reaches the capitals;
 * −1: it may not.
 */
export function deferredTo(s: Scene, seat: Seat): number {
  if ((s.crisis.deferred[seat] ?? -1) >= 0) return -1;
  const next = nextMark(s.crisis.hour);
  return next <= s.terms.treaty.horizonHours ? next : -1;
}

/** The first seat whose finding is due, or −1. */
export const finder = (s: Scene): Seat => s.crisis.due[0] ?? -1;

/** The first seat whose decision on what to give is due, or −1. */
export const decider = (world: World, s: Scene): Seat =>
  s.capitals.find((seat) => mayRespond(world, s, seat)) ?? -1;

/** Is a report to the Security Council due? */
export const councilDue = (s: Scene): boolean =>
  s.crisis.live !== NOBODY && s.crisis.council === 'none' && s.terms.treaty.councilBlocked >= 0;

/** Can the duty come alive in this crisis: is the place covered, does the wording count it, have they met? */
const dutiable = ({ crisis }: Scene): boolean => crisis.covered && crisis.counted && crisis.convened === true;

/** Hours at which the rule is asked though nobody has spoken: the fact-finders' report and the end of the window. */
export const ruleMarks = (terms: Terms): readonly number[] => [
  terms.rule.panelHours,
  terms.consentAt,
  terms.decideBy,
];

/** Is a voice a guarantor's, and not the attacker's? */
const canHelpIn = (s: Scene, seat: Seat): boolean => seat !== s.terms.treaty.attacker;

/** Hours at which something happens by itself: the fact-finders' report, and the end of a window in which silence consents. */
function marksAhead(s: Scene): number[] {
  const { crisis, terms } = s;
  const bound = s.voices.every((seat) => !canHelpIn(s, seat) || basisOf(crisis, seat) === 'owed');
  if (!dutiable(s) || bound) return [];
  const horizon = terms.treaty.horizonHours;
  return ruleMarks(terms).filter((h) => h > crisis.hour && h <= horizon);
}

/** May somebody or something still be heard as the hours pass: a capital, the fact-finders, the end of the window? */
export function hoursAwaited(s: Scene, table: Table): boolean {
  const { crisis, terms } = s;
  const { horizonHours } = terms.treaty;
  if (crisis.hour >= horizonHours) return false;
  if (s.capitals.some((seat) => (table.hidden.dueAt[seat] ?? -1) > crisis.hour)) return true;
  if (crisis.deferred.some((hour) => hour > crisis.hour)) return true;
  return marksAhead(s).length > 0;
}

/** The share of the other capitals that are giving something, 0 to 1. */
export function actingBeside(world: World, s: Scene, seat: Seat): number {
  const helpers = s.capitals.filter((other) => canHelp(world, s.terms.treaty, other));
  const acting = helpers.filter(
    (other) =>
      other !== seat &&
      s.crisis.deliveries.some((d) => d.seat === other && d.arrives >= 0 && lends(world, d.response)),
  );
  return acting.length / Math.max(1, helpers.length - 1);
}

/** Is help on its way? */
export const underWay = (s: Scene): boolean => s.crisis.deliveries.some((d) => d.arrives > s.crisis.hour);

/** What a seat may give now: its means, less what the signed text forbids it. */
export const mandate = (world: World, table: Table, s: Scene, seat: Seat): IndexSet<'response'> =>
  meansOf(world, s.terms, seat, has(table.open.joined, seat));

/** The latest hour the clock may be moved to before somebody or something must be heard, or help arrives. */
export function nextStop(table: Table, s: Scene): number {
  const { hour } = s.crisis;
  if (!hoursAwaited(s, table)) {
    const arrivals = s.crisis.deliveries.map((d) => d.arrives).filter((h) => h > hour);
    return Math.max(hour + 1, Math.min(...arrivals));
  }
  let stop = Math.min(nextMark(hour), s.terms.treaty.horizonHours);
  for (const seat of s.capitals) {
    const due = table.hidden.dueAt[seat] ?? -1;
    if (due > hour) stop = Math.min(stop, due);
  }
  for (const mark of marksAhead(s)) stop = Math.min(stop, mark);
  return Math.max(hour + 1, stop);
}

/** When a capital that found "unclear" looks again: at the next of 24, 48, 72 hours and its own hour; −1: never. */
export function againAt(hour: number, own: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const mark of [24, 48, 72, own]) if (mark > hour && mark < next) next = mark;
  return Number.isFinite(next) ? next : -1;
}

/** Findings as the rule counts them: once silence consents, doubt and silence of those in count as an attack found. */
export function counted(
  terms: Terms,
  joined: Seats,
  findings: readonly (Finding | null)[],
  hour: number,
): readonly (Finding | null)[] {
  if (hour < terms.consentAt) return findings;
  return findings.map((f, seat) => (has(joined, seat) && f !== 'no-attack' ? 'attack' : f));
}

/**
 * What follows by itself from what has happened: the panel's report, what the signed rule makes of the findings, whose
 * finding is due, and the end of the crisis once nothing is awaited any more. What comes next is the statechart's affair.
 */
export function update(world: World, table: Table): void {
  const s = sceneOf(world, table);
  if (!s || s.crisis.convened === null) return;
  const { crisis, terms } = s;
  const { panelHours } = terms.rule;
  crisis.due = s.capitals.filter((seat) => mayFind(s, table, seat));
  if (dutiable(s)) {
    if (panelHours > 0 && crisis.hour >= panelHours) crisis.panelReported = true;
    // The rule is asked when all who are due in this hour have spoken.
    if (crisis.due.length === 0) goLive(world, table, s);
  }
  const awaited =
    crisis.gate >= 0 ||
    finder(s) >= 0 ||
    decider(world, s) >= 0 ||
    councilDue(s) ||
    hoursAwaited(s, table) ||
    underWay(s);
  if (!awaited) closeCrisis(world, table, s);
}

/** Makes the duty live for those whom the signed rule binds by the findings so far. */
function goLive(world: World, table: Table, s: Scene): void {
  const { crisis, terms, voices } = s;
  const { rule } = terms;
  const { joined } = table.open;
  const lifted =
    crisis.panelReported && panelFinds(s.incident, rule.panelHours, shownClarity(world, crisis.shown));
  const found = counted(terms, joined, crisis.findings, crisis.hour);
  const decision = decide(terms, rule, voices, found, lifted, crisis.hour);
  crisis.blockedBy = decision.blockedBy;
  for (const seat of boundBy(decision.live, joined, voices, found)) {
    crisis.live = plus(crisis.live, seat);
    crisis.limited = minus(crisis.limited, seat);
  }
  if (decision.limited) {
    for (const seat of boundBy('finders', joined, voices, found)) {
      if (has(crisis.live, seat)) continue;
      crisis.live = plus(crisis.live, seat);
      crisis.limited = plus(crisis.limited, seat);
    }
  }
  if (crisis.live !== NOBODY && crisis.liveAt < 0) crisis.liveAt = crisis.hour + rule.suspendHours;
}

/** What was given in a crisis, as the defence counts it. */
export const givenIn = (world: World, crisis: Crisis): Given[] =>
  crisis.deliveries.map(({ seat, response, arrives }) => ({
    seat,
    effect: effectOf(world, seat, response),
    arrives,
  }));

/** Closes the crisis and says how it went. */
export function closeCrisis(world: World, table: Table, s: Scene): void {
  const { crisis, incident } = s;
  const { open, hidden } = table;
  crisis.closed = true;
  crisis.due = [];
  crisis.truth = hidden.incident;
  crisis.heldUntil = hidden.holds;
  crisis.helped = false;
  if (crisis.live !== NOBODY && incident.truth !== 'attack') open.falseAlarms += 1;
  if (incident.size >= 0) judgeAttack(world, table, s);
  const attack = incident.truth === 'attack';
  open.tolls.push({ year: open.year, attack, harm: crisis.harm, given: bestGiven(world, table, s) });
}

/** The best that each helper gave and that arrived, and by how much it fell short of what it was bound to. */
function bestGiven(world: World, table: Table, s: Scene): Toll['given'] {
  return s.capitals
    .filter((seat) => canHelp(world, s.terms.treaty, seat))
    .map((seat) => {
      const came = s.crisis.deliveries.filter((d) => d.seat === seat && d.arrives >= 0);
      const best = came.reduce(
        (most, d) => (effectOf(world, seat, d.response) > effectOf(world, seat, most) ? d.response : most),
        0,
      );
      const owed = owedOn(s.terms, basisOf(s.crisis, seat));
      return { seat, response: best, short: shortfall(world, owed, mandate(world, table, s, seat), best) };
    })
    .filter(({ response, short }) => response !== 0 || short > 0);
}

/** Says whether an attack was held off, and what harm it did. */
function judgeAttack(world: World, table: Table, s: Scene): void {
  const { crisis, incident } = s;
  const { open, hidden } = table;
  const { strength } = defenceOf(world, open.agreed, open.joined, open.year);
  const late = number(world, s.terms.treaty.late);
  const given = givenIn(world, crisis);
  const went = outcomeOf(number(world, incident.size), strength, hidden.holds, late, (hour) =>
    arrivedBy(given, hour),
  );
  crisis.held = went.held;
  crisis.helped = went.helped;
  crisis.harm = went.harm;
}

/** Was the treaty put to the test: a real attack on covered ground that its wording counts? */
export const tested = (s: Scene): boolean =>
  s.incident.truth === 'attack' && s.crisis.covered && s.crisis.counted && s.crisis.requested;

const victimActs = (world: World, table: Table, seat: Seat): Refusal | null => {
  const s = sceneOf(world, table);
  return s && s.terms.treaty.victim === seat && !s.crisis.requested ? null : notYourTurn(seat);
};

export const crisisRequest: Rule<ActOf<'crisis.request'>> = {
  check: (world, table, act) => victimActs(world, table, act.seat),
  apply: (_, table) => {
    if (table.open.crisis) table.open.crisis.requested = true;
  },
};

export const crisisRefrain: Rule<ActOf<'crisis.refrain'>> = {
  check: (world, table, act) => victimActs(world, table, act.seat),
  apply: (world, table) => {
    const s = sceneOf(world, table);
    if (s) closeCrisis(world, table, s);
  },
};
