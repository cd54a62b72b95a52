import { type Act, areaOf, type LockEntry, type Seat } from '../model/index.ts';
import type { Play } from '../protocol/index.ts';
import { chooseFor, finish } from '../sim/index.ts';
import { applyActs } from './apply.ts';
import { canSee, type Entry, lastEntry } from './log.ts';
import { movedBy } from './moves.ts';
import { heldSeats, must, type Stop, waiting } from './session.ts';
import type { Session } from './state.ts';

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

/** Lets agents and chance move until a seat must act or answer, the clock must be moved, or there is something to read. */
export function advance(s: Session, viewer: Seat): { readonly session: Session; readonly stop: Stop } {
  let at = s;
  for (;;) {
    const stop = waiting(at);
    if (stop) return { session: at, stop };
    const chosen = chooseFor(at.play.position, at.agents);
    const next = must(at, { event: 'act', act: chosen });
    const entry = lastEntry(next);
    const moved = chosen.type === 'nature.round' && movedBy(next.play, viewer) !== null;
    const news = entry && canSee(entry, viewer) && pauses(at.play, chosen, next.play, entry);
    if (moved || news) return { session: next, stop: { kind: 'news' } };
    at = next;
  }
}

/**
 * Lets agents and chance play to the end: the session that `advance` would lead to if nobody read along and the clock
 * were moved on at each of its stops, in time and memory proportional to the acts.
 * @throws AgentFault when an agent returns an act that is not lawful
 * @throws Error when a person or a program outside holds a seat: nobody acts for it
 */
export function playOut(s: Session): Session {
  const stop = waiting(s);
  if (stop?.kind === 'consent' || heldSeats(s).length > 0)
    throw new Error('somebody at this table acts itself');
  const { position, acts, count } = s.play;
  const done = finish(position.copy(), s.agents, [...acts]);
  return applyActs(s, done.acts.slice(count));
}
