import {
  type Case,
  differingPaths,
  type PlayRecord,
  playedHash,
  playedOf,
  printableJson,
} from '../../model/index.ts';
import type { Play } from '../../protocol/index.ts';
import { caseOfRecord, readRecord } from '../../scenario/index.ts';
import { bundledScenarios } from '../files.ts';
import { replayRecord } from '../replay.ts';
import { DEPTH_TROUBLE, LARGEST_RECORD, readInput, tooDeep } from './inputs.ts';
import { caseUnder, loadCase } from './options.ts';
import { RecordRefused } from './refused.ts';
import { note, outJson } from './say.ts';

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

/** Differences that are named. */
const MOST_NAMED = 4;

/** The case on disk that plays as the record's own does, or null: it has the briefs that a record does not carry. */
async function caseOnDisk(own: Case, record: PlayRecord, scenario: string | undefined): Promise<Case | null> {
  // A record may not send us to read files: without a path from the command line only a bundled scenario is looked at.
  const name = scenario ?? ((await bundledScenarios()).includes(record.scenario) ? record.scenario : null);
  if (name === null) return null;
  const plain = await loadCase(name);
  if (plain.scenario.id !== record.scenario)
    throw new RecordRefused({
      act: 0,
      message: `It was made on "${record.scenario}", not on "${plain.scenario.id}".`,
    });
  const questions = Object.keys(record.readings);
  const known = questions.every((q) => Object.hasOwn(plain.scenario.readings, q));
  const c = known && questions.length > 0 ? caseUnder(plain.scenario, record.readings) : plain;
  if (playedHash(c) === playedHash(own)) return c;
  const where = differingPaths(playedOf(own), playedOf(c), MOST_NAMED).join('; ');
  note(`"${name}" plays otherwise now (${where}): the record's own scenario is used.`);
  return null;
}

/**
 * Reads a record and plays it again on the scenario it carries, checking all. Where the scenario on disk still plays
 * alike it is used, so that the briefs are there too; where it does not, what differs is said.
 * @throws RecordRefused when the record is not sound; UsageError when a scenario that was named cannot be found
 */
export async function openRecord(file: string, scenario: string | undefined): Promise<Opened> {
  const record = readRecord(parse(await readInput(file, LARGEST_RECORD)));
  if (!record.ok) throw new RecordRefused(record.error);
  const own = caseOfRecord(record.value);
  if (!own.ok) throw new RecordRefused(own.error);
  const c = (await caseOnDisk(own.value, record.value, scenario)) ?? own.value;
  const play = replayRecord(c, record.value);
  if (!play.ok) throw new RecordRefused(play.error);
  return { case: c, record: record.value, play: play.value };
}

/** A record as it is written. */
export const recordText = (record: PlayRecord): string => `${printableJson(record, 1)}\n`;

/** The refusal as JSON, for `--json`. */
export const outRefusal = ({ problem }: RecordRefused): void =>
  outJson({ ok: false, act: problem.act, message: problem.message });
