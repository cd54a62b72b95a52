import {
  type Act,
  type Case,
  canonical,
  err,
  NATURE,
  type Phase,
  type PlayRecord,
  playedHash,
  type Refusal,
  type Result,
  rootOf,
  type Seat,
} from '../model/index.ts';
import { openWorld } from '../rules/index.ts';
import { opened, type Play, through } from './line.ts';
import { playHash } from './play.ts';
import type { Position } from './position.ts';

/** Why a record does not replay, as facts. `act` counts from 1; 0 when the trouble is not with an act. */
export type ReplayProblem = {
  readonly act: number;
} /** It was made on another scenario, or on another version of this one. */ & (
  | { readonly code: 'other-scenario'; readonly scenario: string; readonly hash: string }
  | { readonly code: 'stranger'; readonly seat: string }
  | { readonly code: 'chance' }
  | { readonly code: 'unlawful'; readonly seat: Seat; readonly refusal: Refusal }
  | { readonly code: 'other-end'; readonly phase: Phase }
);

/**
 * Plays a record again. Refuses it, naming the place, when it comes from another version of the scenario, when an
 * act is unlawful, when chance did not fall so under the seed, or when the end differs.
 *
 * `seats` tell people who played, and are not covered by the hash: the acts are the same whoever chose them. Their keys
 * must be parties of the case; the names may be anything, since people play as well as agents.
 * @param acts the record's acts, as read and held against their marks
 */
export function replay(c: Case, record: PlayRecord, acts: readonly Act[]): Result<Play, ReplayProblem> {
  if (record.scenarioHash !== playedHash(c))
    return err({ act: 0, code: 'other-scenario', scenario: record.scenario, hash: playedHash(c) });
  const stranger = Object.keys(record.seats).find((seat) => c.parties.every((p) => p.id !== seat));
  if (stranger !== undefined) return err({ act: 0, code: 'stranger', seat: stranger });
  const world = openWorld(c, rootOf(record.seed), record.run);
  const play = through(opened(world), acts, (position, act, i): ReplayProblem | null => {
    if (!fellSo(position, act)) return { act: i + 1, code: 'chance' };
    const refusal = position.refusal(act);
    return refusal && { act: i + 1, code: 'unlawful', seat: act.seat, refusal };
  });
  if (!play.ok) return play;
  const { phase, table } = play.value;
  const same = phase === record.phase && playHash(world, acts, table) === record.hash;
  return same ? play : err({ act: acts.length, code: 'other-end', phase });
}

/** Did chance fall so under this seed? True for the acts of parties, and for those that are not lawful now. */
export function fellSo(position: Position, act: Act): boolean {
  if (act.seat !== NATURE || !position.types.includes(act.type)) return true;
  const drawn = position.nature(act.type === 'clock.advance' ? act.hours : undefined);
  return canonical(drawn) === canonical(act);
}
