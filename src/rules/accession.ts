import {
  type ActOf,
  has,
  minus,
  NOBODY,
  plus,
  type Refusal,
  type Seat,
  type Table,
  type World,
} from '../model/index.ts';
import { openRatification } from './ratification.ts';
import { notYourTurn, type Rule } from './rule.ts';
import { signer, stranded, takeStock } from './standing.ts';
import { checkAnswer, openRound } from './talks.ts';

/** Once nobody is left to answer, those left stranded are asked whether they stay; then stock is taken. */
function next(world: World, table: Table): void {
  if (table.open.queue.length === 0) table.open.queue = stranded(world, table);
  takeStock(world, table);
}

const inQueue = (table: Table, seat: Seat): Refusal | null =>
  table.open.queue[0] === seat ? null : notYourTurn(seat);

export const accessionAnswer: Rule<ActOf<'accession.answer'>> = {
  check: (world, table, act) => inQueue(table, act.seat) ?? checkAnswer(world, act),
  apply: (world, table, act) => {
    const { open } = table;
    open.queue.shift();
    open.standings[act.seat] =
      act.answer === 'join' ? 'joined' : act.answer === 'conditional' ? 'conditional' : 'declined';
    open.changes[act.seat] = act.change ? [...act.change] : null;
    if (act.answer === 'join') open.joined = plus(open.joined, act.seat);
    next(world, table);
  },
};

export const accessionLeave: Rule<ActOf<'accession.leave'>> = {
  check: (_, table, act) => inQueue(table, act.seat),
  apply: (world, table, act) => {
    const { open } = table;
    open.queue.shift();
    open.standings[act.seat] = 'left';
    open.joined = minus(open.joined, act.seat);
    next(world, table);
  },
};

export const accessionStay: Rule<ActOf<'accession.stay'>> = {
  check: (_, table, act) => inQueue(table, act.seat),
  apply: (world, table, act) => {
    const { open } = table;
    open.queue.shift();
    open.standings[act.seat] = 'committed';
    next(world, table);
  },
};

/** Is a seat asked for a first answer, or asked whether it stays? */
export const reviewing = (table: Table): boolean => {
  const first = table.open.queue[0];
  return first !== undefined && has(table.open.joined, first);
};

export const treatySign: Rule<ActOf<'treaty.sign'>> = {
  check: (world, table, act) => (signer(world, table) === act.seat ? null : notYourTurn(act.seat)),
  apply: (world, table, act) => {
    table.open.signed = plus(table.open.signed, act.seat);
    if (signer(world, table) < 0) openRatification(world, table);
  },
};

export const mayReopen = (world: World, table: Table): boolean =>
  table.open.reopened < (world.case.treaty?.reopenings ?? 0);

/** In recess each principal says in turn whether to go back to the table; one refusal ends it. */
export const treatyReopen: Rule<ActOf<'treaty.reopen'>> = {
  check: (world, table, act) => {
    if (signer(world, table) !== act.seat) return notYourTurn(act.seat);
    const { reopened } = table.open;
    return mayReopen(world, table) ? null : { code: 'no-reopening-left', reopened };
  },
  apply: (world, table, act) => {
    const { open } = table;
    if (open.recess !== 'none') {
      open.signed = plus(open.signed, act.seat);
      if (signer(world, table) >= 0) return;
    }
    open.reopened += 1;
    // What was said of the dropped text stays known; nobody has joined a text that is no more.
    open.standings = open.standings.map((s) =>
      s === 'declined' || s === 'conditional' || s === 'not-asked' ? s : 'asked',
    );
    open.agreed = null;
    open.standing = -1;
    open.joined = NOBODY;
    open.signed = NOBODY;
    open.queue = [];
    open.pending = [];
    open.recess = 'none';
    open.sideMoves = 0;
    if (open.closing && !world.case.war) openRound(world, table);
  },
};

export const treatyAbandon: Rule<ActOf<'treaty.abandon'>> = {
  check: (world, table, act) => (signer(world, table) === act.seat ? null : notYourTurn(act.seat)),
  apply: (_, table, act) => {
    table.open.walkedOut = act.seat;
  },
};
