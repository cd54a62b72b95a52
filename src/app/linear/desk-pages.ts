import { areaOf, type Phase } from '../../model/index.ts';
import { lastRoundOf } from '../../rules/index.ts';
import { accountOf, adviceFor, guessReservation, guessScore, seedShown, sumOf } from '../../session/index.ts';
import {
  aimTold,
  barLine,
  barTold,
  carriedTold,
  clipped,
  fixTold,
  type GoalFacts,
  gap,
  helpTold,
  learntTold,
  lineTold,
  movedTold,
  neededLine,
  otherSideTold,
  PHASE_WORDS,
  plural,
  pts,
  pushesTold,
  reasonText,
  STANDING_WORDS,
  shortName,
  sideMovesTold,
  signed,
  turningTold,
} from '../../telling/index.ts';
import { dateOf } from '../ui/canvas/text.ts';
import { askedText, caseOf, editing, myTurn, viewOfViewer } from '../ui/state/state.ts';
import { cited, point, roughly } from './say.ts';
import { textAtHand } from './shelf.ts';
import type { Linear } from './state.ts';

/** What is to be done in each phase in which a seat decides. */
const ASKED: Readonly<Partial<Record<Phase, string>>> = {
  'talks.floor':
    'You have the floor: change your draft, then send it; or ask, sound out, or draw a line first.',
  'talks.answer': 'A text waits for your answer: accept or refuse.',
  'talks.sounding': 'You are sounded out in private: join, joinif with your changes, or decline.',
  'talks.caucus': 'A private question waits for you: answer with an option, or with nothing.',
  'talks.mediation': 'You mediate: table your draft as a single text, or pass.',
  'accession.invitation': 'You are named as a guarantor: join, joinif with your changes, or decline.',
  'accession.review': 'What you made your condition is gone: stay all the same, or leave.',
  'ratification.review': 'What you made your condition is gone: stay all the same, or leave.',
  'signature.signing': 'The text is ready: sign it, reopen the talks, or abandon it.',
  'recess.deciding': 'The text is not carried: reopen the talks, or abandon it.',
  'ratification.campaign': 'A vote of yours is next: campaign for a yes, or let it come with hold.',
  'crisis.request': 'An incident is reported: call on your guarantors, or refrain.',
  'crisis.plea': 'Before hours pass you may show your evidence, appeal to a capital, or wait.',
  'crisis.findings': 'Your capital is ready: say what you find.',
  'crisis.decision': 'You decide what help to give: give it, or defer.',
};

/** What the seat is asked for now. */
export const askedLine = (s: Linear): string =>
  s.place === 'clock'
    ? 'Nobody has to act: the clock of the crisis waits to be moved.'
    : (ASKED[s.session.play.phase] ?? '');

/** What the goal is told of. */
const goalFacts = (s: Linear): GoalFacts => ({
  world: s.session.play.world,
  phase: s.session.play.phase,
  view: viewOfViewer(s),
  text: textAtHand(s).text,
  turn: myTurn(s),
});

/** What counts as success for the seat, how its figure came about, and what it still takes. */
export function goalPage(s: Linear): string[] {
  const facts = goalFacts(s);
  const { lead, figure } = aimTold(facts);
  const aim = figure ? `${lead} ${barLine(barTold(facts, accountOf(s.session.play, s.viewer)))}.` : lead;
  const rule = carriedTold(caseOf(s), facts.text, { seats: 0, as: 'in' })?.rule ?? '';
  return [aim, neededLine(facts), rule].filter((x) => x !== '');
}

/** Where the game stands, in a line: phase, round or year, day. */
export function whereLine(s: Linear): string {
  const c = caseOf(s);
  const { phase, table } = s.session.play;
  const { open } = table;
  const parts = [PHASE_WORDS[phase]];
  if (areaOf(phase) === 'talks') parts.push(`round ${open.round} of ${lastRoundOf(c.scenario.talks, open)}`);
  if (open.year > 0) parts.push(`year ${open.year}`);
  if (open.crisis && areaOf(phase) === 'crisis') parts.push(`hour ${open.crisis.hour}`);
  parts.push(`day ${open.day}, ${dateOf(c, open.day)}`);
  return `${parts.join('; ')}.`;
}

