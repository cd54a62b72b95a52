import {
  type ActOf,
  type Basis,
  type Crisis,
  type Delivery,
  has,
  NATURE,
  normal,
  number,
  oddChance,
  type Seat,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import {
  againAt,
  basisOf,
  councilDue,
  deferredTo,
  mandate,
  mayFind,
  mayRespond,
  nextStop,
  type Scene,
  sceneOf,
  update,
} from './crisis.ts';
import { defenceOf, holdingHours } from './defence.ts';
import { drawBelief, isMark, shownClarity } from './evidence.ts';
import { notYourTurn, type Rule } from './rule.ts';
import type { Terms } from './terms.ts';
import { meansOf } from './will.ts';

/** Hours within which the attacker's own seat, where it has one, gives its finding. */
export const ATTACKER_HOURS = 12;

/** How a capital's pace varies around its own hours: all shares from `LEAST` to `LEAST + SPREAD`, each as likely. */
export const PACE = { LEAST: 0.75, SPREAD: 0.5 } as const;

export const natureConvene: Rule<ActOf<'nature.convene'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    const n = world.case.parties.length;
    if ([act.dueAt, act.ownAt, act.resolve].some((list) => list.length !== n))
      return oddChance('hours-per-party');
    return s.terms.duty.consult && !act.convened ? oddChance('must-convene') : null;
  },
  apply: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return;
    s.crisis.convened = act.convened;
    s.crisis.pleading = true;
    table.hidden.dueAt = [...act.dueAt];
    table.hidden.ownAt = [...act.ownAt];
    table.hidden.holds = act.holds;
    for (const [seat, resolve] of act.resolve.entries()) {
      const own = table.own[seat];
      if (own) own.resolve = resolve;
    }
    update(world, table);
  },
};

export const clockAdvance: Rule<ActOf<'clock.advance'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    const stop = nextStop(table, s);
    const to = s.crisis.hour + act.hours;
    if (!Number.isInteger(act.hours) || act.hours < 1) return oddChance('whole-hours', act.hours);
    if (to > stop) return { code: 'clock-too-far', stop };
    const wanted = isMark(to) ? world.case.parties.length : 0;
    return act.beliefs.length === wanted ? null : oddChance('readings-due', wanted);
  },
  apply: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return;
    s.crisis.hour += act.hours;
    for (const [seat, belief] of act.beliefs.entries()) {
      const own = table.own[seat];
      if (own) own.belief = belief;
    }
    update(world, table);
  },
};

export const crisisFind: Rule<ActOf<'crisis.find'>> = {
  check: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    if (mayFind(s, table, act.seat)) return null;
    const given = s.capitals.includes(act.seat) && s.crisis.findings[act.seat] !== null;
    return given ? { code: 'already-answered', seat: act.seat } : notYourTurn(act.seat);
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.findings[act.seat] = act.finding;
    crisis.foundAt[act.seat] = crisis.hour;
    // What a capital finds is a reason to think again about what to show and whom to ask.
    crisis.pleading = true;
    table.hidden.dueAt[act.seat] =
      act.finding === 'unclear' && act.seat !== world.case.treaty?.attacker
        ? againAt(crisis.hour, table.hidden.ownAt[act.seat] ?? -1)
        : -1;
    update(world, table);
  },
};

export const crisisRespond: Rule<ActOf<'crisis.respond'>> = {
  check: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    if (s.crisis.gate >= 0 || !mayRespond(world, s, act.seat)) return notYourTurn(act.seat);
    const { response, seat } = act;
    if (!s.terms.treaty.responses[response]) return { code: 'no-such-response', response };
    if (!has(meansOf(world, null, seat, false), response)) return { code: 'beyond-capacity', seat, response };
    return has(mandate(world, table, s, seat), response) ? null : { code: 'barred-by-text', response };
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    if (act.response === 0) {
      crisis.deliveries.push({ ...decisionOf(crisis, act.seat), response: 0, arrives: -1 });
    } else {
      crisis.gate = act.seat;
      crisis.pendingResponse = act.response;
    }
    update(world, table);
  },
};

export const crisisDefer: Rule<ActOf<'crisis.defer'>> = {
  check: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s || s.crisis.gate >= 0 || !mayRespond(world, s, act.seat)) return notYourTurn(act.seat);
    return deferredTo(s, act.seat) < 0 ? { code: 'waited-before', seat: act.seat } : null;
  },
  apply: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return;
    s.crisis.deferred[act.seat] = deferredTo(s, act.seat);
    update(world, table);
  },
};

/** What a decision rests on, as it stands now. */
const decisionOf = (crisis: Crisis, seat: Seat): Omit<Delivery, 'response' | 'arrives'> => ({
  seat,
  decided: crisis.hour,
  basis: basisOf(crisis, seat),
  finding: crisis.findings[seat] ?? 'unclear',
});

