import type { Case } from '../model/index.ts';
import type { AloneFacts, CrisisFacts, GuarantorFacts } from '../rules/index.ts';
import { mean, median, type Share, wilson } from './intervals.ts';

/** How one kind of incident went under a text. Shares with 95 % Wilson intervals; hours from the incident. */
export interface IncidentTally {
  readonly incident: string;
  readonly truth: CrisisFacts['truth'];
  readonly crises: number;
  /** The attack was held off; 0 where there was none. */
  readonly held: Share;
  /** Held off, and with help that arrived in time. */
  readonly helped: Share;
  /** The mean share of its harm that was done, 0 to 1. */
  readonly harm: number;
  /** Held off in the same crises without any text; null where these were not played. */
  readonly alone: Share | null;
  /** The duty came alive. */
  readonly live: Share;
  readonly covered: Share;
  /** Median hour of the first help of any kind, over the crises that brought some; null when none did. */
  readonly firstAid: number | null;
}

/** What one guarantor owed and gave over all crises that were real attacks. Responses as steps of the ladder. */
export interface GuarantorTally {
  readonly party: string;
  readonly crises: number;
  readonly foundAttack: Share;
  /** Something of its arrived while the defence still held. */
  readonly gaveInTime: Share;
  /** It was bound to more than it gave. */
  readonly defaulted: Share;
  /** What it gave adds to the defence on average, in the unit of strength. */
  readonly meanEffect: number;
  readonly meanOwed: number;
  readonly meanGiven: number;
  /** Median hour of arrival, null when nothing ever came. */
  readonly arrives: number | null;
}

