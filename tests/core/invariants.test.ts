import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENTS, type Agent } from '../../src/agents/index.ts';
import {
  type Case,
  isEnding,
  type LockEntry,
  NATURE,
  type Package,
  POINT,
  rootOf,
  type Table,
  type World,
} from '../../src/model/index.ts';
import { protocol } from '../../src/protocol/index.ts';
import {
  breach,
  coreLocksPassed,
  droppedAs,
  endingOf,
  enough,
  judge,
  lastingAt,
  lockOf,
  openWorld,
  samePackage,
  scoreOf,
  situationOf,
} from '../../src/rules/index.ts';
import { playout } from '../../src/sim/index.ts';
import { causeTold } from '../../src/telling/index.ts';
import {
  byAgents,
  byPersona,
  type Chooser,
  casts,
  drive,
  must,
  PERSONAS,
  type Step,
  same,
} from '../helpers/drive.ts';
import { BROKEN, caseOf, SCENARIOS, shared } from '../helpers/scenarios.ts';
import { sound } from '../helpers/sound.ts';

const root = rootOf('scores');

/** Strategies that promise never to offer below their reservation value nor across their red lines. */
const PRUDENT = ['linear', 'boulware', 'conceder', 'bridging'];

/** Runs of each cast, shared among the scenarios; `INVARIANT_RUNS` multiplies them for a long hunt. */
const TIMES = Number(process.env.INVARIANT_RUNS ?? 1);
const RUNS: Readonly<Record<string, number>> = {
  bridging: 8,
  random: 80,
  reciprocal: 8,
  reading: 8,
  'one-text': 8,
  'hold-out': 8,
  'relative-tit-for-tat': 8,
  bluffing: 8,
};

/** Scores lie between 0 and 100 points, and are whole units. */
function boundedScores(c: Case, world: World, table: Table, text: Package): void {
  for (const p of c.parties) {
    const score = scoreOf(world, p.index, text, situationOf(table, p.index));
    if (!(Number.isSafeInteger(score) && score >= 0 && score <= 100 * POINT))
      expect.fail(`${p.id} scores ${score} on ${text.join(',')}`);
  }
}

/** When ratification is over, each lock of the plan has been tried and its result stands. */
function locksReported(world: World, before: Table | null, table: Table): void {
  if (!before || !table.open.agreed) return;
  const ofEntry = (entry: LockEntry): string => JSON.stringify(entry);
  const wanted = before.open.pending.map((entry) => `${ofEntry(entry)} of ${lockOf(world, entry)?.of}`);
  const reported = table.open.locks.map((l) => `${ofEntry(l.entry)} of ${l.of}`);
  expect(reported).toEqual(wanted);
  for (const l of table.open.locks) {
    if (l.passed) expect([l.clause, l.sway, l.held]).toEqual([-1, -1, true]);
    expect(l.yes >= 0 && l.yes <= 1000).toBe(true);
    expect(l.day).toBeGreaterThanOrEqual(table.open.signedDay);
  }
}

/** Plays a run and checks everything on the way. Returns what happened, so that tests can ask for substance. */
function check(c: Case, seed: string, run: number, choose: Chooser, prudent: ReadonlySet<number>) {
  const offered = new Map<number, { text: Package; verdict: string; reservation: number }>();
  let signed: Table | null = null;
  let offers = 0;
  const at = (s: Step): string => `seed "${seed}", run ${run}: ${JSON.stringify(s.act)} in ${s.phase}`;
  const driven = drive(c, seed, run, choose, {
    before: (step) => {
      const { world, table, act, seat, phase } = step;
      sound(c, table, phase);
      must(act.seat === seat, `it is for seat ${seat} to act`);
      must(step.position.types.includes(act.type), at(step));
      if ('package' in act) boundedScores(c, world, table, act.package);
      if (act.type === 'offer.make' && prudent.has(seat)) {
        offers++;
        const own = table.own[seat]?.reservation ?? 0;
        expect(scoreOf(world, seat, act.package, situationOf(table, seat)), at(step)).toBeGreaterThanOrEqual(
          own,
        );
        expect(breach(world, seat, act.package, situationOf(table, seat)), at(step)).toBeNull();
      }
      if (act.type === 'offer.accept' && prudent.has(seat)) {
        const text = table.open.offers[table.open.standing]?.package ?? [];
        expect(judge(world, table, seat, text).verdict, at(step)).toBe('accept');
      }
      if (act.type === 'offer.reject' && prudent.has(seat)) {
        const text = table.open.offers[table.open.standing]?.package ?? [];
        const last = offered.get(seat);
        const now = judge(world, table, seat, text);
        // Its own last offer comes back: it takes it, unless it now sees it otherwise.
        if (last && samePackage(last.text, text)) expect(now.verdict, at(step)).not.toBe('accept');
      }
      if (act.type === 'offer.make') {
        const { verdict, reservation } = judge(world, table, seat, act.package);
        offered.set(seat, { text: act.package, verdict, reservation });
      }
    },
    after: (step, name) => {
      const { table, act, world } = step;
      if (act.type === 'treaty.sign' && name !== 'signature.signing') signed = structuredClone(table);
      if (step.phase.startsWith('ratification') && !name.startsWith('ratification')) {
        locksReported(world, signed, table);
        if (name.startsWith('implementation') || name.startsWith('force')) {
          expect(coreLocksPassed(table)).toBe(true);
          expect(enough(world, table)).toBe(true);
        }
      }
    },
  });
  sound(c, driven.table, driven.phase);
  expect(isEnding(driven.phase)).toBe(true);
  const ending = endingOf(driven.world, driven.table, driven.phase);
  expect(ending.causes.length, driven.phase).toBeGreaterThan(0);
  for (const cause of ending.causes) {
    const { text } = causeTold(driven.world, cause);
    expect(text, cause.code).not.toMatch(/undefined|NaN|\(\)/);
    expect(text.length, cause.code).toBeGreaterThan(5);
  }
  return { ...driven, offers, ending };
}

