import type { Agent } from '../agents/index.ts';
import {
  type Act,
  areaOf,
  err,
  type GameEvent,
  type GameHead,
  type Holder,
  headOf,
  isEnding,
  NATURE,
  ok,
  type PlayRecord,
  type Refusal,
  type Result,
  type Seat,
} from '../model/index.ts';
import { natureIn, openPlay, type Play, recordOf } from '../protocol/index.ts';
import type { View } from '../rules/index.ts';
import { applyEvent, firstActs } from './apply.ts';
import {
  actsItself,
  agentsFor,
  type FindAgent,
  findAmong,
  handOf,
  holdersFor,
  type Programs,
  playing,
  stoodIn,
} from './seats.ts';
import type { Session } from './state.ts';

/**
 * Why the session stands still. `seat`: a person or program must act. `clock`: somebody must move the crisis clock.
 * `consent`: a seat is asked to agree to a step in time. `news`: something to read.
 */
export type Stop =
  | { readonly kind: 'seat'; readonly seat: Seat }
  | { readonly kind: 'consent'; readonly seat: Seat }
  | { readonly kind: 'clock' }
  | { readonly kind: 'news' }
  | { readonly kind: 'over' };

/** A session at a play's first act, everybody in place. */
export function startOf(
  play: Play,
  head: GameHead,
  holders: readonly Holder[],
  agents: readonly Agent[],
  find: FindAgent,
): Session {
  return {
    play: firstActs(play, 0),
    hands: [],
    marks: holders.map(() => 0),
    branch: 1,
    branches: [],
    chairs: holders.map((owner) => ({ owner, standIn: null })),
    agents,
    asked: null,
    head,
    events: [],
    find,
  };
}

/**
 * Opens a session on a play, or on a run of a case. What a play holds already counts as done by those who hold the
 * seats, and as read.
 * @param programs who plays the seats that nobody else holds
 * @param people the seats that people take
 */
export function openSession(
  start: { readonly play: Play } | Parameters<typeof openPlay>,
  programs: Programs,
  people: readonly Seat[],
): Session {
  const play = 'play' in start ? start.play : openPlay(...start);
  const { world, acts } = play;
  const agents = agentsFor(world.case, programs);
  const holders = holdersFor(agents, people);
  const opened = startOf(play, headOf(world, holders), holders, agents, findAmong(Object.values(programs)));
  const hands = acts.map(({ seat }) => handOf(opened.chairs[seat]));
  const done = acts.map((act): GameEvent => ({ event: 'act', act }));
  const read = acts.length === 0 ? [] : holders.map((_, seat) => lookedAt(seat, acts.length));
  return { ...opened, play, hands, marks: holders.map(() => acts.length), events: [...done, ...read] };
}

const lookedAt = (seat: Seat, acts: number): GameEvent => ({ event: 'looked', seat, acts });

/** Does an event that is known to be possible. */
export function must(s: Session, e: GameEvent): Session {
  const next = applyEvent(s, e);
  if (!next.ok) throw new Error(`"${e.event}" cannot happen: ${JSON.stringify(next.error)}`);
  return next.value;
}

/** Who plays a seat now; null for nature. */
export const holderOf = (s: Session, seat: Seat): Holder | null => playing(s.chairs[seat]);

/** Whose a seat is; null for nature. */
export const ownerOf = (s: Session, seat: Seat): Holder | null => s.chairs[seat]?.owner ?? null;

/** Seats that people or programs hold now, in the order of the parties. */
export const heldSeats = (s: Session): Seat[] =>
  s.chairs.flatMap((chair, seat) => (actsItself(playing(chair)) ? [seat] : []));

/**
 * May the seed be shown at the table? From it everything can be worked out, other seats' secret figures too: where more than
 * one seat is held by people or programs it is shown when the game is over.
 */
export const seedShown = (s: Session): boolean => s.play.position.over || heldSeats(s).length <= 1;

/** What the session waits for before anything moves by itself; null when an agent or chance has the move. */
export function waiting(s: Session): Stop | null {
  const { position } = s.play;
  const pending = s.asked?.of.find((seat) => !s.asked?.yes.includes(seat));
  if (pending !== undefined) return { kind: 'consent', seat: pending };
  if (position.over) return { kind: 'over' };
  const seat = position.turn;
  if (seat === NATURE) return position.types.includes('clock.advance') ? { kind: 'clock' } : null;
  return actsItself(holderOf(s, seat)) ? { kind: 'seat', seat } : null;
}