/** A share or difference over the kinds of attack, with its 95 % limits. */
export interface Weighted {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A treaty's showing on the bench. */
export interface StressTally {
  readonly incidents: readonly IncidentTally[];
  readonly guarantors: readonly GuarantorTally[];
  /** Chance that an attack is held off: kinds weighted by how often they come, 95 % interval from the kinds' own. */
  readonly held: Weighted;
  /** Chance that it is held off with help that arrived in time. */
  readonly help: Weighted;
  /** The same attacks without any text, held off; null where these were not played. */
  readonly alone: Weighted | null;
  /**
   * What the text is worth: how much likelier an attack is held off with it than without, −1 to 1, crisis by crisis on the
   * same draws. Below 0 it is a trap. Null where the crises without a text were not played.
   */
  readonly worth: Weighted | null;
  /** Mean share of the attacks' harm that was done, kinds weighted, 0 to 1. */
  readonly harm: number;
  /** Crises that were no attack and brought the guarantee to life all the same. */
  readonly falseAlarms: Share;
}

const isAttack = (row: CrisisFacts): boolean => row.truth === 'attack';

function tallyIncident(
  c: Case,
  incident: number,
  rows: readonly CrisisFacts[],
  alone: readonly AloneFacts[],
): IncidentTally {
  const n = rows.length;
  const count = (is: (row: CrisisFacts) => boolean): Share => wilson(rows.filter(is).length, n);
  return {
    incident: c.treaty?.incidents[incident]?.id ?? '',
    truth: c.treaty?.incidents[incident]?.truth ?? 'attack',
    crises: n,
    held: count((r) => r.held),
    helped: count((r) => r.helped),
    harm: mean(rows.map((r) => r.harm)) ?? 0,
    alone: alone.length > 0 ? wilson(alone.filter((r) => r.held).length, alone.length) : null,
    live: count((r) => r.live),
    covered: count((r) => r.covered && r.counted),
    firstAid: median(rows.flatMap((r) => (r.firstAid >= 0 ? [r.firstAid] : []))),
  };
}

function tallyGuarantor(c: Case, party: number, rows: readonly CrisisFacts[]): GuarantorTally {
  const mine = rows.flatMap((r): GuarantorFacts[] => r.guarantors.filter((g) => g.party === party));
  const arrivals = mine.flatMap((g) => (g.arrived >= 0 ? [g.arrived] : []));
  return {
    party: c.parties[party]?.id ?? '',
    crises: mine.length,
    foundAttack: wilson(mine.filter((g) => g.finding === 'attack').length, mine.length),
    gaveInTime: wilson(mine.filter((g) => g.inTime).length, mine.length),
    defaulted: wilson(mine.filter((g) => g.defaulted).length, mine.length),
    meanEffect: mean(mine.map((g) => g.effect)) ?? 0,
    meanOwed: mean(mine.map((g) => g.owed)) ?? 0,
    meanGiven: mean(mine.map((g) => g.given)) ?? 0,
    arrives: median(arrivals),
  };
}

/** The share of each kind of attack among attacks, by incident. */
function weightsOf(c: Case, tallies: readonly IncidentTally[]): Map<string, number> {
  const attacks = tallies.filter((t) => t.truth === 'attack' && t.crises > 0);
  const weight = (id: string): number =>
    c.figures[c.treaty?.incidents.find((i) => i.id === id)?.weight ?? -1]?.mode ?? 0;
  const total = attacks.reduce((sum, t) => sum + weight(t.incident), 0);
  return new Map(total === 0 ? [] : attacks.map((t) => [t.incident, weight(t.incident) / total]));
}

/**
 * Σ w·p over kinds of attack. The limits combine each kind's own score limits by the square-and-add rule for sums of
 * independent shares (Newcombe, Statistics in Medicine 17, 1998), so that a kind that never fails still leaves doubt.
 */
function weighted(
  weights: ReadonlyMap<string, number>,
  tallies: readonly IncidentTally[],
  of: (tally: IncidentTally) => Weighted | null,
): Weighted {
  if (weights.size === 0) return { share: 0, low: 0, high: 1 };
  let share = 0;
  let below = 0;
  let above = 0;
  for (const t of tallies) {
    const w = weights.get(t.incident) ?? 0;
    const p = of(t);
    if (w === 0 || p === null) continue;
    share += w * p.share;
    below += (w * (p.share - p.low)) ** 2;
    above += (w * (p.high - p.share)) ** 2;
  }
  return { share, low: Math.max(0, share - Math.sqrt(below)), high: Math.min(1, share + Math.sqrt(above)) };
}

/**
 * Σ w·(mean difference) over kinds of attack, each crisis paired with itself without a text; normal limits from the
 * differences' own variance.
 */
function pairedWorth(
  weights: ReadonlyMap<string, number>,
  c: Case,
  rows: readonly CrisisFacts[],
  alone: readonly AloneFacts[],
): Weighted {
  let share = 0;
  let variance = 0;
  for (const [i, kind] of (c.treaty?.incidents ?? []).entries()) {
    const w = weights.get(kind.id) ?? 0;
    if (w === 0) continue;
    const mine = rows.filter((r) => r.incident === i);
    const other = alone.filter((r) => r.incident === i);
    const n = Math.min(mine.length, other.length);
    if (n === 0) continue;
    const differences = Array.from(
      { length: n },
      (_, k) => Number(mine[k]?.held ?? false) - Number(other[k]?.held ?? false),
    );
    const middle = mean(differences) ?? 0;
    share += w * middle;
    const spread = differences.reduce((sum, d) => sum + (d - middle) ** 2, 0) / Math.max(1, n - 1);
    variance += (w ** 2 * spread) / n;
  }
  const wide = 1.96 * Math.sqrt(variance);
  return { share, low: Math.max(-1, share - wide), high: Math.min(1, share + wide) };
}

/**
 * Counts the facts of many crises under one text: per kind of incident, per guarantor, and over all.
 * @param alone the same crises without any text, kind by kind in the same order; left out, there is nothing to compare with
 */
export function tallyStress(
  c: Case,
  rows: readonly CrisisFacts[],
  alone: readonly AloneFacts[] = [],
): StressTally {
  const kinds = [...new Set(rows.map((r) => r.incident))].sort((a, b) => a - b);
  const incidents = kinds.map((i) =>
    tallyIncident(
      c,
      i,
      rows.filter((r) => r.incident === i),
      alone.filter((r) => r.incident === i),
    ),
  );
  const weights = weightsOf(c, incidents);
  const attacks = rows.filter((r) => isAttack(r) && r.covered && r.counted);
  const parties = [...new Set(attacks.flatMap((r) => r.guarantors.map((g) => g.party)))].sort(
    (a, b) => a - b,
  );
  const others = rows.filter((r) => !isAttack(r));
  return {
    incidents,
    guarantors: parties.map((p) => tallyGuarantor(c, p, attacks)),
    held: weighted(weights, incidents, (t) => t.held),
    help: weighted(weights, incidents, (t) => t.helped),
    alone: alone.length > 0 ? weighted(weights, incidents, (t) => t.alone) : null,
    worth: alone.length > 0 ? pairedWorth(weights, c, rows, alone) : null,
    harm: incidents.reduce((sum, t) => sum + (weights.get(t.incident) ?? 0) * t.harm, 0),
    falseAlarms: wilson(others.filter((r) => r.live).length, others.length),
  };
}
