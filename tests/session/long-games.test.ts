import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Act, type GameEvent, NATURE } from '../../src/model/index.ts';
import { openPlay, type Play, Position, replay } from '../../src/protocol/index.ts';
import { applyActs } from '../../src/session/apply.ts';
import {
  openSession,
  recordOfSession,
  restoreSession,
  type Session,
  stepBack,
  waiting,
  wantStep,
} from '../../src/session/index.ts';
import { caseFrom } from '../helpers/case-from.ts';
import { byPersona, drive, PERSONAS } from '../helpers/drive.ts';
import { caseOf, SCENARIOS } from '../helpers/scenarios.ts';
import { agentOf, essence, got } from './table.ts';

const c = caseFrom(
  readFileSync(fileURLToPath(new URL('../fixtures/cases/many-rounds.yaml', import.meta.url)), 'utf8'),
);

/** A game of so many acts between agents, in which one side of two may be a person's. */
function longGame(count: number, people: readonly number[]): Session {
  const position = Position.open(c, openPlay(c, 'long').world.chance.root, 0);
  const acts: Act[] = [];
  while (acts.length < count) {
    const seat = position.turn;
    const text = c.clauses.map(() => seat);
    const act: Act =
      seat === NATURE
        ? position.nature()
        : position.phase === 'talks.floor'
          ? { type: 'offer.make', seat, package: text }
          : { type: 'offer.reject', seat };
    position.take(act);
    acts.push(act);
  }
  return applyActs(openSession([c, 'long'], { default: agentOf('linear') }, people), acts);
}

/** Its events with a look after each act, and now and then a step back over some acts that are then done again. */
function eventful(s: Session, every: number, back: number): GameEvent[] {
  const { acts } = s.play;
  const did = (act: Act, i: number): GameEvent[] => [
    { event: 'act', act },
    { event: 'looked', seat: 0, acts: i + 1 },
  ];
  return acts.flatMap((act, i) => {
    const events = did(act, i);
    if ((i + 1) % every !== 0) return events;
    const to = i + 1 - back;
    const again = acts.slice(to, i + 1).flatMap((x, k) => did(x, to + k));
    return [...events, { event: 'went', seat: 0, wish: { kind: 'back', to } }, ...again];
  });
}

afterEach(() => vi.restoreAllMocks());

/** What playing costs: acts done, tables copied, and states of the statechart asked for. */
function counted<T>(work: () => T): { result: T; done: number; copied: number; asked: number } {
  const moment = Object.getPrototypeOf(openPlay(c, 'any')) as Play;
  const done = vi.spyOn(Position.prototype, 'do');
  const copied = vi.spyOn(Position.prototype, 'copy');
  const asked = vi.spyOn(moment, 'snapshot', 'get');
  const result = work();
  const counts = [done, copied, asked].map((spy) => spy.mock.calls.length);
  vi.restoreAllMocks();
  const [d = 0, k = 0, a = 0] = counts;
  return { result, done: d, copied: k, asked: a };
}

