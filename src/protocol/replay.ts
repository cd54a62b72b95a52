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

const TEXTS = ['scenario', 'scenarioHash', 'seed', 'phase', 'hash'] as const;
const FIELDS: ReadonlySet<string> = new Set([...TEXTS, 'format', 'run', 'readings', 'seats', 'acts']);

const isTextMap = (x: unknown): x is Readonly<Record<string, string>> =>
  isObject(x) && Object.values(x).every((value) => typeof value === 'string');

/** Is this text's JSON a record? Says what is missing, of another kind, or unknown. */
export function readRecord(value: unknown): Result<PlayRecord, RecordProblem> {
  const bad = (message: string): Result<PlayRecord, RecordProblem> => err({ act: 0, message });
  if (!isObject(value)) return bad('A record is a JSON object.');
  if (value.format !== 'demarche-record/1')
    return bad(
      `Unknown record format ${JSON.stringify(value.format)}; this version reads "demarche-record/1".`,
    );
  for (const field of TEXTS) {
    if (typeof value[field] !== 'string') return bad(`The record's "${field}" is missing.`);
  }
  if (!Number.isInteger(value.run)) return bad('The record\'s "run" is missing.');
  if (!Array.isArray(value.acts)) return bad('The record\'s "acts" are missing.');
  for (const field of ['readings', 'seats']) {
    if (value[field] === undefined) return bad(`The record's "${field}" are missing.`);
    if (!isTextMap(value[field])) return bad(`The record's "${field}" are no map of names to text.`);
  }
  const unknown = Object.keys(value).find((key) => !FIELDS.has(key));
  if (unknown !== undefined) return bad(`A record has no "${unknown}".`);
  return ok(value as unknown as PlayRecord);
}

/**
 * Plays a record again. Refuses it, naming the place, when it comes from another version of the scenario, when an
 * act is unreadable, unlawful or tampered with, when chance did not fall so under the seed, or when the end differs.
 *
 * `seats` tell people who played, and are not covered by the hash: the acts are the same whoever chose them. Their keys
 * must be parties of the case; the names may be anything, since people play as well as agents.
 */
export function replay(c: Case, record: PlayRecord): Result<Play, RecordProblem> {
  if (record.scenarioHash !== scenarioHash(c)) {
    const which = record.scenario === c.scenario.id ? 'another version of it' : `"${record.scenario}"`;
    return err({
      act: 0,
      message: `The record was made on ${which}, not on this "${c.scenario.id}" (${scenarioHash(c).slice(0, 12)}…).`,
    });
  }
  const stranger = Object.keys(record.seats).find((seat) => c.parties.every((p) => p.id !== seat));
  if (stranger !== undefined)
    return err({ act: 0, message: `The record seats "${stranger}", who is no party of "${c.scenario.id}".` });
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
