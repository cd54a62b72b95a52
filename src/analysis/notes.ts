import { type Impasse, type Remark, SOLUTIONS } from '../model/index.ts';
import type { Point } from './frontier.ts';
import { fairest, type Solutions } from './solutions.ts';
import type { Over, Space } from './space.ts';

/** What the remarks on an analysis are made from. */
export interface Findings {
  readonly space: Space;
  readonly bars: readonly number[];
  readonly over: Over;
  /** Whether the caller asked for `over`. */
  readonly asked: boolean;
  readonly feasible: bigint | null;
  readonly rational: bigint | null;
  /** Points of the frontier of the texts that keep the red lines. */
  readonly lawful: readonly Point[];
  /** Score units; 0 for an exact frontier. */
  readonly within: number;
  readonly tied: Readonly<Record<keyof Solutions, number>>;
  readonly blockersComplete: boolean;
}

/** What a reader has to know of how the figures of an analysis came about. */
export function remarksOn(f: Findings, impasses: readonly Impasse[]): Remark[] {
  const remarks: Remark[] = [...impasses];
  if (f.feasible === 0n) remarks.push({ code: 'no-lawful-text', whole: !(f.asked && f.over === 'feasible') });
  else if (f.over === 'all') remarks.push({ code: 'frontier-over-all' });
  if (f.feasible === null) remarks.push({ code: 'lawful-uncounted' });
  if (f.rational === null)
    remarks.push({
      code: 'acceptable-uncounted',
      found: f.lawful.some((p) => p.scores.every((score, i) => score >= (f.bars[i] ?? 0))),
    });
  const nearest = f.rational === 0n ? fairest(f.lawful, f.bars) : null;
  if (nearest) remarks.push({ code: 'none-acceptable', lacks: lacking(f, nearest) });
  if (f.within > 0)
    remarks.push(
      Number.isFinite(f.within)
        ? { code: 'frontier-within', units: f.within }
        : { code: 'frontier-unbounded' },
    );
  const solutions = SOLUTIONS.filter((name) => f.tied[name] > 1).map((name) => ({
    name,
    texts: f.tied[name],
  }));
  if (solutions.length > 0) remarks.push({ code: 'tied', solutions });
  if (!f.blockersComplete) remarks.push({ code: 'clashes-incomplete' });
  return remarks;
}

/** By how much the text that comes nearest misses what the parties need. */
const lacking = ({ space, bars }: Findings, nearest: Point) =>
  space.parties.flatMap((party, i) => {
    const units = (bars[i] ?? 0) - (nearest.scores[i] ?? 0);
    return units > 0 ? [{ party, units }] : [];
  });
