import {
  type Act,
  type Case,
  err,
  markOf,
  type NamedAct,
  ok,
  type PlayRecord,
  RECORD_FORMAT,
  type Result,
} from '../model/index.ts';
import { cut } from './characters.ts';
import { compileCase } from './compile-case.ts';
import { parseScenario } from './load.ts';
import { readAct } from './read-act.ts';

/** Why a record cannot be read. `act` counts from 1; 0 when the trouble is not with an act. */
export interface RecordFault {
  readonly act: number;
  readonly message: string;
  /** In a journal: the line, from 1; absent where the trouble is not with a line. */
  readonly line?: number;
}

/** What a record or a journal says of the scenario that it was played on. */
export type PlayedOn = Pick<PlayRecord, 'scenario' | 'bundle' | 'readings'>;

const isObject = (x: unknown): x is Readonly<Record<string, unknown>> =>
  x !== null && typeof x === 'object' && !Array.isArray(x);

const TEXTS = ['engine', 'scenario', 'scenarioHash', 'seed', 'phase', 'hash'] as const;
const FIELDS: ReadonlySet<string> = new Set([
  ...TEXTS,
  'format',
  'bundle',
  'run',
  'readings',
  'seats',
  'acts',
]);

const isTextMap = (x: unknown): x is Readonly<Record<string, string>> =>
  isObject(x) && Object.values(x).every((value) => typeof value === 'string');

/** Characters of an unknown format that are quoted. */
const LONGEST_FORMAT = 40;

/** Why a file of another format, or that names none, is not read. */
export function otherFormat(kind: 'record' | 'journal', format: unknown, own: string): string {
  if (format === undefined)
    return `It names no format: a ${kind} has "format", and this version reads "${own}".`;
  if (typeof format !== 'string') return `Its "format" is no text; this version reads "${own}".`;
  return `Unknown ${kind} format "${cut(format, LONGEST_FORMAT)}"; this version reads "${own}".`;
}

/** Is this text's JSON a record? Says what is missing, of another kind, or unknown. */
export function readRecord(value: unknown): Result<PlayRecord, RecordFault> {
  const bad = (message: string): Result<PlayRecord, RecordFault> => err({ act: 0, message });
  if (!isObject(value)) return bad('A record is a JSON object.');
  if (value.format === 'demarche-record/1')
    return bad(
      'This record was made by version 0.1, whose chance fell otherwise; only that version can replay it. Its acts can be read as they stand.',
    );
  if (value.format !== RECORD_FORMAT) return bad(otherFormat('record', value.format, RECORD_FORMAT));
  if (!isObject(value.bundle))
    return bad('The record\'s "bundle", the scenario it was played on, is missing.');
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
 * Reads a record's acts by name, each held against the mark that chains it to those before, so that a change in any of
 * them shows at its place.
 */
export function readActs(c: Case, record: PlayRecord): Result<readonly Act[], RecordFault> {
  const acts: Act[] = [];
  let mark = '';
  for (const [i, marked] of record.acts.entries()) {
    const bad = (message: string): Result<never, RecordFault> => err({ act: i + 1, message });
    if (!isObject(marked)) return bad('This is no act.');
    const { mark: claimed, ...named } = marked;
    mark = markOf(mark, named as NamedAct);
    if (mark !== claimed) return bad('This act, or its mark, has been changed since the record was made.');
    const act = readAct(c, named);
    if (!act.ok) return bad(act.error);
    acts.push(act.value);
  }
  return ok(acts);
}

/** The case that a record or a journal was played on, from the scenario it carries: checked as any scenario is. */
export function caseOfRecord(record: PlayedOn): Result<Case, RecordFault> {
  const parsed = parseScenario([{ name: 'the record', text: JSON.stringify(record.bundle) }]);
  if (!parsed.ok) {
    const [first] = parsed.error;
    return err({
      act: 0,
      message: `The scenario it carries is not valid: ${first?.path}: ${first?.message}`,
    });
  }
  if (parsed.value.id !== record.scenario)
    return err({
      act: 0,
      message: `It says "${record.scenario}", but the scenario it carries is "${parsed.value.id}".`,
    });
  const chosen = Object.keys(record.readings).length > 0 ? { chosen: record.readings } : {};
  return ok(compileCase({ ...parsed.value, ...chosen }));
}
