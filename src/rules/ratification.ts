import {
  type ActOf,
  type CaseLock,
  type CaseSway,
  laterBy,
  NATURE,
  normal,
  number,
  type Package,
  refuse,
  type Table,
  type World,
} from '../model/index.ts';
import { holds, type Situation, situationOf } from './conditions.ts';
import { bit, has, notYourTurn, type Rule } from './rule.ts';
import { stranded, takeStock } from './standing.ts';

/** The lock a pending entry stands for: a lock of the plan, or (−1 − party) a guarantor's legislature. */
export function lockOf(world: World, entry: number): CaseLock | null {
  const { treaty, parties } = world.case;
  if (entry >= 0) return treaty?.locks[entry] ?? null;
  return parties[-1 - entry]?.guarantor?.legislature ?? null;
}

/** Lists the locks of an agreed text: the plan's, with each joined guarantor's legislature where the plan says so. */
export function planLocks(world: World, table: Table): number[] {
  const { treaty, parties } = world.case;
  const { agreed, joined } = table.open;
  if (!treaty || !agreed) return [];
  return (treaty.plan[agreed[treaty.planClause] ?? -1] ?? []).flatMap((lock) => {
    if (lock >= 0) return [lock];
    return parties.flatMap((p, seat) => (has(joined, seat) && p.guarantor?.legislature ? [-1 - seat] : []));
  });
}

/** The yes share to expect: the base, and the pushes of the clauses. Between 0 and 1. */
export function expectedYes(world: World, lock: CaseLock, text: Package, now: Situation): number {
  let share = number(world, lock.support);
  for (const sway of lock.sways) if (holds(sway.when, text, now)) share += number(world, sway.share);
  return Math.min(1, Math.max(0, share));
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
  const core = table.open.locks.filter((l) => l.lock >= 0);
  return core.at(-1)?.day ?? table.open.signedDay;
}

export const natureLock: Rule<ActOf<'nature.lock'>> = {
  check: (world, table, act) => {
    if (act.seat !== NATURE) return notYourTurn(world, act.seat);
    const entry = table.open.pending[0];
    const lock = entry === undefined ? null : lockOf(world, entry);
    if (!lock) return refuse('malformed-chance', 'No approval is awaited.');
    if (!(Number.isInteger(act.yes) && act.yes >= 0 && act.yes <= 1000)) {
      return refuse('malformed-chance', 'A vote is counted in thousandths, 0 to 1000.');
    }
    const may = !barred(lock, table.open.agreed ?? [], situationOf(table, NATURE));
    return act.held === may
      ? null
      : refuse('malformed-chance', may ? `${lock.text} can be held.` : lock.barredText);
  },
  apply: (world, table, act) => {
    const { open } = table;
    const entry = open.pending.shift() ?? 0;
    const lock = lockOf(world, entry);
    if (!lock || !open.agreed) return;
    const now = situationOf(table, NATURE);
    const passed = act.held && act.yes >= Math.round(number(world, lock.threshold) * 1000);
    const sway = passed ? -1 : worstSway(world, lock.sways, open.agreed, now);
    const clause = passed
      ? -1
      : act.held
        ? (lock.sways[sway]?.clauses[0] ?? -1)
        : (lock.barredClauses[0] ?? -1);
    const from = entry >= 0 ? open.day : startDay(table);
    const day = laterBy(from, Math.round(number(world, lock.delayDays)));
    open.day = Math.max(open.day, day);
    open.locks.push({
      lock: Math.max(-1, entry),
      of: lock.of,
      held: act.held,
      yes: act.yes,
      passed,
      clause,
      sway: act.held ? sway : -1,
      day,
    });
    if (entry < 0 && !passed) {
      const seat = -1 - entry;
      open.standings[seat] = 'lost';
      open.joined &= ~bit(seat);
    }
    if (open.pending.length === 0) open.queue = stranded(world, table);
    takeStock(world, table);
  },
};

/** Draws the next vote. */
export function drawLock(world: World, table: Table): ActOf<'nature.lock'> {
  const { open } = table;
  const entry = open.pending[0] ?? 0;
  const lock = lockOf(world, entry);
  const now = situationOf(table, NATURE);
  if (!lock || !open.agreed) return { type: 'nature.lock', seat: NATURE, yes: 0, held: false };
  const held = !barred(lock, open.agreed, now);
  const z = normal(world.chance, open.reopened, lock.of, lock.id);
  const share = expectedYes(world, lock, open.agreed, now) + number(world, lock.spread) * z;
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
  open.pending = planLocks(world, table);
  takeStock(world, table);
}
