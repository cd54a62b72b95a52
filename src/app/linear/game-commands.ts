import type { Seat } from '../../model/index.ts';
import {
  giveBack,
  heldSeats,
  openSession,
  type Session,
  stepBack,
  stepToRound,
  takeSeat,
} from '../../session/index.ts';
import { caseOf } from '../ui/state/state.ts';
import { bare, type Command, OPEN, weighing } from './command.ts';
import { begin, consent, stepQuestion, takeOver, takeStep } from './flow.ts';
import { seatNamed } from './naming.ts';
import { type Linear, not, type Reply, told } from './state.ts';

/** Words about the game itself: seats, hand-over, steps in time, leaving. */

/** A person sits down in a game that has begun. */
function sitDown(s: Session, seat: Seat): Session {
  const chair = s.chairs[seat];
  const own = chair?.standIn && chair.owner.kind === 'person';
  const next = own ? giveBack(s, seat) : takeSeat(s, seat, { kind: 'person' });
  return next.ok ? next.value : s;
}

function take(s: Linear, words: readonly string[]): Reply {
  const wanted = words.flatMap((w) => w.split(',')).filter((w) => w !== '');
  if (wanted.length === 0) return not(s, 'Say which seat or seats to take, by name or number, as "take 1".');
  const seats: Seat[] = [];
  for (const word of wanted) {
    const seat = seatNamed(caseOf(s), word);
    if (!seat.ok) return not(s, seat.why);
    if (!seats.includes(seat.value)) seats.push(seat.value);
  }
  seats.sort((a, b) => a - b);
  const { play } = s.session;
  const session = play.count === 0 ? openSession({ play }, s.cast, seats) : seats.reduce(sitDown, s.session);
  return begin({ ...s, session, viewer: -1 });
}

/** Asks before a step in time that drops something, or needs the others; else takes it. */
function undo(s: Linear): Reply {
  const wish = stepBack(s.session, s.viewer);
  if (!wish) return not(s, 'There is nothing to take back.');
  const kept = s.place === 'ending' ? ` The ended game is kept as branch ${s.session.branch}.` : '';
  return weighing(s, 'undo', { kind: 'step', wish, done: `It is taken back.${kept}` }, [
    ...stepQuestion(s, wish),
    'Take it back?',
  ]);
}

function rewind(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  const { round } = s.session.play.table.open;
  if (
    word === undefined ||
    more.length > 0 ||
    !/^\d+$/.test(word) ||
    Number(word) < 1 ||
    Number(word) > round
  )
    return not(s, `Say to the opening of which round, 1 to ${round}, as "rewind 1".`);
  const wish = stepToRound(s.session, Number(word));
  return leaving(s, 'rewind', wish, `This is the opening of round ${Number(word)}.`);
}

function branch(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  const ids = s.session.branches.map((b) => b.id);
  if (word === undefined || more.length > 0 || !ids.includes(Number(word)))
    return not(s, `Say which branch to return to: ${ids.join(', ')}.`);
  return leaving(s, 'branch', { kind: 'return', branch: Number(word) }, `This is branch ${Number(word)}.`);
}

/** A step that leaves a branch behind: taken at once where it is the seat's own affair. */
function leaving(s: Linear, line: string, wish: Parameters<typeof takeStep>[1], done: string): Reply {
  const whole = `${done} What you left is kept as branch ${s.session.branch}.`;
  const question = stepQuestion(s, wish);
  const alone = heldSeats(s.session).length <= 1;
  if (alone) return takeStep(s, wish, whole);
  return weighing(s, line, { kind: 'step', wish, done: whole }, [...question, 'Go there?']);
}

export const GAME_COMMANDS: readonly Command[] = [
  {
    word: 'take',
    after: 'SEAT …',
    about: 'Takes one or more seats; programs play the others.',
    places: ['seats'],
    move: true,
    run: take,
  },
  {
    word: 'ready',
    about: 'Says that the seat called for reads on, and nobody else.',
    places: ['handover'],
    move: true,
    run: bare(takeOver),
  },
  {
    word: 'agree',
    about: 'Agrees to the step in time that another seat asks for.',
    places: ['consent'],
    move: true,
    run: bare((s) => consent(s, true)),
  },
  {
    word: 'disagree',
    about: 'Does not agree to it: the game goes on as it stands.',
    places: ['consent'],
    move: true,
    run: bare((s) => consent(s, false)),
  },
  {
    word: 'undo',
    short: ['u'],
    about: 'Takes back your last decision, after a yes; where others hold seats it may take their consent.',
    places: ['desk', 'clock', 'ending'],
    when: {
      holds: (s) => heldSeats(s.session).includes(s.viewer),
      else: 'Only who holds a seat can take something back.',
    },
    move: false,
    run: bare(undo),
  },
  {
    word: 'rewind',
    after: 'ROUND',
    about: 'Goes back to the opening of a round; what is left is kept as a branch.',
    places: ['desk', 'clock', 'ending'],
    move: false,
    run: rewind,
  },
  {
    word: 'branch',
    after: 'NUMBER',
    about: 'Returns to a branch that was left; "where" lists them.',
    places: ['desk', 'clock', 'ending'],
    when: {
      holds: (s) => s.session.branches.length > 0,
      else: 'There is no other branch: a rewind leaves one behind.',
    },
    move: false,
    run: branch,
  },
  {
    word: 'quit',
    short: ['q', 'exit'],
    about: 'Leaves; the game is kept, and can be gone on with.',
    places: ['seats', 'handover', ...OPEN],
    move: false,
    run: bare((s) => told({ ...s, left: true }, 'You leave the game.')),
  },
];
