import {
  at,
  type CaseStakes,
  isEnding,
  number,
  type Phase,
  POINT,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { situationOf } from './conditions.ts';
import { scoreOf } from './worth.ts';

/**
 * What a negotiation came to for one seat: what was signed, what happened, and what it did. Points on the scale of scores;
 * `total` may lie below 0 or above 100.
 */
export interface Realised {
  readonly total: number;
  /** The text's worth over the share of the treaty's years in which it stood. */
  readonly text: number;
  /** What no agreement is worth over the years without it. */
  readonly outside: number;
  /** Harm that attacks did, whatever they gained or lost this seat; mostly below 0. */
  readonly harm: number;
  /** What being in an attack, as who made or met it, cost this seat. */
  readonly war: number;
  /** What its own help cost it, by the exposure it took on. */
  readonly help: number;
  /** What falling short of its word cost it. */
  readonly broken: number;
  /** What its campaigns before votes cost it. */
  readonly campaign: number;
  /** What the evidence it laid open and its appeals to single capitals cost it. */
  readonly plea: number;
}

/** The share of the treaty's years in which the text stood, 0 to 1. */
function shareInForce(world: World, table: Table, phase: Phase): number {
  const years = world.case.treaty?.years ?? 0;
  switch (phase) {
    case 'agreed':
    case 'held':
    case 'deterred':
    case 'honoured':
      return 1;
    case 'failed-when-tested':
      return years > 0 ? Math.min(1, table.open.year / years) : 0;
    default:
      return 0;
  }
}

const NO_STAKES: CaseStakes = { harm: -1, war: -1, burden: -1, breach: -1 };

const figure = (world: World, index: number): number => (index < 0 ? 0 : number(world, index));

/**
 * What a negotiation that is over came to for a seat:
 * `share · score(text) + (1 − share) · RV − Σ harm · stake − Σ wars · stake − Σ exposure · burden − Σ shortfall · breach
 * − Σ prices of campaigns, of evidence laid open and of appeals`,
 * `share` the part of the treaty's years in which the text stood and RV the reservation value at the end, which stands for
 * years without a text, their wars included. Ours.
 * @throws RangeError for a phase that is no ending
 */
export function realisedBy(world: World, table: Table, phase: Phase, seat: Seat): Realised {
  if (!isEnding(phase)) throw new RangeError(`"${phase}" is no ending`);
  const { treaty } = world.case;
  const { agreed, tolls } = table.open;
  const share = agreed ? shareInForce(world, table, phase) : 0;
  const score = agreed ? scoreOf(world, seat, agreed, situationOf(table, seat)) / POINT : 0;
  const reservation = (table.own[seat]?.reservation ?? 0) / POINT;
  const stakes = treaty?.stakes[seat] ?? NO_STAKES;
  let harm = 0;
  let war = 0;
  let help = 0;
  let broken = 0;
  for (const toll of tolls) {
    harm -= toll.harm * figure(world, stakes.harm);
    if (toll.attack && (seat === treaty?.attacker || seat === treaty?.victim))
      war -= figure(world, stakes.war);
    for (const given of toll.given) {
      if (given.seat !== seat) continue;
      const exposure = number(world, at(treaty?.responses ?? [], given.response, 'response').exposure);
      help -= exposure * figure(world, stakes.burden);
      broken -= given.short * figure(world, stakes.breach);
    }
  }
  let campaign = 0;
  let plea = 0;
  for (const outlay of table.open.outlays) {
    if (outlay.seat !== seat) continue;
    if (outlay.kind === 'campaign') campaign -= figure(world, treaty?.campaign?.price ?? -1);
    else if (outlay.kind === 'evidence') plea -= figure(world, treaty?.evidence?.price ?? -1);
    else plea -= figure(world, treaty?.appeals?.price ?? -1);
  }
  const text = share * score;
  const outside = (1 - share) * reservation;
  // Adding 0 turns −0 into 0: JSON would not keep it.
  const total = text + outside + harm + war + help + broken + campaign + plea + 0;
  return {
    total,
    text,
    outside,
    harm: harm + 0,
    war: war + 0,
    help: help + 0,
    broken: broken + 0,
    campaign: campaign + 0,
    plea: plea + 0,
  };
}
