import { NATURE, type Table, type World } from '../model/index.ts';
import { sceneOf } from './crisis.ts';
import { signer } from './standing.ts';
import { floorSeat } from './talks.ts';

export type TurnName =
  | 'floor'
  | 'answering'
  | 'asked'
  | 'mediator'
  | 'guarantor'
  | 'signer'
  | 'victim'
  | 'due'
  | 'nature'
  | 'nobody';

/** Whose move is awaited in a phase: each state of the statechart names one of these. */
export const TURNS: Readonly<Record<TurnName, (world: World, table: Table) => number>> = {
  floor: floorSeat,
  answering: (_: World, t: Table) => t.open.answering[0] ?? NATURE,
  asked: (_: World, t: Table) => t.open.asked?.to ?? NATURE,
  mediator: (w: World) => w.case.mediator,
  guarantor: (_: World, t: Table) => t.open.queue[0] ?? NATURE,
  signer: (w: World, t: Table) => signer(w, t),
  victim: (w: World) => w.case.treaty?.victim ?? NATURE,
  due: (w: World, t: Table) => {
    const s = sceneOf(w, t);
    if (!s || s.crisis.gate >= 0) return NATURE;
    return s.crisis.due[0] ?? NATURE;
  },
  nature: () => NATURE,
  nobody: () => NATURE,
};
