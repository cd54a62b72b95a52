import { type CaseIncident, normal, number, type World } from '../model/index.ts';

/**
 * How far the evidence settles what happened at an hour, 0 to 1: straight lines through 6, 24 and 72 hours; what the
 * attacked state has laid open is added.
 */
export const clarityAt = (incident: CaseIncident, hour: number, shown = 0): number =>
  Math.min(1, settled(incident, hour) + shown);

function settled(incident: CaseIncident, hour: number): number {
  const [at6, at24, at72] = incident.clarity;
  if (hour <= 0) return 0;
  if (hour <= 6) return (at6 * hour) / 6;
  if (hour <= 24) return at6 + ((at24 - at6) * (hour - 6)) / 18;
  if (hour <= 72) return at24 + ((at72 - at24) * (hour - 24)) / 48;
  return at72;
}

/** Hours at which new evidence reaches capitals: every 6 to the first day, every 12 to the third, then daily. */
export const isMark = (hour: number): boolean =>
  hour > 0 && (hour <= 24 ? hour % 6 === 0 : hour <= 72 ? hour % 12 === 0 : hour % 24 === 0);

/** The last hour at or before this one at which evidence reached the capitals; 0 before the first. */
export function lastMark(hour: number): number {
  const step = hour <= 24 ? 6 : hour <= 72 ? 12 : 24;
  return Math.floor(hour / step) * step;
}

/** Which mark an hour has reached, counted from 0 at the call for help. */
export const markIndex = (hour: number): number =>
  hour <= 24
    ? Math.floor(hour / 6)
    : hour <= 72
      ? 4 + Math.floor((hour - 24) / 12)
      : 8 + Math.floor((hour - 72) / 24);

export function nextMark(hour: number): number {
  let next = hour + 1;
  while (!isMark(next)) next++;
  return next;
}

/** A party's lasting leaning in crises: guarantors their own, the attacker wholly against, others none. */
function biasOf(world: World, party: number): number {
  if (party === world.case.treaty?.attacker) return -1;
  const guarantor = world.case.parties[party]?.guarantor;
  return guarantor ? number(world, guarantor.bias) : 0;
}

/** What evidence laid open adds to clarity, 0 to 1; 0 where none was. */
export const shownClarity = (world: World, shown: boolean): number =>
  shown ? number(world, world.case.treaty?.evidence?.clarity ?? -1) : 0;

/**
 * The middle and the spread of a party's belief that an attributable armed attack has happened. Evidence laid open moves
 * the middle towards the truth and leaves each capital its own misreading, so that it never lowers the belief in an
 * attack that is true.
 * @param shown what evidence laid open adds to clarity, 0 to 1
 */
export function beliefOf(
  world: World,
  party: number,
  incident: CaseIncident,
  hour: number,
  shown = 0,
): { mean: number; spread: number } {
  const clarity = clarityAt(incident, hour, shown);
  const direction = incident.truth === 'attack' ? 1 : -1;
  const noise = number(world, world.case.treaty?.noise ?? -1);
  return {
    mean: 0.5 + 0.5 * direction * clarity + biasOf(world, party),
    spread: noise * (1 - clarityAt(incident, hour)),
  };
}

/** What a party makes of the evidence at an hour, in thousandths. Its misreading lasts through the crisis. */
export function drawBelief(
  world: World,
  year: number,
  party: number,
  incident: CaseIncident,
  hour: number,
  shown = 0,
): number {
  const { mean, spread } = beliefOf(world, party, incident, hour, shown);
  const belief = mean + spread * normal(world.chance, year, party, 'evidence');
  return Math.round(1000 * Math.min(1, Math.max(0, belief)));
}

/** Does a fact-finders' panel find an attack? It does when the evidence by then is more than half settled. */
export const panelFinds = (incident: CaseIncident, hour: number, shown = 0): boolean =>
  incident.truth === 'attack' && clarityAt(incident, hour, shown) >= 0.5;