/** The text at hand and the one on the table, each with its worth in a line. */
function worthLines(s: Linear): string[] {
  const { text, called } = textAtHand(s);
  if (text.length === 0) return [];
  const view = viewOfViewer(s);
  const line = (name: string, t: readonly number[]): string => {
    const [score, bar] = [view.score(t), view.bar(t)];
    const how =
      score < bar
        ? `${gap(bar - score)} too little`
        : `${score === bar ? 'exactly enough' : `${gap(score - bar)} more than enough`}`;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)} is worth ${pts(score)} to you: ${how}.`;
  };
  const table = s.session.play.table.open.offers.at(-1)?.package;
  const both = table && table !== text && areaOf(s.session.play.phase) === 'talks';
  return [line(called, text), ...(both ? [line('the text on the table', table)] : [])];
}

/** Where the seat stands: the place, its goal, its texts, the front. */
export function statusPage(s: Linear): string[] {
  const c = caseOf(s);
  const { play } = s.session;
  const view = viewOfViewer(s);
  const first = c.parties[c.principals[0] ?? -1]?.short ?? '';
  const front =
    c.war && areaOf(play.phase) === 'talks'
      ? [`The front stands at ${signed(view.own.front, 0)} as you see it; more is better for ${first}.`]
      : [];
  const drivers = (c.war?.drivers ?? []).filter((_, i) => (play.table.open.drivers[i] ?? 0) > 0);
  const facts = goalFacts(s);
  const { lead, figure } = aimTold(facts);
  const aim = figure ? `${lead} ${pts(view.bar(facts.text))}.` : lead;
  return [
    `You are ${c.parties[s.viewer]?.name ?? ''}. ${whereLine(s)}`,
    ...[aim, neededLine(facts)].filter((x) => x !== ''),
    ...worthLines(s),
    ...front,
    ...drivers.map((d) => point(cited({ text: `Under way: ${d.text}`, source: d.source }))),
  ];
}

/** Every party: what the text at hand may be worth to it, from where it walks away, and where it stands. */
export function partiesPage(s: Linear): string[] {
  const c = caseOf(s);
  const view = viewOfViewer(s);
  const { text, called } = textAtHand(s);
  const { standings } = s.session.play.table.open;
  const lines = c.parties.map((p) => {
    const standing = standings[p.index] ?? 'not-asked';
    const stands = p.guarantor ? ` As a guarantor: ${STANDING_WORDS[standing]}.` : '';
    if (p.index === s.viewer)
      return `${p.name}, you: ${pts(view.score(text))}, exactly; you walk away below ${pts(view.bar(text))}.${stands}`;
    const heard = view.own.soundings.findLast((x) => x.with === p.index && x.answer !== null);
    const sounded = heard ? ` You sounded it out in round ${heard.round}.` : '';
    const score = roughly(guessScore(view, p.index, text));
    return `${p.name}: ${score}; it walks away below ${roughly(guessReservation(view, p.index))}.${stands}${sounded}`;
  });
  return [`Of ${called}, what it may be worth to each, estimates but for your own:`, ...lines.map(point)];
}

/** What speaks for and against the text at hand. */
export function advicePage(s: Linear): string[] {
  const c = caseOf(s);
  const { text, called } = textAtHand(s);
  const judging =
    myTurn(s) && !['crisis'].includes(areaOf(s.session.play.phase)) && s.session.play.phase !== 'talks.floor';
  const asked = judging ? askedText(s) : null;
  const advice = adviceFor(s.session, s.viewer, text, { asked, draft: editing(s) });
  const help = helpTold(c, advice.help);
  const pushes = pushesTold(c, s.viewer, advice.moves);
  const lines = (party: number, list: readonly number[]): string[] =>
    list.flatMap((i) => {
      const told = lineTold(c, party, i, party === s.viewer);
      return told ? [point(cited(told))] : [];
    });
  const said = [
    ...(help === '' ? [] : [help]),
    ...(pushes.length === 0
      ? []
      : [`Your walk-away ${movedTold(sumOf(advice.moves))} of late:`, ...pushes.map((w) => point(cited(w)))]),
    ...(advice.sideMoves ? [sideMovesTold(advice.sideMoves)] : []),
    ...lines(s.viewer, advice.own),
    ...advice.others.flatMap(({ party, score, reservation, lines: breached }) => [
      otherSideTold(c, party, breached.length, score.value >= reservation.value),
      ...lines(party, breached),
    ]),
    ...(advice.fix ? [fixTold(c, advice.fix)] : []),
    ...(asked && advice.change ? [turningTold(c, asked, advice.change)] : []),
    ...advice.unmet.map((gone) => reasonText(c, gone, 'you')),
    ...advice.learnt.filter((l) => l.option >= 0).map((l) => learntTold(c, l)),
  ];
  return [`The advisers on ${called}:`, ...(said.length > 0 ? said : ['Nothing stands out.'])];
}

/** Who sits where. */
export function seatsPage(s: Linear): string[] {
  const c = caseOf(s);
  const lines = s.session.chairs.map(({ owner, standIn }, i) => {
    const by = standIn ?? owner;
    const who =
      by.kind === 'person'
        ? 'a person'
        : by.kind === 'agent'
          ? `the agent "${by.name}"`
          : `the program "${by.name}"`;
    return `${c.parties[i]?.name ?? ''}: ${who}${standIn ? ', standing in' : ''}.`;
  });
  const { branch, branches } = s.session;
  const others = branches.map((b) => `Branch ${b.id} was left in round ${b.play.table.open.round}.`);
  const seed = seedShown(s.session) ? `, seed "${s.session.play.world.chance.root.seed}"` : '';
  return [
    `The game is "${c.scenario.id}"${seed}. It is kept in "${s.file}".`,
    ...lines.map(point),
    `This is branch ${branch}; ${plural(branches.length, 'other is', 'others are')} kept.`,
    ...others.map(point),
  ];
}

/** The first line of a game. */
export const headLine = (s: Linear): string => `Demarche in lines: ${clipped(caseOf(s).scenario.title)}.`;

/** What stands before a line: the short name of the seat whose papers are open, if any. */
export const promptOf = (s: Linear): string => `${s.viewer < 0 ? '' : shortName(caseOf(s), s.viewer)}> `;
