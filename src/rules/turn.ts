import { NATURE, type Seat, type Table, type World } from '../model/index.ts';
import { campaigner } from './campaign.ts';
import { decider, finder, sceneOf } from './crisis.ts';
import { signer } from './standing.ts';
import { floorSeat } from './talks.ts';

export type TurnName =
  | 'floor'
  | 'answering'
  | 'asked'
  | 'mediator'
  | 'guarantor'
  | 'signer'
  | 'campaigner'
  | 'victim'
  | 'finder'
  | 'decider'
  | 'nature'
  | 'nobody';

/** Whose move is awaited in a phase: each state of the statechart names one of these. */
export const TURNS: Readonly<Record<TurnName, (world: World, table: Table) => Seat>> = {
  floor: floorSeat,
  answering: (_: World, t: Table) => t.open.answering[0] ?? NATURE,
  asked: (_: World, t: Table) => t.open.asked?.to ?? NATURE,
  mediator: (w: World) => w.case.mediator,
  guarantor: (_: World, t: Table) => t.open.queue[0] ?? NATURE,
  signer: (w: World, t: Table) => signer(w, t),
  campaigner: (w: World, t: Table) => campaigner(w, t),
  victim: (w: World) => w.case.treaty?.victim ?? NATURE,
  finder: (w: World, t: Table) => {
    const s = sceneOf(w, t);
    return s ? finder(s) : NATURE;
  },
  decider: (w: World, t: Table) => {
    const s = sceneOf(w, t);
    return s ? decider(w, s) : NATURE;
  },
  nature: () => NATURE,
  nobody: () => NATURE,
};
