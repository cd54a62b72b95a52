import { analyze } from '../../analysis/index.ts';
import type { Study } from '../../session/index.ts';
import { commandFor, movesLines } from './commands.ts';
import { studyPage } from './ending-pages.ts';
import { begin, doDeed } from './flow.ts';
import { wordsOf } from './naming.ts';
import { reachPage } from './reach-page.ts';
import { type Linear, not, type Reply, told } from './state.ts';

/** The word behind a line that stands for the `yes` to follow. */
const SURE = '--yes';

/** After a line that led somewhere: what is asked there, and the moves. */
function pointed(before: Linear, reply: Reply): Reply {
  const { state } = reply;
  const moved =
    state.session.play !== before.session.play ||
    state.session.asked !== before.session.asked ||
    state.place !== before.place ||
    state.viewer !== before.viewer;
  if (!moved || state.left) return reply;
  return { ...reply, said: [...reply.said, ...movesLines(state)] };
}

/** The first lines of a game. */
export function opening(s: Linear): Reply {
  const reply = begin(s);
  return { ...reply, said: [...reply.said, ...movesLines(reply.state)] };
}

/**
 * What a line leads to. A blank line and one that begins with # lead to nothing. A line that is not understood, or not
 * possible, says why and changes nothing; nothing that binds happens without a `yes`.
 */
export function answer(s: Linear, line: string): Reply {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return told(s);
  const words = wordsOf(text);
  const sure = words.length > 1 && words.at(-1)?.toLowerCase() === SURE;
  const [first = '', ...rest] = sure ? words.slice(0, -1) : words;
  const { pending } = s;
  const clear: Linear = pending ? { ...s, pending: null } : s;
  const bare = rest.length === 0 && !sure;
  switch (first.toLowerCase()) {
    case 'yes':
    case 'y':
      if (!bare) return not(s, 'Nothing may follow a yes.');
      return pending ? pointed(s, doDeed(clear, pending.deed)) : not(s, 'Nothing waits for a yes.');
    case 'no':
    case 'n':
      if (!bare) return not(s, 'Nothing may follow a no.');
      return pending ? told(clear, `"${pending.line}" is not done.`) : not(s, 'Nothing waits for a no.');
    default:
  }
  const command = commandFor(s, first);
  if (typeof command !== 'string' && command.word === 'help') return command.run(s, rest);
  const dropped = pending ? [`"${pending.line}" is not done.`] : [];
  if (typeof command === 'string') return not(clear, ...dropped, command, ...movesLines(s));
  const reply = command.run(clear, rest);
  const waiting = reply.state.pending;
  const done =
    waiting !== null && (sure || s.sure)
      ? joined(reply, doDeed({ ...reply.state, pending: null }, waiting.deed))
      : reply;
  return pointed(s, { ...done, said: [...dropped, ...done.said] });
}

/** A question, and what its yes led to. */
const joined = (asked: Reply, done: Reply): Reply => ({
  ...done,
  said: [...asked.said.slice(0, -1), ...done.said],
});

/** What was within reach in a game that is over. It takes a second or two where there are many texts. */
export const reached = (s: Linear): readonly string[] =>
  reachPage(s, analyze(s.session.play.world.case, { world: s.session.play.world }));

/** A study that was worked out, in words. */
export const studied = (s: Linear, study: Study): readonly string[] => studyPage(s, study);
