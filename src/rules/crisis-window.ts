import {
  type ActOf,
  has,
  NATURE,
  number,
  oddChance,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import {
  closeCrisis,
  councilDue,
  mandate,
  mayFind,
  mayRespond,
  nextStop,
  type Scene,
  sceneOf,
  update,
} from './crisis.ts';
import { drawBelief, isMark } from './evidence.ts';
import { notYourTurn, type Rule } from './rule.ts';

/** Hours within which the attacker's own seat, where it has one, gives its finding. */
const ATTACKER_HOURS = 12;

/** How a capital's pace varies around its own hours: all shares from `LEAST` to `LEAST + SPREAD`, each as likely. */
export const PACE = { LEAST: 0.75, SPREAD: 0.5 } as const;

export const natureConvene: Rule<ActOf<'nature.convene'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    if (act.dueAt.length !== world.case.parties.length) return oddChance('hours-per-party');
    return s.terms.duty.consult && !act.convened ? oddChance('must-convene') : null;
  },
  apply: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return;
    s.crisis.convened = act.convened;
    table.hidden.dueAt = [...act.dueAt];
    if (act.convened) update(world, table);
    else closeCrisis(table, s);
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
    const given = s.voices.includes(act.seat) && s.crisis.findings[act.seat] !== null;
    return given ? { code: 'already-answered', seat: act.seat } : notYourTurn(act.seat);
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    crisis.findings[act.seat] = act.finding;
    crisis.foundAt[act.seat] = crisis.hour;
    update(world, table);
  },
};

export const crisisRespond: Rule<ActOf<'crisis.respond'>> = {
  check: (world, table, act) => {
    const s = sceneOf(world, table);
    if (!s) return notYourTurn(act.seat);
    if (s.crisis.gate >= 0 || !mayRespond(s, table, act.seat)) return notYourTurn(act.seat);
    const { cap, ceiling } = mandate(world, s, act.seat);
    if (!s.terms.treaty.responses[act.response]) return { code: 'no-such-response', response: act.response };
    if (act.response > cap) return { code: 'beyond-capacity', seat: act.seat, most: cap };
    return act.response > ceiling ? { code: 'beyond-mandate', most: ceiling } : null;
  },
  apply: (world, table, act) => {
    const { crisis } = table.open;
    if (!crisis) return;
    if (act.response === 0) {
      const limited = has(crisis.limited, act.seat);
      crisis.deliveries.push({ seat: act.seat, response: 0, decided: crisis.hour, limited, arrives: -1 });
    } else {
      crisis.gate = act.seat;
      crisis.pendingResponse = act.response;
    }
    update(world, table);
  },
};

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
      seat: crisis.gate,
      response: crisis.pendingResponse,
      decided: crisis.hour,
      limited: has(crisis.limited, crisis.gate),
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

/** Draws whether the guarantors meet, and the hour at which each capital is ready. */
export function drawConvene(world: World, s: Scene): ActOf<'nature.convene'> {
  const { crisis, terms } = s;
  const { treaty } = terms;
  const convened =
    terms.duty.consult ||
    uniform(world.chance, crisis.year, NATURE, 'convene') < number(world, treaty.convenes);
  const dueAt = world.case.parties.map((party, seat) => {
    if (seat === treaty.attacker) return ATTACKER_HOURS;
    if (!party.guarantor) return -1;
    const pace = PACE.LEAST + PACE.SPREAD * uniform(world.chance, crisis.year, seat, 'pace');
    return Math.max(1, Math.round(number(world, party.guarantor.hours) * pace));
  });
  return { type: 'nature.convene', seat: NATURE, convened, dueAt };
}

/** Moves the clock by `hours`, or to the next stop. */
export function drawClock(world: World, table: Table, s: Scene, hours?: number): ActOf<'clock.advance'> {
  const step = hours ?? nextStop(table, s) - s.crisis.hour;
  const to = s.crisis.hour + step;
  const beliefs = isMark(to)
    ? world.case.parties.map((_, p) => drawBelief(world, s.crisis.year, p, s.incident, to))
    : [];
  return { type: 'clock.advance', seat: NATURE, hours: step, beliefs };
}

export function drawGate(world: World, s: Scene): ActOf<'nature.gate'> {
  const { crisis } = s;
  const guarantor = world.case.parties[crisis.gate]?.guarantor;
  const refused = guarantor ? number(world, guarantor.gateRefuses) : 0;
  const passed = uniform(world.chance, crisis.year, crisis.gate, 'gate') >= refused;
  const travel = guarantor ? Math.round(number(world, guarantor.deliveryHours)) : 0;
  return {
    type: 'nature.gate',
    seat: NATURE,
    passed,
    arrives: passed ? Math.max(crisis.hour, crisis.liveAt) + travel : -1,
  };
}

export function drawCouncil(world: World, s: Scene): ActOf<'nature.council'> {
  const chance = number(world, s.terms.treaty.councilBlocked);
  return {
    type: 'nature.council',
    seat: NATURE,
    vetoed: uniform(world.chance, s.crisis.year, NATURE, 'council') < chance,
  };
}
