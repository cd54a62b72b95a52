import { type Act, type Finding, membersOf, type Phase, type Seat } from '../../model/index.ts';
import { natureIn } from '../../protocol/index.ts';
import { advance, moveClock, newsFor, type Session } from '../../session/index.ts';
import {
  appealMeans,
  BASIS_WORDS,
  beliefTold,
  campaignTold,
  evidenceMeans,
  judgedGain,
  MEANS,
  nameOf,
  oddsTold,
  refusalText,
  responseWords,
  swaysTold,
} from '../../telling/index.ts';
import { caseOf, viewOfViewer } from '../ui/state/state.ts';
import { bare, type Command, weigh } from './command.ts';
import { perform, settle } from './flow.ts';
import { pick, seatNamed } from './naming.ts';
import { cited, numbered, point } from './say.ts';
import { type Linear, not, type Reply } from './state.ts';
import { standing } from './talks-commands.ts';

/** Words of the second half: joining for good, signing, votes, the crisis. */

const REVIEWS: readonly Phase[] = ['accession.review', 'ratification.review'];

/** An act of the seat's own without particulars, weighed first. */
const plainly = (
  line: string,
  type:
    | 'treaty.sign'
    | 'treaty.reopen'
    | 'treaty.abandon'
    | 'accession.stay'
    | 'accession.leave'
    | 'crisis.request'
    | 'crisis.refrain'
    | 'vote.campaign'
    | 'vote.hold',
  question: (s: Linear) => readonly string[],
): Command['run'] => bare((s) => weigh(s, line, { type, seat: s.viewer } satisfies Act, question(s)));

/** How the vote at hand stands, what moved it, and what a campaign would do. */
export function voteLines(s: Linear): string[] {
  const odds = viewOfViewer(s).odds();
  if (!odds) return ['No vote of yours is at hand.'];
  return [
    oddsTold(odds),
    ...swaysTold(s.session.play.world, odds).map((w) => point(cited(w))),
    campaignTold(odds),
  ];
}

function show(s: Linear): Reply {
  const evidence = viewOfViewer(s).plea()?.evidence;
  if (!evidence) return not(s, 'There is nothing of your own left to lay open.');
  const { does, brings } = evidenceMeans(evidence);
  return weigh(s, 'show', { type: 'crisis.show', seat: s.viewer }, [does, brings, 'Lay it open?']);
}

/** Whom the attacked state may still ask, and what each may bring. */
function appealLines(s: Linear): string[] {
  const plea = viewOfViewer(s).plea();
  if (!plea?.appeals) return ['There is nobody left to ask in this crisis.'];
  const { advised } = plea;
  return [
    appealMeans(plea.appeals),
    ...plea.appeals.open.map(({ seat, gain }) => {
      const so = advised.act === 'appeal' && advised.to === seat ? ' Your advisers would ask it.' : '';
      return point(`${nameOf(caseOf(s), seat)}: ${judgedGain(gain)}.${so}`);
    }),
  ];
}

function appeal(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, ...appealLines(s), 'Say which capital to ask, as "appeal turkey".');
  const party = seatNamed(caseOf(s), word);
  if (!party.ok) return not(s, party.why);
  const act: Act = { type: 'crisis.appeal', seat: s.viewer, to: party.value };
  const offered = viewOfViewer(s).plea()?.appeals;
  const gain = offered?.open.find((x) => x.seat === party.value)?.gain;
  const means =
    offered && gain !== undefined
      ? [appealMeans(offered), `${nameOf(caseOf(s), party.value)}: ${judgedGain(gain)}.`]
      : [];
  return weigh(s, 'appeal', act, [...means, `Ask ${nameOf(caseOf(s), party.value)} for help?`]);
}

const FINDINGS: readonly {
  readonly value: Finding;
  readonly names: readonly string[];
  readonly means: string;
}[] = [
  { value: 'attack', names: ['attack'], means: 'You find that an armed attack has happened.' },
  { value: 'unclear', names: ['unclear'], means: 'You do not find either way.' },
  { value: 'no-attack', names: ['no-attack', 'none'], means: 'You find that no armed attack has happened.' },
];

function find(s: Linear, words: readonly string[]): Reply {
  const view = viewOfViewer(s);
  const belief = beliefTold(view.own.belief, view.threshold());
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, belief, 'Say what you find: "find attack", "find unclear" or "find none".');
  const found = pick(
    'finding',
    word,
    FINDINGS.map((value) => ({ value, names: value.names })),
  );
  if (!found.ok) return not(s, found.why);
  const act: Act = { type: 'crisis.find', seat: s.viewer, finding: found.value.value };
  return weigh(s, 'find', act, [belief, found.value.means, 'Say so?']);
}

/** What a guarantor may give, as what, and what it owes. */
function helpLines(s: Linear): string[] {
  const { means, owed, inclined, basis } = viewOfViewer(s).mandate();
  const list = membersOf(means).map((response) => {
    const marks = [
      ...(response === owed && owed > 0 ? ['owed'] : []),
      ...(response === inclined ? ['your advisers would'] : []),
    ];
    return `${responseWords(caseOf(s), response)}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}.`;
  });
  return [BASIS_WORDS[basis], MEANS.help, ...numbered(list)];
}

function give(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0)
    return not(s, ...helpLines(s), 'Say what to give, by its number or name, as "give 1".');
  const { responses = [] } = caseOf(s).treaty ?? {};
  const list = membersOf(viewOfViewer(s).mandate().means).map((value) => ({
    value,
    names: [responses[value]?.id ?? '', responses[value]?.text ?? ''],
  }));
  const found = pick('kind of help', word, list);
  if (!found.ok) return not(s, found.why);
  const nothing = found.value === 0 ? [MEANS['give-nothing']] : [];
  const act: Act = { type: 'crisis.respond', seat: s.viewer, response: found.value };
  return weigh(s, 'give', act, [
    ...helpLines(s).slice(0, 1),
    ...nothing,
    `Give this: ${responseWords(caseOf(s), found.value)}?`,
  ]);
}

