import {
  type Act,
  err,
  type GameEvent,
  ok,
  type Refusal,
  type Result,
  type Seat,
  type Wish,
} from '../model/index.ts';
import { fellSo, follow, type Play, type Position, Retracing, through } from '../protocol/index.ts';
import { absent, handOf, sameHolder } from './seats.ts';
import type { Branch, Session } from './state.ts';

/** Why an event cannot have happened in a session, as facts. */
export type EventFault =
  | { readonly code: 'unlawful'; readonly seat: Seat; readonly refusal: Refusal }
  | { readonly code: 'chance' }
  | { readonly code: 'no-stand-in'; readonly seat: Seat }
  | { readonly code: 'not-the-holder'; readonly seat: Seat }
  | { readonly code: 'beyond-the-end'; readonly acts: number; readonly most: number }
  | { readonly code: 'no-such-branch'; readonly branch: number }
  | { readonly code: 'nobody-asked'; readonly seat: Seat };

/** A play's first acts. */
export function firstActs(play: Play, count: number): Play {
  let at = play;
  while (at.count > count && at.before) at = at.before;
  return at;
}

const shorter = (b: Branch, to: number): Omit<Branch, 'id'> => ({
  play: firstActs(b.play, to),
  hands: b.hands.slice(0, to),
  marks: b.marks.map((n) => Math.min(n, to)),
});

const present = ({ branch, play, hands, marks }: Session): Branch => ({ id: branch, play, hands, marks });

const byId = (a: Branch, b: Branch): number => a.id - b.id;

function go(s: Session, wish: Wish): Result<Session, EventFault> {
  const here = present(s);
  const acts = s.play.count;
  switch (wish.kind) {
    case 'back':
    case 'branch': {
      if (wish.to > acts) return err({ code: 'beyond-the-end', acts: wish.to, most: acts });
      const back = { ...s, ...shorter(here, wish.to), asked: null };
      if (wish.kind === 'back') return ok(back);
      const branches = [...s.branches, here].sort(byId);
      return ok({ ...back, branches, branch: 1 + Math.max(...branches.map((b) => b.id)) });
    }
    case 'return': {
      const found = s.branches.find((b) => b.id === wish.branch);
      if (!found) return err({ code: 'no-such-branch', branch: wish.branch });
      const { id, play, hands, marks } = found;
      const branches = [...s.branches.filter((b) => b !== found), here].sort(byId);
      return ok({ ...s, play, hands, marks, branch: id, branches, asked: null });
    }
    default: {
      const never: never = wish;
      return never;
    }
  }
}

function seated(s: Session, e: Extract<GameEvent, { event: 'holder' }>): Result<Session, EventFault> {
  const { seat, change, holder } = e;
  const chair = s.chairs[seat];
  if (change === 'given-back') {
    if (!chair?.standIn) return err({ code: 'no-stand-in', seat });
    if (!sameHolder(chair.owner, holder)) return err({ code: 'not-the-holder', seat });
  }
  const put = {
    owner: change === 'stand-in' ? (chair?.owner ?? holder) : holder,
    standIn: change === 'stand-in' ? holder : null,
  };
  const agent =
    holder.kind === 'agent' ? (s.find(holder.name, holder.settings) ?? absent(holder.name)) : null;
  return ok({
    ...s,
    chairs: s.chairs.map((old, i) => (i === seat ? put : old)),
    agents: agent ? s.agents.map((old, i) => (i === seat ? agent : old)) : s.agents,
    // Those who were asked may be others now.
    asked: null,
  });
}

/** How a session is moved on: the value it was may be kept, or nobody has it and it may be used up. */
export interface Ways {
  /** The play after an act, or why the act cannot have happened. */
  readonly step: (play: Play, act: Act) => Result<Play, EventFault>;
  /** A list with one more entry. */
  readonly add: <T>(list: readonly T[], entry: T) => readonly T[];
}

/** Why an act cannot have happened at a position; null when it can. */
function faultAt(position: Position, act: Act): EventFault | null {
  if (!fellSo(position, act)) return { code: 'chance' };
  const refusal = position.refusal(act);
  return refusal && { code: 'unlawful', seat: act.seat, refusal };
}

const KEEPING: Ways = {
  step: (play, act) => {
    const fault = faultAt(play.position, act);
    return fault ? err(fault) : ok(follow(play, act));
  },
  add: (list, entry) => [...list, entry],
};

/** The ways of reading a journal, whose sessions on the way nobody sees: time and memory are proportional to its lines. */
export function usingUp(): Ways {
  const retracing = new Retracing();
  return {
    step: (play, act) => retracing.step(play, act, faultAt),
    add: (list, entry) => {
      // Each list belongs to one line of play alone: a step in time takes a copy of what it needs.
      const own = list as (typeof entry)[];
      own.push(entry);
      return own;
    },
  };
}

function changed(s: Session, e: GameEvent, ways: Ways): Result<Session, EventFault> {
  switch (e.event) {
    case 'act': {
      const { act } = e;
      const next = ways.step(s.play, act);
      if (!next.ok) return next;
      const hands = ways.add(s.hands, handOf(s.chairs[act.seat]));
      return ok({ ...s, play: next.value, hands, asked: null });
    }
    case 'holder':
      return seated(s, e);
    case 'looked': {
      const most = s.play.count;
      if (e.acts > most) return err({ code: 'beyond-the-end', acts: e.acts, most });
      return ok({ ...s, marks: s.marks.map((n, i) => (i === e.seat ? e.acts : n)) });
    }
    case 'asked':
      return ok({ ...s, asked: { by: e.seat, wish: e.wish, of: e.of, yes: [] } });
    case 'answered': {
      const { asked } = s;
      if (!asked?.of.includes(e.seat) || asked.yes.includes(e.seat))
        return err({ code: 'nobody-asked', seat: e.seat });
      return ok({ ...s, asked: e.yes ? { ...asked, yes: [...asked.yes, e.seat] } : null });
    }
    case 'went':
      return go(s, e.wish);
    case 'note':
      return ok(s);
    default: {
      const never: never = e;
      return never;
    }
  }
}

/**
 * The same as the event of each act after the other, in one pass: for acts that are known to be lawful, and to have
 * fallen so. Nothing else happens between them.
 */
export function applyActs(s: Session, acts: readonly Act[]): Session {
  const play = through(s.play, acts, () => null);
  if (!play.ok) throw new Error('an act was refused that nobody was asked about');
  const hands = acts.map(({ seat }) => handOf(s.chairs[seat]));
  const events = acts.map((act): GameEvent => ({ event: 'act', act }));
  return {
    ...s,
    play: play.value,
    hands: [...s.hands, ...hands],
    events: [...s.events, ...events],
    asked: acts.length === 0 ? s.asked : null,
  };
}

/** What an event makes of a session: the one place that says so, in play and when a journal is read. */
export function applyEvent(s: Session, e: GameEvent, ways: Ways = KEEPING): Result<Session, EventFault> {
  const next = changed(s, e, ways);
  return next.ok ? ok({ ...next.value, events: ways.add(s.events, e) }) : next;
}
