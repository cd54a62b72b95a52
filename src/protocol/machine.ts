import { produce } from 'immer';
import {
  assign,
  type EventObject,
  type MetaObject,
  type ParameterizedObject,
  type ProvidedActor,
  type StateMachine,
  type StateSchema,
  type StateValue,
  setup,
} from 'xstate';
import type { Act, EndingKind, Table, World } from '../model/index.ts';
import {
  type Ending,
  endingOf,
  GUARDS,
  type GuardName,
  perform,
  refusalOf,
  type TurnName,
} from '../rules/index.ts';

export interface MachineContext {
  readonly world: World;
  readonly table: Table;
}

/** What each state says of itself: whose move is awaited, and a line for the diagram and the screen. */
export interface PhaseMeta {
  readonly turn: TurnName;
  readonly about: string;
}

type GuardArgs = { readonly context: MachineContext; readonly event: Act };

/** Every guard of `rules/route.ts`, as xstate wants it. */
const guards = Object.fromEntries(
  Object.entries(GUARDS).map(([name, ask]) => [
    name,
    ({ context }: GuardArgs) => ask(context.world, context.table),
  ]),
) as Record<GuardName, (args: GuardArgs) => boolean>;

/** A lawful act, performed, leading to a target; without a target the state stays. */
const act = <T extends string>(target: T) => ({ guard: 'lawful', actions: 'perform', target }) as const;

const phase = (turn: TurnName, about: string): PhaseMeta => ({ turn, about });

/** An ending: final, with how and why it ended as its output. */
const ending = (kind: EndingKind) =>
  ({
    type: 'final',
    output: ({ context }: { readonly context: MachineContext }): Ending =>
      endingOf(context.world, context.table, kind),
  }) as const;

/**
 * The life of a negotiation: the only place where an order of phases is written.
 * States named `settle` are passed through at once: they ask the table where things stand.
 */
