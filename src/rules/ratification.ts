import {
  type ActOf,
  type CaseLock,
  type CaseSway,
  has,
  type LockEntry,
  laterBy,
  minus,
  NATURE,
  normal,
  number,
  oddChance,
  type Package,
  type Table,
  type World,
} from '../model/index.ts';
import { holds, type Situation, situationOf } from './conditions.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { stranded, takeStock } from './standing.ts';
import { termsOf } from './terms.ts';

/** The lock an entry stands for: a lock of the plan, or a guarantor's legislature. */
export function lockOf(world: World, entry: LockEntry): CaseLock | null {
  const { treaty, parties } = world.case;
  if ('lock' in entry) return treaty?.locks[entry.lock] ?? null;
  return parties[entry.legislature]?.guarantor?.legislature ?? null;
}

/** Lists the locks of an agreed text: the plan's, with each joined guarantor's legislature where the plan says so. */
export function planLocks(world: World, table: Table): LockEntry[] {
  const { agreed, joined } = table.open;
  const terms = agreed && termsOf(world.case, agreed);
  if (!terms) return [];
  const legislatures = world.case.parties.flatMap((p, seat): LockEntry[] =>
    has(joined, seat) && p.guarantor?.legislature ? [{ legislature: seat }] : [],
  );
  return terms.plan.flatMap((step): LockEntry[] => (step === 'legislatures' ? legislatures : [step]));
}

/** What a campaign adds to the yes share, 0 to 1; 0 where nobody campaigns. */
const campaignShare = (world: World, campaigned: boolean): number => {
  const campaign = world.case.treaty?.campaign;
  return campaigned && campaign ? number(world, campaign.share) : 0;
};

/** The yes share to expect: the base, the pushes of the clauses, and a campaign. Between 0 and 1. */
export function expectedYes(
  world: World,
  lock: CaseLock,
  text: Package,
  now: Situation,
  campaigned = false,
): number {
  let share = number(world, lock.support) + campaignShare(world, campaigned);
  for (const sway of lock.sways) if (holds(sway.when, text, now)) share += number(world, sway.share);
  return Math.min(1, Math.max(0, share));
}

/** The standard normal distribution function; error below 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = 0.5 * series * Math.exp(-x * x);
  return z < 0 ? half : 1 - half;
}

/** The chance, 0 to 1, that a vote is won: `Φ((expected yes − threshold) / spread)`. */
export function passChance(
  world: World,
  lock: CaseLock,
  text: Package,
  now: Situation,
  campaigned = false,
): number {
  const over = expectedYes(world, lock, text, now, campaigned) - number(world, lock.threshold);
  const spread = number(world, lock.spread);
  return spread <= 0 ? (over >= 0 ? 1 : 0) : normalBelow(over / spread);
}

/** The sway that takes most votes away, as an index, or −1. */
export function worstSway(world: World, sways: readonly CaseSway[], text: Package, now: Situation): number {
  let worst = -1;
  let least = 0;
  for (const [i, sway] of sways.entries()) {
    const share = number(world, sway.share);
    if (share < least && holds(sway.when, text, now)) {
      worst = i;
      least = share;
    }
  }
  return worst;
}

export const barred = (lock: CaseLock, text: Package, now: Situation): boolean =>
  lock.barredWhile !== null && holds(lock.barredWhile, text, now);

/** The day from which the present guarantors' parliaments count: they sit at the same time. */
function startDay(table: Table): number {
  const core = table.open.locks.filter((l) => 'lock' in l.entry);
  return core.at(-1)?.day ?? table.open.signedDay;
}

export const natureLock: Rule<ActOf<'nature.lock'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(act.seat);
    const entry = table.open.pending[0];
    const lock = entry === undefined ? null : lockOf(world, entry);
    if (!lock) return oddChance('no-lock');
    if (!(Number.isInteger(act.yes) && act.yes >= 0 && act.yes <= 1000))
      return oddChance('vote-range', act.yes);
    const may = !barred(lock, table.open.agreed ?? [], situationOf(table, NATURE));
    return act.held === may ? null : oddChance(may ? 'vote-held' : 'vote-barred');
  },
  apply: (world, table, act) => {
    const { open } = table;
    const entry = open.pending.shift();
    const lock = entry ? lockOf(world, entry) : null;
    if (!entry || !lock || !open.agreed) return;
    const now = situationOf(table, NATURE);
    const passed = act.held && act.yes >= Math.round(number(world, lock.threshold) * 1000);
    const sway = passed ? -1 : worstSway(world, lock.sways, open.agreed, now);
    const clause = passed
      ? -1
      : act.held
        ? (lock.sways[sway]?.clauses[0] ?? -1)
        : (lock.barredClauses[0] ?? -1);
    const from = 'lock' in entry ? open.day : startDay(table);
    const campaigned = open.campaigns === true;
    const extra = campaigned ? number(world, world.case.treaty?.campaign?.days ?? -1) : 0;
    const day = laterBy(from, Math.round(number(world, lock.delayDays) + extra));
    open.campaigns = null;
    open.day = Math.max(open.day, day);
    open.locks.push({
      entry,
      of: lock.of,
      held: act.held,
      yes: act.yes,
      passed,
      campaigned,
      clause,
      sway: act.held ? sway : -1,
      day,
    });
    if ('legislature' in entry && !passed) {
      open.standings[entry.legislature] = 'lost';
      open.joined = minus(open.joined, entry.legislature);
    }
    if (open.pending.length === 0) open.queue = stranded(world, table);
    takeStock(world, table);
  },
};

/** Draws the next vote. */
export function drawLock(world: World, table: Table): ActOf<'nature.lock'> {
  const { open } = table;
  const [entry] = open.pending;
  const lock = entry ? lockOf(world, entry) : null;
  const now = situationOf(table, NATURE);
  if (!entry || !lock || !open.agreed) return { type: 'nature.lock', seat: NATURE, yes: 0, held: false };
  const held = !barred(lock, open.agreed, now);
  const z =
    'legislature' in entry
      ? normal(world.chance, open.reopened, lock.of, 'legislature')
      : normal(world.chance, open.reopened, lock.of, 'lock', 0, lock.id);
  const share =
    expectedYes(world, lock, open.agreed, now, open.campaigns === true) + number(world, lock.spread) * z;
  return {
    type: 'nature.lock',
    seat: NATURE,
    yes: held ? Math.round(1000 * Math.min(1, Math.max(0, share))) : 0,
    held,
  };
}

/** Signed by all: the locks of the text are listed. */
export function openRatification(world: World, table: Table): void {
  const { open } = table;
  open.signedDay = open.day;
  open.locks = [];
  open.campaigns = null;
  open.pending = planLocks(world, table);
  takeStock(world, table);
}
