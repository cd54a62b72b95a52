import {
  type Case,
  err,
  type GameEvent,
  type GameHead,
  headLine,
  lineOf,
  type NamedEvent,
  nameEvent,
  ok,
  type Result,
} from '../model/index.ts';
import { openPlay } from '../protocol/index.ts';
import { applyEvent, type EventFault, usingUp } from './apply.ts';
import { absent, agentsFor, type FindAgent, findAmong } from './seats.ts';
import { startOf } from './session.ts';
import type { Session } from './state.ts';

/** Where a journal is kept. All may throw; nothing counts as written that threw. */
export interface JournalPort {
  /** Adds whole lines at the end, and returns when they are safe. */
  readonly append: (lines: string) => void;
  /** Everything that is there; empty when nothing is. */
  readonly read: () => string;
  /** Puts another text in place of all that is there, whole or not at all. */
  readonly replace: (text: string) => void;
}

const nothingWritten = { head: null, count: 0, last: null, mark: '' } as const;

/** What of a session stands in a journal. */
interface Written {
  readonly head: GameHead | null;
  readonly count: number;
  readonly last: GameEvent | null;
  /** The mark of the last line. */
  readonly mark: string;
}

const allLines = (s: Session): { text: string; mark: string } =>
  chained([headLine(s.head), ...s.events.map((e) => nameEvent(s.play.world.case, e))], '');

function chained(lines: readonly NamedEvent[], previous: string): { text: string; mark: string } {
  let mark = previous;
  let text = '';
  for (const line of lines) {
    const next = lineOf(line, mark);
    mark = next.mark;
    text += next.text;
  }
  return { text, mark };
}

/** A session's journal from its first line on. */
export const journalText = (s: Session): string => allLines(s).text;

/**
 * Keeps sessions in a journal: each event costs a line. A session that does not go on from what was written last, as
 * when seats are chosen anew, is written whole in its place.
 */
export class JournalKeeper {
  readonly #port: JournalPort;
  #written: Written = nothingWritten;

  /** `known`: the session that the port's journal holds already, as `restoreSession` gave it. */
  constructor(port: JournalPort, known: Session | null = null) {
    this.#port = port;
    if (known) this.#written = this.#after(known, allLines(known).mark);
  }

  #after(s: Session, mark: string): Written {
    return { head: s.head, count: s.events.length, last: s.events.at(-1) ?? null, mark };
  }

  /** Writes what is new in a session; nothing when nothing is. Throws what the port throws: the next call tries again. */
  keep(s: Session): void {
    const { head, count, last, mark } = this.#written;
    const goesOn = head === s.head && count <= s.events.length && (s.events[count - 1] ?? null) === last;
    if (!goesOn) {
      const whole = allLines(s);
      this.#port.replace(whole.text);
      this.#written = this.#after(s, whole.mark);
      return;
    }
    if (count === s.events.length) return;
    const fresh = chained(
      s.events.slice(count).map((e) => nameEvent(s.play.world.case, e)),
      mark,
    );
    this.#port.append(fresh.text);
    this.#written = this.#after(s, fresh.mark);
  }
}

/** An event of a journal that cannot have happened; `event` counts from 1, after the head. */
export interface RestoreFault {
  readonly event: number;
  readonly fault: EventFault;
}

/**
 * The session that a journal's head and events lead to, in time and memory proportional to the events.
 * @param c the case that the head names, as it plays
 * @param find where agents are found by name; the built-in ones when absent. One that is not found can be read about,
 * and throws when it is to move
 */
export function restoreSession(
  c: Case,
  head: GameHead,
  events: readonly GameEvent[],
  find: FindAgent = findAmong(),
): Result<Session, RestoreFault> {
  const play = openPlay(c, head.seed, head.run);
  const holders = c.parties.map((p) => head.seats[p.id] ?? ({ kind: 'person' } as const));
  const spare = agentsFor(c, {});
  const agents = holders.map((h, seat) =>
    h.kind === 'agent' ? (find(h.name, h.settings) ?? absent(h.name)) : (spare[seat] ?? absent('')),
  );
  let s = startOf(play, head, holders, agents, find);
  const ways = usingUp();
  for (const [i, event] of events.entries()) {
    const next = applyEvent(s, event, ways);
    if (!next.ok) return err({ event: i + 1, fault: next.error });
    s = next.value;
  }
  return ok(s);
}
