import {
  type ActOf,
  at,
  type IncidentIndex,
  laterBy,
  NATURE,
  number,
  oddChance,
  type Package,
  type PlaceIndex,
  type Seats,
  type StageIndex,
  type Table,
  uniform,
  type World,
} from '../model/index.ts';
import { holds, situationOf } from './conditions.ts';
import { openCrisis } from './crisis.ts';
import { defenceOf, swayedBy } from './defence.ts';
import { prospectOf } from './prospect.ts';
import { notYourTurn, type Rule } from './rule.ts';

export const natureStage: Rule<ActOf<'nature.stage'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    if (table.open.stages.length >= (world.case.treaty?.stages.length ?? 0)) return oddChance('no-stage');
    return act.repaired && !act.breached ? oddChance('repair-without-breach') : null;
  },
  apply: (world, table, act) => {
    const { open } = table;
    const stage = open.stages.length;
    open.day = laterBy(open.day, Math.round(number(world, world.case.treaty?.stages[stage]?.days ?? -1)));
    open.stages.push({ stage, breached: act.breached, repaired: act.repaired, day: open.day });
  },
};

/** The chance that a stage is broken under this text, 0 to 1. */
export function breachChance(world: World, table: Table, stage: StageIndex): number {
  const s = world.case.treaty?.stages[stage];
  if (!s) return 0;
  const now = situationOf(table, NATURE);
  let chance = number(world, s.breach);
  for (const sway of s.sways)
    if (holds(sway.when, table.open.agreed ?? [], now)) chance += number(world, sway.share);
  return Math.min(1, Math.max(0, chance));
}

export function drawStage(world: World, table: Table): ActOf<'nature.stage'> {
  const { open } = table;
  const stage = open.stages.length;
  const s = world.case.treaty?.stages[stage];
  const breached =
    uniform(world.chance, open.reopened, NATURE, 'stage', 0, s?.id) < breachChance(world, table, stage);
  const repaired =
    breached &&
    uniform(world.chance, open.reopened, NATURE, 'repair', 0, s?.id) < number(world, s?.repair ?? -1);
  return { type: 'nature.stage', seat: NATURE, breached, repaired };
}

export const stageBroken = (table: Table): boolean => {
  const last = table.open.stages.at(-1);
  return last?.breached === true && !last.repaired;
};

export const natureYear: Rule<ActOf<'nature.year'>> = {
  check: (world, _, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    if (act.kind !== 'incident') return null;
    const incident = world.case.treaty?.incidents[act.incident];
    if (!incident) return oddChance('no-incident', act.incident);
    return incident.places.includes(act.place) ? null : oddChance('wrong-place', act.place);
  },
  apply: (world, table, act) => {
    const { open } = table;
    open.year += 1;
    // A scenario that opens with a treaty in force opens with its first year's test.
    if (open.year > 1 || !world.case.treaty?.opens) open.day = laterBy(open.day, 365);
    if (act.kind === 'deterred') open.deterred += 1;
    if (act.kind === 'incident') openCrisis(world, table, act.incident, act.place);
  },
};

/** Draws an incident by weight, and one of its places. */
export function drawIncident(
  world: World,
  round: number,
): { readonly incident: IncidentIndex; readonly place: PlaceIndex } {
  const incidents = world.case.treaty?.incidents ?? [];
  const total = incidents.reduce((sum, i) => sum + number(world, i.weight), 0);
  let left = uniform(world.chance, round, NATURE, 'incident') * total;
  let incident = incidents.length - 1;
  for (const [i, x] of incidents.entries()) {
    left -= number(world, x.weight);
    if (left < 0) {
      incident = i;
      break;
    }
  }
  return { incident, place: incidentPlace(world, round, incident) };
}

/** Draws where an incident happens, among its places. */
export function incidentPlace(world: World, round: number, incident: IncidentIndex): PlaceIndex {
  const { places } = at(world.case.treaty?.incidents ?? [], incident, 'incident');
  return at(places, Math.floor(uniform(world.chance, round, NATURE, 'place') * places.length), 'place');
}

/**
 * The chance, 0 to 1, that an occasion is used for an attack of a kind in a place, in a year of the treaty:
 * `clip(temptation + preventive · growth) · (1 − deterrence · P(held))`. Growth tempts now, decline lets wait (after
 * Fearon 1995 on shifting power); the linear form is ours.
 * @param text the text in force, or null: no treaty
 */
export function attackChance(
  world: World,
  text: Package | null,
  joined: Seats,
  incident: IncidentIndex,
  place: PlaceIndex,
  year: number,
): number {
  const { treaty } = world.case;
  if (!treaty) return 0;
  const { growth } = defenceOf(world, text, joined, year);
  const pull = swayedBy(world, treaty.temptation, text, joined) + number(world, treaty.preventive) * growth;
  const { held } = prospectOf(world, { text, joined, incident, place, year });
  return Math.min(1, Math.max(0, pull)) * (1 - number(world, treaty.deterrence) * held);
}

/** Draws a year: quiet, or an occasion; an attack that does not pay is dropped. */
export function drawYear(world: World, table: Table): ActOf<'nature.year'> {
  const { treaty } = world.case;
  const { open } = table;
  const year = open.year + 1;
  const quiet: ActOf<'nature.year'> = {
    type: 'nature.year',
    seat: NATURE,
    kind: 'quiet',
    incident: -1,
    place: -1,
  };
  if (!treaty || uniform(world.chance, year, NATURE, 'occasion') >= number(world, treaty.occasion))
    return quiet;
  const { incident, place } = drawIncident(world, year);
  if (treaty.incidents[incident]?.truth === 'attack') {
    const chance = attackChance(world, open.agreed, open.joined, incident, place, year);
    if (uniform(world.chance, year, NATURE, 'deterred') >= chance) return { ...quiet, kind: 'deterred' };
  }
  return { ...quiet, kind: 'incident', incident, place };
}