test('every folder of scenarios/ holds a valid scenario', () => {
  expect(Object.fromEntries(BROKEN)).toEqual({});
  expect(SCENARIOS.length).toBeGreaterThan(0);
});

describe.each(SCENARIOS)('%s', (scenario) => {
  const c = caseOf(scenario);

  test.each(Object.keys(casts(c)))('agents: %s', (name) => {
    const cast = casts(c)[name] ?? {};
    const prudent = new Set(
      c.parties.filter((p) => PRUDENT.includes((cast[p.id] ?? cast.default)?.name ?? '')).map((p) => p.index),
    );
    const runs = shared((RUNS[name] ?? 24) * TIMES);
    let offers = 0;
    fc.assert(
      fc.property(fc.nat(100_000), (run) => {
        const driven = check(c, 'invariants', run, byAgents(c, cast), prudent);
        offers += driven.offers;
        // The batch's own loop plays exactly the same.
        const p = playout(c, 'invariants', run, cast);
        expect(p.phase).toBe(driven.phase);
        same(p.acts, driven.acts, 'playout and driven acts');
        same(p.table, driven.table, 'playout and driven table');
      }),
      { numRuns: runs },
    );
    if (PRUDENT.includes(name) && !c.treaty?.opens) expect(offers).toBeGreaterThan(0);
  });

  test.each(PERSONAS.map((p) => p.name))('directed random players: %s', (name) => {
    const persona = PERSONAS.find((p) => p.name === name);
    if (!persona) throw new Error(name);
    let acts = 0;
    fc.assert(
      fc.property(fc.nat(100_000), (run) => {
        acts += check(c, 'invariants', run, byPersona(persona), new Set()).acts.length;
      }),
      { numRuns: shared((name === 'talker' ? 8 : 120) * TIMES) },
    );
    expect(acts).toBeGreaterThan(0);
  });

  test('no strategy refuses its own last offer when it comes back to it unchanged', () => {
    if (c.treaty?.opens) {
      console.log(`${scenario}: opens with a treaty in force, nobody makes offers`);
      return;
    }
    let returned = 0;
    for (const name of PRUDENT) {
      for (const principal of c.principals) {
        const agent = AGENTS[name];
        if (!agent) throw new Error(name);
        // Everybody else offers this principal its own last words.
        const echo: Agent = {
          ...agent,
          name: 'echo',
          act: (view, luck) => {
            const theirs = view.open.offers.findLast((o) => o.seat === principal)?.package;
            return view.phase === 'talks.floor' && theirs && !droppedAs(view.open, theirs)
              ? { type: 'offer.make', seat: view.seat, package: theirs }
              : view.phase === 'talks.answer'
                ? { type: 'offer.reject', seat: view.seat }
                : agent.act(view, luck);
          },
        };
        const cast = { default: echo, [c.parties[principal]?.id ?? '']: agent };
        for (let run = 0; run < shared(12); run++) {
          let last: Package | null = null;
          drive(c, 'echo', run, byAgents(c, cast), {
            before: ({ world, table, act, seat }) => {
              if (seat !== principal) return;
              if (act.type === 'offer.make') last = act.package;
              const text = table.open.offers[table.open.standing]?.package;
              if (!last || !text || !samePackage(last, text)) return;
              if (act.type === 'offer.accept') returned++;
              if (act.type !== 'offer.reject') return;
              // Only what has changed in its own eyes since may make it refuse.
              const now = judge(world, table, seat, text);
              must(
                now.verdict !== 'accept' && now.reasons.length > 0,
                `${name} refuses its own offer, run ${run}`,
              );
            },
          });
        }
      }
    }
    expect(returned).toBeGreaterThan(0);
  });

  test('scores lie within 0 to 100 for any text, front, drivers and circle', () => {
    fc.assert(
      fc.property(
        fc.tuple(...c.clauses.map((clause) => fc.nat(clause.options.length - 1))),
        fc.integer({ min: -100, max: 100 }),
        fc.nat(2 ** c.parties.length - 1),
        fc.array(fc.nat(3), { minLength: c.war?.drivers.length ?? 0, maxLength: c.war?.drivers.length ?? 0 }),
        fc.nat(1000),
        (text, front, joined, drivers, run) => {
          const world = openWorld(c, root, run);
          for (const p of c.parties) {
            const score = scoreOf(world, p.index, text, {
              front,
              joined,
              drivers,
              lasting: lastingAt(c, front),
            });
            must(
              Number.isSafeInteger(score) && score >= 0 && score <= 100 * POINT,
              `${p.id} scores ${score}`,
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('nature acts only when it is nature’s move, and nobody else does then', () => {
    for (const node of protocol.nodes) {
      const nature = node.types.filter((t) => t.startsWith('nature.') || t === 'clock.advance');
      if (node.turn === 'nature') expect(nature).toEqual(node.types);
    }
    expect(NATURE).toBe(-1);
  });
});
