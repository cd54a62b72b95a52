import {
  type Case,
  type ClauseIndex,
  type LockEntry,
  number,
  type Package,
  type Seats,
  type World,
} from '../model/index.ts';
import {
  attackChance,
  breachChance,
  expectedYes,
  lockOf,
  modeWorld,
  openTable,
  passChance,
  situationOf,
  Terms,
  underAttack,
} from '../rules/index.ts';

/** The figures of a treaty's life that a clause may change, each a share or chance from 0 to 1. */
export const FIGURES = ['held', 'duty', 'harm', 'attack', 'breach', 'votes'] as const;
/** One of them, by name. */
export type Figure = (typeof FIGURES)[number];

/** The least and the most of a figure over the options of a clause. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** What one clause changes after signature when every other stays as it is. */
export type ClauseBite = { readonly clause: ClauseIndex } & Readonly<Record<Figure, Span>>;

/** The mean chance that an occasion is used, over kinds of attack and their places, by weight. */
function meanAttack(world: World, text: Package, joined: Seats): number {
  let sum = 0;
  let total = 0;
  for (const [incident, kind] of (world.case.treaty?.incidents ?? []).entries()) {
    if (kind.truth !== 'attack') continue;
    const weight = number(world, kind.weight);
    total += weight;
    for (const place of kind.places)
      sum += (weight * attackChance(world, text, joined, incident, place, 1)) / kind.places.length;
  }
  return total === 0 ? 0 : sum / total;
}

/** The figures of one text with those in, by the figures' modes and, for crises, over the published ranges. */
export function lifeOf(c: Case, text: Package, joined?: Seats): Readonly<Record<Figure, number>> {
  const { treaty } = c;
  if (!treaty) return { held: 0, duty: 0, harm: 0, attack: 0, breach: 0, votes: 0 };
  const world = modeWorld(c);
  const terms = new Terms(treaty, text);
  const circle = joined ?? terms.named;
  const table = openTable(world);
  table.open.agreed = [...text];
  table.open.joined = circle;
  const now = { ...situationOf(table, treaty.victim), joined: circle };
  const { held, harm } = underAttack(world, text, circle);
  const free = underAttack(world, text, circle, 1, true);
  const kept = treaty.stages.reduce(
    (all, stage, i) => all * (1 - breachChance(world, table, i) * (1 - number(world, stage.repair))),
    1,
  );
  const entries = terms.plan.flatMap((step): LockEntry[] =>
    step === 'legislatures'
      ? terms.members.flatMap((seat): LockEntry[] =>
          lockOf(world, { legislature: seat }) ? [{ legislature: seat }] : [],
        )
      : [step],
  );
  const votes = entries.reduce((all, entry) => {
    const lock = lockOf(world, entry);
    return lock && expectedYes(world, lock, text, now) >= 0 ? all * passChance(world, lock, text, now) : all;
  }, 1);
  return {
    held,
    duty: held - free.held,
    harm,
    attack: meanAttack(world, text, circle),
    breach: 1 - kept,
    votes,
  };
}

/**
 * What each clause changes after signature: the figures of the text with one clause at a time taken through its options,
 * with all in whom the text then names.
 */
export function clauseBites(c: Case, text: Package): ClauseBite[] {
  return c.clauses.map((clause, k) => {
    const lives = clause.options.map((_, o) =>
      lifeOf(
        c,
        text.map((was, i) => (i === k ? o : was)),
      ),
    );
    const span = (f: Figure): Span => ({
      least: Math.min(...lives.map((life) => life[f])),
      most: Math.max(...lives.map((life) => life[f])),
    });
    return {
      clause: k,
      held: span('held'),
      duty: span('duty'),
      harm: span('harm'),
      attack: span('attack'),
      breach: span('breach'),
      votes: span('votes'),
    };
  });
}