export const natureGate: Rule<ActOf<'nature.gate'>> = {
  check: (_, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const { crisis } = table.open;
    if (!crisis || crisis.gate < 0) return oddChance('no-gate');
    const sound = act.passed ? act.arrives >= crisis.hour : act.arrives === -1;
    return sound ? null : oddChance('arrives-early', act.arrives);
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.deliveries.push({
      ...decisionOf(crisis, crisis.gate),
      response: crisis.pendingResponse,
      arrives: act.arrives,
    });
    crisis.gate = -1;
    crisis.pendingResponse = 0;
    update(world, table);
  },
};

export const natureCouncil: Rule<ActOf<'nature.council'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const s = sceneOf(world, table);
    return s && councilDue(s) ? null : oddChance('no-council-due');
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.council = act.vetoed ? 'vetoed' : 'seized';
    update(world, table);
  },
};

/** Hours after which a capital would say what it finds by itself: its own, at its pace of the day. */
export const ownHours = (hours: number, luck: number): number =>
  Math.max(1, Math.round(hours * (PACE.LEAST + PACE.SPREAD * luck)));

/**
 * The hour at which a capital is due: its own, or where it is bound to decide inside a window, complies and would be
 * later, the end of the window.
 */
export const dueHour = (own: number, decideBy: number, complies: boolean): number =>
  complies && own > decideBy ? decideBy : own;

/** Draws whether the guarantors meet, how long the defence holds, when each capital is due, and its resolve. */
export function drawConvene(world: World, table: Table, s: Scene): ActOf<'nature.convene'> {
  const { crisis, terms } = s;
  const { treaty } = terms;
  const { chance } = world;
  const { year } = crisis;
  const { joined, agreed } = table.open;
  const convened =
    terms.duty.consult || uniform(chance, year, NATURE, 'convene') < number(world, treaty.convenes);
  const compliance = number(world, treaty.compliance);
  const spread = number(world, treaty.resolve);
  const ownAt: number[] = [];
  const dueAt: number[] = [];
  const resolve: number[] = [];
  for (const { index: seat, guarantor } of world.case.parties) {
    const heard = s.capitals.includes(seat);
    const attacks = seat === treaty.attacker;
    const own =
      !heard || !guarantor || attacks
        ? heard
          ? ATTACKER_HOURS
          : -1
        : ownHours(number(world, guarantor.hours), uniform(chance, year, seat, 'pace'));
    const bound = convened && has(joined, seat) && !attacks;
    const complies = bound && uniform(chance, year, seat, 'comply') < compliance;
    ownAt.push(own);
    dueAt.push(dueHour(own, terms.decideBy, complies));
    resolve.push(
      guarantor && heard && !attacks ? Math.round(1000 * spread * normal(chance, year, seat, 'resolve')) : 0,
    );
  }
  const defence = defenceOf(world, agreed, joined, table.open.year);
  const holds = holdingHours(world, table.hidden.incident, defence, normal(chance, year, NATURE, 'holds'));
  return { type: 'nature.convene', seat: NATURE, convened, holds, dueAt, ownAt, resolve };
}

/** Moves the clock by `hours`, or to the next stop. */
export function drawClock(world: World, table: Table, s: Scene, hours?: number): ActOf<'clock.advance'> {
  const step = hours ?? nextStop(table, s) - s.crisis.hour;
  const to = s.crisis.hour + step;
  const shown = shownClarity(world, s.crisis.shown);
  const beliefs = isMark(to)
    ? world.case.parties.map((_, p) => drawBelief(world, s.crisis.year, p, s.incident, to, shown))
    : [];
  return { type: 'clock.advance', seat: NATURE, hours: step, beliefs };
}

export function drawGate(world: World, table: Table, s: Scene): ActOf<'nature.gate'> {
  const { crisis, terms } = s;
  const seat = crisis.gate;
  const { joined, agreed, year } = table.open;
  const passed = passesGate(
    world,
    terms,
    seat,
    basisOf(crisis, seat),
    uniform(world.chance, crisis.year, seat, 'gate'),
  );
  const { readiness } = defenceOf(world, agreed, joined, year);
  const from = basisOf(crisis, seat) === 'own' ? crisis.hour : Math.max(crisis.hour, crisis.liveAt);
  const arrives = passed ? from + travelHours(world, seat, readiness) : -1;
  return { type: 'nature.gate', seat: NATURE, passed, arrives };
}

/** Does help pass the gate at home, for an even draw? What is owed does where parliaments have agreed beforehand. */
export const passesGate = (
  world: World,
  terms: Terms | null,
  seat: Seat,
  basis: Basis,
  luck: number,
): boolean =>
  (terms?.duty.authorised === true && basis === 'owed') ||
  luck >= number(world, world.case.parties[seat]?.guarantor?.gateRefuses ?? -1);

/** Hours from a decision to arrival; readiness brings help sooner. */
export const travelHours = (world: World, seat: Seat, readiness: number): number =>
  Math.max(
    0,
    Math.round(number(world, world.case.parties[seat]?.guarantor?.deliveryHours ?? -1) * (1 - readiness)),
  );

export function drawCouncil(world: World, s: Scene): ActOf<'nature.council'> {
  const chance = number(world, s.terms.treaty.councilBlocked);
  return {
    type: 'nature.council',
    seat: NATURE,
    vetoed: uniform(world.chance, s.crisis.year, NATURE, 'council') < chance,
  };
}
