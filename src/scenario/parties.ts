import * as z from 'zod';
import type {
  CrisisProfile,
  Dependence,
  GuarantorProfile,
  Link,
  Lock,
  Party,
  Preference,
  RedLine,
  Sway,
} from '../model/index.ts';
import { condition } from './conditions.ts';
import {
  amount,
  days,
  hours,
  points,
  quantity,
  range,
  score,
  share,
  signedShare,
  weight,
} from './figures.ts';
import { MOST } from './limits.ts';
import { number } from './numbers.ts';
import { anyNames, exactly, id, label, line, listUpTo, mapOf, sourced, strict, text } from './shapes.ts';

const redLine: z.ZodType<RedLine> = exactly<RedLine>()(
  strict({
    id: label,
    text,
    require: condition,
    when: condition.optional(),
    unless: condition.optional(),
    public: z.boolean().default(true).describe('Known to the other parties.'),
    ...sourced,
  }),
);

const link: z.ZodType<Link> = exactly<Link>()(
  strict({ text, when: condition, points: range(points), ...sourced }),
);

const sway: z.ZodType<Sway> = exactly<Sway>()(
  strict({ text, when: condition, share: range(signedShare), ...sourced }),
);
export const sways: z.ZodType<Sway[]> = listUpTo(MOST.sways, 'sways', sway).default([]);

export const lock: z.ZodType<Lock> = exactly<Lock>()(
  strict({
    text,
    kind: z.enum(['referendum', 'legislature', 'constitution', 'executive']),
    of: id.describe('The party whose people or parliament decide.'),
    threshold: quantity(share),
    support: quantity(share),
    spread: quantity(share),
    delayDays: quantity(days),
    sways,
    barredWhile: condition.optional(),
    barredText: text.optional(),
    ...sourced,
  }),
);

const crisisProfile: z.ZodType<CrisisProfile> = exactly<CrisisProfile>()(
  strict({
    threshold: quantity(share),
    bias: quantity(signedShare),
    means: anyNames.describe('What it can give, keys of `treaty.responses`; to give nothing is always open.'),
    capacity: quantity({ ...share, about: 'Beside the largest giver' }),
    interest: quantity({ ...amount, about: 'Per unit of effect, without any promise' }),
    honour: quantity({ ...amount, about: 'Per unit of effect by which it falls visibly short' }),
    fear: quantity({ ...amount, about: 'Per unit of exposure' }),
    hours: quantity(hours),
    gateRefuses: quantity(share),
    deliveryHours: quantity(hours),
    ...sourced,
  }),
);

const dependence: z.ZodType<Dependence> = exactly<Dependence>()(
  strict({ id: label, text, require: condition, ...sourced }),
);

const guarantor: z.ZodType<GuarantorProfile> = exactly<GuarantorProfile>()(
  strict({
    askedLate: quantity({ ...amount, max: 100 }),
    dependsOn: listUpTo(MOST.dependsOn, 'conditions on others', dependence).default([]),
    legislature: lock.optional(),
    crisis: crisisProfile,
  }),
);

const preference = strict({
  ideal: id.optional().describe('The best rung of a ladder clause.'),
  values: mapOf(number(0, 1)).optional().describe('Value of each option, 0 to 1.'),
  weight,
  ...sourced,
}).superRefine((given, context) => {
  if ((given.ideal === undefined) === (given.values === undefined)) {
    const found = given.ideal === undefined ? 'neither' : 'both';
    context.addIssue({ code: 'custom', message: `expected either 'ideal' or 'values', found ${found}` });
  }
});

const fields = strict({
  name: line,
  short: line.max(8, 'expected at most eight letters').describe('At most eight letters, for tables.'),
  role: z.enum(['principal', 'guarantor', 'mediator']),
  summary: text,
  brief: text.describe('The confidential brief, about one page of Markdown.'),
  fullBrief: text.optional().describe('The same at greater length, about three pages.'),
  numbers: strict(sourced).describe('The source of the plain weights.'),
  reservation: quantity(score),
  preferences: mapOf(preference),
  redLines: listUpTo(MOST.redLines, 'red lines', redLine).default([]),
  links: listUpTo(MOST.links, 'links', link).default([]),
  guarantor: guarantor.optional(),
}).superRefine((party, context) => {
  const given = Object.values(party.preferences);
  // A mediator may want nothing; everybody else is scored by its weights.
  if (party.role === 'mediator' && given.length === 0) return;
  if (given.some((one) => one.weight.mode > 0)) return;
  context.addIssue({
    code: 'custom',
    path: ['preferences'],
    message: 'the weights sum to 0: give at least one clause a weight above 0',
  });
});

type Fields = z.output<typeof fields>;

/** A plain weight takes its source from the party's `numbers`. */
function withWeights(party: Fields): Omit<Fields, 'preferences'> & Pick<Party, 'preferences'> {
  const preferences: Record<string, Preference> = {};
  for (const [clause, given] of Object.entries(party.preferences)) {
    const { source, ...figure } = given.weight;
    preferences[clause] = {
      ...given,
      weight: source === undefined ? { ...party.numbers, ...figure } : { source, ...figure },
    };
  }
  return { ...party, preferences };
}

export const party: z.ZodType<Party> = exactly<Party>()(fields.transform(withWeights));
