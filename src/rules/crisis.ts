import {
  type ActOf,
  at,
  type CaseIncident,
  type Crisis,
  has,
  type IncidentIndex,
  minus,
  NOBODY,
  type PlaceIndex,
  plus,
  type Refusal,
  type ResponseIndex,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { boundBy, decide } from './decision.ts';
import { nextMark, panelFinds } from './evidence.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { Terms } from './terms.ts';

/** The crisis at hand with the text that governs it; null outside a crisis. */
export interface Scene {
  readonly crisis: Crisis;
  readonly terms: Terms;
  readonly incident: CaseIncident;
  /** Seats with a voice in this crisis. */
  readonly voices: readonly Seat[];
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
    voices: terms.voices(joined, parties.length),
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
    closed: false,
    helped: null,
  };
  for (const own of table.own) own.belief = 500;
}

/** Has a seat given its answer? What it gave while it could only act alone does not bind it once all are called. */
const responded = (crisis: Crisis, seat: Seat): boolean =>
  crisis.deliveries.some((d) => d.seat === seat && (!d.limited || has(crisis.limited, seat)));

/** May this seat decide what to give? It is live for it, it has said what it found, and it has not decided yet. */
export const mayRespond = (s: Scene, table: Table, seat: Seat): boolean =>
  has(s.crisis.live, seat) &&
  s.crisis.findings[seat] !== null &&
  has(table.open.joined, seat) &&
  !responded(s.crisis, seat);

const ready = (s: Scene, table: Table, seat: Seat): boolean =>
  (table.hidden.dueAt[seat] ?? 0) <= s.crisis.hour;

/** May this seat say what it found? It has a voice, its capital is ready, and it has not said so yet. */
export const mayFind = (s: Scene, table: Table, seat: Seat): boolean =>
  s.crisis.findings[seat] === null && ready(s, table, seat) && s.voices.includes(seat);

/** The first seat whose finding is due, or −1. */
export const finder = (s: Scene): Seat => s.crisis.due[0] ?? -1;

/** The first seat whose decision on what to give is due, or −1. */
export const decider = (s: Scene, table: Table): Seat =>
  s.voices.find((seat) => mayRespond(s, table, seat)) ?? -1;

/** Is a report to the Security Council due? */
export const councilDue = (s: Scene): boolean =>
  s.crisis.live !== NOBODY && s.crisis.council === 'none' && s.terms.treaty.councilBlocked >= 0;

/** May somebody or something still be heard as the hours pass: a capital that is not ready, or the fact-finders? */
export function hoursAwaited(s: Scene): boolean {
  const { crisis, terms } = s;
  if (s.voices.some((seat) => crisis.findings[seat] === null)) return true;
  const { panelHours } = terms.rule;
  const panelPending = panelHours > crisis.hour && panelHours <= terms.decideBy;
  return panelPending && (crisis.live === NOBODY || crisis.limited !== NOBODY);
}

/** Is help on its way? */
export const underWay = (s: Scene): boolean => s.crisis.deliveries.some((d) => d.arrives > s.crisis.hour);

/** The most a seat may give now: its own capacity, what the duty licenses, and the limit of acting alone. */
export function mandate(
  world: World,
  s: Scene,
  seat: Seat,
): { readonly cap: ResponseIndex; readonly ceiling: ResponseIndex } {
  const { ceiling } = s.terms.duty;
  const cap = world.case.parties[seat]?.guarantor?.cap ?? 0;
  return {
    cap,
    ceiling: has(s.crisis.limited, seat) ? Math.min(ceiling, s.terms.rule.eachUpTo) : ceiling,
  };
}

/** The latest hour the clock may be moved to before somebody or something must be heard, or help arrives. */
export function nextStop(table: Table, s: Scene): number {
  const { hour } = s.crisis;
  if (!hoursAwaited(s)) {
    const arrivals = s.crisis.deliveries.map((d) => d.arrives).filter((h) => h > hour);
    return Math.max(hour + 1, Math.min(...arrivals));
  }
  let stop = Math.min(nextMark(hour), s.terms.decideBy);
  for (const seat of s.voices) {
    const due = table.hidden.dueAt[seat] ?? -1;
    if (s.crisis.findings[seat] === null && due > hour) stop = Math.min(stop, due);
  }
  const { panelHours } = s.terms.rule;
  if (panelHours > hour) stop = Math.min(stop, panelHours);
  return Math.max(hour + 1, stop);
}

/**
 * What follows by itself from what has happened: capitals that the end of the window finds undecided, the panel's
 * report, what the signed rule makes of the findings, whose finding is due, and the end of the crisis once nothing is
 * awaited any more. What comes next is the statechart's affair.
 */
export function update(world: World, table: Table): void {
  const s = sceneOf(world, table);
  if (s?.crisis.convened !== true) return;
  const { crisis, terms } = s;
  if (crisis.hour >= terms.decideBy)
    for (const seat of s.voices) if (!ready(s, table, seat)) crisis.findings[seat] ??= 'unclear';
  const { panelHours } = terms.rule;
  if (panelHours > 0 && crisis.hour >= panelHours) crisis.panelReported = true;
  if (crisis.covered && crisis.counted) goLive(table, s);
  crisis.due = s.voices.filter((seat) => mayFind(s, table, seat));
  const awaited =
    crisis.gate >= 0 ||
    finder(s) >= 0 ||
    decider(s, table) >= 0 ||
    councilDue(s) ||
    hoursAwaited(s) ||
    underWay(s);
  if (!awaited) closeCrisis(table, s);
}

/** Makes the guarantee live for those whom the signed rule binds by the findings so far. */
function goLive(table: Table, s: Scene): void {
  const { crisis, terms } = s;
  const { rule } = terms;
  const lifted = crisis.panelReported && panelFinds(s.incident, rule.panelHours);
  const decision = decide(terms, rule, s.voices, crisis.findings, lifted);
  crisis.blockedBy = decision.blockedBy;
  const { joined } = table.open;
  for (const seat of boundBy(decision.live, joined, s.voices, crisis.findings)) {
    crisis.live = plus(crisis.live, seat);
    crisis.limited = minus(crisis.limited, seat);
  }
  if (decision.limited) {
    for (const seat of boundBy('finders', joined, s.voices, crisis.findings)) {
      if (has(crisis.live, seat)) continue;
      crisis.live = plus(crisis.live, seat);
      crisis.limited = plus(crisis.limited, seat);
    }
  }
  if (crisis.live !== NOBODY && crisis.liveAt < 0) crisis.liveAt = crisis.hour + rule.suspendHours;
}

/** Closes the crisis and says whether adequate help came inside the window. */
export function closeCrisis(table: Table, s: Scene): void {
  const { crisis, terms, incident } = s;
  crisis.closed = true;
  crisis.due = [];
  crisis.truth = table.hidden.incident;
  if (crisis.live !== NOBODY && incident.truth !== 'attack') table.open.falseAlarms += 1;
  crisis.helped = crisis.deliveries.some(
    (d) => d.arrives >= 0 && d.arrives <= terms.helpBy && d.response >= incident.adequate,
  );
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
    if (s) closeCrisis(table, s);
  },
};
