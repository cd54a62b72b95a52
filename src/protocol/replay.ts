import {
  type Act,
  type Case,
  canonical,
  err,
  markOf,
  NATURE,
  type NamedAct,
  ok,
  type PlayRecord,
  type Result,
  readAct,
} from '../model/index.ts';
import { nameOf } from '../rules/index.ts';
import { natureIn, openPlay, type Play, playHash, scenarioHash, send, typesOf } from './play.ts';

/** Why a record is not accepted. `act` counts from 1; 0 when the trouble is not with an act. */
export interface RecordProblem {
  readonly act: number;
  readonly message: string;
}

const isObject = (x: unknown): x is Readonly<Record<string, unknown>> =>
  x !== null && typeof x === 'object' && !Array.isArray(x);

/** Is this text's JSON a record? Says what is missing. */
export function readRecord(value: unknown): Result<PlayRecord, RecordProblem> {
  const bad = (message: string): Result<PlayRecord, RecordProblem> => err({ act: 0, message });
  if (!isObject(value)) return bad('A record is a JSON object.');
  if (value.format !== 'demarche-record/1')
    return bad(
      `Unknown record format ${JSON.stringify(value.format)}; this version reads "demarche-record/1".`,
    );
  for (const field of ['scenario', 'scenarioHash', 'seed', 'phase', 'hash']) {
    if (typeof value[field] !== 'string') return bad(`The record's "${field}" is missing.`);
  }
  if (!Number.isInteger(value.run)) return bad('The record\'s "run" is missing.');
  if (!Array.isArray(value.acts)) return bad('The record\'s "acts" are missing.');
  if (!isObject(value.seats)) return bad('The record\'s "seats" are missing.');
  return ok(value as unknown as PlayRecord);
}

/**
 * Plays a record again. Refuses it, naming the place, when it comes from another version of the scenario, when an
 * act is unreadable, unlawful or tampered with, when chance did not fall so under the seed, or when the end differs.
 */
export function replay(c: Case, record: PlayRecord): Result<Play, RecordProblem> {
  if (record.scenarioHash !== scenarioHash(c)) {
    const which = record.scenario === c.scenario.id ? 'another version of it' : `"${record.scenario}"`;
    return err({
      act: 0,
      message: `The record was made on ${which}, not on this "${c.scenario.id}" (${scenarioHash(c).slice(0, 12)}…).`,
    });
  }
  let play = openPlay(c, record.seed, record.run);
  let mark = '';
  for (const [i, marked] of record.acts.entries()) {
    const problem = (message: string): Result<Play, RecordProblem> => err({ act: i + 1, message });
    if (!isObject(marked)) return problem('This is no act.');
    const { mark: claimed, ...named } = marked;
    mark = markOf(mark, named as NamedAct);
    if (mark !== claimed)
      return problem('This act, or its mark, has been changed since the record was made.');
    const act = readAct(c, named);
    if (!act.ok) return problem(act.error);
    const next = step(play, act.value);
    if (!next.ok) return problem(next.error);
    play = next.value;
  }
  if (play.phase !== record.phase || playHash(play.world, play.acts, play.table) !== record.hash) {
    return err({
      act: record.acts.length,
      message: 'The acts do not lead to the state that the record claims.',
    });
  }
  return ok(play);
}

function step(play: Play, act: Act): Result<Play, string> {
  if (act.seat === NATURE && typesOf(play).includes(act.type)) {
    const drawn = natureIn(play, act.type === 'clock.advance' ? act.hours : undefined);
    if (canonical(drawn) !== canonical(act)) return err('Chance did not fall so under this seed.');
  }
  const next = send(play, act);
  return next.ok ? next : err(`${nameOf(play.world.case, act.seat)} could not do this: ${next.error.reason}`);
}
