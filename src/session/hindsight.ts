import { beliefOf } from '../agents/index.ts';
import {
  type Aftermath,
  type BeliefPoint,
  type OfferPoint,
  type Rank,
  type Ranks,
  settlementOf,
  type TurnsFound,
} from '../analysis/index.ts';
import {
  areaOf,
  ENDINGS,
  isEnding,
  type Package,
  type Phase,
  type Table,
  type World,
} from '../model/index.ts';
import { Position, stepsThrough } from '../protocol/index.ts';
import { endingOf, openTable, realisedBy, scoreOf, situationOf, viewOf } from '../rules/index.ts';
import { castOf, finish } from '../sim/index.ts';
import { accountOf } from './account.ts';
import type { Session } from './state.ts';
import { castFor, studyOf, type Work } from './studies.ts';

/** How much is worked out. */
export interface HindsightOptions {
  /** Games that programs play with the same figures and other luck, to rank this one among; 0: none. */
  readonly games: number;
  /** Steps that the frontier may take; by default as many as `analyze` takes. */
  readonly steps?: number | undefined;
}

/** What every principal believes of every other one at a table, and what is true. */
function believed(world: World, table: Table, phase: Phase, round: number | null): BeliefPoint[] {
  const { principals } = world.case;
  const { reopened } = table.open;
  return principals.flatMap((by) => {
    const view = viewOf(world, table, by, phase, []);
    return principals
      .filter((about) => about !== by)
      .map((about): BeliefPoint => {
        const belief = beliefOf(view, about);
        return {
          by,
          about,
          round,
          reopened,
          mean: belief.reservation,
          spread: belief.reservationSpread,
          truth: table.own[about]?.reservation ?? 0,
        };
      });
  });
}

/** Beliefs as every round of talks opened, and at the end of talks. */
function beliefsOver(s: Session): BeliefPoint[] {
  const { world, acts, table, phase } = s.play;
  const found: BeliefPoint[] = [];
  let talking = false;
  let at = '';
  for (const { before, phase: where } of stepsThrough(world, acts)) {
    const talks = areaOf(where) === 'talks';
    const { round, reopened } = before.open;
    const here = `${reopened} ${round}`;
    if (talks && here !== at) found.push(...believed(world, before, where, round));
    if (talking && !talks) found.push(...believed(world, before, where, null));
    if (talks) at = here;
    talking = talks;
  }
  if (talking) found.push(...believed(world, table, phase, null));
  return found;
}

/** Every text that was on the table, as it lies in the world of the opening. */
function offersOf({ play }: Session): OfferPoint[] {
  const { world, table } = play;
  const opening = openTable(world);
  for (const own of opening.own) own.front = opening.hidden.front;
  return table.open.offers.map((offer) => ({
    seat: offer.seat,
    round: offer.round,
    package: offer.package,
    scores: world.case.principals.map((seat) =>
      scoreOf(world, seat, offer.package, situationOf(opening, seat)),
    ),
    accepted: offer.answers.length > 0 && offer.answers.every((a) => a.accepted),
  }));
}

/** The study of single changes, as facts of the page. */
function* turnsOf(s: Session): Work<TurnsFound | null> {
  const study = yield* studyOf('what-if', s);
  if (study.kind !== 'what-if' || study.text === null) return null;
  const tried = s.play.world.case.clauses.reduce((n, { options }) => n + options.length - 1, 0);
  return { against: study.control ?? study.ending, tried, failed: study.failed, turns: study.turns };
}

/** Totals within so many points of each other are shown as the same. */
const SAME = 0.05;

/** Games by programs with the figures of this one and other luck, and where this one stands among them. */
function* ranksOf(s: Session, games: number): Work<Ranks | null> {
  if (games <= 0) return null;
  const { world, table, phase } = s.play;
  const { case: c, chance } = world;
  const cast = castFor(s);
  const agents = castOf(c, cast);
  const totals: number[][] = c.parties.map(() => []);
  const ended = new Map<string, number>();
  for (let n = 1; n <= games; n++) {
    yield n / games;
    const other: World = { ...world, chance: { root: chance.root, run: chance.run + n } };
    const played = finish(Position.of(other), agents, []);
    for (const [seat, list] of totals.entries())
      list.push(realisedBy(other, played.table, played.phase, seat).total);
    const { kind } = endingOf(other, played.table, played.phase);
    ended.set(kind, (ended.get(kind) ?? 0) + 1);
  }
  const ranks = c.parties
    .filter((p) => p.role !== 'mediator')
    .map(({ index }): Rank => {
      const { total } = realisedBy(world, table, phase, index);
      const list = [...(totals[index] ?? [])].sort((a, b) => a - b);
      return {
        seat: index,
        total,
        better: list.filter((x) => x >= total + SAME).length,
        same: list.filter((x) => Math.abs(x - total) < SAME).length,
        low: list[0] ?? 0,
        middle: list[Math.floor((list.length - 1) / 2)] ?? 0,
        high: list.at(-1) ?? 0,
      };
    });
  return {
    games,
    cast: Object.fromEntries(c.parties.map((p) => [p.id, agents[p.index]?.name ?? ''])),
    endings: ENDINGS.flatMap((ending) => {
      const n = ended.get(ending) ?? 0;
      return n > 0 ? [{ ending, games: n }] : [];
    }),
    ranks,
  };
}

/**
 * Everything that is to be said of a game that is over, every secret of every seat among it, step by step. What takes
 * longest are the changes, one playout for each option of each clause, and the other games.
 * @throws RangeError while the game is not over: then nobody may know this
 */
export function* hindsightOf(s: Session, { games, steps }: HindsightOptions): Work<Aftermath> {
  const { world, table, phase } = s.play;
  if (!isEnding(phase)) throw new RangeError('the game is not over');
  const { case: c } = world;
  const offers = offersOf(s);
  const wish = (seat: number): Package | null => offers.find((o) => o.seat === seat)?.package ?? null;
  return {
    settlement: settlementOf(world, table.open.agreed, steps),
    offers,
    wishes: c.principals.map(wish),
    realised: c.parties.map((p) => realisedBy(world, table, phase, p.index)),
    limits: c.parties
      .filter((p) => p.role !== 'mediator')
      .map((p) => ({ seat: p.index, ...accountOf(s.play, p.index) })),
    beliefs: beliefsOver(s),
    turns: yield* turnsOf(s),
    ranks: yield* ranksOf(s, games),
  };
}
