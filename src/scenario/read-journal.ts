import {
  type AgentSettings,
  type Case,
  err,
  GAME_FORMAT,
  type GameEvent,
  type GameHead,
  type Holder,
  markFits,
  type NamedEvent,
  ok,
  partyIndex,
  type Result,
  type Scenario,
  SEAT_CHANGES,
  type Seat,
  type Wish,
} from '../model/index.ts';
import { readAct } from './read-act.ts';
import { otherFormat, type RecordFault } from './read-record.ts';

/** A journal as it was read: its head, and its other lines with names for numbers. */
export interface Journal {
  readonly head: GameHead;
  readonly lines: readonly NamedEvent[];
  /** The text of the lines that are whole. */
  readonly whole: string;
  /** Characters after them: a line that was being written when the writer ended. 0 when there are none. */
  readonly torn: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (x: unknown): x is Fields => x !== null && typeof x === 'object' && !Array.isArray(x);

/** Is it the text of a journal, rather than of a record? */
export const isJournal = (text: string): boolean => /^\s*\{\s*"event"\s*:/.test(text);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

const TEXTS = ['engine', 'scenario', 'scenarioHash', 'seed'] as const;
const HEAD: ReadonlySet<string> = new Set([
  ...TEXTS,
  'event',
  'format',
  'mark',
  'bundle',
  'readings',
  'run',
  'seats',
]);

const isCount = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;
const isName = (x: unknown): x is string => typeof x === 'string' && x !== '' && x.length <= 200;

function readSettings(value: unknown): AgentSettings | null {
  if (!isObject(value)) return null;
  const fits = Object.values(value).every((x) => ['string', 'number', 'boolean'].includes(typeof x));
  return fits ? (value as AgentSettings) : null;
}

function readHolder(value: unknown): Holder | null {
  if (!isObject(value)) return null;
  const { kind, name, settings } = value;
  if (kind === 'person') return { kind };
  if (!isName(name)) return null;
  if (kind === 'program') return { kind, name };
  if (kind !== 'agent') return null;
  if (settings === undefined) return { kind, name };
  const read = readSettings(settings);
  return read && { kind, name, settings: read };
}

function readHead(value: Fields): Result<GameHead, string> {
  if (value.event !== 'opened') return err('A journal begins with the event "opened".');
  if (value.format !== GAME_FORMAT) return err(otherFormat('journal', value.format, GAME_FORMAT));
  for (const field of TEXTS) {
    if (typeof value[field] !== 'string') return err(`The journal's "${field}" is missing.`);
  }
  if (!isObject(value.bundle))
    return err('The journal\'s "bundle", the scenario it is played on, is missing.');
  if (!isCount(value.run)) return err('The journal\'s "run" is missing.');
  const { readings, seats } = value;
  if (!isObject(readings) || Object.values(readings).some((x) => typeof x !== 'string'))
    return err('The journal\'s "readings" are no map of names to text.');
  if (!isObject(seats)) return err('The journal\'s "seats" are missing.');
  const held = Object.entries(seats).map(([seat, holder]) => [seat, readHolder(holder)] as const);
  const nobody = held.find(([, holder]) => holder === null);
  if (nobody) return err(`The seat "${nobody[0]}" is held by nobody that can be made out.`);
  const extra = Object.keys(value).find((key) => !HEAD.has(key));
  if (extra !== undefined) return err(`The first line of a journal has no "${extra}".`);
  const { engine, scenario, scenarioHash, seed } = value as Record<(typeof TEXTS)[number], string>;
  return ok({
    engine,
    scenario,
    scenarioHash,
    bundle: value.bundle as unknown as Scenario,
    readings: readings as Readonly<Record<string, string>>,
    seed,
    run: value.run,
    seats: Object.fromEntries(held) as Readonly<Record<string, Holder>>,
  });
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

function readWish(value: unknown): Wish | null {
  if (!isObject(value)) return null;
  const { kind, to, branch } = value;
  if ((kind === 'back' || kind === 'branch') && isCount(to)) return { kind, to };
  return kind === 'return' && isCount(branch) ? { kind, branch } : null;
}

/** Fields of each event beside its name and mark. */
const FIELDS: Readonly<Record<GameEvent['event'], readonly string[]>> = {
  act: ['act'],
  holder: ['seat', 'change', 'holder'],
  looked: ['seat', 'acts'],
  asked: ['seat', 'wish', 'of'],
  answered: ['seat', 'yes'],
  went: ['seat', 'wish'],
  note: ['text'],
};

const isEvent = (name: unknown): name is GameEvent['event'] =>
  typeof name === 'string' && Object.hasOwn(FIELDS, name);

function readEvent(c: Case, line: Fields): Result<GameEvent, string> {
  const { event } = line;
  if (!isEvent(event)) return err(`There is no event ${JSON.stringify(event)}.`);
  const extra = Object.keys(line).find((k) => k !== 'event' && k !== 'mark' && !FIELDS[event].includes(k));
  if (extra !== undefined) return err(`The event "${event}" has no "${extra}".`);
  const wrong = (field: string): Result<never, string> =>
    err(`The "${field}" of the event "${event}" is missing or wrong.`);
  const seatOf = (name: unknown): Seat => (typeof name === 'string' ? partyIndex(c, name) : -1);
  const seat = seatOf(line.seat);
  if (FIELDS[event].includes('seat') && seat < 0)
    return err(`There is no seat ${JSON.stringify(line.seat)}.`);
  const wish = readWish(line.wish);
  if (FIELDS[event].includes('wish') && !wish) return wrong('wish');
  switch (event) {
    case 'act': {
      const act = readAct(c, line.act);
      return act.ok ? ok({ event, act: act.value }) : act;
    }
    case 'holder': {
      const change = SEAT_CHANGES.find((x) => x === line.change);
      const holder = readHolder(line.holder);
      if (!change) return wrong('change');
      return holder ? ok({ event, seat, change, holder }) : wrong('holder');
    }
    case 'looked':
      return isCount(line.acts) ? ok({ event, seat, acts: line.acts }) : wrong('acts');
    case 'asked': {
      const of = Array.isArray(line.of) ? line.of.map(seatOf) : [];
      if (of.length === 0 || of.some((x) => x < 0)) return wrong('of');
      return wish ? ok({ event, seat, wish, of }) : wrong('wish');
    }
    case 'answered':
      return typeof line.yes === 'boolean' ? ok({ event, seat, yes: line.yes }) : wrong('yes');
    case 'went':
      return wish ? ok({ event, seat, wish }) : wrong('wish');
    case 'note':
      return typeof line.text === 'string' ? ok({ event, text: line.text }) : wrong('text');
    default: {
      const never: never = event;
      return never;
    }
  }
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
  const events: GameEvent[] = [];
  for (const [i, line] of journal.lines.entries()) {
    const read = readEvent(c, line);
    if (!read.ok) return err({ act: 0, line: i + 2, message: read.error });
    events.push(read.value);
  }
  return ok(events);
}
