import * as z from 'zod';
import type {
  Appeals,
  Campaign,
  DecisionRule,
  Duty,
  Incident,
  Meaning,
  Response,
  ShownEvidence,
  Stage,
  Stakes,
  Swayed,
  Treaty,
} from '../model/index.ts';
import { condition } from './conditions.ts';
import {
  amount,
  days,
  hours,
  type Limits,
  quantity,
  range,
  score,
  share,
  signedShare,
  strength,
} from './figures.ts';
import { MOST } from './limits.ts';
import { number } from './numbers.ts';
import { lock, sways } from './parties.ts';
import { anyNames, exactly, id, mapOf, mapUpTo, names, sourced, sources, strict, text } from './shapes.ts';

const duty: z.ZodType<Duty> = exactly<Duty>()(
  strict({
    consult: z.boolean(),
    owed: id.optional().describe('The least the text obliges, a key of `responses`.'),
    precision: quantity({ ...share, about: 'The share of a shortfall that everybody can see' }),
    authorised: z.boolean().default(false).describe('What is owed meets no gate at home.'),
    ...sourced,
  }),
);

const someHours = z.int().min(1).max(1e6);

const decision: z.ZodType<DecisionRule> = exactly<DecisionRule>()(
  strict({
    kind: z.enum([
      'unanimity',
      'unanimity-less-accused',
      'two-thirds',
      'majority',
      'each',
      'panel',
      'automatic',
    ]),
    panelHours: someHours.optional(),
    suspendHours: someHours.optional(),
    eachUpTo: id.optional().describe('Up to this response each guarantor may act for itself.'),
    ...sourced,
  }).superRefine((rule, context) => {
    if (rule.kind !== 'panel' || rule.panelHours !== undefined) return;
    context.addIssue({ code: 'custom', message: "a decision by 'panel' needs 'panelHours'" });
  }),
);

const meaningShape = <S extends z.ZodType>(of: S) => ({
  clause: id.describe('The clause that settles this.'),
  options: mapOf(of).describe('One entry for each option of the clause.'),
});

const meaning = <T>(of: z.ZodType<T>): z.ZodType<Meaning<T>> =>
  strict(meaningShape(of)) as z.ZodType<Meaning<T>>;

const stage: z.ZodType<Stage> = exactly<Stage>()(
  strict({
    text,
    days: quantity(days),
    breach: quantity(share),
    sways,
    repair: quantity(share),
    ...sourced,
  }),
);

const clarity = number(0, 1);

const incident: z.ZodType<Incident> = exactly<Incident>()(
  strict({
    text,
    truth: z.enum(['attack', 'staged', 'first-strike', 'coercion']),
    reportedAs: id.optional().describe('The incident it looks like until it is over.'),
    weight: range({ ...amount, about: 'Relative frequency' }),
    places: names,
    clarity: z
      .tuple([clarity, clarity, clarity])
      .describe('How far the evidence settles it at 6, 24 and 72 hours, 0 to 1.'),
    size: quantity(strength).optional().describe('What it takes to hold it off; an attack only.'),
    holds: quantity(hours).optional().describe('Hours until it has done lasting harm; an attack only.'),
    ...sourced,
  }).superRefine((given, context) => {
    for (const key of ['size', 'holds'] as const) {
      const wanted = given.truth === 'attack';
      if ((given[key] !== undefined) === wanted) continue;
      const message = wanted ? `an attack needs '${key}'` : `only an attack has '${key}'`;
      context.addIssue({ code: 'custom', path: wanted ? [] : [key], message });
    }
  }),
);

const stake: Limits = { min: -100, max: 100, about: 'Points of score' };

const stakes: z.ZodType<Stakes> = exactly<Stakes>()(
  strict({
    harm: quantity(stake).optional().describe('The whole harm of an attack; below 0 where it is a gain.'),
    war: quantity(stake).optional().describe('Each attack, for who makes it and who meets it.'),
    burden: quantity(stake).optional().describe('Help given, per unit of exposure.'),
    breach: quantity(stake).optional().describe('Falling short of its word, per unit of effect.'),
  }),
);

const price = quantity(score);

const campaign: z.ZodType<Campaign> = exactly<Campaign>()(
  strict({
    share: quantity({ ...share, about: 'Yes share that a campaign adds' }),
    price,
    days: quantity(days),
  }),
);

