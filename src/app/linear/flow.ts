import type { Act, Seat, Wish } from '../../model/index.ts';
import {
  act,
  advance,
  answerStep,
  concerned,
  heldSeats,
  logFor,
  looked,
  type Session,
  waiting,
  wantStep,
} from '../../session/index.ts';
import { listed, nameOf, refusalText } from '../../telling/index.ts';
import { wishWords } from '../ui/dialogs/consent.ts';
import { caseOf } from '../ui/state/state.ts';
import { crisisPage, hourLines } from './crisis-page.ts';
import { statusPage } from './desk-pages.ts';
import { endingPage } from './ending-pages.ts';
import { briefPage, briefParts, newsLines, scenarioPage } from './papers-pages.ts';
import { entryLines, point } from './say.ts';
import { atDesk, type Deed, deskOf, type Linear, not, type Reply, told, withDesk } from './state.ts';

/** The seat in front of the lines has had everything read to it. */
const read = (s: Linear): Linear => (s.viewer < 0 ? s : { ...s, session: looked(s.session, s.viewer) });

/** Of what a seat knows, what a step in time would undo. */
function undoneLines(s: Linear, wish: Wish): string[] {
  if (wish.kind === 'return') return [];
  const { play, hands } = s.session;
  let before = play;
  while (before.count > wish.to && before.before) before = before.before;
  const reader = { seat: s.viewer };
  const kept = logFor({ play: before, hands }, reader).length;
  const undone = logFor(s.session, reader).slice(kept);
  if (undone.length === 0) return ['Nothing that you know of would be undone.'];
  return [
    'Of what you know, this would be undone:',
    ...undone.flatMap((e) => entryLines(e).slice(0, 1).map(point)),
  ];
}

/** What is asked of a seat whose consent a step in time needs. */
function consentLines(s: Linear): string[] {
  const { asked } = s.session;
  if (!asked) return [];
  return [
    `${nameOf(caseOf(s), asked.by)} asks ${wishWords(asked.wish)}.`,
    ...undoneLines(s, asked.wish),
    'Say "agree" or "disagree"; one who disagrees is enough for the game to go on as it stands.',
  ];
}

/** Lets everybody else move, and stops where somebody is asked for something. */
export function settle(start: Linear, said: readonly string[] = []): Reply {
  let s = start;
  for (;;) {
    const { session, stop } = advance(s.session, s.viewer);
    s = { ...s, session, stop };
    if (stop.kind !== 'news') return arrive(s, said);
  }
}

/** Lines, and an empty one after them. */
const apart = (said: readonly string[]): readonly string[] => (said.length === 0 ? [] : [...said, '']);

/** The papers of one seat are put away, and the next one is called for. */
function handOver(s: Linear, next: Seat, said: readonly string[]): Reply {
  const name = nameOf(caseOf(s), next);
  return told(
    { ...s, viewer: -1, next, place: 'handover' },
    ...apart(said),
    `Hand over to ${name}. What follows is confidential to ${name}, and what stands above is not for their eyes.`,
    `Say "ready" when only ${name} reads on.`,
  );
}

/** Where the game has stopped: what is asked, and of whom. */
function arrive(s: Linear, before: readonly string[]): Reply {
  const { stop } = s;
  // Whoever hands over reads what is new when it has the lines again.
  const stays = !('seat' in stop) || stop.seat === s.viewer;
  const said = stays ? [...before, ...newsLines(s)] : before;
  const at = stays ? read(s) : s;
  switch (stop.kind) {
    case 'news':
      return settle(at, said);
    case 'over': {
      const viewer = s.viewer < 0 ? (heldSeats(s.session)[0] ?? s.viewer) : s.viewer;
      const there: Linear = { ...at, viewer, place: 'ending' };
      return told(there, ...apart(said), ...endingPage(there));
    }
    case 'clock': {
      if (s.viewer < 0) return handOver(at, heldSeats(s.session)[0] ?? 0, said);
      const there: Linear = atDesk({ ...at, place: 'clock' });
      return told(there, ...apart(said), ...hourLines(there));
    }
    case 'consent':
      if (stop.seat !== s.viewer) return handOver(at, stop.seat, said);
      return told({ ...at, place: 'consent' }, ...apart(said), ...consentLines(at));
    case 'seat': {
      if (stop.seat !== s.viewer) return handOver(at, stop.seat, said);
      const there = atDesk({ ...at, place: 'desk' });
      const { phase } = there.session.play;
      const page = !phase.startsWith('crisis.')
        ? statusPage(there)
        : phase === 'crisis.plea'
          ? hourLines(there)
          : crisisPage(there);
      return told(there, ...apart(said), ...page);
    }
    default: {
      const never: never = stop;
      return never;
    }
  }
}

