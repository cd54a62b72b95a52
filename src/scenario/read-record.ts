import * as z from 'zod';
import {
  type Act,
  type Case,
  err,
  type MarkedAct,
  markOf,
  type NamedAct,
  ok,
  type Phase,
  type PlayRecord,
  RECORD_FORMAT,
  type Result,
  type Scenario,
} from '../model/index.ts';
import { compileCase } from './compile-case.ts';
import { parseScenario } from './load.ts';
import { readAct } from './read-act.ts';
import { exactly, isObject, otherFormat, textMap } from './shapes.ts';

/** Why a record cannot be read. `act` counts from 1; 0 when the trouble is not with an act. */
export interface RecordFault {
  readonly act: number;
  readonly message: string;
  /** In a journal: the line, from 1; absent where the trouble is not with a line. */
  readonly line?: number;
}

/** What a record or a journal says of the scenario that it was played on. */
export type PlayedOn = Pick<PlayRecord, 'scenario' | 'bundle' | 'readings'>;

const missing = (what: string, are = 'is'): string => `The record's "${what}" ${are} missing.`;

const textField = (name: string): z.ZodString => z.string({ error: missing(name) });

const names = (field: string): z.ZodType<Readonly<Record<string, string>>> =>
  textMap((input) =>
    input === undefined ? missing(field, 'are') : `The record's "${field}" are no map of names to text.`,
  );

/** The fields of a record, in the order in which what is wrong with them is told. Acts are read with their case. */
const recordSchema = z.strictObject(
  {
    format: z.literal(RECORD_FORMAT, {
      error: ({ input }) =>
        input === 'demarche-record/1'
          ? 'This record was made by version 0.1, whose chance fell otherwise; only that version can replay it. Its acts can be read as they stand.'
          : otherFormat('record', input, RECORD_FORMAT),
    }),
    bundle: z.custom<Scenario>(
      isObject,
      'The record\'s "bundle", the scenario it was played on, is missing.',
    ),
    engine: textField('engine'),
    scenario: textField('scenario'),
    scenarioHash: textField('scenarioHash'),
    seed: textField('seed'),
    phase: z.custom<Phase>((x) => typeof x === 'string', missing('phase')),
    hash: textField('hash'),
    run: z.int({ error: missing('run') }),
    acts: z.custom<readonly MarkedAct[]>(Array.isArray, missing('acts', 'are')),
    readings: names('readings'),
    seats: names('seats'),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `A record has no "${issue.keys[0]}".`
        : 'A record is a JSON object.',
  },
);

/** Is this text's JSON a record? Says what is missing, of another kind, or unknown. */
export function readRecord(value: unknown): Result<PlayRecord, RecordFault> {
  const read = exactly<PlayRecord>()(recordSchema).safeParse(value);
  if (read.success) return ok(read.data);
  return err({ act: 0, message: read.error.issues[0]?.message ?? '' });
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
