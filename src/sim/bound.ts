import type { Case } from '../model/index.ts';

/** Marks of the evidence in the first three days of a crisis; after that there is one a day. */
const FIRST_MARKS = 8;
/** Acts of nature in a crisis that happen once: convening and the report to the Council; and the call itself. */
const ONCE = 3;

/** Acts in one round: each principal's side moves with their answers, its offer, and what the others say to it. */
function roundActs(c: Case): number {
  const sides = c.principals.length;
  const floor = 2 * c.scenario.talks.sideMoves + 1 + (sides - 1);
  // The mediator's text and all answers to it, or its pass; then the war.
  return sides * floor + 1 + sides + 1;
}

/** Acts from agreement to the opening of the treaty's first year, once. */
function signingActs(c: Case): number {
  const parties = c.parties.length;
  // A vote is held, and before it whose it is may campaign.
  const locks = 2 * ((c.treaty?.locks.length ?? 0) + parties);
  // Each guarantor answers, and may be asked again when others have left, after the votes as well; each principal signs
  // or goes back, and again in recess.
  return 3 * parties + locks + 2 * c.principals.length;
}

/**
 * The most acts that a lawful negotiation of this case can have when nature's acts are the drawn ones: it follows from
 * rounds, side moves, reopenings, locks, stages and years. A playout that goes on longer is our own fault.
 */
export function mostActs(c: Case): number {
  const { treaty, scenario } = c;
  const again = treaty?.reopenings ?? 0;
  const talks = (scenario.talks.rounds + 2 * again + 1) * roundActs(c);
  if (!treaty) return talks;
  const parties = c.parties.length;
  // The clock stops at every mark of the evidence, at the panel's report, at the end of the window, when a capital is
  // ready and when help arrives.
  const stops = FIRST_MARKS + Math.max(0, Math.ceil((treaty.horizonHours - 72) / 24)) + 3 + 11 * parties;
  // Each party finds up to five times, decides up to six times (on ever firmer ground), and each decision passes a gate; once
  // it may let one wait.
  // The attacked state shows, asks, and waits: once at first, and again after each finding.
  const plea = 2 + (treaty.appeals?.most ?? 0) + 5 * parties;
  const crisis = ONCE + stops + 17 * parties + plea + parties;
  return talks + (again + 1) * signingActs(c) + treaty.stages.length + treaty.years * (1 + crisis);
}
