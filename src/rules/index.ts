export {
  acceptable,
  bar,
  breach,
  costliest,
  type Judgement,
  judge,
  type Reason,
  type Verdict,
} from './accept.ts';
export { mayReopen, reviewing } from './accession.ts';
export { type Board, type BoardParty, boardFor } from './board.ts';
export { campaigner, type Odds, type OddsSway, oddsOf } from './campaign.ts';
export { type Change, smallestChange } from './changes.ts';
export { holds, lastingAt, PEACE, type Situation, situationOf } from './conditions.ts';
export {
  basisOf,
  canHelp,
  mandate,
  mayRespond,
  nextStop,
  openCrisis,
  type Scene,
  sceneOf,
  tested,
} from './crisis.ts';
export { type AloneFacts, type CrisisFacts, crisisFacts, type GuarantorFacts } from './crisis-facts.ts';
export {
  arrivedBy,
  type Defence,
  defenceOf,
  type Given,
  holdingHours,
  type Outcome,
  outcomeOf,
} from './defence.ts';
export { type Cause, type Ending, type EndingPhase, endingOf, objections } from './ending.ts';
export { type Estimate, estimate } from './estimate.ts';
export { beliefOf, clarityAt, drawBelief, shownClarity } from './evidence.ts';
export { attackChance, breachChance, incidentPlace } from './force.ts';
export { LAWS, perform, refusalOf } from './laws.ts';
export { actsNow, momentOf } from './moment.ts';
export { drawNature } from './nature.ts';
export { openTable } from './open-table.ts';
export { dependence, judgingAs, type Opinion, opinionOf } from './opinion.ts';
export { type Foreseen, foresee, type Outlook } from './outlook.ts';
export { mayPlead, type Plea, type PleaPlan, pleaOf, pleaPlan } from './plea.ts';
export { type Prior, SAMPLE } from './prior.ts';
export { guaranteeWorth, type Prospect, prospectOf, underAttack } from './prospect.ts';
export { barred, expectedYes, lockOf, passChance } from './ratification.ts';
export { type Realised, realisedBy } from './realised.ts';
export {
  allOptions,
  inSituation,
  optionsIn,
  type Residual,
  speaksOf,
  within,
} from './residual.ts';
export { GUARDS, type Guard, type GuardName } from './route.ts';
export { samePackage } from './rule.ts';
export { coreLocksPassed, enough, failedDependence, hopeful, signer, stranded } from './standing.ts';
export { clockOf, droppedAs, floorSeat, lastRoundOf, orderOf } from './talks.ts';
export { Terms, termsOf } from './terms.ts';
export { effort, type SpaceLink, TieBook, type Ties } from './ties.ts';
export { expectedToll, type Trap, trapsOf } from './traps.ts';
export { TURNS, type TurnName } from './turn.ts';
export {
  type Mandate,
  type OwnLink,
  type View,
  type ViewData,
  viewOf,
} from './view.ts';
export { effectOf, inclination, meansOf, type Occasion, owedOn } from './will.ts';
export { modeWorld, openWorld } from './world.ts';
export {
  clauseCost,
  leastSum,
  linkUnits,
  optionOf,
  points,
  scoreOf,
  slackOf,
  startOf,
  unitsAt,
  type Worths,
  wholeScore,
} from './worth.ts';
