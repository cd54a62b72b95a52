import type { Case, PlayRecord } from '../../model/index.ts';
import type { Play } from '../../protocol/index.ts';
import { readRecord } from '../../scenario/index.ts';
import { bundledScenarios } from '../files.ts';
import { printableJson } from '../printable.ts';
import { replayRecord } from '../replay.ts';
import { DEPTH_TROUBLE, LARGEST_RECORD, readInput, tooDeep } from './inputs.ts';
import { caseUnder, loadCase } from './options.ts';
import { RecordRefused } from './refused.ts';
import { outJson, UsageError } from './say.ts';

/** A record read from a file and played again on its case. */
export interface Opened {
  readonly case: Case;
  readonly record: PlayRecord;
  readonly play: Play;
}

function parse(text: string): unknown {
  if (tooDeep(text)) throw new RecordRefused({ act: 0, message: `The file is no record: ${DEPTH_TROUBLE}.` });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecordRefused({ act: 0, message: `The file is not JSON (${reason}).` });
  }
}

/** The bundled scenario that a record names. Only a bundled one: a record may not send us to read files. */
async function scenarioNamed(id: string): Promise<string> {
  if ((await bundledScenarios()).includes(id)) return id;
  throw new UsageError(
    `The record was made on "${id}", which is not bundled: give its file or folder as well.`,
  );
}

/** The case under the readings that a record names; one without any was played on the scenario as written. */
function underReadings(c: Case, readings: PlayRecord['readings']): Case {
  const questions = Object.keys(readings);
  if (questions.length === 0) return c;
  if (questions.every((q) => Object.hasOwn(c.scenario.readings, q))) return caseUnder(c.scenario, readings);
  throw new RecordRefused({ act: 0, message: `Its readings are not those of ${c.scenario.id}.` });
}

/**
 * Reads a record, finds its scenario (by the record's own name unless one is given) and plays it again, checking all.
 * @throws RecordRefused when the record is not sound; UsageError when the file or the scenario cannot be found
 */
export async function openRecord(file: string, scenario: string | undefined): Promise<Opened> {
  const record = readRecord(parse(await readInput(file, LARGEST_RECORD)));
  if (!record.ok) throw new RecordRefused(record.error);
  const name = scenario ?? (await scenarioNamed(record.value.scenario));
  const plain = await loadCase(name);
  const c = underReadings(plain, record.value.readings);
  const play = replayRecord(c, record.value);
  if (!play.ok) throw new RecordRefused(play.error);
  return { case: c, record: record.value, play: play.value };
}

/** A record as it is written. */
export const recordText = (record: PlayRecord): string => `${printableJson(record, 1)}\n`;

/** The refusal as JSON, for `--json`. */
export const outRefusal = ({ problem }: RecordRefused): void =>
  outJson({ ok: false, act: problem.act, message: problem.message });
