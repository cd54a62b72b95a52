import { type Crisis, has, NATURE, number } from '../model/index.ts';
import { modeWorld } from '../rules/index.ts';
import { FINDING_WORDS, nameOf, namesOf, responseWords } from './names.ts';
import {
  all,
  aloud,
  aside,
  none,
  nothing,
  type Step,
  type StepOf,
  says,
  type Teller,
  type Weight,
  type Why,
} from './told.ts';
import { clipped, percent, plural } from './words.ts';

const who = (s: Step): string => nameOf(s.world.case, s.act.seat);

/** How a crisis that has just ended ended: what it was, and whether it was held off. */
function closing(s: Step, crisis: Crisis): string {
  const truth = s.world.case.treaty?.incidents[crisis.truth];
  const what = truth ? ` It was: ${clipped(truth.text)}.` : '';
  if (crisis.held === null) return `The crisis is over.${what}`;
  const end = !crisis.held
    ? ` It was not held off: ${percent(crisis.harm)} of its harm was done.`
    : crisis.helped
      ? ' It was held off, with help that came in time.'
      : ' It was held off by own forces alone.';
  return `The crisis is over.${what}${end}`;
}

/** What changed by itself: the fact-finders report, somebody blocks, the guarantee comes to life, help arrives, it closes. */
function consequences(s: Step): Why[] {
  const before = s.before.open.crisis;
  const crisis = s.after.open.crisis;
  if (!crisis) return [];
  const c = s.world.case;
  const news: Why[] = [];
  if (crisis.panelReported && !before?.panelReported) news.push(aloud('The fact-finders report.'));
  if (crisis.blockedBy >= 0 && before?.blockedBy !== crisis.blockedBy)
    news.push(aloud(`${nameOf(c, crisis.blockedBy)} blocks the decision.`));
  if (crisis.live !== before?.live && crisis.live !== 0)
    news.push(aloud(`The guarantee is live under the signed rule for: ${namesOf(c, crisis.live)}.`));
  for (const d of crisis.deliveries)
    if (d.arrives > (before?.hour ?? 0) && d.arrives <= crisis.hour)
      news.push(aloud(`${nameOf(c, d.seat)}: "${responseWords(c, d.response)}" has arrived.`));
  if (crisis.closed && !before?.closed) news.push(aloud(closing(s, crisis)));
  return news;
}

/** Does the guarantee come to life with this act? */
const wakes = (s: Step): boolean =>
  (s.before.open.crisis?.live ?? 0) === 0 && (s.after.open.crisis?.live ?? 0) !== 0;

/** What the capitals make of the evidence: each seat hears its own services, the host hears the range. */
function evidence(s: StepOf<'clock.advance'>): Why[] {
  const { beliefs } = s.act;
  const { treaty, parties } = s.world.case;
  if (beliefs.length === 0) return [];
  const own = beliefs.map((belief, seat) =>
    aside([seat], `${parties[seat]?.short}'s services: ${Math.round(belief / 10)} % an attack.`),
  );
  const voices = beliefs.filter((_, seat) => seat !== treaty?.attacker && has(s.after.open.joined, seat));
  const range =
    voices.length === 0
      ? []
      : [
          aside(
            [],
            `The guarantors hold an attack ${Math.round(Math.min(...voices) / 10)} to ${Math.round(Math.max(...voices) / 10)} % likely.`,
          ),
        ];
  return [...range, ...own.filter((_, seat) => has(s.after.open.joined, seat) || seat === treaty?.victim)];
}

const turn = (s: Step, otherwise: Weight): Weight => (wakes(s) ? 2 : otherwise);

export const CRISIS_REQUEST: Teller<'crisis.request'> = {
  text: (s) => says(`${who(s)} calls on its guarantors`),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 2,
};

export const CRISIS_REFRAIN: Teller<'crisis.refrain'> = {
  text: (s) => says(`${who(s)} does not call on its guarantors`),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 2,
};

export const CRISIS_SHOW: Teller<'crisis.show'> = {
  text: (s) => says(`${who(s)} lays its evidence open`),
  figures: nothing,
  why: (s) => {
    const { evidence } = s.world.case.treaty ?? {};
    if (!evidence) return [];
    const base = modeWorld(s.world.case);
    const clearer = percent(number(base, evidence.clarity));
    const price = plural(number(base, evidence.price), 'point');
    return [
      aloud(`The question is settled further by ${clearer} for every capital; sources are burnt (${price}).`),
    ];
  },
  after: consequences,
  heard: all,
  weight: () => 2,
};

export const CRISIS_APPEAL: Teller<'crisis.appeal'> = {
  text: (s) =>
    says(`${who(s)} asks ${nameOf(s.world.case, s.act.to)} for help, from government to government`),
  figures: nothing,
  why: (s) => {
    const { appeals } = s.world.case.treaty ?? {};
    if (!appeals) return [];
    const price = plural(number(modeWorld(s.world.case), appeals.price), 'point');
    return [aloud(`What is asked for is owed in return (${price}).`)];
  },
  after: consequences,
  heard: all,
  weight: () => 1,
};

export const CRISIS_WAIT: Teller<'crisis.wait'> = {
  text: (s) => says(`${who(s)} waits for what the capitals find`),
  figures: nothing,
  why: none,
  after: none,
  heard: all,
  weight: () => 0,
};

export const NATURE_CONVENE: Teller<'nature.convene'> = {
  text: (s) => says(s.act.convened ? 'The guarantors meet' : 'Nobody convenes the guarantors'),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: (s) => (s.act.convened ? 1 : 2),
};

export const CLOCK_ADVANCE: Teller<'clock.advance'> = {
  text: (s) =>
    says(
      s.act.beliefs.length > 0
        ? `T+${s.after.open.crisis?.hour ?? 0} h: new evidence reaches the capitals`
        : `The clock moves to T+${s.after.open.crisis?.hour ?? 0} h`,
    ),
  figures: nothing,
  why: evidence,
  after: consequences,
  heard: all,
  weight: (s) => (consequences(s).length > 0 ? 1 : 0),
};

export const CRISIS_FIND: Teller<'crisis.find'> = {
  text: (s) => says(`${who(s)} finds: ${FINDING_WORDS[s.act.finding]}`),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: (s) => turn(s, 1),
};

export const CRISIS_RESPOND: Teller<'crisis.respond'> = {
  text: (s) =>
    says(
      s.act.response === 0
        ? `${who(s)} gives nothing`
        : `${who(s)} decides to give: ${responseWords(s.world.case, s.act.response)}`,
    ),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 2,
};

export const CRISIS_DEFER: Teller<'crisis.defer'> = {
  text: (s) =>
    says(
      `${who(s)} lets its decision wait to T+${s.after.open.crisis?.deferred[s.act.seat] ?? 0} h, for what the others give`,
    ),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 1,
};

export const NATURE_GATE: Teller<'nature.gate'> = {
  text: (s) => {
    const name = nameOf(s.world.case, s.before.open.crisis?.gate ?? NATURE);
    return says(
      s.act.passed
        ? `${name}: let through at home; help arrives at T+${s.act.arrives} h`
        : `${name}: stopped at home; nothing will come`,
    );
  },
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 2,
};

export const NATURE_COUNCIL: Teller<'nature.council'> = {
  text: (s) =>
    says(
      s.act.vetoed
        ? 'The Security Council is kept from acting by a veto'
        : 'The Security Council takes the matter up',
    ),
  figures: nothing,
  why: none,
  after: consequences,
  heard: all,
  weight: () => 1,
};