/** Moves the clock of a crisis by some hours, or to the next event. */
function clock(s: Linear, words: readonly string[]): Reply {
  const [word, ...more] = words;
  if (more.length > 0 || (word !== undefined && !/^[1-9]\d{0,3}$/.test(word)))
    return not(s, 'Say "clock" for the next event that you hear of, or a number of hours, as "clock 6".');
  const hours = word === undefined ? undefined : Number(word);
  const refusal = s.session.play.position.refusal(natureIn(s.session.play, hours));
  if (refusal) return not(s, refusalText(caseOf(s), refusal));
  let session = moveClock(s.session, hours);
  // Hours in which nothing is heard of pass by themselves.
  while (hours === undefined) {
    const moved = advance(session, s.viewer);
    session = moved.session;
    if (moved.stop.kind !== 'clock' || hears(session, s.viewer)) break;
    session = moveClock(session);
  }
  return settle({ ...s, session });
}

/** Has a seat something new to hear of beside hours that passed? */
const hears = (s: Session, seat: Seat): boolean =>
  newsFor(s, seat).lines.some((e) => e.act !== 'clock.advance' || e.why.length > 0);

const AT = { places: ['desk'], move: true } as const;

export const TREATY_COMMANDS: readonly Command[] = [
  {
    ...AT,
    word: 'sign',
    about: 'Signs the agreed text, after a yes.',
    phases: ['signature.signing'],
    run: plainly('sign', 'treaty.sign', (s) => [...standing(s), 'Sign it?']),
  },
  {
    ...AT,
    word: 'reopen',
    about: 'Goes back to the table with what has been learnt, after a yes.',
    phases: ['signature.signing', 'recess.deciding'],
    run: plainly('reopen', 'treaty.reopen', (s) => [MEANS.reopen, ...standing(s), 'Go back to the table?']),
  },
  {
    ...AT,
    word: 'abandon',
    about: 'Gives the agreed text up for good, after a yes.',
    phases: ['signature.signing', 'recess.deciding'],
    run: plainly('abandon', 'treaty.abandon', () => [MEANS.abandon, 'Give the text up?']),
  },
  {
    ...AT,
    word: 'stay',
    about: 'Stays a guarantor all the same, after a yes.',
    phases: REVIEWS,
    run: plainly('stay', 'accession.stay', (s) => [MEANS.stay, ...standing(s), 'Stay?']),
  },
  {
    ...AT,
    word: 'leave',
    about: 'Leaves the guarantors, after a yes.',
    phases: REVIEWS,
    run: plainly('leave', 'accession.leave', (s) => [MEANS.leave, ...standing(s), 'Leave?']),
  },
  {
    ...AT,
    word: 'campaign',
    about: 'Tells the odds of your vote, and campaigns for a yes, after a yes of your own.',
    phases: ['ratification.campaign'],
    run: plainly('campaign', 'vote.campaign', (s) => [...voteLines(s), 'Campaign?']),
  },
  {
    ...AT,
    word: 'hold',
    about: 'Lets the vote come as it stands, after a yes.',
    phases: ['ratification.campaign'],
    run: plainly('hold', 'vote.hold', (s) => [...voteLines(s), 'Let the vote come as it stands?']),
  },
  {
    ...AT,
    word: 'call',
    about: 'Calls on your guarantors, after a yes.',
    phases: ['crisis.request'],
    run: plainly('call', 'crisis.request', () => [MEANS.call, 'Call on them?']),
  },
  {
    ...AT,
    word: 'refrain',
    about: 'Does not call on your guarantors over this incident, after a yes.',
    phases: ['crisis.request'],
    run: plainly('refrain', 'crisis.refrain', () => [MEANS.refrain, 'Refrain?']),
  },
  {
    ...AT,
    word: 'show',
    about: 'Lays your evidence open, once, after a yes.',
    phases: ['crisis.plea'],
    run: bare(show),
  },
  {
    ...AT,
    word: 'appeal',
    after: 'CAPITAL',
    about: 'Asks one capital for help, after a yes; alone it tells whom you can ask and what it may bring.',
    phases: ['crisis.plea'],
    run: appeal,
  },
  {
    ...AT,
    word: 'wait',
    about: `Lets the hours go on. ${MEANS.wait}`,
    phases: ['crisis.plea'],
    run: bare((s) => perform(s, { type: 'crisis.wait', seat: s.viewer })),
  },
  {
    ...AT,
    word: 'find',
    after: 'attack, unclear or none',
    about: 'Says what your capital finds, after a yes; alone it tells what your services think.',
    phases: ['crisis.findings'],
    run: find,
  },
  {
    ...AT,
    word: 'give',
    after: 'HELP',
    about: 'Decides what help to give, after a yes; alone it lists what you can give and what you owe.',
    phases: ['crisis.decision'],
    run: give,
  },
  {
    ...AT,
    word: 'defer',
    about: 'Lets your decision wait for the next evidence and for what the others give.',
    phases: ['crisis.decision'],
    when: {
      holds: (s) => viewOfViewer(s).mandate().until >= 0,
      else: 'Your decision cannot wait any longer.',
    },
    run: bare((s) => perform(s, { type: 'crisis.defer', seat: s.viewer })),
  },
  {
    places: ['clock'],
    move: true,
    word: 'clock',
    after: '[HOURS]',
    about: 'Moves the clock of the crisis to the next event that you hear of, or by some hours.',
    run: clock,
  },
];
