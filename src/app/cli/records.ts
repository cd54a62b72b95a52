import { AGENTS } from '../../agents/index.ts';
import {
  type Case,
  differingPaths,
  onOneLine,
  type PlayRecord,
  playedHash,
  playedOf,
  printableJson,
} from '../../model/index.ts';
import type { Play } from '../../protocol/index.ts';
import type { Story } from '../../report/index.ts';
import {
  caseOfRecord,
  isJournal,
  type PlayedOn,
  type RecordFault,
  readJournal,
  readRecord,
} from '../../scenario/index.ts';
import { openSession, type Session, takeSeat } from '../../session/index.ts';
import { bundledScenarios } from '../files.ts';
import { storyOf, storyOfSession } from '../narrate.ts';
import { replayJournal, replayRecord } from '../replay.ts';
import { DEPTH_TROUBLE, LARGEST_RECORD, readInput, tooDeep } from './inputs.ts';
import { caseUnder, loadCase } from './options.ts';
import { RecordRefused } from './refused.ts';
import { note, outJson } from './say.ts';

/** A game read from a file, a record or a journal, and played again on its case. */
export interface Opened {
  readonly case: Case;
  readonly session: Session;
  readonly story: Story;
  /** A record says how it stood once; a journal is a game's own file. */
  readonly kind: 'record' | 'journal';
  /** Of a journal: its text where the file ends otherwise than a journal does; else null. */
  readonly mended: string | null;
  /** Was that a line that breaks off, so that something was left out? */
  readonly torn: boolean;
}

function parse(text: string): unknown {
  if (tooDeep(text)) throw new RecordRefused({ act: 0, message: `The file is no record: ${DEPTH_TROUBLE}.` });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RecordRefused({ act: 0, message: `The file is not JSON (${onOneLine(reason)}).` });
  }
}

/** Differences that are named. */
const MOST_NAMED = 4;

/** The case on disk that plays as the record's own does, or null: it has the briefs that a record does not carry. */
async function caseOnDisk(own: Case, record: PlayedOn, scenario: string | undefined): Promise<Case | null> {
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

const refuse = (fault: RecordFault): never => {
  throw new RecordRefused(fault);
};

async function caseFor(on: PlayedOn, scenario: string | undefined): Promise<Case> {
  const own = caseOfRecord(on);
  if (!own.ok) return refuse(own.error);
  return (await caseOnDisk(own.value, on, scenario)) ?? own.value;
}

/** Whoever sat there is seated again: people, agents known here, and others by the name that the record gives. */
function sessionOf(play: Play, seats: PlayRecord['seats']): Session {
  const { parties } = play.world.case;
  const found = Object.entries(seats).flatMap(([id, by]) => {
    const agent = Object.hasOwn(AGENTS, by) ? AGENTS[by] : undefined;
    return agent ? [[id, agent] as const] : [];
  });
  const people = parties.flatMap((p) => (seats[p.id] === 'human' ? [p.index] : []));
  let s = openSession({ play }, Object.fromEntries(found), people);
  for (const p of parties) {
    const by = seats[p.id];
    if (by === undefined || by === 'human' || Object.hasOwn(AGENTS, by)) continue;
    const taken = takeSeat(s, p.index, { kind: 'program', name: by });
    if (taken.ok) s = taken.value;
  }
  return s;
}

async function openRecord(text: string, scenario: string | undefined): Promise<Opened> {
  const record = readRecord(parse(text));
  if (!record.ok) return refuse(record.error);
  const { seats } = record.value;
  const c = await caseFor(record.value, scenario);
  const play = replayRecord(c, record.value);
  if (!play.ok) return refuse(play.error);
  const session = sessionOf(play.value, seats);
  return { case: c, session, story: storyOf(play.value, seats), kind: 'record', mended: null, torn: false };
}

/** What is said of a journal that ends with a line that breaks off. */
export const TORN =
  'The last line of the journal breaks off, as when its writer was killed: it is left out, and the game stands where the line before it left it.';

async function openJournal(text: string, scenario: string | undefined): Promise<Opened> {
  if (tooDeep(text)) return refuse({ act: 0, line: 1, message: `${DEPTH_TROUBLE}.` });
  const journal = readJournal(text);
  if (!journal.ok) return refuse(journal.error);
  const c = await caseFor(journal.value.head, scenario);
  const session = replayJournal(c, journal.value);
  if (!session.ok) return refuse(session.error);
  const { torn, whole } = journal.value;
  if (torn > 0) note(TORN);
  return {
    case: c,
    session: session.value,
    story: storyOfSession(session.value),
    kind: 'journal',
    mended: whole === text ? null : whole,
    torn: torn > 0,
  };
}

/**
 * Reads a record or a journal and plays it again on the scenario it carries, checking all. Where the scenario on disk
 * still plays alike it is used, so that the briefs are there too; where it does not, what differs is said.
 * @throws RecordRefused when it is not sound; UsageError when a scenario that was named cannot be found
 */
export async function openGame(file: string, scenario: string | undefined): Promise<Opened> {
  const text = await readInput(file, LARGEST_RECORD);
  if (text.trim() === '')
    return refuse({ act: 0, message: "The file is empty: it is neither a record nor a game's journal." });
  return isJournal(text) ? openJournal(text, scenario) : openRecord(text, scenario);
}

/** A record as it is written. */
export const recordText = (record: PlayRecord): string => `${printableJson(record, 1)}\n`;

/** The refusal as JSON, for `--json`. */
export const outRefusal = ({ problem: { act, line, message } }: RecordRefused): void =>
  outJson({ ok: false, act, ...(line === undefined ? {} : { line }), message });
