import {
  type ActOf,
  type CaseLock,
  type LockEntry,
  number,
  type Refusal,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { holds, situationOf } from './conditions.ts';
import { barred, expectedYes, lockOf, passChance } from './ratification.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { modeWorld } from './world.ts';

/** What moves a vote: a push of the text that is at work. */
export interface OddsSway {
  /** Index into the lock's sways. */
  readonly index: number;
  /** What it adds to the yes share, −1 to 1. */
  readonly share: number;
}

/** How a vote stands before it is held, by the published figures (their modes). Shares and chances 0 to 1. */
export interface Odds {
  readonly entry: LockEntry;
  /** The party whose people or parliament decide. */
  readonly of: Seat;
  /** Yes share needed. */
  readonly threshold: number;
  /** Yes share expected before the text moves it. */
  readonly base: number;
  /** The pushes at work, in the scenario's order. */
  readonly sways: readonly OddsSway[];
  /** Yes share expected. */
  readonly expected: number;
  /** Chance that it is won. */
  readonly chance: number;
  /** The same with a campaign, with what that adds, costs (points) and takes (days); null where nobody campaigns. */
  readonly campaign: {
    readonly chance: number;
    readonly share: number;
    readonly price: number;
    readonly days: number;
  } | null;
}

/** Can be campaigned for: what peoples and parliaments decide, and no executive by itself. */
const isVote = (lock: CaseLock): boolean => lock.kind !== 'executive';

/** How a lock stands for a table's agreed text, as the party whose vote it is sees the situation. */
function oddsFor(world: World, table: Table, entry: LockEntry, lock: CaseLock): Odds {
  const base = modeWorld(world.case);
  const text = table.open.agreed ?? [];
  const now = situationOf(table, lock.of);
  const campaign = isVote(lock) ? (world.case.treaty?.campaign ?? null) : null;
  return {
    entry,
    of: lock.of,
    threshold: number(base, lock.threshold),
    base: number(base, lock.support),
    sways: lock.sways.flatMap((sway, index) =>
      holds(sway.when, text, now) ? [{ index, share: number(base, sway.share) }] : [],
    ),
    expected: expectedYes(base, lock, text, now),
    chance: passChance(base, lock, text, now),
    campaign: campaign && {
      chance: passChance(base, lock, text, now, true),
      share: number(base, campaign.share),
      price: number(base, campaign.price),
      days: number(base, campaign.days),
    },
  };
}

/** The odds of the vote that is next; null where none is pending or it cannot be held. */
export function oddsOf(world: World, table: Table): Odds | null {
  const [entry] = table.open.pending;
  const lock = entry === undefined ? null : lockOf(world, entry);
  if (entry === undefined || !lock) return null;
  if (barred(lock, table.open.agreed ?? [], situationOf(table, lock.of))) return null;
  return oddsFor(world, table, entry, lock);
}

/** The seat that decides whether to campaign for the next vote, or −1 where there is nothing to decide. */
export function campaigner(world: World, table: Table): Seat {
  const { open } = table;
  if (!world.case.treaty?.campaign || open.campaigns !== null) return -1;
  const odds = oddsOf(world, table);
  return odds?.campaign ? odds.of : -1;
}

const ownVote = (world: World, table: Table, seat: Seat): Refusal | null =>
  campaigner(world, table) === seat && seat >= 0 ? null : notYourTurn(seat);

export const voteHold: Rule<ActOf<'vote.hold'>> = {
  check: (world, table, act) => ownVote(world, table, act.seat),
  apply: (_, table) => {
    table.open.campaigns = false;
  },
};

export const voteCampaign: Rule<ActOf<'vote.campaign'>> = {
  check: (world, table, act) => ownVote(world, table, act.seat),
  apply: (_, table, act) => {
    table.open.campaigns = true;
    table.open.outlays.push({ seat: act.seat, kind: 'campaign' });
  },
};
