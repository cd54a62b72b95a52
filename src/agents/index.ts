import type { Agent } from './agent.ts';
import { bridging } from './bridging.ts';
import { bluffing, holdOut, oneText, relativeTitForTat } from './players.ts';
import { random } from './random.ts';
import { reading } from './reading.ts';
import { reciprocal } from './reciprocal.ts';
import { boulware, conceder, linear } from './time-dependent.ts';

export type { Agent, Luck } from './agent.ts';
export { caucusAnswer, crisisAct, guarantorAnswer } from './answers.ts';
export { type Belief, type Believed, beliefOf, believedOf, believedScore, chanceAbove } from './beliefs.ts';
export { type FrontierText, frontierOf } from './frontier.ts';
export { othersAim } from './others.ts';
export { reciprocating } from './reciprocal.ts';
export { bestOwn, concede, type Objective, type Wordings, wordings } from './search.ts';
export {
  TEMPER,
  type TemperFigure,
  type TemperFigures,
  type TemperTable,
  TRUST,
  temperOf,
} from './temper.ts';
export { aspiration, CONCESSION, type Plan, strategy, timeOf } from './time-dependent.ts';
export { boulware, bridging, conceder, linear, random, reading, reciprocal };

/** Every agent by name. Add a strategy here and it is everywhere: batch, play, help. */
export const AGENTS: Readonly<Record<string, Agent>> = {
  boulware,
  linear,
  conceder,
  bridging,
  random,
  reciprocal,
  reading,
  'one-text': oneText,
  'hold-out': holdOut,
  'relative-tit-for-tat': relativeTitForTat,
  bluffing,
};

/** Who plays against a person: it answers what one does. */
export const OPPONENT = 'reciprocal';

/** Who plays a seat that nobody has named an agent for. */
export const DEFAULT_AGENT = 'linear';
