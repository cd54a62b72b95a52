import * as z from 'zod';
import type { DecisionRule, Duty, Incident, Meaning, Stage, Treaty } from '../model/index.ts';
import { condition } from './conditions.ts';
import { amount, days, quantity, range, share } from './figures.ts';
import { MOST } from './limits.ts';
import { number } from './numbers.ts';
import { lock, sways } from './parties.ts';
import { anyNames, exactly, id, mapOf, mapUpTo, names, sourced, sources, strict, text } from './shapes.ts';

const duty: z.ZodType<Duty> = exactly<Duty>()(
  strict({
    consult: z.boolean(),
    ceiling: id.optional().describe('The most the text licenses, a key of `responses`.'),
    owed: id.optional().describe('The least the text obliges, a key of `responses`.'),
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
    adequate: id.describe('Adequate help, a key of `responses`.'),
    ...sourced,
  }),
);

const filled = <S extends z.ZodType>(what: string, most: number, of: S): z.ZodRecord<z.ZodString, S> =>
  mapUpTo(most, `${what}s`, of).refine((map) => Object.keys(map).length > 0, `expected at least one ${what}`);

export const treaty: z.ZodType<Treaty> = exactly<Treaty>()(
  strict({
    responses: filled('response', MOST.responses, strict({ text, source: sources.optional() })).describe(
      'Weakest first.',
    ),
    guarantors: meaning(anyNames),
    duty: meaning(duty),
    decision: meaning(decision),
    window: strict({
      ...meaningShape(someHours.nullable()),
      binds: z.enum(['talk', 'help']),
    }).describe('Hours by option; null: none.'),
    coverage: meaning(anyNames).describe('Places each option leaves outside the guarantee.'),
    wording: meaning(anyNames).describe('Incidents each option counts as a trigger.'),
    attackerSeat: meaning(z.enum(['outside', 'no-say', 'vote', 'veto'])),
    victim: id,
    attacker: id,
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
    }),
    implementation: mapUpTo(MOST.stages, 'stages', stage).default({}),
    force: strict({
      years: z.int().min(1).max(1000),
      occasion: quantity({ ...share, about: 'Chance per year' }),
      deterrence: quantity(share),
    }),
    crisis: strict({
      places: filled('place', MOST.places, strict({ text })),
      incidents: filled('incident', MOST.incidents, incident).refine(
        (map) => Object.values(map).some((one) => one.weight.mode > 0),
        'the weights of the incidents sum to 0: give at least one a weight above 0',
      ),
      noise: quantity(amount),
      convenes: quantity(share),
      councilBlocked: quantity(share)
        .optional()
        .describe('Chance that a veto keeps the Security Council from acting.'),
      horizonHours: someHours,
    }),
  }),
);
