import * as z from 'zod';
import {
  type Case,
  err,
  GAME_FORMAT,
  type GameEvent,
  type GameHead,
  markFits,
  type NamedEvent,
  ok,
  partyIndex,
  type Result,
} from '../model/index.ts';
import { OFTEN } from './act-schema.ts';
import { eventSchema, headSchema } from './journal-schema.ts';
import type { RecordFault } from './read-record.ts';
import { isObject } from './shapes.ts';

/** A journal as it was read: its head, and its other lines with names for numbers. */
export interface Journal {
  readonly head: GameHead;
  readonly lines: readonly NamedEvent[];
  /** The text of the lines that are whole. */
  readonly whole: string;
  /** Characters after them: a line that was being written when the writer ended. 0 when there are none. */
  readonly torn: number;
}

/** Is it the text of a journal, rather than of a record? */
export const isJournal = (text: string): boolean => /^\s*\{\s*"event"\s*:/.test(text);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

function readHead({ mark: _, ...line }: Readonly<Record<string, unknown>>): Result<GameHead, string> {
  const read = headSchema.safeParse(line);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  const seat = first?.path[0] === 'seats' ? first.path[1] : undefined;
  return err(
    seat === undefined
      ? (first?.message ?? '')
      : `The seat "${String(seat)}" is held by nobody that can be made out.`,
  );
}

/**
 * Reads a journal's lines, each held against the mark that chains it to those before, so that a line that was changed,
 * left out or put in shows at its place. A last line that breaks off is what a killed writer leaves: it is left out,
 * and `torn` says so. Anything else that is wrong is a fault.
 */
export function readJournal(text: string): Result<Journal, RecordFault> {
  const bad = (line: number, message: string): Result<never, RecordFault> => err({ act: 0, line, message });
  const rows = text.split('\n');
  const rest = rows.pop() ?? '';
  const lines: NamedEvent[] = [];
  let mark = '';
  let head: GameHead | null = null;
  let length = 0;
  const take = (row: string): string | null => {
    const value = parsed(row);
    if (!isObject(value)) return 'This line is no event.';
    const fits = markFits(value as NamedEvent, mark);
    if (fits === null)
      return 'This line, or its mark, has been changed since it was written, or a line before it is missing.';
    if (head === null) {
      const read = readHead(value);
      if (!read.ok) return read.error;
      head = read.value;
    } else lines.push(value as NamedEvent);
    mark = fits;
    length += row.length + 1;
    return null;
  };
  for (const [i, row] of rows.entries()) {
    // A first line of another format says so, whatever its mark.
    const other = i === 0 ? parsed(row) : null;
    if (isObject(other) && other.format !== GAME_FORMAT) {
      const read = readHead(other);
      if (!read.ok) return bad(1, read.error);
    }
    const trouble = take(row);
    if (trouble !== null) return bad(i + 1, trouble);
  }
  const torn = rest !== '' && (head === null || take(rest) !== null) ? rest.length : 0;
  if (head === null) return bad(1, 'It ends within its first line: nothing of a game stands in it.');
  const whole = torn === 0 && rest !== '' ? `${text}\n` : text.slice(0, length);
  return ok({ head, lines, whole, torn });
}

/** Fields whose own message says more than that they are wrong. */
const TELLING: readonly unknown[] = ['act', 'seat'];

/** Reads an event by name. The error says which field is wrong. */
function readEvent(
  schema: z.ZodType<GameEvent>,
  { mark: _, ...line }: NamedEvent,
): Result<GameEvent, string> {
  const read = schema.safeParse(line);
  if (read.success) return ok(read.data);
  const { issues } = read.error;
  const extra = issues.find((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0);
  if (extra?.code === 'unrecognized_keys') return err(`The event "${line.event}" has no "${extra.keys[0]}".`);
  const field = issues[0]?.path[0];
  if (field === 'event') return err(`There is no event ${JSON.stringify(line.event)}.`);
  return err(
    TELLING.includes(field)
      ? (issues[0]?.message ?? '')
      : `The "${String(field)}" of the event "${line.event}" is missing or wrong.`,
  );
}

/** Reads a journal's events by name. Whether they can have happened is another question. */
export function readEvents(c: Case, journal: Journal): Result<readonly GameEvent[], RecordFault> {
  const stranger = Object.keys(journal.head.seats).find((id) => partyIndex(c, id) < 0);
  if (stranger !== undefined)
    return err({
      act: 0,
      line: 1,
      message: `It seats "${stranger}", who is no party of "${c.scenario.id}".`,
    });
  const empty = c.parties.find((p) => !Object.hasOwn(journal.head.seats, p.id));
  if (empty) return err({ act: 0, line: 1, message: `It says nobody for the seat "${empty.id}".` });
  const plain = eventSchema(c);
  const schema = journal.lines.length < OFTEN ? plain : z.compile(plain);
  const events: GameEvent[] = [];
  for (const [i, line] of journal.lines.entries()) {
    const read = readEvent(schema, line);
    if (!read.ok) return err({ act: 0, line: i + 2, message: read.error });
    events.push(read.value);
  }
  return ok(events);
}