const evidence: z.ZodType<ShownEvidence> = exactly<ShownEvidence>()(
  strict({
    clarity: quantity({ ...share, about: 'What it adds to how far the evidence settles it' }),
    price,
  }),
);

const appeals: z.ZodType<Appeals> = exactly<Appeals>()(
  strict({
    interest: quantity({ ...amount, about: "What it adds to the capital's interest" }),
    price,
    most: z.int().min(1).max(31).describe('How many capitals may be asked in one crisis.'),
  }),
);

/** A figure with what the text adds to it. */
const swayed = (limits: Limits): z.ZodType<Swayed> =>
  exactly<Swayed>()(strict({ base: quantity(limits), sways }));

const response: z.ZodType<Response> = exactly<Response>()(
  strict({
    text,
    effect: quantity(strength),
    exposure: quantity({ ...share, about: 'How near it brings its giver to war' }),
    source: sources.optional(),
  }),
);

const filled = <S extends z.ZodType>(what: string, most: number, of: S): z.ZodRecord<z.ZodString, S> =>
  mapUpTo(most, `${what}s`, of).refine((map) => Object.keys(map).length > 0, `expected at least one ${what}`);

export const treaty: z.ZodType<Treaty> = exactly<Treaty>()(
  strict({
    responses: filled('response', MOST.responses, response).describe(
      'Weakest first; the first is to give nothing.',
    ),
    guarantors: meaning(anyNames),
    duty: meaning(duty),
    decision: meaning(decision),
    window: strict({
      ...meaningShape(someHours.nullable()),
      binds: z.enum(['consultation', 'decision', 'help']),
      compliance: quantity(share),
    }).describe('Hours by option; null: none.'),
    coverage: meaning(anyNames).describe('Places each option leaves outside the guarantee.'),
    wording: meaning(anyNames).describe('Incidents each option counts as a trigger.'),
    barred: meaning(anyNames).optional().describe('Responses each option forbids to those who signed.'),
    defence: strict({
      strength: swayed(strength),
      growth: swayed({ ...signedShare, about: 'Strength gained in a year' }),
      warning: swayed({ ...share, about: 'Share of the holding time added' }),
      readiness: swayed({ ...signedShare, about: 'Share of its delivery time by which help comes sooner' }),
    }),
    attackerSeat: meaning(z.enum(['outside', 'no-say', 'vote', 'veto'])),
    victim: id,
    attacker: id,
    stakes: mapOf(stakes).default({}).describe("By party: what the treaty's life may cost it."),
    opens: strict({ text: id, joined: names, ...sourced })
      .optional()
      .describe('A treaty already in force: only its test is played.'),
    worthSigning: quantity(share).optional(),
    accession: strict({
      enough: condition,
      text,
      source: sources,
      reopenings: z.int().min(0).max(100),
    }),
    ratification: strict({
      plan: meaning(anyNames).describe(
        "Locks in order; 'guarantors' is each joined guarantor's legislature.",
      ),
      locks: mapUpTo(MOST.locks, 'locks', lock),
      campaign: campaign
        .optional()
        .describe('What a campaign before a vote does and costs; absent: nobody campaigns.'),
    }),
    implementation: mapUpTo(MOST.stages, 'stages', stage).default({}),
    force: strict({
      years: z.int().min(1).max(1000),
      occasion: quantity({ ...share, about: 'Chance per year' }),
      temptation: swayed({ ...share, about: 'Chance that an occasion is used' }),
      preventive: quantity(amount),
      deterrence: quantity(share),
    }),
    crisis: strict({
      places: filled('place', MOST.places, strict({ text })),
      incidents: filled('incident', MOST.incidents, incident).refine(
        (map) => Object.values(map).some((one) => one.weight.mode > 0),
        'the weights of the incidents sum to 0: give at least one a weight above 0',
      ),
      noise: quantity(amount),
      resolve: quantity(amount),
      solidarity: quantity(amount),
      late: quantity(share),
      convenes: quantity(share),
      councilBlocked: quantity(share)
        .optional()
        .describe('Chance that a veto keeps the Security Council from acting.'),
      evidence: evidence.optional().describe('What the attacked state may lay open, once in a crisis.'),
      appeals: appeals.optional().describe('How the attacked state may ask single capitals for help.'),
      horizonHours: someHours,
    }),
  }),
);