// biome-ignore format: one transition a line reads as the table it is
const build = () => setup({
  types: {
    context: {} as MachineContext,
    events: {} as Act,
    input: {} as MachineContext,
    meta: {} as PhaseMeta,
    output: {} as Ending,
  },
  guards: { ...guards, lawful: ({ context, event }: GuardArgs) => refusalOf(context.world, context.table, event) === null },
  actions: {
    perform: assign({
      table: ({ context, event }) => produce(context.table, (draft) => perform(context.world, draft, event)),
    }),
  },
}).createMachine({
  id: 'demarche',
  context: ({ input }) => input,
  output: ({ event }) => (event as unknown as { readonly output: Ending }).output,
  initial: 'opening',
  states: {
    opening: {
      always: [{ guard: 'beginsInForce', target: 'force' }, { target: 'talks.settle' }],
    },
    talks: {
      initial: 'floor',
      states: {
        floor: {
          meta: phase('floor', 'A principal has the floor: soundings, caucuses, a public line, then an offer'),
          on: {
            'offer.make': act('answer'),
            'sounding.ask': act('sounding'),
            'caucus.ask': act('caucus'),
            'line.draw': act('floor'),
            'talks.walk-out': act('#demarche.no-deal'),
          },
        },
        sounding: { meta: phase('asked', 'A guarantor is sounded out on a text'), on: { 'sounding.answer': act('floor') } },
        caucus: { meta: phase('asked', 'A private question about one clause'), on: { 'caucus.answer': act('floor') } },
        answer: {
          meta: phase('answering', 'Those who must agree answer the text on the table'),
          on: {
            'offer.accept': act('settle'),
            'offer.reject': act('settle'),
            'talks.walk-out': act('#demarche.no-deal'),
          },
        },
        mediation: {
          meta: phase('mediator', 'The mediator may table a single text'),
          on: { 'text.table': act('answer'), 'text.pass': act('settle') },
        },
        interval: { meta: phase('nature', 'The war goes on between rounds'), on: { 'nature.round': act('settle') } },
        settle: {
          always: [
            { guard: 'agreed', target: '#demarche.agreement' },
            { guard: 'awaitsAnswer', target: 'answer' },
            { guard: 'mediating', target: 'mediation' },
            { guard: 'closing', target: 'interval' },
            { guard: 'lapsed', target: '#demarche.no-deal' },
            { target: 'floor' },
          ],
        },
      },
    },
    agreement: {
      always: [{ guard: 'hasTreaty', target: 'accession' }, { target: 'agreed' }],
    },
    accession: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'reviews', target: 'review' },
            { guard: 'awaitsGuarantor', target: 'invitation' },
            { guard: 'enough', target: '#demarche.signature' },
            { target: '#demarche.recess' },
          ],
        },
        invitation: { meta: phase('guarantor', 'Each named guarantor joins, joins if, or declines'), on: { 'accession.answer': act('settle') } },
        review: {
          meta: phase('guarantor', 'A guarantor whose condition on others has failed reconsiders'),
          on: { 'accession.leave': act('settle'), 'accession.stay': act('settle') },
        },
      },
    },
    signature: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'reopened', target: '#demarche.talks.settle' },
            { guard: 'awaitsSignature', target: 'signing' },
            { target: '#demarche.ratification' },
          ],
        },
        signing: {
          meta: phase('signer', 'The principals sign, reopen the text, or abandon it'),
          on: {
            'treaty.sign': act('settle'),
            'treaty.reopen': act('settle'),
            'treaty.abandon': act('#demarche.no-deal'),
          },
        },
      },
    },
    recess: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'reopened', target: '#demarche.talks.settle' },
            { guard: 'mayReopen', target: 'deciding' },
            { target: 'verdict' },
          ],
        },
        deciding: {
          meta: phase('signer', 'The text is not carried: the principals go back to the table, or give it up'),
          on: { 'treaty.reopen': act('settle'), 'treaty.abandon': act('verdict') },
        },
        verdict: {
          always: [
            { guard: 'afterRatification', target: '#demarche.lost-at-ratification' },
            { target: '#demarche.refused-by-guarantors' },
          ],
        },
      },
    },
    ratification: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'awaitsCampaign', target: 'campaign' },
            { guard: 'awaitsLock', target: 'voting' },
            { guard: 'reviews', target: 'review' },
            { guard: 'ratified', target: '#demarche.implementation' },
            { target: '#demarche.recess' },
          ],
        },
        campaign: {
          meta: phase('campaigner', 'Before a vote: whose people or parliament decide may campaign for it'),
          on: { 'vote.hold': act('settle'), 'vote.campaign': act('settle') },
        },
        voting: { meta: phase('nature', 'Peoples and parliaments vote'), on: { 'nature.lock': act('settle') } },
        review: {
          meta: phase('guarantor', 'A guarantor left alone by a lost vote elsewhere reconsiders'),
          on: { 'accession.leave': act('settle'), 'accession.stay': act('settle') },
        },
      },
    },
    implementation: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'broken', target: '#demarche.collapsed' },
            { guard: 'awaitsStage', target: 'stage' },
            { target: '#demarche.force' },
          ],
        },
        stage: { meta: phase('nature', 'Ceasefire, withdrawal and monitoring, stage by stage'), on: { 'nature.stage': act('settle') } },
      },
    },
    force: {
      initial: 'settle',
      states: {
        settle: {
          always: [
            { guard: 'inCrisis', target: '#demarche.crisis' },
            { guard: 'yearsOver', target: 'verdict' },
            { target: 'year' },
          ],
        },
        year: { meta: phase('nature', 'A year under the treaty'), on: { 'nature.year': act('settle') } },
        verdict: {
          always: [{ guard: 'deterred', target: '#demarche.deterred' }, { target: '#demarche.held' }],
        },
      },
    },
    crisis: {
      initial: 'request',
      states: {
        request: {
          meta: phase('victim', 'An incident: does the protected state call on its guarantors?'),
          on: { 'crisis.request': act('convening'), 'crisis.refrain': act('settle') },
        },
        convening: { meta: phase('nature', 'Somebody convenes the guarantors, or nobody does'), on: { 'nature.convene': act('settle') } },
        settle: {
          always: [
            { guard: 'closed', target: 'aftermath' },
            { guard: 'awaitsGate', target: 'gate' },
            { guard: 'awaitsFinding', target: 'findings' },
            { guard: 'awaitsDecision', target: 'decision' },
            { guard: 'awaitsCouncil', target: 'council' },
            { guard: 'awaitsPlea', target: 'plea' },
            { guard: 'awaitsHours', target: 'hours' },
            { target: 'delivery' },
          ],
        },
        findings: { meta: phase('finder', 'A capital that is ready says what it finds'), on: { 'crisis.find': act('settle') } },
        decision: { meta: phase('decider', 'A guarantor for whom it is live decides what to give'), on: { 'crisis.respond': act('settle'), 'crisis.defer': act('settle') } },
        gate: { meta: phase('nature', 'Help waits for the gate at home'), on: { 'nature.gate': act('settle') } },
        council: { meta: phase('nature', 'The report to the Security Council'), on: { 'nature.council': act('settle') } },
        plea: {
          meta: phase('victim', 'Before hours pass: the attacked state may show evidence, ask one capital, or wait'),
          on: { 'crisis.show': act('settle'), 'crisis.appeal': act('settle'), 'crisis.wait': act('settle') },
        },
        hours: { meta: phase('nature', 'Hours pass, evidence clears, capitals make up their minds'), on: { 'clock.advance': act('settle') } },
        delivery: { meta: phase('nature', 'All is decided; help is on its way'), on: { 'clock.advance': act('settle') } },
        aftermath: { always: [{ guard: 'tested', target: 'verdict' }, { target: '#demarche.force' }] },
        verdict: {
          always: [{ guard: 'honoured', target: '#demarche.honoured' }, { target: '#demarche.failed-when-tested' }],
        },
      },
    },
    'no-deal': ending('no-deal'),
    'refused-by-guarantors': ending('refused-by-guarantors'),
    'lost-at-ratification': ending('lost-at-ratification'),
    collapsed: ending('collapsed'),
    agreed: ending('agreed'),
    held: ending('held'),
    deterred: ending('deterred'),
    honoured: ending('honoured'),
    'failed-when-tested': ending('failed-when-tested'),
  },
});

/**
 * The statechart with its events, context, meta and output as types: an event that is no act does not compile.
 * Children, actors, delays, tags and emitted events are not used.
 */
export type Machine = StateMachine<
  MachineContext,
  Act,
  Record<string, undefined>,
  ProvidedActor,
  ParameterizedObject,
  ParameterizedObject,
  string,
  StateValue,
  string,
  MachineContext,
  Ending,
  EventObject,
  MetaObject,
  StateSchema
>;

/**
 * The statechart. Interactive play runs it; `compile` reads it for the batch. What xstate infers names every guard and
 * state, which no reader needs; the type given here is the part that readers rely on.
 */
export const machine: Machine = build() as unknown as Machine;
