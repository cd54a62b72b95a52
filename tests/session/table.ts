import { AGENTS, type Agent } from '../../src/agents/index.ts';
import {
  type Case,
  type GameEvent,
  type Holder,
  partyIndex,
  type Seat,
  type Wish,
} from '../../src/model/index.ts';
import { readEvents, readJournal } from '../../src/scenario/index.ts';
import {
  act,
  advance,
  answerStep,
  giveBack,
  heldSeats,
  journalText,
  looked,
  moveClock,
  note,
  openSession,
  restoreSession,
  type Session,
  standIn,
  stepBack,
  stepToRound,
  takeSeat,
  viewOf,
  waiting,
  wantStep,
} from '../../src/session/index.ts';
import { caseOf } from '../helpers/scenarios.ts';

export const agentOf = (name: string): Agent => {
  const found = AGENTS[name];
  if (!found) throw new Error(`no agent "${name}"`);
  return found;
};

export const seatOf = (c: Case, id: string): Seat => partyIndex(c, id);

/** A session of a bundled scenario in which people hold the seats named. */
export function sessionFor(scenario: string, people: readonly string[], seed = 'session'): Session {
  const c = caseOf(scenario);
  return openSession(
    [c, seed],
    { default: agentOf('linear') },
    people.map((id) => seatOf(c, id)),
  );
}

/** What a result holds; fails with what it says otherwise. */
export function got<T>(
  r: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!r.ok) throw new Error(JSON.stringify(r.error));
  return r.value;
}

/** The seat that is awaited acts as a strategy would; the clock goes on. A request is refused. */
export function moveOn(s: Session, by = 'linear'): Session {
  const { session, stop } = advance(s, -1);
  switch (stop.kind) {
    case 'seat':
      return got(
        act(
          session,
          stop.seat,
          agentOf(by).act(viewOf(session, stop.seat), () => 0.5),
        ),
      );
    case 'clock':
      return moveClock(session);
    case 'consent':
      return got(answerStep(session, stop.seat, false));
    default:
      return session;
  }
}

/** Plays until something holds, or to the end. */
export function playTo(start: Session, until: (s: Session) => boolean, by = 'linear'): Session {
  let s = start;
  for (let i = 0; i < 5000 && !until(s) && !s.play.position.over; i++) s = moveOn(s, by);
  return s;
}

/** What a session is, without what only play needs. */
export const essence = (s: Session): unknown => ({
  table: s.play.table,
  phase: s.play.phase,
  acts: s.play.acts,
  hands: s.hands,
  marks: s.marks,
  branch: s.branch,
  branches: s.branches.map(({ id, play, hands, marks }) => ({
    id,
    acts: play.acts,
    table: play.table,
    hands,
    marks,
  })),
  chairs: s.chairs,
  asked: s.asked,
  agents:
    heldSeats(s).length === s.chairs.length
      ? []
      : s.chairs.map(({ owner, standIn: by }, i) =>
          (by ?? owner).kind === 'agent' ? s.agents[i]?.name : null,
        ),
  events: s.events satisfies readonly GameEvent[],
});

/** The session that a journal's text leads to, read as from a stranger. */
export function readAgain(c: Case, text: string): Session {
  const journal = got(readJournal(text));
  return got(restoreSession(c, journal.head, got(readEvents(c, journal))));
}

export const again = (s: Session): Session => readAgain(s.play.world.case, journalText(s));

const PERSON: Holder = { kind: 'person' };

/** Something done to a session by two numbers, whatever it stands at; as it was where that is not possible. */
export const DEEDS: Readonly<Record<string, (s: Session, n: number) => Session>> = {
  move: (s) => moveOn(s),
  'move on': (s) => moveOn(moveOn(moveOn(s, 'random'), 'random'), 'random'),
  look: (s, n) => looked(s, n % s.chairs.length),
  undo: (s, n) => want(s, n, stepBack(s, held(s, n))),
  rewind: (s, n) => want(s, n, stepToRound(s, 1 + (n % Math.max(1, s.play.table.open.round)))),
  return: (s, n) => {
    const to = s.branches[n % Math.max(1, s.branches.length)];
    return to ? want(s, n, { kind: 'return', branch: to.id }) : s;
  },
  agree: (s, n) => reply(s, n % 4 !== 0),
  'stand in': (s, n) =>
    got(
      standIn(
        s,
        n % s.chairs.length,
        n % 2 ? { kind: 'agent', name: 'bridging' } : { kind: 'program', name: 'bot' },
      ),
    ),
  'give back': (s, n) => {
    const next = giveBack(s, n % s.chairs.length);
    return next.ok ? next.value : s;
  },
  take: (s, n) => got(takeSeat(s, n % s.chairs.length, n % 3 ? PERSON : { kind: 'agent', name: 'conceder' })),
  note: (s, n) => note(s, `Ω \u202e "${n}"\n`),
};

const held = (s: Session, n: number): Seat => heldSeats(s)[n % Math.max(1, heldSeats(s).length)] ?? 0;

function want(s: Session, n: number, wish: Wish | null): Session {
  const next = wish && wantStep(s, held(s, n), wish);
  return next?.ok ? next.value : s;
}

function reply(s: Session, yes: boolean): Session {
  const stop = waiting(s);
  return stop?.kind === 'consent' ? got(answerStep(s, stop.seat, yes)) : s;
}
