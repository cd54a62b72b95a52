import { type ActOf, NATURE, number, refuse, type Table, uniform, type World } from '../model/index.ts';
import {
  closeCrisis,
  mandate,
  mayFind,
  mayRespond,
  nextStop,
  type Scene,
  sceneOf,
  update,
  voters,
} from './crisis.ts';
import { drawBelief, isMark } from './evidence.ts';
import { has, nameOf, notYourTurn, type Rule } from './rule.ts';

/** Hours within which the attacker's own seat, where it has one, gives its finding. */
const ATTACKER_HOURS = 12;

const noCrisis = refuse('wrong-phase', 'There is no crisis.');

export const natureConvene: Rule<ActOf<'nature.convene'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(world, act.seat);
    const s = sceneOf(world, table);
    if (!s) return noCrisis;
    if (act.dueAt.length !== world.case.parties.length)
      return refuse('malformed-chance', 'Every party needs an hour.');
    const must = s.treaty.duty[s.text[s.treaty.dutyClause] ?? -1]?.consult === true;
    return must && !act.convened
      ? refuse('malformed-chance', 'The text obliges the guarantors to meet.')
      : null;
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
    if (act.seat !== NATURE) return notYourTurn(world, act.seat);
    const s = sceneOf(world, table);
    if (!s) return noCrisis;
    const waiting = s.crisis.due[0] ?? s.crisis.gate;
    if (waiting >= 0) return refuse('clock-too-far', `${nameOf(world.case, waiting)} must be heard first.`);
    const stop = nextStop(world, table, s);
    const to = s.crisis.hour + act.hours;
    if (!Number.isInteger(act.hours) || act.hours < 1)
      return refuse('malformed-chance', 'The clock moves by whole hours.');
    if (to > stop) return refuse('clock-too-far', `Somebody must be heard at T+${stop} h.`);
    const wanted = isMark(to) ? world.case.parties.length : 0;
    return act.beliefs.length === wanted
      ? null
      : refuse('malformed-chance', `At T+${to} h ${wanted} readings of the evidence are due.`);
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
    if (!s) return noCrisis;
    if (mayFind(world, table, s, act.seat)) return null;
    const given = voters(world, table, s).includes(act.seat) && s.crisis.findings[act.seat] !== null;
    return given
      ? refuse('already-answered', `${nameOf(world.case, act.seat)} has given its finding.`)
      : notYourTurn(world, act.seat);
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
    if (!s) return noCrisis;
    if (s.crisis.gate >= 0 || !mayRespond(s, table, act.seat)) return notYourTurn(world, act.seat);
    const { cap, ceiling } = mandate(world, s, act.seat);
    const name = nameOf(world.case, act.seat);
    if (!s.treaty.responses[act.response])
      return refuse('no-such-option', `There is no response ${act.response}.`);
    if (act.response > cap)
      return refuse('beyond-capacity', `${name} can do no more than "${s.treaty.responses[cap]?.text}".`);
    return act.response > ceiling
      ? refuse('beyond-mandate', `The text licenses no more than "${s.treaty.responses[ceiling]?.text}".`)
      : null;
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
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(world, act.seat);
    const { crisis } = table.open;
    if (!crisis || crisis.gate < 0) return refuse('malformed-chance', 'No help waits for a gate.');
    const sound = act.passed ? act.arrives >= crisis.hour : act.arrives === -1;
    return sound ? null : refuse('malformed-chance', 'Help cannot arrive before it is sent.');
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
    if (act.seat !== NATURE) return notYourTurn(world, act.seat);
    return table.open.crisis?.council === 'none' && table.open.crisis.live !== 0
      ? null
      : refuse('malformed-chance', 'No report to the Council is due.');
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
  const { treaty, crisis, text } = s;
  const must = treaty.duty[text[treaty.dutyClause] ?? -1]?.consult === true;
  const convened =
    must || uniform(world.chance, crisis.year, NATURE, 'convene') < number(world, treaty.convenes);
  const dueAt = world.case.parties.map((party, seat) => {
    if (seat === treaty.attacker) return ATTACKER_HOURS;
    if (!party.guarantor) return -1;
    const pace = 0.75 + 0.5 * uniform(world.chance, crisis.year, seat, 'pace');
    return Math.max(1, Math.round(number(world, party.guarantor.hours) * pace));
  });
  return { type: 'nature.convene', seat: NATURE, convened, dueAt };
}

/** Moves the clock by `hours`, or to the next stop. */
export function drawClock(world: World, table: Table, s: Scene, hours?: number): ActOf<'clock.advance'> {
  const step = hours ?? nextStop(world, table, s) - s.crisis.hour;
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
  const chance = number(world, s.treaty.councilBlocked);
  return {
    type: 'nature.council',
    seat: NATURE,
    vetoed: uniform(world.chance, s.crisis.year, NATURE, 'council') < chance,
  };
}
