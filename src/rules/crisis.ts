import type {
  ActOf,
  CaseIncident,
  CaseRule,
  CaseTreaty,
  Crisis,
  Package,
  Refusal,
  Table,
  World,
} from '../model/index.ts';
import { nextMark, panelFinds } from './evidence.ts';
import { isCounted, isCovered, voters as votersOf, windowOf } from './guarantee.ts';
import { bit, has, notYourTurn, type Rule } from './rule.ts';

/** The crisis at hand with the text that governs it; null outside a crisis. */
export interface Scene {
  readonly crisis: Crisis;
  readonly treaty: CaseTreaty;
  readonly text: Package;
  readonly incident: CaseIncident;
  readonly rule: CaseRule;
}

export function sceneOf(world: World, table: Table): Scene | null {
  const { crisis, agreed } = table.open;
  const { treaty } = world.case;
  const incident = treaty?.incidents[table.hidden.incident];
  const rule = treaty?.decision[agreed?.[treaty.decisionClause] ?? -1];
  return crisis && agreed && treaty && incident && rule
    ? { crisis, treaty, text: agreed, incident, rule }
    : null;
}

export function openCrisis(world: World, table: Table, truth: number, place: number): void {
  const { open } = table;
  const { treaty, parties } = world.case;
  if (!treaty || !open.agreed) return;
  const incident = treaty.incidents[truth]?.reportedAs ?? truth;
  table.hidden.incident = truth;
  open.crisis = {
    year: open.year,
    incident,
    place,
    truth: -1,
    covered: isCovered(treaty, open.agreed, place),
    counted: isCounted(treaty, open.agreed, incident),
    hour: 0,
    requested: false,
    convened: null,
    findings: parties.map(() => null),
    foundAt: parties.map(() => -1),
    due: [],
    gate: -1,
    pendingResponse: 0,
    live: 0,
    limited: 0,
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

/** Seats with a voice in this crisis. */
export const voters = (world: World, table: Table, s: Scene): number[] =>
  votersOf(s.treaty, s.text, table.open.joined, world.case.parties.length);

/** Has a seat given its answer? What it gave while it could only act alone does not bind it once all are called. */
const responded = (crisis: Crisis, seat: number): boolean =>
  crisis.deliveries.some((d) => d.seat === seat && (!d.limited || has(crisis.limited, seat)));

/** May this seat decide what to give? It is live for it, it has said what it found, and it has not decided yet. */
export const mayRespond = (s: Scene, table: Table, seat: number): boolean =>
  has(s.crisis.live, seat) &&
  s.crisis.findings[seat] !== null &&
  has(table.open.joined, seat) &&
  !responded(s.crisis, seat);

/** May this seat say what it found? It has a voice, its capital is ready, and it has not said so yet. */
export const mayFind = (world: World, table: Table, s: Scene, seat: number): boolean =>
  s.crisis.findings[seat] === null &&
  (table.hidden.dueAt[seat] ?? 0) <= s.crisis.hour &&
  voters(world, table, s).includes(seat);

/** The most a seat may give now: its own capacity, what the duty licenses, and the limit of acting alone. */
export function mandate(world: World, s: Scene, seat: number): { cap: number; ceiling: number } {
  const duty = s.treaty.duty[s.text[s.treaty.dutyClause] ?? -1];
  const ceiling = duty?.ceiling ?? 0;
  const cap = world.case.parties[seat]?.guarantor?.cap ?? 0;
  return { cap, ceiling: has(s.crisis.limited, seat) ? Math.min(ceiling, s.rule.eachUpTo) : ceiling };
}

/** The latest hour the clock may be moved to before somebody or something must be heard. */
export function nextStop(world: World, table: Table, s: Scene): number {
  const { hour } = s.crisis;
  const { decide } = windowOf(s.treaty, s.text);
  let stop = Math.min(nextMark(hour), decide);
  for (const seat of voters(world, table, s)) {
    const at = table.hidden.dueAt[seat] ?? -1;
    if (s.crisis.findings[seat] === null && at > hour) stop = Math.min(stop, at);
  }
  if (s.rule.panelHours > hour) stop = Math.min(stop, s.rule.panelHours);
  return Math.max(hour + 1, stop);
}

/** Brings the decision, who is due, and the closing up to date after anything has happened. */
export function update(world: World, table: Table): void {
  const s = sceneOf(world, table);
  if (s?.crisis.convened !== true) return;
  const { crisis } = s;
  const { decide } = windowOf(s.treaty, s.text);
  const seats = voters(world, table, s);
  const ready = (seat: number): boolean => (table.hidden.dueAt[seat] ?? 0) <= crisis.hour;
  if (crisis.hour >= decide) for (const seat of seats) if (!ready(seat)) crisis.findings[seat] ??= 'unclear';
  reportPanel(s);
  if (crisis.covered && crisis.counted) goLive(table, s, seats);
  crisis.due = seats.filter(
    (seat) => mayRespond(s, table, seat) || (crisis.findings[seat] === null && ready(seat)),
  );
  const waiting = seats.some((seat) => crisis.findings[seat] === null);
  const panelPending =
    s.rule.panelHours > crisis.hour &&
    s.rule.panelHours <= decide &&
    (crisis.live === 0 || crisis.limited !== 0);
  const reportPending = crisis.live !== 0 && crisis.council === 'none' && s.treaty.councilBlocked >= 0;
  if (
    crisis.due.length === 0 &&
    crisis.gate < 0 &&
    !reportPending &&
    !waiting &&
    (!panelPending || crisis.hour >= decide)
  )
    close(table, s);
}

function reportPanel(s: Scene): void {
  if (s.rule.panelHours > 0 && s.crisis.hour >= s.rule.panelHours) s.crisis.panelReported = true;
}

/** Applies the signed decision rule to the findings so far. */
function goLive(table: Table, s: Scene, seats: readonly number[]): void {
  const { crisis, rule, treaty } = s;
  const found = (seat: number): string | null => crisis.findings[seat] ?? null;
  const inside = seats.filter((seat) => has(table.open.joined, seat));
  const attackers = inside.filter((seat) => found(seat) === 'attack');
  const wake = (who: readonly number[], limited: boolean): void => {
    for (const seat of who) {
      if (has(crisis.live, seat)) {
        if (!limited) crisis.limited &= ~bit(seat);
        continue;
      }
      crisis.live |= bit(seat);
      if (limited) crisis.limited |= bit(seat);
    }
    if (crisis.live !== 0 && crisis.liveAt < 0) crisis.liveAt = crisis.hour + rule.suspendHours;
  };
  if (rule.kind === 'each' || rule.kind === 'automatic') {
    wake(rule.kind === 'each' ? attackers : inside, false);
    return;
  }
  // A panel's report replaces the guarantors' agreement: it lifts every block, doubt and silence included.
  const lifted = crisis.panelReported && panelFinds(s.incident, rule.panelHours);
  const deciding =
    rule.kind === 'unanimity-less-accused' ? seats.filter((seat) => seat !== treaty.attacker) : seats;
  const needsAll = rule.kind === 'unanimity' || rule.kind === 'unanimity-less-accused';
  const yes = deciding.filter((seat) => found(seat) === 'attack').length;
  const against = deciding.find((seat) => found(seat) === 'no-attack' || found(seat) === 'unclear') ?? -1;
  const seat = treaty.attackerSeat[s.text[treaty.seatClause] ?? -1];
  const vetoed = seat === 'veto' && deciding.includes(treaty.attacker) && found(treaty.attacker) !== 'attack';
  const carried =
    lifted ||
    (rule.kind !== 'panel' && deciding.length > 0 && yes >= votesNeeded(rule, deciding.length) && !vetoed);
  crisis.blockedBy = carried ? -1 : vetoed ? treaty.attacker : needsAll ? against : -1;
  if (carried) wake(inside, false);
  else if (rule.eachUpTo > 0) wake(attackers, true);
}

/** Findings of an attack that a rule needs among this many voices. */
function votesNeeded(rule: CaseRule, voices: number): number {
  if (rule.kind === 'two-thirds') return Math.ceil((2 * voices) / 3);
  return rule.kind === 'majority' ? Math.floor(voices / 2) + 1 : voices;
}

/** Closes the crisis and says whether adequate help came inside the window. */
function close(table: Table, s: Scene): void {
  const { help } = windowOf(s.treaty, s.text);
  s.crisis.closed = true;
  s.crisis.due = [];
  s.crisis.truth = table.hidden.incident;
  if (s.crisis.live !== 0 && s.incident.truth !== 'attack') table.open.falseAlarms += 1;
  s.crisis.helped = s.crisis.deliveries.some(
    (d) => d.arrives >= 0 && d.arrives <= help && d.response >= s.incident.adequate,
  );
}

/** Was the treaty put to the test: a real attack on covered ground that its wording counts? */
export const tested = (s: Scene): boolean =>
  s.incident.truth === 'attack' && s.crisis.covered && s.crisis.counted && s.crisis.requested;

const victimActs = (world: World, table: Table, seat: number): Refusal | null => {
  const s = sceneOf(world, table);
  return s && s.treaty.victim === seat && !s.crisis.requested ? null : notYourTurn(world, seat);
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
    if (s) close(table, s);
  },
};

export { close as closeCrisis };
