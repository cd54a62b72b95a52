import { err, isEnding, ok, type Result, type Seat, type Wish } from '../model/index.ts';
import { rewind } from '../protocol/index.ts';
import { firstActs } from './apply.ts';
import { actsItself } from './seats.ts';
import { heldSeats, holderOf, must } from './session.ts';
import type { Session } from './state.ts';

/** Why a step in time is not taken, nor asked for. */
export type StepRefusal =
  /** The seat is not held by a person or a program. */
  | { readonly code: 'not-at-the-table'; readonly seat: Seat }
  /** There is no such point or branch, or one stands there already. */
  | { readonly code: 'nowhere-to-go' }
  /** Another request waits for answers. */
  | { readonly code: 'already-asked'; readonly by: Seat }
  /** The seat was not asked, or has answered. */
  | { readonly code: 'not-asked'; readonly seat: Seat };

const othersThan = (s: Session, seat: Seat): Seat[] => heldSeats(s).filter((other) => other !== seat);

/**
 * The number of acts after which a person or program had to decide last, or the clock had to be moved; −1: never. The
 * acts alone say so: each is by the seat whose move it was, and where the clock can be moved nothing else can happen.
 */
const lastDecision = (s: Session): number =>
  s.play.acts.findLastIndex((act) => act.type === 'clock.advance' || actsItself(holderOf(s, act.seat)));

/**
 * The step back that undo means for a seat: alone at the table, to the last decision; with others, to before the seat's
 * own last act. A game that is over is kept as a branch. Null when there is nothing to take back.
 */
export function stepBack(s: Session, seat: Seat): Wish | null {
  const alone = othersThan(s, seat).length === 0;
  const to = alone ? lastDecision(s) : s.play.acts.findLastIndex((act) => act.seat === seat);
  if (to < 0) return null;
  return { kind: isEnding(s.play.phase) ? 'branch' : 'back', to };
}

/** The step to the opening of a round: what is left is kept as a branch. */
export const stepToRound = (s: Session, round: number): Wish => ({
  kind: 'branch',
  to: rewind(s.play, round).count,
});

/**
 * The seats whose consent a step needs; none when it is the seat's own affair: nobody else holds a seat, or all that
 * would be undone are the seat's own acts, of which no other holder has read.
 */
export function concerned(s: Session, seat: Seat, wish: Wish): Seat[] {
  const others = othersThan(s, seat);
  if (others.length === 0 || wish.kind === 'return') return others;
  const own = s.play.acts.slice(wish.to).every((act) => act.seat === seat);
  const unread = others.every((other) => (s.marks[other] ?? 0) <= wish.to);
  return own && unread ? [] : others;
}

function leadsSomewhere(s: Session, wish: Wish): boolean {
  if (wish.kind === 'return') return s.branches.some((b) => b.id === wish.branch);
  return wish.to >= 0 && wish.to < s.play.count && firstActs(s.play, wish.to).count === wish.to;
}

/**
 * A seat wants a step in time. Where it is its own affair the step is taken at once; else the others are asked
 * (`asked`), and it is taken when all agree.
 */
export function wantStep(s: Session, seat: Seat, wish: Wish): Result<Session, StepRefusal> {
  if (!heldSeats(s).includes(seat)) return err({ code: 'not-at-the-table', seat });
  if (s.asked) return err({ code: 'already-asked', by: s.asked.by });
  if (!leadsSomewhere(s, wish)) return err({ code: 'nowhere-to-go' });
  const of = concerned(s, seat, wish);
  return ok(must(s, of.length === 0 ? { event: 'went', seat, wish } : { event: 'asked', seat, wish, of }));
}

/** A seat that was asked answers. One no ends the request; with the last yes the step is taken. */
export function answerStep(s: Session, seat: Seat, yes: boolean): Result<Session, StepRefusal> {
  const { asked } = s;
  if (!asked?.of.includes(seat) || asked.yes.includes(seat)) return err({ code: 'not-asked', seat });
  const answered = must(s, { event: 'answered', seat, yes });
  if (!answered.asked || answered.asked.of.some((x) => !answered.asked?.yes.includes(x))) return ok(answered);
  return ok(must(answered, { event: 'went', seat: asked.by, wish: asked.wish }));
}
