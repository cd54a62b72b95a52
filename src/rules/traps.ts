import {
  at,
  type LockEntry,
  NOBODY,
  number,
  type Package,
  POINT,
  type Seat,
  type Seats,
  type World,
} from '../model/index.ts';
import { type Situation, situationOf } from './conditions.ts';
import { attackChance } from './force.ts';
import { openTable } from './open-table.ts';
import { guaranteeWorth, prospectOf, underAttack } from './prospect.ts';
import { barred, expectedYes, lockOf, passChance } from './ratification.ts';
import { Terms } from './terms.ts';
import { scoreOf } from './worth.ts';

/** Why a text may be signed gladly and be worth less than nothing. Chances and shares are 0 to 1, scores in points. */
export type Trap =
  /** Under attack the protected state is better off without it: `worth` below 0. */
  | { readonly code: 'worth-below-nothing'; readonly worth: number }
  /** With nobody bound by it, as much would be held: the duty adds nothing. */
  | { readonly code: 'adds-nothing'; readonly held: number }
  /** A vote it needs is likelier lost than won. */
  | {
      readonly code: 'vote-likely-lost';
      readonly entry: LockEntry;
      readonly yes: number;
      readonly chance: number;
    }
  /** A vote it needs could not be held. */
  | { readonly code: 'vote-barred'; readonly entry: LockEntry }
  /** A principal would sign it, and its worth over the treaty's years, attacks to be expected, lies below its walk-away. */
  | {
      readonly code: 'below-walk-away';
      readonly party: Seat;
      readonly score: number;
      readonly expected: number;
      readonly reservation: number;
    };

/** The least that a worth must differ from nothing to be told: the sample's own grain. */
const GRAIN = 0.02;

/** What the attacks to be expected over the treaty's years cost a party, in points; below 0 where they gain it something. */
export function expectedToll(world: World, text: Package | null, joined: Seats, party: Seat): number {
  const { treaty } = world.case;
  const stakes = treaty?.stakes[party];
  if (!treaty || !stakes) return 0;
  const total = treaty.incidents.reduce((sum, i) => sum + number(world, i.weight), 0);
  const harm = stakes.harm < 0 ? 0 : number(world, stakes.harm);
  const war =
    stakes.war < 0 || (party !== treaty.attacker && party !== treaty.victim) ? 0 : number(world, stakes.war);
  let toll = 0;
  for (let year = 1; year <= treaty.years; year++) {
    for (const [incident, kind] of treaty.incidents.entries()) {
      if (kind.truth !== 'attack' || total === 0) continue;
      for (const place of kind.places) {
        const share = number(world, kind.weight) / total / kind.places.length;
        const chance =
          number(world, treaty.occasion) * attackChance(world, text, joined, incident, place, year);
        const p = prospectOf(world, { text, joined, incident, place, year });
        toll += share * chance * (war + harm * p.harm);
      }
    }
  }
  return toll;
}

/** Votes of a text that are likelier lost than won, or could not be held, with those in. */
function lostVotes(world: World, text: Package, joined: Seats, now: Situation): Trap[] {
  const { treaty, parties } = world.case;
  if (!treaty) return [];
  const terms = new Terms(treaty, text);
  const entries = terms.plan.flatMap((step): LockEntry[] => (step === 'legislatures' ? [] : [step]));
  return entries.flatMap((entry): Trap[] => {
    const lock = lockOf(world, entry);
    if (!lock || !parties[lock.of]) return [];
    if (barred(lock, text, now)) return [{ code: 'vote-barred', entry }];
    const chance = passChance(world, lock, text, { ...now, joined });
    if (chance >= 0.5) return [];
    return [
      { code: 'vote-likely-lost', entry, yes: expectedYes(world, lock, text, { ...now, joined }), chance },
    ];
  });
}

/**
 * What may be wrong with a text that looks good: worth less than nothing under attack, a duty that adds nothing, votes that
 * are likely lost, a worth over the years below what walking away is worth.
 * @param joined who is taken to be in; by default all whom the text names
 */
export function trapsOf(world: World, text: Package, joined?: Seats): Trap[] {
  const { treaty, principals } = world.case;
  if (!treaty) return [];
  const table = openTable(world);
  const now = situationOf(table, treaty.victim);
  const circle = joined ?? new Terms(treaty, text).named;
  const traps: Trap[] = [];
  const worth = guaranteeWorth(world, text, circle);
  if (worth < -GRAIN) traps.push({ code: 'worth-below-nothing', worth });
  const { held } = underAttack(world, text, circle);
  const unbound = underAttack(world, text, circle, 1, true);
  if (held - unbound.held < GRAIN) traps.push({ code: 'adds-nothing', held });
  traps.push(...lostVotes(world, text, circle, now));
  for (const party of principals) {
    const score = scoreOf(world, party, text, { ...now, joined: NOBODY }) / POINT;
    const reservation = at(table.own, party, 'seat').reservation / POINT;
    const expected = score - expectedToll(world, text, circle, party);
    if (score >= reservation && expected < reservation)
      traps.push({ code: 'below-walk-away', party, score, expected, reservation });
  }
  return traps;
}
