export {
  acceptable,
  bar,
  breach,
  type Judgement,
  judge,
  type Reason,
  type ReasonCode,
  type Verdict,
} from './accept.ts';
export { mayReopen, reviewing } from './accession.ts';
export { type Change, smallestChange } from './changes.ts';
export { holds, PEACE, type Situation, situationOf } from './conditions.ts';
export { mandate, mayRespond, nextStop, openCrisis, type Scene, sceneOf, tested, voters } from './crisis.ts';
export { type CrisisFacts, crisisFacts, type GuarantorFacts } from './crisis-facts.ts';
export { type Cause, type Ending, endingOf, inForce, objections } from './ending.ts';
export { beliefOf, clarityAt } from './evidence.ts';
export { incidentPlace } from './force.ts';
export { atLeast, expectedHelp, guaranteeWorth, isCounted, isCovered, windowOf } from './guarantee.ts';
export { LAWS, perform, refusalOf } from './laws.ts';
export { drawNature } from './nature.ts';
export { openTable } from './open-table.ts';
export { barred, expectedYes, lockOf } from './ratification.ts';
export { GUARDS, type Guard, type GuardName } from './route.ts';
export { bit, has, nameOf, samePackage } from './rule.ts';
export { coreLocksPassed, enough, failedDependence, hopeful, signer, stranded } from './standing.ts';
export { floorSeat, lastRoundOf } from './talks.ts';
export { TURNS, type TurnName } from './turn.ts';
export { type Estimate, estimate, type View, viewOf } from './view.ts';
export { modeWorld, openWorld } from './world.ts';
export { clauseCost, leastSum, linkUnits, points, scoreOf, slackOf, wholeScore } from './worth.ts';
