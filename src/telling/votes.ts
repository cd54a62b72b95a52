import type { SourceKey, World } from '../model/index.ts';
import { lockOf, type Odds, oddsOf } from '../rules/index.ts';
import { nameOf } from './names.ts';
import { all, aloud, none, nothing, type Step, type StepOf, says, type Teller, type Why } from './told.ts';
import { clipped, percent, plural, signedPercent, type Words, words } from './words.ts';

const who = (s: Step): string => nameOf(s.world.case, s.act.seat);

/** What is voted on, and whose vote it is where it is a guarantor's parliament. */
function voteTitle(s: Step): string {
  const [entry] = s.before.open.pending;
  const lock = entry ? lockOf(s.world, entry) : null;
  return lock ? clipped(lock.text) : 'a vote';
}

/** How a vote stands before it is held: chance, yes expected and needed. */
export function oddsTold(odds: Odds): Words {
  const { chance, expected, threshold } = odds;
  return words(
    `By the published figures the chance of a yes is ${percent(chance)}: ${percent(expected)} yes expected, ${percent(threshold)} needed.`,
  );
}

/** What moved it: where it would stand without the text's pushes, and each push with who says so. */
export function swaysTold(
  world: World,
  odds: Odds,
): readonly { readonly text: Words; readonly source: readonly SourceKey[] }[] {
  const lock = lockOf(world, odds.entry);
  if (!lock) return [];
  return [
    { text: words(`Before the text moves it: ${percent(odds.base)} yes.`), source: lock.source },
    ...odds.sways.map(({ index, share }) => ({
      text: words(`${clipped(lock.sways[index]?.text ?? '')}: ${signedPercent(share)}.`),
      source: lock.sways[index]?.source ?? [],
    })),
  ];
}

/** What a campaign would do and cost. */
export function campaignTold(odds: Odds): Words {
  const { campaign, chance } = odds;
  if (!campaign) return words('Nobody campaigns for this vote.');
  return words(
    `A campaign adds ${percent(campaign.share)} to the yes share: a chance of ${percent(campaign.chance)} instead of ${percent(chance)}. It costs ${plural(campaign.price, 'point')}, won or lost, and the vote comes ${plural(Math.round(campaign.days), 'day')} later.`,
  );
}

/** For the log of a vote that was held: how it stood before, and what had moved it, in one line. */
export function oddsBefore(s: StepOf<'nature.lock'>): readonly Why[] {
  const odds = oddsOf(s.world, s.before);
  const lock = odds && lockOf(s.world, odds.entry);
  if (!odds || !lock) return [];
  const { campaign } = odds;
  const ran = s.before.open.campaigns === true && campaign !== null;
  const moved = [
    ...odds.sways.map(
      ({ index, share }) => `${clipped(lock.sways[index]?.text ?? '')} (${signedPercent(share)})`,
    ),
    ...(ran ? [`the campaign (${signedPercent(campaign.share)})`] : []),
  ];
  const by = moved.length === 0 ? '' : `, moved by: ${moved.join('; ')}`;
  return [
    aloud(
      `Before it the chance of a yes was ${percent(ran ? campaign.chance : odds.chance)} by the published figures: ${percent(odds.base)} yes at first${by}.`,
    ),
  ];
}

export const VOTE_HOLD: Teller<'vote.hold'> = {
  text: (s) => says(`${who(s)} lets the vote come as it stands: ${voteTitle(s)}`),
  figures: nothing,
  why: none,
  after: none,
  heard: all,
  weight: () => 0,
};

export const VOTE_CAMPAIGN: Teller<'vote.campaign'> = {
  text: (s) => says(`${who(s)} campaigns for a yes: ${voteTitle(s)}`),
  figures: nothing,
  why: (s) => {
    const odds = oddsOf(s.world, s.before);
    return odds ? [aloud(campaignTold(odds))] : [];
  },
  after: none,
  heard: all,
  weight: () => 1,
};
