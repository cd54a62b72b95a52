import type { Case } from '../model/index.ts';
import type { CrisisFacts, GuarantorFacts } from '../rules/index.ts';
import { mean, median, type Share, wilson } from './intervals.ts';

/** How one kind of incident went under a text. Shares with 95 % Wilson intervals; hours from the incident. */
export interface IncidentTally {
  readonly incident: string;
  readonly truth: CrisisFacts['truth'];
  readonly crises: number;
  /** Adequate help inside the window. */
  readonly helped: Share;
  /** The guarantee came to life. */
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
  readonly gaveInWindow: Share;
  readonly meanOwed: number;
  readonly meanGiven: number;
  /** Median hour of arrival, null when nothing ever came. */
  readonly arrives: number | null;
}

/** A treaty's showing on the bench. */
export interface StressTally {
  readonly incidents: readonly IncidentTally[];
  readonly guarantors: readonly GuarantorTally[];
  /** Chance of adequate help under attack: kinds weighted by how often they come, 95 % interval from the kinds' own. */
  readonly help: { readonly share: number; readonly low: number; readonly high: number };
  /** Crises that were no attack and brought the guarantee to life all the same. */
  readonly falseAlarms: Share;
}

const isAttack = (row: CrisisFacts): boolean => row.truth === 'attack';

function tallyIncident(c: Case, incident: number, rows: readonly CrisisFacts[]): IncidentTally {
  const n = rows.length;
  const count = (is: (row: CrisisFacts) => boolean): Share => wilson(rows.filter(is).length, n);
  return {
    incident: c.treaty?.incidents[incident]?.id ?? '',
    truth: c.treaty?.incidents[incident]?.truth ?? 'attack',
    crises: n,
    helped: count((r) => r.helped),
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
    gaveInWindow: wilson(mine.filter((g) => g.inWindow).length, mine.length),
    meanOwed: mean(mine.map((g) => g.owed)) ?? 0,
    meanGiven: mean(mine.map((g) => g.given)) ?? 0,
    arrives: median(arrivals),
  };
}

/**
 * Σ w·p over kinds of attack. The limits combine each kind's own score limits by the square-and-add rule for sums of
 * independent shares (Newcombe, Statistics in Medicine 17, 1998), so that a kind that never fails still leaves doubt.
 */
function weighted(c: Case, tallies: readonly IncidentTally[]): StressTally['help'] {
  const weight = (id: string): number => {
    const incident = c.treaty?.incidents.find((i) => i.id === id);
    return incident ? (c.figures[incident.weight]?.mode ?? 0) : 0;
  };
  const attacks = tallies.filter((t) => t.truth === 'attack' && t.crises > 0);
  const total = attacks.reduce((sum, t) => sum + weight(t.incident), 0);
  if (total === 0) return { share: 0, low: 0, high: 1 };
  let share = 0;
  let below = 0;
  let above = 0;
  for (const t of attacks) {
    const w = weight(t.incident) / total;
    share += w * t.helped.share;
    below += (w * (t.helped.share - t.helped.low)) ** 2;
    above += (w * (t.helped.high - t.helped.share)) ** 2;
  }
  return { share, low: Math.max(0, share - Math.sqrt(below)), high: Math.min(1, share + Math.sqrt(above)) };
}

/** Counts the facts of many crises under one text: per kind of incident, per guarantor, and over all. */
export function tallyStress(c: Case, rows: readonly CrisisFacts[]): StressTally {
  const kinds = [...new Set(rows.map((r) => r.incident))].sort((a, b) => a - b);
  const incidents = kinds.map((i) =>
    tallyIncident(
      c,
      i,
      rows.filter((r) => r.incident === i),
    ),
  );
  const attacks = rows.filter((r) => isAttack(r) && r.covered && r.counted);
  const parties = [...new Set(attacks.flatMap((r) => r.guarantors.map((g) => g.party)))].sort(
    (a, b) => a - b,
  );
  const others = rows.filter((r) => !isAttack(r));
  return {
    incidents,
    guarantors: parties.map((p) => tallyGuarantor(c, p, attacks)),
    help: weighted(c, incidents),
    falseAlarms: wilson(others.filter((r) => r.live).length, others.length),
  };
}