describe('a long game', () => {
  const sizes = [600, 1200, 2400] as const;

  test('is taken back without being played again, however long ago the last decision was', () => {
    for (const people of [[], [0], [0, 1]])
      for (const size of sizes) {
        const s = longGame(size, people);
        const { result, ...work } = counted(() => stepBack(s, 0));
        expect(work).toEqual({ done: 0, copied: 0, asked: 0 });
        const to = s.play.acts.findLastIndex((act) => act.seat === 0 || people.includes(act.seat));
        const mine = s.play.acts.findLastIndex((act) => act.seat === 0);
        expect(result).toEqual(
          people.length === 0 ? null : { kind: 'back', to: people.length === 1 ? mine : Math.min(to, mine) },
        );
      }
  });

  test('is read with one doing of each act, and tables copied as often as it doubles', () => {
    const per = sizes.map((size) => {
      const s = longGame(size, [0]);
      const { result, ...work } = counted(() => restoreSession(c, s.head, eventful(s, size + 1, 0)));
      expect(got(result).play.count).toBe(size);
      expect(got(result).hands).toEqual(s.hands);
      return work;
    });
    expect(per.map(({ done }) => done)).toEqual(sizes);
    const [small, , large] = per;
    // Four times as long, two doublings: each costs three copies.
    expect((large?.copied ?? 0) - (small?.copied ?? 0)).toBeLessThanOrEqual(8);
    expect(large?.copied).toBeLessThan(24);
    expect(large?.asked).toBeLessThan(24);
  });

  test('with steps back in it is read at the cost of what is done again', () => {
    for (const size of sizes) {
      const s = longGame(size, [0]);
      const events = eventful(s, 100, 10);
      const acts = events.filter(({ event }) => event === 'act').length;
      const steps = events.filter(({ event }) => event === 'went').length;
      const { result, done } = counted(() => restoreSession(c, s.head, events));
      const read = got(result);
      expect(acts).toBe(size + 10 * steps);
      expect(done).toBeLessThanOrEqual(acts + steps * (size / 4 + 64));
      expect(recordOfSession(read)).toEqual(recordOfSession(s));
      expect(read.hands).toEqual(s.hands);
      expect(read.events).toEqual(events);
    }
  });

  test('that was read or replayed is the one that was played, wherever one looks', () => {
    const s = longGame(600, [0]);
    const read = got(restoreSession(c, s.head, eventful(s, 90, 40)));
    const again = got(replay(c, recordOfSession(s), s.play.acts));
    for (const back of [0, 1, 31, 33, 200, 599, 600]) {
      const to = s.play.count - back;
      const at = (play: Play): Play => {
        let here = play;
        while (here.count > to && here.before) here = here.before;
        return here;
      };
      const [a, b, d] = [at(s.play), at(read.play), at(again)];
      expect(b.table).toEqual(a.table);
      expect(d.table).toEqual(a.table);
      expect([b.phase, b.round, d.phase, d.round]).toEqual([a.phase, a.round, a.phase, a.round]);
    }
    const wish = stepBack(read, 0);
    if (!wish) throw new Error('nothing to take back');
    const stepped = got(wantStep(read, 0, wish));
    expect(essence({ ...stepped, events: [] })).toEqual(
      essence({ ...got(wantStep(s, 0, wish)), events: [], marks: stepped.marks }),
    );
  });

  test('leaves what was read before as it was', () => {
    const s = longGame(120, [0]);
    const events = eventful(s, 50, 20);
    const first = got(restoreSession(c, s.head, events));
    const kept = structuredClone([first.hands, first.events]);
    got(wantStep(first, 0, { kind: 'back', to: 3 }));
    got(restoreSession(c, s.head, [...events, { event: 'note', text: 'x' }]));
    expect([first.hands, first.events]).toEqual(kept);
  });
});

describe.each(SCENARIOS)('in %s', (scenario) => {
  test('each act is by the seat whose move it is, and the clock moves where nothing else can happen', () => {
    const case_ = caseOf(scenario);
    let seen = 0;
    for (const [run, persona] of PERSONAS.entries())
      drive(case_, 'whose move', run, byPersona(persona), {
        before: ({ position, act }) => {
          expect(act.seat).toBe(position.turn);
          if (position.types.includes('clock.advance')) expect(position.types).toEqual(['clock.advance']);
          seen += 1;
        },
      });
    expect(seen).toBeGreaterThan(20);
  });

  test('a step back leads to where somebody had to decide, and to no later place', () => {
    const case_ = caseOf(scenario);
    const { acts } = drive(case_, 'whose move', 0, byPersona(PERSONAS[0] ?? { name: 'wild', never: [] }));
    const people = case_.principals.slice(0, 1);
    const s = applyActs(openSession([case_, 'whose move', 0], { default: agentOf('linear') }, people), acts);
    for (const cut of [acts.length, Math.floor(acts.length / 2), 3]) {
      const here = got(wantStep(s, people[0] ?? 0, { kind: 'branch', to: Math.min(cut, acts.length - 1) }));
      const wish = stepBack(here, people[0] ?? 0);
      let at = here.play.before;
      while (at && waiting({ ...here, play: at }) === null) at = at.before;
      expect(wish && 'to' in wish ? wish.to : null).toBe(at ? at.count : null);
    }
  });
});
