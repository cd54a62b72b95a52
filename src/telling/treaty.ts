import { number, type Package, type Standing } from '../model/index.ts';
import { lockOf } from '../rules/index.ts';
import { clauseTitle, nameOf, STANDING_WORDS, shortName } from './names.ts';
import { objectionsTold } from './reasons.ts';
import { asksFor, figuresOf, opinion } from './talks.ts';
import {
  all,
  aloud,
  none,
  nothing,
  type Sentence,
  type Step,
  type StepOf,
  says,
  type Teller,
  type Why,
} from './told.ts';
import { oddsBefore } from './votes.ts';
import { apart, clipped } from './words.ts';

const who = (s: Step): string => nameOf(s.world.case, s.act.seat);
const agreed = (s: Step): Package => s.before.open.agreed ?? [];

/** Once nobody is left to answer: where each guarantor stands. */
function standings(s: Step): Why[] {
  if (s.after.open.queue.length > 0) return [];
  const stood = s.world.case.parties.flatMap((p, seat) => {
    const standing: Standing | undefined = s.after.open.standings[seat];
    return p.guarantor && standing && standing !== 'not-asked'
      ? [`${shortName(s.world.case, seat)} ${STANDING_WORDS[standing]}`]
      : [];
  });
  return stood.length === 0 ? [] : [aloud(`Where they stand: ${stood.join(', ')}.`)];
}

const against = (s: Step): readonly Why[] => objectionsTold(s.world, opinion(s, agreed(s)), s.person);

const JOINS = {
  join: 'joins',
  conditional: 'would join if the text were changed',
  decline: 'declines',
} as const;

export const ACCESSION_ANSWER: Teller<'accession.answer'> = {
  text: (s) => says(`${who(s)} ${JOINS[s.act.answer]}`),
  figures: (s) => figuresOf(opinion(s, agreed(s))),
  why: (s) => [
    ...(s.act.answer === 'join' ? [] : against(s)),
    ...asksFor(s.world.case, agreed(s), s.act.change),
  ],
  after: standings,
  heard: all,
  weight: () => 1,
};

export const ACCESSION_LEAVE: Teller<'accession.leave'> = {
  text: (s) => says(`${who(s)} leaves: what it depended on is gone`),
  figures: nothing,
  why: none,
  after: standings,
  heard: all,
  weight: () => 2,
};

export const ACCESSION_STAY: Teller<'accession.stay'> = {
  text: (s) => says(`${who(s)} stays, although what it depended on is gone`),
  figures: nothing,
  why: none,
  after: standings,
  heard: all,
  weight: () => 1,
};

export const TREATY_SIGN: Teller<'treaty.sign'> = {
  text: (s) => says(`${who(s)} signs`),
  figures: (s) => figuresOf(opinion(s, agreed(s))),
  why: none,
  after: none,
  heard: all,
  weight: () => 2,
};

export const TREATY_REOPEN: Teller<'treaty.reopen'> = {
  text: (s) => says(`${who(s)} wants to go back to the table`),
  figures: nothing,
  why: (s) => (s.before.open.recess === 'none' ? against(s) : []),
  after: none,
  heard: all,
  weight: () => 2,
};

export const TREATY_ABANDON: Teller<'treaty.abandon'> = {
  text: (s) => says(`${who(s)} gives the text up`),
  figures: nothing,
  why: (s) => (s.before.open.recess === 'none' ? against(s) : []),
  after: none,
  heard: all,
  weight: () => 2,
};

function lockTold(s: StepOf<'nature.lock'>): Sentence {
  const [entry] = s.before.open.pending;
  const lock = entry ? lockOf(s.world, entry) : null;
  const result = s.after.open.locks.at(-1);
  if (!lock || !result) return says('A vote');
  const whose = entry && 'legislature' in entry ? `${nameOf(s.world.case, lock.of)}: ` : '';
  const title = `${whose}${clipped(lock.text)}`;
  if (!result.held) return says(`${title}: not held`);
  const [yes, needed] = apart(s.act.yes / 10, 100 * number(s.world, lock.threshold));
  return says(`${title}: ${yes} % yes, ${needed} % needed: ${result.passed ? 'passed' : 'lost'}`);
}

function lockWhy(s: StepOf<'nature.lock'>): Why[] {
  const [entry] = s.before.open.pending;
  const lock = entry ? lockOf(s.world, entry) : null;
  const result = s.after.open.locks.at(-1);
  if (!lock || !result) return [];
  if (!result.held) return [aloud(lock.barredText, lock.source)];
  const sway = lock.sways[result.sway];
  const before = oddsBefore(s);
  if (result.passed || !sway) return [...before];
  const hang = result.clause < 0 ? '' : ` (clause "${clauseTitle(s.world.case, result.clause)}")`;
  return [...before, aloud(`Most costly: ${clipped(sway.text)}${hang}.`, sway.source)];
}

export const NATURE_LOCK: Teller<'nature.lock'> = {
  text: lockTold,
  figures: nothing,
  why: lockWhy,
  after: none,
  heard: all,
  weight: () => 2,
};

export const NATURE_STAGE: Teller<'nature.stage'> = {
  text: (s) => {
    const stage = s.world.case.treaty?.stages[s.before.open.stages.length];
    const how = !s.act.breached
      ? 'carried out'
      : s.act.repaired
        ? 'broken, and repaired'
        : 'broken, not repaired';
    return says(`${clipped(stage?.text ?? 'A stage')}: ${how}`);
  },
  figures: nothing,
  why: (s) => {
    const stage = s.world.case.treaty?.stages[s.before.open.stages.length];
    return s.act.breached ? [aloud('Risk as judged for this stage.', stage?.source)] : [];
  },
  after: none,
  heard: all,
  weight: (s) => (s.act.breached ? 2 : 1),
};

function yearWhy(s: StepOf<'nature.year'>): Why[] {
  const c = s.world.case;
  const { crisis } = s.after.open;
  if (s.act.kind !== 'incident' || !crisis) return [];
  const incident = c.treaty?.incidents[crisis.incident];
  const place = c.treaty?.places[crisis.place]?.text ?? '';
  const source = c.scenario.treaty?.crisis.incidents[incident?.id ?? '']?.source;
  const covered = crisis.covered ? 'The place is covered' : 'The place is outside the guarantee';
  const counted = crisis.counted ? 'the wording counts it' : 'the wording does not count it';
  return [
    aloud(`Reported: ${clipped(incident?.text ?? '')}. Place: ${clipped(place)}.`, source),
    aloud(`${covered}; ${counted}.`),
  ];
}

const YEAR = {
  quiet: 'quiet',
  deterred: 'an attack is considered, and dropped',
  incident: 'an incident is reported',
} as const;

export const NATURE_YEAR: Teller<'nature.year'> = {
  text: (s) => says(`Year ${s.after.open.year}: ${YEAR[s.act.kind]}`),
  figures: nothing,
  why: yearWhy,
  after: none,
  heard: all,
  weight: (s) => (s.act.kind === 'quiet' ? 0 : 2),
};