/**
 * An act by a person's or a program's client. A seat that an agent plays, and nature, take no acts from clients. A
 * request that waits for answers lapses.
 */
export function act(s: Session, by: Seat, wanted: Act): Result<Session, Refusal> {
  if (wanted.seat !== by || !actsItself(holderOf(s, by)))
    return err({ code: 'not-your-turn', seat: wanted.seat });
  const refusal = s.play.position.refusal(wanted);
  return refusal ? err(refusal) : ok(must(s, { event: 'act', act: wanted }));
}

/** Moves the crisis clock by some hours, or to the next stop. */
export const moveClock = (s: Session, hours?: number): Session =>
  must(s, { event: 'act', act: natureIn(s.play, hours) });

/** The seat has read what it may read of all acts so far. */
export const looked = (s: Session, seat: Seat): Session =>
  s.marks[seat] === s.play.count ? s : must(s, lookedAt(seat, s.play.count));

/** Why a seat does not change hands. */
export type SeatRefusal =
  | { readonly code: 'no-such-seat'; readonly seat: number }
  | { readonly code: 'no-such-agent'; readonly name: string }
  | { readonly code: 'nobody-stands-in'; readonly seat: Seat };

function sit(
  s: Session,
  seat: Seat,
  holder: Holder,
  change: 'taken' | 'stand-in',
): Result<Session, SeatRefusal> {
  if (!s.chairs[seat]) return err({ code: 'no-such-seat', seat });
  if (holder.kind === 'agent' && !s.find(holder.name, holder.settings))
    return err({ code: 'no-such-agent', name: holder.name });
  return ok(must(s, { event: 'holder', seat, change, holder }));
}

/** A seat is another holder's from now on. */
export const takeSeat = (s: Session, seat: Seat, holder: Holder): Result<Session, SeatRefusal> =>
  sit(s, seat, holder, 'taken');

/** Somebody plays a seat for its holder until it is given back. Whose seat it is does not change. */
export const standIn = (s: Session, seat: Seat, holder: Holder): Result<Session, SeatRefusal> =>
  sit(s, seat, holder, 'stand-in');

/** The seat's own holder has it again. */
export function giveBack(s: Session, seat: Seat): Result<Session, SeatRefusal> {
  const chair = s.chairs[seat];
  if (!chair?.standIn) return err({ code: 'nobody-stands-in', seat });
  return ok(must(s, { event: 'holder', seat, change: 'given-back', holder: chair.owner }));
}

/** Characters in a note at most. */
const LONGEST_NOTE = 2000;

/** Keeps a note with the game: free text that changes nothing. What is longer than 2,000 characters is cut. */
export const note = (s: Session, text: string): Session =>
  must(s, { event: 'note', text: text.slice(0, LONGEST_NOTE) });

/** What a seat may know now. */
export const viewOf = (s: Session, seat: Seat): View => s.play.position.view(seat);

/** Who plays which seat, for a record: `human` for a person, else the agent's or program's name. */
export const seatsOf = (s: Session): Record<string, string> =>
  Object.fromEntries(
    s.play.world.case.parties.map((p, i) => {
      const owner = ownerOf(s, i);
      return [p.id, owner === null || owner.kind === 'person' ? 'human' : owner.name];
    }),
  );

/** The same for people to read, with those who stood in. */
export function seatsTold(s: Session): Record<string, string> {
  const { acts, world } = s.play;
  const { parties } = world.case;
  const told = Object.entries(seatsOf(s)).map(([id, name]) => {
    const stand = s.hands.flatMap((hand, i) => {
      const by = stoodIn(hand) && parties[acts[i]?.seat ?? -1]?.id === id ? hand?.by : null;
      return by ? [by.kind === 'person' ? 'human' : by.name] : [];
    });
    const names = [...new Set(stand)];
    return [id, names.length > 0 ? `${name} (${names.join(', ')} stood in)` : name] as const;
  });
  return Object.fromEntries(told);
}

/** The record of the branch at hand. It holds the seed, and with it every secret of the game. */
export const recordOfSession = (s: Session): PlayRecord => recordOf(s.play, seatsOf(s));

/** Is a crisis at hand? */
export const inCrisis = (play: Play): boolean => !isEnding(play.phase) && areaOf(play.phase) === 'crisis';
