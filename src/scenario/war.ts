import * as z from 'zod';
import type { Driver, Talks, War, WarEvent } from '../model/index.ts';
import { amount, front, points, quantity, range, score, share } from './figures.ts';
import { MOST } from './limits.ts';
import { dayLength } from './numbers.ts';
import { anyNames, exactly, id, mapOf, mapUpTo, sourced, strict, text } from './shapes.ts';

const round: z.ZodInt = z.int().min(1).max(10_000);

const driver: z.ZodType<Driver> = exactly<Driver>()(
  strict({
    text,
    effects: mapOf(range(points)).describe("Points by party; 'guarantors' is every guarantor not named."),
    rounds: round.optional().describe('Rounds it lasts; absent: a push that fades.'),
    ...sourced,
  }),
);

const event: z.ZodType<WarEvent> = exactly<WarEvent>()(
  strict({
    text,
    chance: range({ ...share, about: 'Chance per round' }),
    drivers: anyNames.default([]),
    front: range({ ...front, about: 'Shift of the front' }).default({ low: 0, mode: 0, high: 0 }),
    fromRound: round.default(1),
    untilRound: round.optional(),
    once: z.boolean().default(false),
    ...sourced,
  }).superRefine((given, context) => {
    if (given.untilRound === undefined || given.untilRound >= given.fromRound) return;
    context.addIssue({
      code: 'custom',
      path: ['untilRound'],
      message: `untilRound ${given.untilRound} is before fromRound ${given.fromRound}`,
    });
  }),
);

export const war: z.ZodType<War> = exactly<War>()(
  strict({
    front: quantity(front),
    frontStep: quantity({ ...amount, about: 'Points of the front each round, standard deviation' }),
    fog: quantity({ ...amount, about: 'Points of the front, standard deviation' }),
    recovery: quantity({ ...share, about: 'Share of the way back each round' }),
    waiting: mapOf(quantity(points)).default({}).describe('Points a round of war costs, by principal.'),
    drivers: mapUpTo(MOST.drivers, 'drivers', driver).default({}),
    deck: mapUpTo(MOST.events, 'events', event).default({}),
  }),
);

export const talks: z.ZodType<Talks> = exactly<Talks>()(
  strict({
    rounds: round.describe('Rounds before the talks lapse.'),
    daysPerRound: dayLength.describe('Days, to the thousandth.'),
    opening: id.optional().describe('A text already on the table.'),
    openedBy: id.optional().describe('The principal whose offer it is: the others answer it first.'),
    sideMoves: z.int().min(0).max(100).describe('Side moves before each offer.'),
    audienceCost: quantity(score),
    estimateSpread: quantity(share),
    ...sourced,
  }),
);
