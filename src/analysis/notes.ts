import { type Case, POINT } from '../model/index.ts';
import { points } from '../rules/index.ts';
import type { Point } from './frontier.ts';
import { fairest, type Solutions } from './solutions.ts';
import type { Over, Space } from './space.ts';

/** What the notes of an analysis are written from. */
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

const NAMES: Readonly<Record<keyof Solutions, string>> = {
  nash: 'Nash',
  kalai: 'Kalai',
  kalaiSmorodinsky: 'Kalai-Smorodinsky',
  welfare: 'welfare',
};

/** What a reader has to know of how the figures of an analysis came about. */
export function notesOf(f: Findings, impasses: readonly string[]): string[] {
  const all = f.space.parties.length > 2 ? 'all' : 'both';
  const notes = [...impasses];
  if (f.feasible === 0n) {
    const rest = f.asked && f.over === 'feasible' ? '' : ' The frontier is over all texts.';
    notes.push(`No text keeps the red lines of ${all}.${rest}`);
  } else if (f.over === 'all')
    notes.push('The frontier is over all texts; the solutions are over those that keep the red lines.');
  if (f.feasible === null)
    notes.push('There are too many texts, tied in too many ways, to count those that keep the red lines.');
  if (f.rational === null) notes.push(uncounted(f, all));
  const nearest = f.rational === 0n ? fairest(f.lawful, f.bars) : null;
  if (nearest) notes.push(missed(f, nearest, all));
  if (f.within > 0) notes.push(inexact(f.within));
  const ties = tiesNote(f.tied);
  if (ties !== '') notes.push(ties);
  if (!f.blockersComplete)
    notes.push('The red lines are tied in too many ways to look for every clash: some may be missing.');
  return notes;
}

const uncounted = (f: Findings, all: string): string => {
  const found = f.lawful.some((p) => p.scores.every((score, i) => score >= (f.bars[i] ?? 0)));
  const least = found ? ' There is at least one.' : ' None was found.';
  return `There are too many texts to count exactly those that ${all} would accept.${least}`;
};

/** By how much the text that comes nearest misses what the parties need. */
function missed({ space, bars }: Findings, nearest: Point, all: string): string {
  const short = space.parties.flatMap((party, i) => {
    const units = (bars[i] ?? 0) - (nearest.scores[i] ?? 0);
    return units > 0 ? [`${shortfall(units)} points to ${nameOf(space.world.case, party)}`] : [];
  });
  const values = all === 'all' ? 'every reservation value' : 'both reservation values';
  const most = short.length > 0 ? `: the nearest lacks ${short.join(' and ')}` : '';
  return `No text that keeps the red lines is worth ${values}${most}.`;
}

const shortfall = (units: number): string => points(units).toFixed(units < POINT / 20 ? 9 : 1);

const nameOf = (c: Case, party: number): string => c.parties[party]?.name ?? '';

const inexact = (within: number): string =>
  Number.isFinite(within)
    ? `There are too many texts for an exact frontier: texts may be missing, but for each there is one here that is worth at most ${atMost(within)} points less to each party. The solutions are the best of those found.`
    : 'There are too many texts, tied in too many ways, for an exact frontier: texts may be missing, and those here may be beaten. The solutions are the best of those found.';

/** Rounded up, for a bound. */
const atMost = (units: number): string => (Math.ceil(points(units) * 1000) / 1000).toFixed(3);

function tiesNote(tied: Readonly<Record<keyof Solutions, number>>): string {
  const said = (Object.keys(NAMES) as (keyof Solutions)[])
    .filter((key) => tied[key] > 1)
    .map((key) => `${NAMES[key]} (${tied[key]})`);
  if (said.length === 0) return '';
  return `Texts with different scores tie for: ${said.join(', ')}. The one named is the most even of them, then the first in clause order.`;
}
