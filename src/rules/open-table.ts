import { has, NOBODY, number, POINT, setOf, type Table, type World } from '../model/index.ts';
import { lastingAt } from './conditions.ts';
import { orderOf } from './talks.ts';
import { seenFront } from './war.ts';

/** The table before the first act. */
export function openTable(world: World): Table {
  const { parties, war, principals, treaty } = world.case;
  const opens = treaty?.opens ?? null;
  const { opening, openedBy } = world.case;
  const laid = opening !== null && openedBy >= 0 && opens === null ? opening : null;
  const order = orderOf(world, 1);
  const stood = lastingAt(world.case, war ? Math.round(number(world, war.front)) : 0).map(Number);
  const front = war ? Math.round(number(world, war.front)) : 0;
  return {
    open: {
      round: 1,
      day: 0,
      order,
      floor: 0,
      sideMoves: 0,
      closing: false,
      mediating: false,
      offers: laid ? [{ seat: openedBy, package: [...laid], round: 1, answers: [] }] : [],
      standing: laid ? 0 : -1,
      answering: laid ? order.filter((p) => p !== openedBy) : [],
      asked: null,
      lines: [],
      events: [],
      drivers: (war?.drivers ?? []).map(() => 0),
      lasting: stood.map(() => false),
      walkedOut: -1,
      agreed: opens ? [...opens.text] : null,
      standings: parties.map((_, seat) => (opens && has(opens.joined, seat) ? 'joined' : 'not-asked')),
      joined: opens?.joined ?? NOBODY,
      approached: NOBODY,
      changes: parties.map(() => null),
      queue: [],
      reopened: 0,
      recess: 'none',
      signed: opens ? setOf(principals) : NOBODY,
      signedDay: 0,
      pending: [],
      locks: [],
      campaigns: null,
      stages: [],
      year: 0,
      deterred: 0,
      falseAlarms: 0,
      crisis: null,
      tolls: [],
      outlays: [],
    },
    own: parties.map((party, seat) => ({
      reservation: Math.round(number(world, party.reservation) * POINT),
      moves: [],
      front: war ? seenFront(world, 0, seat, front) : 0,
      soundings: [],
      learnt: [],
      refused: null,
      belief: 500,
      resolve: 0,
      turns: { moment: 0, acts: 0 },
    })),
    hidden: {
      front,
      stood,
      lasting: [],
      incident: -1,
      dueAt: parties.map(() => -1),
      ownAt: parties.map(() => -1),
      holds: -1,
    },
  };
}
