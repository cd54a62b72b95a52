import type { Act } from '../../../model/index.ts';
import type { Play } from '../../../protocol/index.ts';
import { sceneOf } from '../../../rules/index.ts';
import type { Why } from './reasons.ts';
import { tellCrisis } from './tell-crisis.ts';
import { tellTalks } from './tell-talks.ts';
import { tellTreaty } from './tell-treaty.ts';

/** One line of the log as data. */
export interface Entry {
  /** The act's place in the record, from 0. */
  readonly index: number;
  readonly round: number;
  readonly day: number;
  readonly year: number;
  readonly hour: number;
  /** The statechart's state in which it was done. */
  readonly phase: string;
  readonly seat: number;
  readonly text: string;
  /** Reasons and particulars. */
  readonly why: readonly Why[];
  /** Who may read it: all, or these seats. */
  readonly seenBy: 'all' | readonly number[];
  /** 0 routine, 1 worth a pause, 2 a turning point that the ending tells again. */
  readonly weight: 0 | 1 | 2;
}

export const canSee = (entry: Entry, viewer: number): boolean =>
  entry.seenBy === 'all' || entry.seenBy.includes(viewer);

function entryOf(before: Play, act: Act, after: Play, humans: readonly number[]): Entry {
  const human = humans.includes(act.seat);
  const told = tellTalks(before, act, after, human) ??
    tellTreaty(before, act, after, human) ??
    tellCrisis(before, act, after) ?? { text: act.type, weight: 0 };
  const { open } = before.table;
  return {
    index: before.acts.length,
    round: open.round,
    day: after.table.open.day,
    year: after.table.open.year,
    hour: after.table.open.crisis?.hour ?? -1,
    phase: before.phase,
    seat: act.seat,
    text: told.text,
    why: told.why ?? [],
    seenBy: told.seenBy ?? 'all',
    weight: told.weight,
  };
}

const made = new WeakMap<Play, { readonly key: string; readonly entry: Entry }>();

/** Every entry of a play, oldest first, each made once. `humans`: seats whose reasons are their own affair. */
export function entriesOf(play: Play, humans: readonly number[]): Entry[] {
  const key = humans.join(',');
  const list: Entry[] = [];
  for (let at = play; at.before; at = at.before) {
    const known = made.get(at);
    const act = at.acts.at(-1);
    if (!act) break;
    const entry = known?.key === key ? known.entry : entryOf(at.before, act, at, humans);
    if (known?.key !== key) made.set(at, { key, entry });
    list.push(entry);
  }
  return list.reverse();
}

/** When an entry happened, in few letters: a round, the votes, a year, an hour. */
export function whenOf(entry: Entry): string {
  if (entry.phase.startsWith('talks')) return `R${entry.round}`;
  if (entry.phase.startsWith('crisis')) return `Y${entry.year} T+${Math.max(0, entry.hour)}`;
  if (entry.phase.startsWith('force')) return `Y${entry.year}`;
  return `day ${entry.day}`;
}

/** Is a crisis at hand in this play? It is shown on a screen of its own. */
export const inCrisis = (play: Play): boolean =>
  play.phase.startsWith('crisis.') && sceneOf(play.world, play.table) !== null;
