import { AGENTS, type Agent, DEFAULT_AGENT } from '../agents/index.ts';
import {
  type Act,
  areaOf,
  type Case,
  err,
  isEnding,
  type LockEntry,
  NATURE,
  ok,
  type Refusal,
  type Result,
  type Seat,
} from '../model/index.ts';
import { natureIn, openPlay, type Play, rewind, send } from '../protocol/index.ts';
import { chooseFor } from '../sim/index.ts';
import { canSee, type Entry, lastEntry } from './log.ts';
import { movedBy } from './moves.ts';

/**
 * A play with those who sit at it. A value: every step gives the next one. It knows no terminal, socket or file.
 */
export interface Session {
  readonly play: Play;
  /** Seats that people hold, in the order in which they were taken. */
  readonly humans: readonly Seat[];
  /** The program for each seat: it plays the seats that nobody else holds. */
  readonly agents: readonly Agent[];
}

/** Why the session stands still. `clock`: somebody must move the crisis clock. `news`: something to read. */
export type Stop =
  | { readonly kind: 'human'; readonly seat: Seat }
  | { readonly kind: 'clock' }
  | { readonly kind: 'news' }
  | { readonly kind: 'over' };

/** Programs by party id; `default` serves the rest. */
export type Programs = Readonly<Record<string, Agent>>;

/** One program for each seat. */
export function agentsFor(c: Case, programs: Programs): Agent[] {
  const spare = programs.default ?? AGENTS[DEFAULT_AGENT];
  return c.parties.map((p) => {
    const agent = programs[p.id] ?? spare;
    if (!agent) throw new Error(`nobody plays "${p.id}"`);
    return agent;
  });
}

/** Opens a session on a play, or on a run of a case. */
export function openSession(
  start: { readonly play: Play } | Parameters<typeof openPlay>,
  programs: Programs,
  humans: readonly Seat[],
): Session {
  const play = 'play' in start ? start.play : openPlay(...start);
  return { play, humans, agents: agentsFor(play.world.case, programs) };
}

/** What the session waits for before anything moves by itself; null when a program has the move. */
export function waiting(s: Session): Stop | null {
  const { position } = s.play;
  if (position.over) return { kind: 'over' };
  const seat = position.turn;
  if (seat === NATURE) return position.types.includes('clock.advance') ? { kind: 'clock' } : null;
  return s.humans.includes(seat) ? { kind: 'human', seat } : null;
}

/** Performs an act that is known to be lawful. */
function must(s: Session, act: Act): Session {
  const next = send(s.play, act);
  if (!next.ok) throw new Error(`"${act.type}" by seat ${act.seat}: ${JSON.stringify(next.error)}`);
  return { ...s, play: next.value };
}

/**
 * An act by a person's or a program's client. A seat that the program plays, and nature, take no acts from clients.
 */
export function act(s: Session, by: Seat, wanted: Act): Result<Session, Refusal> {
  if (wanted.seat !== by || !s.humans.includes(by)) return err({ code: 'not-your-turn', seat: wanted.seat });
  const next = send(s.play, wanted);
  return next.ok ? ok({ ...s, play: next.value }) : next;
}

const isLegislature = (entry: LockEntry | undefined): boolean =>
  entry !== undefined && 'legislature' in entry;

/** Should people read before the game goes on? Runs of answers, parliaments and quiet years are read together. */
function pauses(before: Play, act: Act, after: Play, entry: Entry): boolean {
  const inCrisis = areaOf(before.phase) === 'crisis';
  if (areaOf(after.phase) === 'crisis') return act.type === 'nature.year';
  switch (act.type) {
    case 'offer.reject':
    case 'offer.accept':
    case 'sounding.answer':
    case 'caucus.answer':
    case 'line.draw':
    case 'talks.walk-out':
    case 'nature.round':
      return entry.weight > 0;
    case 'accession.answer':
    case 'accession.leave':
    case 'accession.stay':
      return after.phase !== before.phase;
    case 'nature.lock':
      return !(isLegislature(before.table.open.pending[0]) && isLegislature(after.table.open.pending[0]));
    case 'nature.stage':
      return act.breached || after.phase !== before.phase;
    case 'nature.year':
      return act.kind !== 'quiet';
    case 'treaty.sign':
    case 'treaty.reopen':
    case 'treaty.abandon':
      return true;
    case 'offer.make':
    case 'sounding.ask':
    case 'caucus.ask':
    case 'text.table':
    case 'text.pass':
      return false;
    case 'crisis.request':
    case 'crisis.refrain':
    case 'nature.convene':
    case 'clock.advance':
    case 'crisis.find':
    case 'crisis.respond':
    case 'nature.gate':
    case 'nature.council':
      return inCrisis;
    default: {
      const never: never = act;
      return never;
    }
  }
}

/** Lets programs and chance move until a person must act, the clock must be moved, or there is something to read. */
export function advance(s: Session, viewer: Seat): { readonly session: Session; readonly stop: Stop } {
  let at = s;
  for (;;) {
    const stop = waiting(at);
    if (stop) return { session: at, stop };
    const chosen = chooseFor(at.play.position, at.agents);
    const next = must(at, chosen);
    const entry = lastEntry(next.play, next.humans);
    const moved = chosen.type === 'nature.round' && movedBy(next.play, viewer) !== null;
    const news = entry && canSee(entry, viewer) && pauses(at.play, chosen, next.play, entry);
    if (moved || news) return { session: next, stop: { kind: 'news' } };
    at = next;
  }
}

/** Moves the crisis clock by some hours, or to the next stop. */
export const moveClock = (s: Session, hours?: number): Session => must(s, natureIn(s.play, hours));

/** The last earlier point at which a person had to decide; null when there is none. */
export function takeBack(s: Session): Session | null {
  for (let at = s.play.before; at; at = at.before) {
    const earlier = { ...s, play: at };
    const stop = waiting(earlier);
    if (stop && stop.kind !== 'over') return earlier;
  }
  return null;
}

/** The opening of a round, from which another branch may be played. */
export const toRound = (s: Session, round: number): Session => ({ ...s, play: rewind(s.play, round) });

/** Who plays which seat, for the record. */
export const seatsOf = (s: Session): Record<string, string> =>
  Object.fromEntries(
    s.play.world.case.parties.map((p, i) => [
      p.id,
      s.humans.includes(i) ? 'human' : (s.agents[i]?.name ?? ''),
    ]),
  );

/** Is a crisis at hand? */
export const inCrisis = (play: Play): boolean => !isEnding(play.phase) && areaOf(play.phase) === 'crisis';
