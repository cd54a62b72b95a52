import { AGENTS, type Agent, DEFAULT_AGENT, type Luck } from '../../../agents/index.ts';
import { type Act, NATURE, uniform } from '../../../model/index.ts';
import {
  isOver,
  natureIn,
  openPlay,
  type Play,
  rewind,
  send,
  turnOf,
  viewFrom,
} from '../../../protocol/index.ts';
import { type Entry, entriesOf } from './log.ts';
import { movedBy } from './moves.ts';

/** A play with its people: who sits where. It never changes; every step gives the next one. */
export interface Session {
  readonly play: Play;
  /** Seats that people play. */
  readonly humans: readonly number[];
  /** Agents by seat, for all the others. */
  readonly agents: readonly Agent[];
}

/** Why the session stands still. `clock`: somebody must move the crisis clock. `news`: something to read. */
export type Stop =
  | { readonly kind: 'human'; readonly seat: number }
  | { readonly kind: 'clock' }
  | { readonly kind: 'news' }
  | { readonly kind: 'over' };

export type Cast = Readonly<Record<string, Agent>>;

export function agentsFor(play: Play, cast: Cast): Agent[] {
  const spare = cast.default ?? AGENTS[DEFAULT_AGENT];
  return play.world.case.parties.map((p) => {
    const agent = cast[p.id] ?? spare;
    if (!agent) throw new Error(`nobody plays "${p.id}"`);
    return agent;
  });
}

export function openSession(
  start: { readonly play: Play } | Parameters<typeof openPlay>,
  cast: Cast,
  humans: readonly number[],
): Session {
  const play = 'play' in start ? start.play : openPlay(...start);
  return { play, humans, agents: agentsFor(play, cast) };
}

/** What the session waits for before anything moves by itself; null when a program has the move. */
export function waiting(s: Session): Stop | null {
  if (isOver(s.play)) return { kind: 'over' };
  const seat = turnOf(s.play);
  if (seat === NATURE) {
    if (s.play.phase !== 'crisis.window') return null;
    return natureIn(s.play, 1).type === 'clock.advance' ? { kind: 'clock' } : null;
  }
  return s.humans.includes(seat) ? { kind: 'human', seat } : null;
}

/** The act of the program whose move it is. */
function automatic(s: Session): Act {
  const { play } = s;
  const seat = turnOf(play);
  if (seat === NATURE) return natureIn(play);
  const luck: Luck = (purpose, index = 0) =>
    uniform(play.world.chance, play.acts.length, seat, purpose, index);
  const agent = s.agents[seat];
  if (!agent) throw new Error(`nobody plays seat ${seat}`);
  return agent.act(viewFrom(play, seat), luck);
}

/** Performs an act that is known to be lawful. */
function must(s: Session, act: Act): Session {
  const next = send(s.play, act);
  if (!next.ok) throw new Error(`"${act.type}" by seat ${act.seat}: ${next.error.reason}`);
  return { ...s, play: next.value };
}

/** Should people read before the game goes on? Runs of answers, parliaments and quiet years are read together. */
function pauses(before: Play, act: Act, after: Play, entry: Entry | undefined): boolean {
  if (after.phase.startsWith('crisis.')) return act.type === 'nature.year';
  switch (act.type) {
    case 'offer.reject':
    case 'offer.accept':
    case 'sounding.answer':
    case 'caucus.answer':
    case 'line.draw':
    case 'talks.walk-out':
    case 'nature.round':
      return (entry?.weight ?? 0) > 0;
    case 'accession.answer':
    case 'accession.leave':
    case 'accession.stay':
      return after.phase !== before.phase;
    case 'nature.lock':
      return !((before.table.open.pending[0] ?? 0) < 0 && (after.table.open.pending[0] ?? 0) < 0);
    case 'nature.stage':
      return act.breached || after.phase !== before.phase;
    case 'nature.year':
      return act.kind !== 'quiet';
    case 'treaty.sign':
    case 'treaty.reopen':
    case 'treaty.abandon':
      return true;
    default:
      return before.phase.startsWith('crisis.') && !after.phase.startsWith('crisis.');
  }
}

/** Lets programs and chance move until a person must act, the clock must be moved, or there is something to read. */
export function advance(s: Session, viewer: number): { readonly session: Session; readonly stop: Stop } {
  let at = s;
  for (let i = 0; i < 5000; i++) {
    const stop = waiting(at);
    if (stop) return { session: at, stop };
    const act = automatic(at);
    const next = must(at, act);
    const entry = entriesOf(next.play, next.humans).at(-1);
    const visible = entry !== undefined && (entry.seenBy === 'all' || entry.seenBy.includes(viewer));
    const moved = act.type === 'nature.round' && movedBy(next.play, viewer) !== null;
    if (moved || (visible && pauses(at.play, act, next.play, entry)))
      return { session: next, stop: { kind: 'news' } };
    at = next;
  }
  throw new Error('the negotiation does not come to a stop');
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

/** Who played which seat, for the record. */
export const seatsOf = (s: Session): Record<string, string> =>
  Object.fromEntries(
    s.play.world.case.parties.map((p, i) => [
      p.id,
      s.humans.includes(i) ? 'human' : (s.agents[i]?.name ?? ''),
    ]),
  );
