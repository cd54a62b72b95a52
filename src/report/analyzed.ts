import type { AnalysisFacts } from '../analysis/index.ts';
import { type Case, type Hindrance, POINT, partyIndex, type Remark } from '../model/index.ts';
import { hindranceTold, remarkTold } from '../telling/index.ts';

/** Why a party and a clause stand in the way. */
export type BlockerCode = Hindrance['code'];

/**
 * A party and a clause that stand in the way of agreement, in words and names. `own-lines`: this party's own red lines
 * cannot all be kept. `own-bar`: they can, but no text that keeps them is worth its reservation value. `conflict`: red
 * lines on this clause cannot both be kept. `bridge-only`: they can, but only with an option made as a bridge. `costs`:
 * no red line stands against it, but agreement on the clause costs this party points.
 */
export interface ToldHindrance {
  readonly party: string;
  readonly clause: string;
  readonly code: BlockerCode;
  readonly text: string;
  /** Points that the party gives up on the clause in the option on which the parties lose least together, two decimals. */
  readonly cost: number;
  /** The parties whose red lines it meets, and the ids of this party's red lines that do. */
  readonly against: readonly string[];
  readonly lines: readonly string[];
}

/** A remark on how the figures of an analysis came about. */
export interface ToldRemark {
  readonly code: Remark['code'];
  readonly text: string;
}

/** An analysis in words and names. */
export interface ToldAnalysis extends Omit<AnalysisFacts, 'hindrances' | 'remarks'> {
  /** What stands in the way, most weighty first. */
  readonly blockers: readonly ToldHindrance[];
  /** What a reader has to know of how the figures came about; the same as the texts of `remarks`. */
  readonly notes: readonly string[];
  /** The notes with their codes. */
  readonly remarks: readonly ToldRemark[];
}

const twoDecimals = (units: number): number => Math.round((100 * units) / POINT) / 100;

function told(c: Case, h: Hindrance): ToldHindrance {
  const party = c.parties[h.party];
  return {
    party: party?.id ?? '',
    clause: c.clauses[h.clause]?.id ?? '',
    code: h.code,
    text: hindranceTold(c, h),
    cost: twoDecimals(h.cost),
    against: h.against.map((seat) => c.parties[seat]?.id ?? ''),
    lines: h.lines.map((line) => party?.redLines[line]?.id ?? ''),
  };
}

/** Puts an analysis into words. */
export function toldAnalysis(c: Case, found: AnalysisFacts): ToldAnalysis {
  const { hindrances, remarks, ...figures } = found;
  const seats = found.parties.map((id) => partyIndex(c, id));
  const said = remarks.map((r): ToldRemark => ({ code: r.code, text: remarkTold(c, seats, r) }));
  return {
    ...figures,
    blockers: hindrances.map((h) => told(c, h)),
    notes: said.map((r) => r.text),
    remarks: said,
  };
}
