import { NOBODY, type Table, type World } from '../model/index.ts';
import { mayReopen, reviewing } from './accession.ts';
import { campaigner } from './campaign.ts';
import { councilDue, decider, finder, hoursAwaited, type Scene, sceneOf, tested } from './crisis.ts';
import { stageBroken } from './force.ts';
import { mayPlead } from './plea.ts';
import { coreLocksPassed, enough, signer } from './standing.ts';
import { lastRoundOf } from './talks.ts';

/** A question the statechart asks of the table. */
export type Guard = (world: World, table: Table) => boolean;

/** The guards' names. */
export type GuardName =
  | 'beginsInForce'
  | 'walkedOut'
  | 'agreed'
  | 'awaitsAnswer'
  | 'lapsed'
  | 'mediating'
  | 'closing'
  | 'hasTreaty'
  | 'reviews'
  | 'awaitsGuarantor'
  | 'enough'
  | 'reopened'
  | 'mayReopen'
  | 'awaitsSignature'
  | 'afterRatification'
  | 'awaitsCampaign'
  | 'awaitsLock'
  | 'ratified'
  | 'broken'
  | 'awaitsStage'
  | 'inCrisis'
  | 'yearsOver'
  | 'deterred'
  | 'closed'
  | 'awaitsGate'
  | 'awaitsFinding'
  | 'awaitsDecision'
  | 'awaitsCouncil'
  | 'awaitsPlea'
  | 'awaitsHours'
  | 'tested'
  | 'honoured';

/** Every guard of the statechart, by name: one-line questions about the table. */
export const GUARDS: Readonly<Record<GuardName, Guard>> = {
  beginsInForce: (w) => w.case.treaty?.opens != null,
  // Talks
  walkedOut: (_, t) => t.open.walkedOut >= 0,
  agreed: (_, t) => t.open.agreed !== null,
  awaitsAnswer: (_, t) => t.open.answering.length > 0,
  lapsed: (w, t) => t.open.round > lastRoundOf(w.case.scenario.talks, t.open),
  mediating: (_, t) => t.open.closing && t.open.mediating,
  closing: (_, t) => t.open.closing,
  // Accession and signature
  hasTreaty: (w) => w.case.treaty !== null,
  reviews: (_, t) => reviewing(t),
  awaitsGuarantor: (_, t) => t.open.queue.length > 0,
  enough: (w, t) => enough(w, t),
  reopened: (_, t) => t.open.agreed === null,
  mayReopen: (w, t) => mayReopen(w, t),
  awaitsSignature: (w, t) => signer(w, t) >= 0,
  afterRatification: (_, t) => t.open.recess === 'ratification',
  // Ratification, implementation, force
  awaitsCampaign: (w, t) => campaigner(w, t) >= 0,
  awaitsLock: (_, t) => t.open.pending.length > 0,
  ratified: (w, t) => coreLocksPassed(t) && enough(w, t),
  broken: (_, t) => stageBroken(t),
  awaitsStage: (w, t) => t.open.stages.length < (w.case.treaty?.stages.length ?? 0),
  inCrisis: (_, t) => t.open.crisis !== null && !t.open.crisis.closed,
  yearsOver: (w, t) => t.open.year >= (w.case.treaty?.years ?? 0),
  deterred: (_, t) => t.open.deterred > 0,
  // Crisis
  closed: (_, t) => t.open.crisis?.closed === true,
  awaitsGate: (_, t) => (t.open.crisis?.gate ?? -1) >= 0,
  awaitsFinding: (w, t) => inScene(w, t, (s) => finder(s) >= 0),
  awaitsDecision: (w, t) => inScene(w, t, (s) => decider(w, s) >= 0),
  awaitsCouncil: (w, t) => inScene(w, t, councilDue),
  awaitsPlea: (w, t) => inScene(w, t, (s) => mayPlead(w, t, s)),
  awaitsHours: (w, t) => inScene(w, t, (s) => hoursAwaited(s, t)),
  tested: (w, t) => inScene(w, t, tested),
  // Held off with help in time, and the duty alive: help of its own accord honours no treaty.
  honoured: (_, t) => t.open.crisis?.helped === true && t.open.crisis.live !== NOBODY,
};

function inScene(world: World, table: Table, ask: (s: Scene) => boolean): boolean {
  const s = sceneOf(world, table);
  return s !== null && ask(s);
}