/** The brief of the seat in front of the lines, unless it has had it. */
function briefed(s: Linear): { readonly state: Linear; readonly said: readonly string[] } {
  if (s.briefed.includes(s.viewer)) return { state: s, said: [] };
  const more = briefParts(s).filter((part) => part !== 'own');
  const also =
    more.length === 0 ? [] : [`There is more to read: ${listed(more.map((part) => `"brief ${part}"`))}.`];
  return {
    state: { ...s, briefed: [...s.briefed, s.viewer] },
    said: [...briefPage(s, 'own'), ...also],
  };
}

/** The seat that was called for sits in front of the lines. */
export function takeOver(s: Linear): Reply {
  const { state, said } = briefed({ ...s, viewer: s.next });
  const stop = waiting(state.session);
  return stop ? arrive({ ...state, stop }, said) : settle(state, said);
}

/** The first lines of a game, new or resumed: nothing confidential before the right seat is in front of them. */
export function begin(s: Linear): Reply {
  const people = heldSeats(s.session);
  const [first, ...more] = people;
  if (first === undefined) return told({ ...s, place: 'seats' }, ...scenarioPage(s));
  const stop = waiting(s.session);
  if (more.length > 0) {
    if (stop?.kind === 'over') return arrive({ ...s, stop }, []);
    const next = stop && 'seat' in stop ? stop.seat : first;
    return handOver({ ...s, stop: stop ?? s.stop }, next, []);
  }
  return takeOver({ ...s, next: first });
}

/** Has an act of the seat in front of the lines done at once. */
export function perform(s: Linear, wanted: Act): Reply {
  const next = act(s.session, s.viewer, wanted);
  if (!next.ok) return not(s, refusalText(caseOf(s), next.error));
  const sent = wanted.type === 'offer.make' ? withDesk(s, { ...deskOf(s), asks: [], gives: [] }) : s;
  const reply = settle({ ...sent, session: next.value });
  // Who goes on reads of its own act with the rest of the news.
  return reply.state.viewer === s.viewer ? reply : { ...reply, said: ['It is done.', ...reply.said] };
}

const NOWHERE = 'There is nothing to go back to there.';

/** Takes a step in time, or asks the others for it where it is theirs to allow. */
export function takeStep(s: Linear, wish: Wish, done: string): Reply {
  const next = wantStep(s.session, s.viewer, wish);
  if (!next.ok) return not(s, NOWHERE);
  const asked = next.value.asked !== null;
  return stepped({ ...s, session: next.value }, asked ? 'The others are asked.' : done);
}

/** After a step in time, or a word on one: to whoever is awaited there. */
function stepped(s: Linear, done: string): Reply {
  const stop = waiting(s.session);
  return stop ? arrive({ ...s, stop }, [done]) : settle(s, [done]);
}

/** What a step in time means to the seat that wants it, before it says yes. */
export function stepQuestion(s: Linear, wish: Wish): string[] {
  const others = concerned(s.session, s.viewer, wish).map((seat) => nameOf(caseOf(s), seat));
  const consent =
    others.length === 0
      ? []
      : [
          `Others hold seats here too, and somebody has acted or read on since: it takes the consent of ${listed(others)}.`,
        ];
  return [...undoneLines(s, wish), ...consent];
}

/** A seat that was asked for its consent gives it, or does not. */
export function consent(s: Linear, yes: boolean): Reply {
  const { asked } = s.session;
  const next = answerStep(s.session, s.viewer, yes);
  if (!next.ok || !asked) return not(s, 'You are not asked.');
  const c = caseOf(s);
  const after: Session = next.value;
  if (after.asked) return stepped({ ...s, session: after }, 'You agree; others are asked as well.');
  return stepped(
    { ...s, session: after },
    yes
      ? `All agree: ${nameOf(c, asked.by)} has what it asked for.`
      : `${nameOf(c, s.viewer)} does not agree: the game goes on as it stands.`,
  );
}

/** Does what waited for a yes. */
export const doDeed = (s: Linear, deed: Deed): Reply =>
  deed.kind === 'act' ? perform(s, deed.act) : takeStep(s, deed.wish, deed.done);
